"""Words with their places. A possessive mark is a token of its own, so that a name can be taken without it."""

from __future__ import annotations

import re
from typing import NamedTuple

# Order matters: figures (with their own commas and points), possessive mark, words (inner hyphen, apostrophe or
# point as in "U.S"), then any single mark. Every branch moves on by at least one character, so it is linear.
TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:-?[^\W\d_]+(?:-[^\W_]+)*)?"
    r"|['’‘][sS]\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:(?!['’][sS]\b)['’./\-‑‌ʼʻ`][^\W\d_][^\W_]*|[\-‑]\d+)*"
    r"|[^\w\s]|_+"
)
POSSESSIVE = frozenset({"'s", "’s", "‘s", "'", "’"})


class Token(NamedTuple):
    """`low` is the word in small letters with a plain hyphen and apostrophe; `start` and `end` point into the text."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks between `start` and `end`, in order. Linear in the length."""
    stop = len(text) if end is None else end
    found = []
    make = Token._make
    for match in TOKEN.finditer(text, start, stop):
        word = match.group()
        low = word.lower()
        if not low.isascii():
            low = low.replace("’", "'").replace("‘", "'").replace("‑", "-")
        found.append(make((*match.span(), word, low)))
    return found
