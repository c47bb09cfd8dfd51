"""Entries: one for each thing that a person or a tool did. Appended, never changed.

A clear header says which vault, device, place in the log and compartment; the content is sealed under the
compartment's key, and committed to with salt so that it can be opened to a court without any key.
The bytes: docs/FORMAT.md, section 4.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from guvoh.vault import codec, seal

SALT = 32
_BEGIN = b"\xa6\x61v\x01\x63seq"
_PARTS = ((b"\x65vault\x50", 16), (b"\x66commit\x58\x20", 32), (b"\x66device\x48", 8), (b"\x6bcompartment\x50", 16))


@dataclass(frozen=True, slots=True)
class Header:
    vault: bytes
    device: bytes
    seq: int
    compartment: bytes
    commit: bytes

    def to_bytes(self) -> bytes:
        """The canonical CBOR of {v: 1, seq, vault, commit, device, compartment}, which always has the same places."""
        values = (self.vault, self.commit, self.device, self.compartment)
        parts = [name + value for (name, _size), value in zip(_PARTS, values, strict=True)]
        return _BEGIN + codec.from_whole_number(self.seq) + b"".join(parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done: `kind` and `body` say what, `at` when (UTC, ISO 8601), `by` the handle chosen by the person.

    `order` is a Lamport number: entries of several devices fold by (order, device, seq).
    """

    id: str
    kind: str
    at: str
    by: str
    order: int
    body: dict[str, Any]

    def content(self) -> bytes:
        return codec.encode(
            {"id": self.id, "kind": self.kind, "at": self.at, "by": self.by, "order": self.order, "body": self.body}
        )


def make_record(header_for: Header, key: bytes, entry: Entry) -> bytes:
    """The record of `entry`; the commitment in `header_for` is filled in."""
    return seal_content(header_for, key, entry.content())


def seal_content(header_for: Header, key: bytes, content: bytes) -> bytes:
    """As `make_record`, of an entry that is encoded already."""
    salt = secrets.token_bytes(SALT)
    header = Header(
        header_for.vault, header_for.device, header_for.seq, header_for.compartment,
        hashlib.sha256(salt + content).digest(),
    ).to_bytes()  # fmt: skip
    return codec.encode([header, seal.seal(key, salt + content, header)])


def split_record(record: bytes) -> tuple[Header, bytes, bytes]:
    """(header, its bytes, sealed content). Raises ValueError on anything that `make_record` did not make."""
    try:
        raw, sealed = codec.decode_own(record)
        seq, end = codec.whole_number(raw, len(_BEGIN))
        at = end
        parts = []
        for name, size in _PARTS:
            at += len(name)
            parts.append(raw[at : at + size])
            at += size
        header = Header(parts[0], parts[2], seq, parts[3], parts[1])
        shortest = 1 + codec.size_of_bytes(raw) + codec.size_of_bytes(sealed)
        # Made again from its parts: one header has one form, and anything else is refused.
        if header.to_bytes() != raw or len(record) != shortest or not isinstance(sealed, bytes):
            raise ValueError("not an entry")
        return header, raw, sealed
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError("not an entry") from error


def open_record(record: bytes, key: bytes) -> tuple[Header, Entry]:
    """Raises ValueError when the entry was altered or the commitment does not fit."""
    header, raw, sealed = split_record(record)
    return header, open_content(header, raw, sealed, key)


def open_content(header: Header, raw: bytes, sealed: bytes, key: bytes) -> Entry:
    """As `open_record`, of a record that is split already."""
    return entry_from(unsealed(header, raw, sealed, key)[SALT:])


def entry_from(content: bytes) -> Entry:
    """The entry whose `content` this is."""
    c = codec.decode_own(content)
    return Entry(c["id"], c["kind"], c["at"], c["by"], c["order"], c["body"])


def unsealed(header: Header, raw: bytes, sealed: bytes, key: bytes) -> bytes:
    """Salt and content of a record that is split already, held against its commitment."""
    salted = seal.unseal(key, sealed, raw)
    if hashlib.sha256(salted).digest() != header.commit:
        raise ValueError("the commitment does not fit")
    return salted
