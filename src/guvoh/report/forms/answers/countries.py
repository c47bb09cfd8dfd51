"""Names of countries and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from guvoh import model
from guvoh.report.forms import spoken
from guvoh.report.forms.spoken import _
from guvoh.text.tables import read_table


def country(code: str, language: str) -> str:
    """The name of a country, the code itself where it is none."""
    if code == "stateless":
        return _("Stateless")
    if own := spoken.country(code):
        return own
    row = _countries().get(code.upper())
    return (row.get(language) or row["en"]) if row else code


def code_of(name: str) -> str:
    """The code of the country of that name, in any language of the list, or of the code itself; "" for none."""
    folded = " ".join(name.casefold().split())
    return _codes().get(folded.removeprefix("the "), "")


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    head, *rows = read_table(Path(model.__file__).parent / "words" / "countries.tsv")
    return {row[0].upper(): dict(zip(head, row, strict=False)) for row in rows}


@cache
def _codes() -> Mapping[str, str]:
    return {name.casefold(): code for code, row in _countries().items() for name in (code, *row.values()) if name}
