"""Letters to the group: the keys to which the form locks, what was locked to one of them, and the group's signature.

A key of the form is the age identity of a compartment of its own (docs/FORMAT.md, 3): sealed as all of them, never
shown. The signing key is made from the vault's key, for forms alone: every device has the same, and nobody who sees a
form and a checkpoint of the vault can tell that they belong together.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable

import pyrage

from guvoh.vault import note, seal
from guvoh.vault.batch import compartment_of
from guvoh.vault.vault import Vault

NAME = "form"  # of the key that signs, as the signature shows it: it says nothing of the group
WHAT = "intake key"  # what such a compartment is
HEADER = 4096  # bytes in which the header of age must end: one lock takes about 200, and each more costs time


def keys_of(vault: Vault) -> list[str]:
    """The ids of the keys, the oldest first: an id begins with its time. They lie beside the vault's compartment."""
    ring, own = vault.keyring, vault.state.head.vault
    beside = [id for (kind, id), record in ring.records.items() if kind == "compartment" and record.parent == own]
    return [str(uuid.UUID(bytes=id)) for id in sorted(beside) if ring.keys(id).what == WHAT]


def recipient_of(vault: Vault, key: str) -> str:
    """What the form locks to. Raises KeyError when the key was erased."""
    return str(pyrage.x25519.Identity.from_str(vault.keyring.keys(compartment_of(key)).age).to_public())


def open_letter(vault: Vault, keys: Iterable[str], data: bytes) -> tuple[str, bytes]:
    """The key that opens it, and the plain bytes, which are fewer than `data`. Raises ValueError for anything else."""
    if not data.startswith(b"age-encryption.org/v1\n") or b"\n--- " not in data[:HEADER]:
        raise ValueError("no age file, or one with many locks")
    for key in keys:
        of = compartment_of(key)
        if not vault.keyring.can_open(of):
            continue
        try:
            return key, pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(vault.keyring.keys(of).age)])
        except pyrage.DecryptError:
            continue
    raise ValueError("no key of this vault opens it, or it was changed")


def sign_form(vault: Vault, data: bytes) -> str:
    """The signature beside a file: a signed note (C2SP) over its SHA-256."""
    seed = seal.subkey(vault.vault_key, "intake/sign")
    return note.sign(NAME, seed, _said(data, note.public_key(seed)))


def signer_of_form(data: bytes, signature: str) -> bytes:
    """The public key that signed. Whose it is must be known from elsewhere. Raises ValueError when it does not fit."""
    lines = signature.split("\n")
    public = bytes.fromhex(lines[2].removeprefix("key ")) if len(lines) > 2 else b""
    if len(public) != 32 or note.open_note(signature, NAME, public) != _said(data, public):
        raise ValueError("the signature is of another file")
    return public


def _said(data: bytes, public: bytes) -> str:
    return f"form 1\nsha256 {hashlib.sha256(data).hexdigest()}\nkey {public.hex()}\n"
