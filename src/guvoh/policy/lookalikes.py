"""Letters of another alphabet inside a word, put back into the alphabet of the word (`lookalikes.tsv`)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_ENDING = re.compile(r"[\u0400-\u052f]+e?s")  # a Cyrillic name with an English ending


def unmixed(text: str) -> str:
    """The text, as long as before, in which no word has letters of two alphabets where look-alikes explain it."""
    return text if text.isascii() else _WORD.sub(lambda found: _one(found.group()), text)


def in_latin(word: str) -> str:
    """A folded word with every letter that looks like a Latin one put as that: what the eye takes for the same."""
    return word.translate(_tables()[0])


@lru_cache(maxsize=16384)
def _one(word: str) -> str:
    latin, cyrillic, greek = (len(kind.findall(word)) for kind in (_LATIN, _CYRILLIC, _GREEK))
    if (latin > 0) + (cyrillic > 0) + (greek > 0) < 2 or _ENDING.fullmatch(word):
        return word
    to_latin, to_cyrillic = _tables()
    as_latin, as_cyrillic = word.translate(to_latin), word.translate(to_cyrillic)
    whole_latin = not _CYRILLIC.search(as_latin) and not _GREEK.search(as_latin)
    whole_cyrillic = not _LATIN.search(as_cyrillic) and not _GREEK.search(as_cyrillic)
    if whole_latin and (latin >= cyrillic or not whole_cyrillic):
        return as_latin
    return as_cyrillic if whole_cyrillic else word


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    lines = files("guvoh.policy").joinpath("lookalikes.tsv").read_text("utf-8").splitlines()
    rows = [[*line.split("\t"), "", ""][:3] for line in lines if line and not line.startswith("#")]
    to_latin = {ord(other): latin for latin, *others in rows for other in others if other}
    known = [row for row in rows if row[1]]
    to_cyrillic = {ord(other): cyrillic for latin, cyrillic, greek in known for other in (latin, greek) if other}
    return to_latin, to_cyrillic
