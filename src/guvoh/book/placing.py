"""Which part of a place phrase is a place, and not the name of whoever lives there."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from guvoh.text.fold import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’\u200c][^\W\d_]+)*['’]?")
_OWNS = re.compile(r"['’]s$|s['’]$", re.IGNORECASE)
# Words after which another place begins: "the house of X in Y" is a house, and Y.
_WITHIN = re.compile("in|at|near|outside|inside|by|from|to|within|on|в|во|на|около|возле|у|из|дар|аз|назди|در|از|نزدیک")
# After a word for a dwelling these make a name of it that everybody uses: "Garden Street".
_PUBLIC = re.compile(
    r"\s+(?:street|road|avenue|lane|square|bridge|market|station|park|district|city|prison|colony)\b", re.IGNORECASE
)


def places_in(phrase: str) -> tuple[str, ...]:
    """The stretches of a place phrase that may be printed although they have capitals. A possessive, or a word for a
    dwelling or a room, makes the stretch somebody's: it is no place then, be it "the city's house" a hundred times."""
    stretches: list[str] = []
    start = end = 0
    owned = somebodys = False
    for found in _WORD.finditer(phrase):
        word = found.group()
        if _WITHIN.fullmatch(word.lower()):
            stretches += [] if owned else [phrase[start:end].strip(" ,")]
            start, owned = found.end(), False
        dwells = _dwells(fold(word).text) and not _PUBLIC.match(phrase, found.end())
        owned = owned or dwells or _OWNS.search(word) is not None
        somebodys = somebodys or owned
        end = found.end()
    stretches += [] if owned else [phrase[start:].strip(" ,")]
    return tuple(stretch for stretch in stretches if stretch) if somebodys else (phrase,)


def _dwells(word: str) -> bool:
    words, stems = _dwellings()
    return word in words or any(word.startswith(stem) and len(word) - len(stem) < 4 for stem in stems)


@cache
def _dwellings() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = files("guvoh.book").joinpath("dwellings.txt").read_text("utf-8").splitlines()
    words = [fold(word).text for line in lines if not line.startswith("#") for word in line.split()]
    return frozenset(w for w in words if "*" not in w), tuple(w[:-1] for w in words if w.endswith("*"))
