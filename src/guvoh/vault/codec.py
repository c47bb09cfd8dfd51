"""Canonical CBOR (RFC 8949, 4.2.3: shortest forms, keys by length) and the framing of records in a file.

The bytes of a record are hashed and authenticated, so there is one encoding for one value: what decodes but would be
encoded otherwise is refused. Values are null, booleans, integers, doubles, text, bytes, lists and maps; no tags.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import cbor2

MAX_RECORD = 64 * 1024 * 1024


def _refuse(*_anything: Any) -> Any:
    raise ValueError("a tag, where only plain values may stand")


# Every tag that cbor2 would turn into an object of its own: dates, big numbers, patterns, shared references.
_TAGS = (*range(6), 25, *range(28, 31), 35, 36, 37, 52, 54, 100, 256, 258, 260, 261, 1004, 43000, 55799)
_NO_TAGS = dict.fromkeys(_TAGS, _refuse)


def encode(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


def decode(data: bytes) -> Any:
    """The value of canonical CBOR. Raises ValueError on anything else."""
    value = decode_own(data)
    try:
        again = encode(value)
    except (cbor2.CBORError, UnicodeError, OverflowError, TypeError, RecursionError) as error:
        raise ValueError("not CBOR") from error
    if again != data:
        raise ValueError("not canonical CBOR")
    return value


def decode_own(data: bytes) -> Any:
    """The value of bytes that opened under a key of this vault: their writer made them canonical, and what was hashed
    is the bytes. Not encoding them again halves the time of a rebuild. Raises ValueError on what is not CBOR."""
    try:
        return cbor2.loads(data, tag_hook=_refuse, semantic_decoders=_NO_TAGS)
    except (cbor2.CBORError, UnicodeError, OverflowError, TypeError, RecursionError) as error:
        raise ValueError("not CBOR") from error


def from_whole_number(number: int) -> bytes:
    """The shortest form of a number that is not negative."""
    if number < 24:
        return bytes([number])
    size = 1 if number < 1 << 8 else 2 if number < 1 << 16 else 4 if number < 1 << 32 else 8
    return bytes([23 + size.bit_length()]) + number.to_bytes(size, "big")


def whole_number(data: bytes, at: int) -> tuple[int, int]:
    """The number that stands at `at`, and where it ends. Raises ValueError where there is none."""
    first = data[at]
    if first < 24:
        return first, at + 1
    if first > 27:
        raise ValueError("not a whole number")
    end = at + 1 + (1 << first - 24)
    return int.from_bytes(data[at + 1 : end], "big"), end


def byte_string(data: bytes, at: int) -> tuple[bytes, int]:
    """The byte string that stands at `at`, and where it ends. Raises ValueError where there is none, and where its
    length is not in the shortest form."""
    first = data[at] - 0x40
    if not 0 <= first <= 27:
        raise ValueError("not a byte string")
    if first < 24:
        size, begin = first, at + 1
    else:
        begin = at + 1 + (1 << first - 24)
        size = int.from_bytes(data[at + 1 : begin], "big")
        if size < (24, 1 << 8, 1 << 16, 1 << 32)[first - 24]:
            raise ValueError("not the shortest form")
    end = begin + size
    if end > len(data):
        raise ValueError("cut inside a byte string")
    return data[begin:end], end


def frame(record: bytes) -> bytes:
    """A record as it stands in a file: four bytes of length, big end first, then the bytes."""
    return struct.pack(">I", len(record)) + record


def frames(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(offset behind it, record) for each record. Raises ValueError where the framing does not fit."""
    at = 0
    while at < len(data):
        if len(data) - at < 4:
            raise ValueError("cut inside a length")
        (size,) = struct.unpack_from(">I", data, at)
        if size > MAX_RECORD or at + 4 + size > len(data):
            raise ValueError("a record reaches past the end")
        yield at + 4 + size, data[at + 4 : at + 4 + size]
        at += 4 + size
