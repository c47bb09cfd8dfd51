"""Signed checkpoints: C2SP tlog-checkpoint lines in a C2SP signed-note, Ed25519.

The public key is in the keyring of the vault; anyone who is given it can verify a checkpoint with a stock tool.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

import nacl.exceptions
from nacl.signing import SigningKey, VerifyKey


def key_hash(name: str, public: bytes) -> bytes:
    """First four bytes of SHA-256(name, newline, 0x01, public key): the key's short name (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def sign(name: str, seed: bytes, text: str) -> str:
    """`text` (ends with a newline), a blank line, and one signature line."""
    key = SigningKey(seed)
    signature = key.sign(text.encode()).signature
    line = base64.b64encode(key_hash(name, bytes(key.verify_key)) + signature).decode()
    return f"{text}\n— {name} {line}\n"


def open_note(note: str, name: str, public: bytes) -> str:
    """The signed text. Raises ValueError when the note is not exactly one that `sign` made with this key."""
    text, blank, tail = note.rpartition("\n\n")
    begin = f"— {name} "
    if not blank or not tail.startswith(begin) or not tail.endswith("\n") or tail.count("\n") != 1:
        raise ValueError("not a signed note")
    text += "\n"
    try:
        blob = base64.b64decode(tail[len(begin) : -1], validate=True)
    except ValueError as error:
        raise ValueError("not a signed note") from error
    if base64.b64encode(blob).decode() != tail[len(begin) : -1]:
        raise ValueError("not a signed note")
    if len(blob) != 68 or blob[:4] != key_hash(name, public):
        raise ValueError("signed by another key")
    try:
        VerifyKey(public).verify(text.encode(), blob[4:])
    except nacl.exceptions.BadSignatureError as error:
        raise ValueError("the signature does not hold") from error
    return text


def public_key(seed: bytes) -> bytes:
    return bytes(SigningKey(seed).verify_key)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Origin, number of entries, root, and our further lines (`name value`), in order."""

    origin: str
    size: int
    root: bytes
    more: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        lines = [self.origin, str(self.size), base64.b64encode(self.root).decode()]
        return "\n".join(lines + [f"{name} {value}" for name, value in self.more]) + "\n"

    @classmethod
    def parse(cls, text: str) -> Checkpoint:
        """Raises ValueError unless `text` is exactly what `text()` gives."""
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1]:
            raise ValueError("not a checkpoint")
        more = tuple((name, value) for name, _, value in (line.partition(" ") for line in lines[3:-1]))
        made = cls(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True), more)
        if made.text() != text:
            raise ValueError("not a checkpoint")
        return made

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.more if key == name]

    def one(self, name: str) -> str:
        values = self.all(name)
        if len(values) != 1:
            raise ValueError(f"one line {name} was expected")
        return values[0]
