"""The words in the bytes of a PDF: every stream unpacked, every string undone, of every revision, used or not."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

LARGEST = 1 << 27
_STREAM = re.compile(rb"stream\r?\n?")
_STRING = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)|<(?:[0-9A-Fa-f][\s]*){2,}>", re.DOTALL
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\n": b"", b"\r": b"", b"\r\n": b""}
_FILTER = re.compile(rb"/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|DCTDecode|JPXDecode|LZWDecode)\b")
_NAME = re.compile(rb"/((?:[^\s/<>()\[\]{}%#]|#[0-9A-Fa-f]{2})+)")
_CHAR = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f ]{2,64})>\s*(?=[<\r\n e])")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,8})>\s*<([0-9A-Fa-f]{2,8})>\s*(?:<([0-9A-Fa-f]{2,64})>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def pdf_parts(data: bytes) -> Iterator[tuple[str, bytes, bool]]:
    """(reading, bytes, whether it is a file of its own). Strings come as UTF-8: apart, run together (words are cut
    between letters to set them), and, by each table of letters in the file, as what their codes stand for."""
    pages: list[bytes] = []
    tables: list[dict[bytes, str]] = []
    between = []
    place = 0
    for found in _STREAM.finditer(data):
        if found.start() < place or data[found.start() - 3 : found.start()] == b"end":
            continue
        between.append(data[place : found.start()])
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        place = end
        body, picture = _unpacked(data[found.end() : end], _dictionary(between[-1]))
        if picture:
            yield "pictures", body, True
        elif b"beginbfchar" in body or b"beginbfrange" in body:
            tables.append(letters(body))
        elif not _is_pixels(between[-1]):
            pages.append(body)
            yield "streams", body, True
    between.append(data[place:])
    yield "objects", b"\n".join(between), False
    for name, chunk in (("objects", b"\n".join(between)), *(("streams", page) for page in pages)):
        strings = [undone(one) for one in _STRING.findall(chunk)]
        texts = [text for one in strings for text in _texts(one)]
        yield f"strings of {name}", "\n".join(texts).encode("utf-8", "replace"), False
        yield f"strings of {name}", "".join(_texts(one)[0] for one in strings).encode("utf-8", "replace"), False
        names = (re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes.fromhex(m[1].decode()), n) for n in _NAME.findall(chunk))
        yield f"names of {name}", b"\n".join(names), False
        for table in tables:
            said = [_by(table, one) for one in strings]
            yield f"letters of {name}", _read("".join(said)), False
            yield f"letters of {name}", _read(" ".join(said)), False


def undone(string: bytes) -> bytes:
    """A string as a PDF writes it, (in brackets) or <hex>, as its bytes."""
    if string.startswith(b"<"):
        digits = re.sub(rb"\s", b"", string[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())

    def sign(found: re.Match[bytes]) -> bytes:
        said = found.group(1)
        return bytes([int(said, 8) & 255]) if said[:1].isdigit() and said[:1] < b"8" else _SIGNS.get(said, said)

    return _ESCAPED.sub(sign, string[1:-1])


def letters(table: bytes) -> dict[bytes, str]:
    """What the codes of a font stand for (a ToUnicode table)."""
    known: dict[bytes, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, to in _CHAR.findall(part + b"\n"):
            known[_bytes(code)] = _utf16(to)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, to, each in _RANGE.findall(part):
            start, many = int(first, 16), min(int(last, 16) - int(first, 16), 65_535)
            listed = [_utf16(one) for one in _HEX.findall(each)]
            for n in range(many + 1):
                said = (listed[n] if n < len(listed) else "") if each else _next(_utf16(to), n)
                known[(start + n).to_bytes(len(first) // 2, "big")] = said
    return known


def _next(text: str, n: int) -> str:
    return text[:-1] + chr(min(ord(text[-1]) + n, 0x10FFFF)) if text else ""


def _by(table: dict[bytes, str], string: bytes) -> str:
    width = max(map(len, table), default=1)
    return "".join(table.get(string[at : at + width], "") for at in range(0, len(string), width))


def _read(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _utf16(digits: bytes) -> str:
    return _bytes(digits).decode("utf-16-be", "replace")


def _bytes(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _texts(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return (data.decode("utf-16", "replace"),)
    if data.startswith(b"\xef\xbb\xbf"):
        return (data.decode("utf-8", "replace"),)
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        plain = data.decode("latin-1")
    return (plain, data.decode("utf-16-be", "replace")) if len(data) % 2 == 0 and b"\0" in data else (plain,)


def _dictionary(before: bytes) -> bytes:
    """That of the stream: what stands between the last `obj` and it."""
    return before[max(before.rfind(b"obj"), 0) :]


def _is_pixels(before: bytes) -> bool:
    """Pixels and outlines of letters, in which nothing is written; their names and notes stand elsewhere."""
    said = _dictionary(before)
    return re.search(rb"/Subtype\s*/Image\b", said) is not None


def _unpacked(body: bytes, dictionary: bytes) -> tuple[bytes, bool]:
    """The stream with its packings undone; True for a picture with metadata of its own."""
    for name in _FILTER.findall(dictionary):
        if name in (b"DCTDecode", b"JPXDecode"):
            return body, True
        if name in (b"FlateDecode", b"Fl"):
            body = _inflated(body)
        elif name in (b"ASCIIHexDecode", b"AHx"):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", body.split(b">")[0])
            body = _bytes(digits)
        elif name in (b"ASCII85Decode", b"A85"):
            try:
                body = base64.a85decode(body.split(b"~>")[0].strip())
            except (ValueError, binascii.Error):
                return body, False
    return body, False


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body, LARGEST)
    except zlib.error:
        return body
