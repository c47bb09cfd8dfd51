"""Citizenships and identity documents of a person: typed in one line, kept as lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from guvoh.errors import WrongField
from guvoh.model import dates
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.text.tables import read_table

STATELESS = "stateless"
DOCUMENTS = ("passport", "id_card", "birth_certificate", "travel_document", "refugee_document", "other")
PARTS = ("type", "number", "issuer", "date")  # of a document, in the order in which they are typed
MOST = 20  # of one person
LONGEST = 200  # characters of a part


def checked_citizenships(value: Any) -> list[str]:
    """ISO 3166 codes of two letters, or `STATELESS`, each once, from a list or from words with ; between them: codes,
    or names of countries in one of our languages. Raises `WrongField`."""
    typed = value.split(";") if isinstance(value, str) else value or ()
    words = [word for one in typed if (word := _folded(str(one)))]
    codes = {**_countries(), STATELESS: STATELESS}
    if any(word not in codes for word in words) or len(words) > MOST:
        hint = _("Write the two letters of its code or its name: TJ; or: stateless. Several: put ; between them.")
        raise WrongField(_("There is no country of this name."), hint, field="citizenships")
    return list(dict.fromkeys(codes[word] for word in words))


def checked_documents(value: Any) -> list[dict[str, str]]:
    """Each with those of `PARTS` that are known, from a list or from words: "passport | number | issuer | 2019-04-02",
    several with ; between them. Raises `WrongField`; the message holds nothing of it."""
    listed: Iterable[Any] = value.split(";") if isinstance(value, str) else value or ()
    found = []
    for one in listed:
        cells = [str(one.get(name) or "") for name in PARTS] if isinstance(one, Mapping) else str(one).split("|")
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(PARTS):
            raise _wrong(_("A document has four parts: what it is, its number, who issued it, when."))
        document = {name: " ".join(cell.split()) for name, cell in zip(PARTS, [*cells, "", "", ""], strict=False)}
        if document["type"] not in DOCUMENTS:
            raise _wrong(_("It may be: {values}.").format(values=", ".join(DOCUMENTS)))
        if document["date"] and (
            not dates.is_valid(document["date"]) or dates.interval(document["date"]) == dates.NOT_KNOWN
        ):
            raise _wrong(_("Its date, for example: 2019, 2019-04 or 2019-04-02."))
        if any(len(part) > LONGEST for part in document.values()):
            raise _wrong(_("Write a note of it, and a few words here."))
        found.append({name: part for name, part in document.items() if part})
    if len(found) > MOST:
        raise _wrong(_("Write a note of it, and a few words here."))
    return found


def _wrong(hint: str) -> WrongField:
    example = _("For example: passport | number | issuer | 2019-04-02")
    return WrongField(_("This document cannot be read."), f"{hint} {example}", field="id_documents")


def in_one_line(name: str, value: Any) -> str:
    """What was kept of `citizenships` or `id_documents`, as it is typed."""
    if name == "citizenships":
        return "; ".join(map(str, value or ()))
    rows = ([str(one.get(part) or "") for part in PARTS] for one in value or ())
    return "; ".join(" | ".join(row).rstrip(" |") for row in rows)


def _folded(text: str) -> str:
    return " ".join(fold(text).text.split())


@cache
def _countries() -> dict[str, str]:
    """Code and names, folded, to the code."""
    rows = read_table(Path(__file__).parent / "words" / "countries.tsv")[1:]
    names = {_folded(name): row[0] for row in rows for name in row[1:] if name}
    return {**names, **{_folded(row[0]): row[0] for row in rows}}
