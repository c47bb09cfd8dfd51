"""Everything in a finished file that could be read as words, however it is packed: what a curious reader gets out.

    parts(data) -> Part(reading, text, sure)     PDF, packages (DOCX), pictures, and whatever is text

Of a PDF every object of every revision is looked at, used or not: the bytes are walked, no table of contents is
believed. Nothing here draws or opens a document: it is our own file, and only bytes are read. What is only seen, as
letters of a picture are, is for `gate_picture`. Source: security 1.7 and 8.2.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from guvoh.policy.unpack_pdf import pdf_parts

DEEP = 4  # files in files
LARGEST = 1 << 27  # bytes of anything that is unpacked
SHORT = 1 << 16  # bytes; in longer ones that are no text every encoding has words by chance
_ODD = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){4,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")
_PNG = b"\x89PNG\r\n\x1a\n"


class Part(NamedTuple):
    """`sure`: it is text. In what is not, only long words mean anything: short ones stand there by chance."""

    reading: str
    text: str
    sure: bool


def parts(data: bytes, reading: str = "raw", deep: int = 0) -> Iterator[Part]:
    """Of a file, and of all files in it."""
    if deep > DEEP or len(data) > LARGEST:
        return
    if b"%PDF-" in data[:1024]:
        for name, piece, is_file in pdf_parts(data):
            yield from parts(piece, name, deep + 1) if is_file else _plain(piece, name)
    elif data.startswith(b"PK\x03\x04"):
        yield Part(reading, data.decode("utf-8", "replace"), False)
        yield from _package(data, deep)
    elif data.startswith(_PNG):
        yield from _png(data, deep)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data, deep)
    elif data.startswith(b"\x1f\x8b"):
        yield from parts(inflated(data, 31), "packed", deep + 1)
    else:
        yield from _plain(data, reading)
        for found in _BASE64.findall(data):
            if (inner := _from_base64(found)) and (_is_file(inner) or _is_text(inner)):
                yield from parts(inner, "base64", deep + 1)


def _plain(data: bytes, reading: str) -> Iterator[Part]:
    """The bytes as they are, in the encodings that a name could stand in."""
    sure = _is_text(data)
    yield Part(reading, data.decode("utf-8", "replace"), sure)
    if not sure and len(data) < SHORT:
        yield Part(f"{reading}, one byte a letter", data.decode("cp1251", "replace"), False)
    if b"\0" in data and (sure or len(data) < SHORT or data.count(0) * 4 > len(data)):
        for shift in (0, 1):
            even = data[shift : len(data) - (len(data) - shift) % 2]
            for order in ("be", "le"):
                yield Part(f"{reading}, UTF-16", even.decode(f"utf-16-{order}", "replace"), False)
    for found in _HEX.findall(data) if sure else ():
        for text in as_text(bytes.fromhex(found.decode())):
            yield Part(f"{reading}, hex", text, True)


def as_text(data: bytes) -> tuple[str, ...]:
    """A short run of bytes in every way in which it may be meant as text."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return (data.decode("utf-16", "replace"),)
    ways = [data.decode("utf-8", "replace"), data.decode("latin-1")]
    if len(data) % 2 == 0:
        ways += [data.decode("utf-16-be", "replace"), data.decode("utf-16-le", "replace")]
    return tuple(dict.fromkeys(ways))


def inflated(data: bytes, bits: int = 15) -> bytes:
    """Unpacked as far as it goes: a stream that breaks off, or goes on behind its end, is no hiding place."""
    engine = zlib.decompressobj(bits)
    try:
        return engine.decompress(data, LARGEST)
    except zlib.error:
        return b""


def _package(data: bytes, deep: int) -> Iterator[Part]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield Part("package", package.comment.decode("utf-8", "replace"), True)
            for one in package.infolist():
                yield Part("package", f"{one.filename}\n{one.comment.decode('utf-8', 'replace')}", True)
                yield from parts(one.extra, "package", deep + 1)
                if one.file_size < LARGEST:
                    yield from parts(package.read(one), "parts", deep + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        yield Part("package", "", True)


def _png(data: bytes, deep: int) -> Iterator[Part]:
    """Everything but the pixels, and what stands behind the end."""
    place = len(_PNG)
    while place + 8 <= len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        place += 12 + size
        if kind in (b"zTXt", b"iTXt", b"iCCP"):
            for start in range(body.find(b"\0") + 1, min(len(body), body.find(b"\0") + 80)):
                if body[start : start + 1] in (b"\x78", b"\x58") and (inner := inflated(body[start:])):
                    yield from _plain(inner, "metadata of a picture")
        if kind != b"IDAT":
            yield from _plain(body, "metadata of a picture")
        if kind == b"IEND":
            break
    if data[place:]:
        yield from parts(data[place:], "behind a picture", deep + 1)


def _jpeg(data: bytes, deep: int) -> Iterator[Part]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != 0xDA:
        (size,) = struct.unpack(">H", data[place + 2 : place + 4])
        yield from _plain(data[place + 4 : place + 2 + size], "metadata of a picture")
        place += 2 + max(2, size)
    end = data.rfind(b"\xff\xd9")
    if 0 < end < len(data) - 2:
        yield from parts(data[end + 2 :], "behind a picture", deep + 1)


def _from_base64(run: bytes) -> bytes:
    try:
        return base64.b64decode(run[: len(run) - len(run) % 4 if not run.endswith(b"=") else None], validate=True)
    except (binascii.Error, ValueError):
        return b""


def _is_file(data: bytes) -> bool:
    return data.startswith((b"%PDF-", b"PK\x03\x04", _PNG, b"\xff\xd8", b"\x1f\x8b", b"<svg", b"<?xml"))


def _is_text(data: bytes) -> bool:
    """Whether nearly all of it is letters, by its first part and its last."""
    sample = data[:4096] + data[-4096:]
    shown = sample.decode("utf-8", "replace")
    return len(_ODD.findall(shown)) * 20 <= len(shown)
