"""The countries of the list (`words/countries.tsv`), to choose from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from guvoh.text.fold import fold
from guvoh.text.tables import read_table


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name in the language, else in English), in the order of the names."""
    head, *rows = read_table(Path(__file__).parent / "words" / "countries.tsv")
    at = head.index(language) if language in head else head.index("en")
    named = [(row[0], (row[at] if len(row) > at else "") or row[head.index("en")]) for row in rows]
    return tuple(sorted(named, key=lambda pair: fold(pair[1]).text))


def country_name(code: str, language: str) -> str:
    """The name of a country; the code itself where it is none of the list."""
    return dict(countries(language)).get(code.upper(), code)
