"""A name of the own script in Latin letters, by a system that is named: shown, never kept, never a passport's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from guvoh.text.tables import read_table

_OPENS = frozenset("аәеёиӣоөуӯұүыэюяіїєўйъь")  # behind these, as at the beginning, + holds


class Romanised(NamedTuple):
    """`text` was made by the program; `system` names how."""

    text: str
    system: str


def romanised(text: str, language: str) -> Romanised | None:
    """None where there is no system for the language, or a letter is not of its alphabet: half of a name is none."""
    table = _tables().get(language)
    if table is None or not any(c.isalpha() for c in text):
        return None
    system, pairs = table
    out, before = [], ""
    for letter in text:
        small = letter.lower()
        marks = ("^", "+", "") if not before.isalpha() else ("+", "") if before in _OPENS else ("",)
        made = next((pairs[mark + small] for mark in marks if mark + small in pairs), None)
        if made is None and letter.isalpha():
            return None
        made = letter if made is None else made
        out.append(made[:1].upper() + made[1:] if letter != small else made)
        before = small
    return Romanised("".join(out), system)


def language_by_letters(text: str) -> str:
    """The language that letters of its own tell, "" where none does: a name in letters that several languages have is
    not taken for any of them."""
    small = set(text.lower())
    return next((language for language, own in _OWN_LETTERS if small & own), "")


_OWN_LETTERS = (("tg", set("ҷӯӣ")), ("uk", set("їєґ")), ("fa", set("پچژگ")))


@cache
def _tables() -> dict[str, tuple[str, dict[str, str]]]:
    found = {}
    for language, system, pairs in read_table(Path(__file__).parent / "romanised.tsv")[1:]:
        letters = dict(pair.split("=", 1) for pair in pairs.split())
        found[language] = (system, {letter: "" if made == "-" else made for letter, made in letters.items()})
    return found
