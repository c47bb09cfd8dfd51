"""Entries: one for each thing that a person or a tool did. Appended, never changed.

A clear header says which vault, device, place in the log and compartment; the content is sealed under the
compartment's key, and committed to with salt so that it can be opened to a court without any key.
The bytes: docs/FORMAT.md, section 4.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from dataclasses import dataclass
from typing import Any

from guvoh.vault import codec, seal

SALT = 32
_BEGIN = b"\xa6\x61v\x01\x63seq"
_NAMES = (b"\x65vault\x50", b"\x66commit\x58\x20", b"\x66device\x48", b"\x6bcompartment\x50")
_REST = struct.Struct("7s16s9s32s8s8s13s16s")  # each name with the value behind it


@dataclass(frozen=True, slots=True)
class Header:
    vault: bytes
    device: bytes
    seq: int
    compartment: bytes
    commit: bytes

    def to_bytes(self) -> bytes:
        """The canonical CBOR of {v: 1, seq, vault, commit, device, compartment}, which always has the same places."""
        vault, commit, device, compartment = _NAMES
        return b"".join((
            _BEGIN, codec.from_whole_number(self.seq), vault, self.vault, commit, self.commit, device, self.device,
            compartment, self.compartment,
        ))  # fmt: skip


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
        raw, end = codec.byte_string(record, 1)
        sealed, whole = codec.byte_string(record, end)
        seq, at = codec.whole_number(raw, len(_BEGIN))
        vault, of_vault, commit, of_commit, device, of_device, compartment, of_compartment = _REST.unpack(raw[at:])
    except (IndexError, struct.error) as error:
        raise ValueError("not an entry") from error
    # One header has one form, and anything else is refused.
    begins = record[0] == 0x82 and whole == len(record) and raw[:at] == _BEGIN + codec.from_whole_number(seq)
    if not begins or (vault, commit, device, compartment) != _NAMES:
        raise ValueError("not an entry")
    return Header(of_vault, of_device, seq, of_compartment, of_commit), raw, sealed


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
