"""Cells of ESF tables: several values, notes beside codes, and days of which not all is known.

    cell([Value("2114", "0101", Words("with a belt")), Value("2114", "0203")])    "0101 :: with a belt | 0203"
    to_day("2026-11")                                                            ("2026-11-01", "02")

ESF writes an unknown day as the first, an unknown month as January, and says so in a column beside (micro-thesaurus 48:
01 estimate, 02 day not known, 03 month not known either). Neither is ever read as a day that somebody knew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guvoh.errors import UsageError
from guvoh.model import dates
from guvoh.model.paper import Words
from guvoh.share.fields import Field
from guvoh.share.record import Value, flag, foreign, said

_SPLIT = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r"(?<!\\)::")
_TIGHT = re.compile(r"(?<! )::|::(?! )")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(values: Iterable[Value]) -> str:
    """Several values with a bar between them; a note behind two colons."""
    return " | ".join(_written(v) for v in values)


def _written(value: Value) -> str:
    if value.kind:
        return _escaped(value.kind) + (f" :: {_escaped(value.note)}" if value.note else "")
    return _TIGHT.sub(r"\\::", value.text.replace("\\", "\\\\").replace("|", "\\|"))  # its own note stays one


def parts(text: str) -> list[tuple[str, str]]:
    """(value, note) of each value in a cell; the inverse of `cell`."""
    found = []
    for one in _SPLIT.split(text):
        value, *note = _NOTE.split(one, maxsplit=1)
        pair = _plain(value), _plain(note[0]) if note else ""
        if any(pair):
            found.append(pair)
    return found


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("::", "\\::")


def _plain(text: str) -> str:
    return re.sub(r"\\(\\|\||::)", r"\1", text.strip())


def to_day(edtf: str) -> tuple[str, str]:
    """A day and the code of how it is meant, "" for a day as it is known. Of a stretch of days the first."""
    if not dates.is_valid(edtf):
        return "", ""
    start, end = dates.interval(edtf)
    if "~" in edtf or start is None or end is None:
        return start or end or "", "01"
    plain = dates.to_edtf(start, end)
    return start, {10: "", 7: "02", 4: "03"}.get(len(plain), "01")


def from_day(day: str, how: str = "") -> str:
    """EDTF of a day and its code; the words as they are where they are no day."""
    if not _DAY.fullmatch(day):
        return day
    if how == "03":
        return day[:4]
    edtf = day[:7] if how == "02" else day + ("~" if how == "01" else "")
    return edtf if _valid(edtf) else day


def _valid(edtf: str) -> bool:
    try:
        return bool(dates.interval(edtf))
    except UsageError:
        return False


def harmless(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula; `as_typed` takes the quote away again."""
    return f"'{text}" if text.startswith(FORMULA) or (text.startswith("'") and text[1:].startswith(FORMULA)) else text


def as_typed(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].lstrip("'").startswith(FORMULA) else text


def typed(field: Field, text: str, note: str = "", how: str = "", language: str | None = None) -> Iterator[Value]:
    """What a file of others has in a field. Where it has not the form that belongs there, it is kept as words."""
    text = text.strip()
    beside = Words(note, language) if note else None
    if field.kind == "day":
        day = from_day(text, how)
        yield from [Value(field.code, day, beside)] if _valid(day) else said(field.code, text, language)
    elif field.kind == "number":
        is_number = re.fullmatch(r"-?\d+(?:\.\d+)?", text, re.ASCII)
        yield from [Value(field.code, text, beside)] if is_number else said(field.code, text, language)
    elif field.kind == "flag":
        yield from flag(field.code, text.casefold() in ("y", "yes", "1", "true"))
    elif field.refers_to:
        yield from [Value(field.code, text)] if text else []
    elif field.kind == "code":
        yield from foreign(field.code, text, note, language)
    else:
        yield from said(field.code, f"{text} :: {note}" if note else text, language)
