"""The pocket sheet: one page of A6 for each language, folded once to A7. Numbers to call, what to say, own words.

Nothing on it, and nothing in its file, says who made it or for whom: no mark of ours, no name, no case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from guvoh.errors import Refused
from guvoh.report import printed
from guvoh.report.document import pages
from guvoh.text.i18n import RIGHT_TO_LEFT, _, using


class Number(NamedTuple):
    """A number to call. `words`: a harmless word for whose it is, "" for none."""

    number: str
    lawyer: bool
    words: str


def drawn(numbers: Sequence[Number], own: Sequence[str], languages: Sequence[str], day: str) -> bytes:
    """A PDF of one page for each language (of `i18n.LANGUAGES`). `day`: ISO 8601, of the file alone. Raises `Refused`
    where the words do not fit on a page."""
    sides = [_side(numbers, own, language) for language in languages]
    data = {"title": sides[0]["title"], "lang": sides[0]["lang"], "sides": sides} | printed.date_of(day)
    source = files("guvoh.report").joinpath("papers/pocket.typ").read_bytes()
    made = printed.set_pages(source, json.dumps(data, ensure_ascii=False), day)
    if pages.count(made) > len(sides):
        raise Refused(_("The words do not fit on a pocket sheet."), _("Shorten them. Nothing was written."))
    return made


def _side(numbers: Sequence[Number], own: Sequence[str], language: str) -> dict[str, Any]:
    with using(language):
        lawyer = _("lawyer")
        return {
            "lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "title": _("In case of need"), "call": _("Please call, in this order"),
            "calls": [{"number": n.number, "words": n.words or (lawyer if n.lawyer else "")} for n in numbers],
            "tell": _("Please tell them where I am, since when, and which office or hospital it is."),
            "say": _("What I say"),
            "said": [_("I ask for a lawyer and an interpreter."),
                     _("I sign nothing that I cannot read and understand."),
                     _("I ask for a doctor when I need one.")],
            "own": list(own),
        }  # fmt: skip
