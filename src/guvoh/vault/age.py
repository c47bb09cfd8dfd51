"""Writing of age files (age-encryption.org/v1) for one X25519 recipient: a header, then chunks of 64 KiB.

pyrage opens them, and so does every age program; it writes them at less than half of the speed that OpenSSL has, and
what a documenter adds are films. Names and numbers here are those of the specification.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import crypto_scalarmult, crypto_scalarmult_base
from nacl.utils import random

CHUNK = 64 * 1024  # bytes of plain text
TAG = 16
_INTRO = b"age-encryption.org/v1\n-> X25519 "
_BECH32 = str.maketrans("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", "0123456789abcdefghijklmnopqrstuv")


def recipient_of(identity: str) -> bytes:
    """The public key of `AGE-SECRET-KEY-1...`. It comes from a keyring: no typing errors are sought."""
    digits = identity.removeprefix("AGE-SECRET-KEY-1")[:-6].translate(_BECH32)  # 6 of checksum
    return crypto_scalarmult_base((int(digits, 32) >> 4).to_bytes(32, "big"))


def sealed_bytes(recipient: bytes, data: bytes) -> bytes:
    """The whole age file, for data of one chunk or a few."""
    head, cipher = _begun(recipient)
    if len(data) <= CHUNK:
        return head + cipher.encrypt(_nonce(0, True), data, None)
    plain = memoryview(data)
    chunks = [plain[at : at + CHUNK] for at in range(0, len(data), CHUNK)]
    last = len(chunks) - 1
    return head + b"".join([cipher.encrypt(_nonce(n, n == last), chunk, None) for n, chunk in enumerate(chunks)])


def sealed(recipient: bytes, next_chunk: Callable[[], bytes]) -> Iterator[bytes]:
    """The age file in pieces. `next_chunk` gives 64 KiB, less at the end, and nothing behind it."""
    head, cipher = _begun(recipient)
    yield head
    chunk, n = next_chunk(), 0
    while len(chunk) == CHUNK and (after := next_chunk()):
        yield cipher.encrypt(_nonce(n, False), chunk, None)
        chunk, n = after, n + 1
    yield cipher.encrypt(_nonce(n, True), chunk, None)


def _begun(recipient: bytes) -> tuple[bytes, ChaCha20Poly1305]:
    """The header with the nonce behind it, and the cipher of the chunks."""
    file_key, nonce = random(16), random(16)
    return _header(recipient, file_key) + nonce, ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload"))


def _nonce(n: int, last: bool) -> bytes:
    return n.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _header(recipient: bytes, file_key: bytes) -> bytes:
    secret = random(32)
    share = crypto_scalarmult_base(secret)
    wrap = _hkdf(crypto_scalarmult(secret, recipient), share + recipient, b"age-encryption.org/v1/X25519")
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    header = _INTRO + _base64(share) + b"\n" + _base64(body) + b"\n---"
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    return header + b" " + _base64(mac) + b"\n"


def _hkdf(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
