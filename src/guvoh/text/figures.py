"""Numbers in figures: "1,500", "1 500", "2,5 thousand". How a language writes them is said in its table of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guvoh.text.tokens import Spoken

Marks = frozenset[tuple[str, str]]  # ("decimal", ","), ("decimal", "/"), ("grouping", "space")
LONGEST = 12  # figures; what is longer counts nobody
THOUSANDS = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
BROKEN = re.compile(r"\d{1,6}[,./]\d{1,3}")
GROUP = re.compile(r"\d{3}")
GROUPS = re.compile(r"\d{1,3}")


def whole(word: str, marks: Marks) -> int | None:
    """The number that a word of figures is; None for a broken one, and for figures with letters."""
    if not word.isdigit() and any(kind == "decimal" for kind, _ in marks):
        word = word.replace(".", ",") if THOUSANDS.fullmatch(word) else ""
    figure = word.replace(",", "")
    return int(figure) if figure.isascii() and figure.isdigit() and len(figure) < LONGEST else None


def scaled(word: str, scale: int, marks: Marks) -> int | None:
    """What a broken number makes of a scale: "2,5 thousand" is 2,500."""
    if not BROKEN.fullmatch(word) or not any(kind == "decimal" and mark in word for kind, mark in marks):
        return None
    return round(float(word.replace(",", ".").replace("/", ".")) * scale)


def grouped(words: Sequence[Spoken], place: int, marks: Marks) -> tuple[int, int] | None:
    """A number whose thousands stand apart, "12 500", and the word after it; None where none begins."""
    if ("grouping", "space") not in marks or not GROUPS.fullmatch(words[place].low):
        return None
    after = place + 1
    while after < len(words) and after < place + 4 and GROUP.fullmatch(words[after].low):
        after += 1
    if after == place + 1:
        return None
    return int("".join(word.low for word in words[place:after])), after
