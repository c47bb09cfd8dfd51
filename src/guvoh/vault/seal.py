"""Sealing of small things: XChaCha20-Poly1305 with random nonces (libsodium through PyNaCl), HKDF for sub-keys.

Large things (originals, texts, runs) are age files: `objects.py`.
"""

from __future__ import annotations

import hashlib
import hmac

import nacl.exceptions
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.utils import random

NONCE = 24
KEY = 32


def new_key() -> bytes:
    return random(KEY)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """nonce || ciphertext. `bound_to` (associated data) must be the same when it is opened."""
    nonce = random(NONCE)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound_to, nonce, key)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The plain bytes. Raises ValueError when anything at all was changed, or the key is another."""
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[NONCE:], bound_to, sealed[:NONCE], key)
    except (nacl.exceptions.CryptoError, ValueError, TypeError) as error:
        raise ValueError("sealed bytes do not open") from error


def subkey(key: bytes, purpose: str) -> bytes:
    """A key for one purpose (RFC 5869, expand only: `key` is uniformly random already)."""
    return HKDFExpand(SHA256(), KEY, f"guvoh/1/{purpose}".encode()).derive(key)


def tag(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()


def same(a: bytes, b: bytes) -> bool:
    return hmac.compare_digest(a, b)
