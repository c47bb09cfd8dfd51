"""Bytes to letters, in whatever encoding the sender's machine used.

Order of belief: a byte order mark; UTF-8 that is valid; 16-bit text; the encoding that the file itself names; what
the letters say (Windows and KOI-8 Cyrillic, Windows Arabic and Latin); charset-normalizer. A guess is a warning.
"""

from __future__ import annotations

import codecs
import re

from guvoh.read.kinds import is_text, wide
from guvoh.read.trouble import Trouble

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CANDIDATES = ("cp1251", "koi8-r", "cp1256", "cp1252")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "cp1251": frozenset("оеаинтсрвл"), "koi8-r": frozenset("оеаинтсрвл"),
    "cp1256": frozenset("اليمرنوتهد"), "cp1252": frozenset("etaoinsrlu"),
}  # fmt: skip
# KOI8-T has Tajik letters where KOI8-R draws boxes; Windows Turkish has its own where Windows Latin is Icelandic
_TAJIK_PLACES = re.compile("[ғӯқҳҷӣҒӮҚҲҶӢ]".encode("koi8-t"))
_TURKISH_PLACES = re.compile("[ğışĞİŞ]".encode("cp1254"))
_SCRIPT = {"cp1251": range(0x400, 0x530), "koi8-r": range(0x400, 0x530), "cp1256": range(0x600, 0x700)}


def decode(data: bytes, named: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, with line ends as \\n and without NULs, and warnings as codes.

    `named` is the encoding that the document gives itself (mail header, html meta). Raises Trouble("not-text") for
    bytes that are no text in any encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if (unmarked := wide(data)) is not None:
        return _lossy(data, unmarked)
    if not is_text(data[: 1 << 20]):
        raise Trouble("not-text")
    wanted = _known(named)
    # ISO-2022 and UTF-7 are ASCII bytes with another meaning: only the name tells
    if wanted and data.isascii() and wanted.startswith(("iso2022", "utf-7")):
        return _lossy(data, wanted)
    try:
        text = clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _eight_bit(data, wanted)
    clash = wanted not in {None, "utf-8", "ascii"} and not data.isascii()
    return text, ("encoding-other utf-8",) if clash else ()


def clean(text: str) -> str:
    """Line ends as \\n, no NULs, no half characters; nothing else is touched, so that every quote is exact."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _eight_bit(data: bytes, wanted: str | None) -> tuple[str, tuple[str, ...]]:
    if wanted and wanted not in {"utf-8", "ascii"}:
        try:
            return clean(data.decode(wanted)), ()
        except UnicodeDecodeError:
            pass
    other = ("encoding-other",) if wanted else ("encoding-guessed",)
    sure = _by_letters(data)
    if sure is None and len(data) - len(data.decode("utf-8", "ignore").encode()) <= max(3, len(data) // 500):
        text, _warnings = _lossy(data, "utf-8")  # UTF-8 with a few broken bytes, or cut in the middle of a letter
        return text, ("letters-lost",)
    best = _sibling(sure, data) if sure else _by_library(data)
    if best is None:
        raise Trouble("not-text")
    text, lost = _lossy(data, best)
    return text, (f"{other[0]} {best.replace('_', '-')}", *lost)


def _by_letters(data: bytes) -> str | None:
    """The candidate whose letters look like writing, when it is clearly ahead of the others."""
    sample = data[: 64 << 10]
    marks = sorted(((_likeness(sample, name), name) for name in _CANDIDATES), reverse=True)
    (first, name), (second, _name) = marks[0], marks[1]
    return name if first >= 0.35 and first - second >= 0.08 else None


def _sibling(name: str, data: bytes) -> str:
    """The encoding that differs from `name` in a few letters only, where just those letters stand in the words."""
    other, marks = {"koi8-r": ("koi8-t", _TAJIK_PLACES), "cp1252": ("cp1254", _TURKISH_PLACES)}.get(name, ("", None))
    return other if marks and marks.search(data[: 64 << 10]) else name


def _likeness(sample: bytes, encoding: str) -> float:
    """How much the letters outside ASCII look like words of the script that the encoding is for, 0 to 1."""
    text = sample.decode("koi8-t" if encoding == "koi8-r" else encoding, "replace")  # `_sibling` parts the two later
    foreign = [c for c in text if ord(c) > 127]
    if not foreign:
        return 0.0
    common, script = _COMMON[encoding], _SCRIPT.get(encoding)
    good = sum(_weight(c, common, script) for c in foreign)
    # koi8-r read as cp1251, or the other way round, has its capitals in the wrong places
    words = [w for w in _WORD.findall(text) if len(w) > 1 and any(ord(c) > 127 for c in w)]
    odd = sum(1 for w in words if w[1:] != w[1:].lower() and w != w.upper())
    torn = odd / len(words) if words else 0.0
    mixed = sum(1 for w in words if script and any(c.isascii() for c in w)) / len(words) if words else 0.0
    return max(0.0, good / len(foreign) - torn - mixed)


def _weight(c: str, common: frozenset[str], script: range | None) -> float:
    if script is None:  # Latin: single accented letters among ASCII ones
        return 0.6 if c.isalpha() and ord(c) < 0x250 else 0.4 if c in "‘’“”–—…«»€\xa0" else -0.5
    if c.lower() in common:
        return 1.0
    if ord(c) in script:
        return 0.5 if c.islower() or not c.isupper() else 0.3
    return 0.3 if c in "‘’“”–—…«»№\xa0\u200c" else -1.0


def _by_library(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 20]).best()
    return _known(best.encoding) if best is not None else None


def _lossy(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return clean(data.decode(encoding)), ()
    except UnicodeDecodeError:
        return clean(data.decode(encoding, "replace")), ("letters-lost",)


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().strip("\"'")[:40])
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # base64, zlib and the like are codecs too
        return None
    # browsers read "Latin 1" and "ASCII" as Windows Latin, and so do those who write the pages
    return {"iso8859-1": "cp1252", "utf-16": "utf-16-le"}.get(found.name, found.name)
