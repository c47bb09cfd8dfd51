"""Words with their places. A possessive mark is a token of its own, so that a name can be taken without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate, chain
from typing import NamedTuple, Protocol, TypeVar

from guvoh.text.remembered import Remembered

W = TypeVar("W")
# Order matters: figures (with their own commas and points), possessive mark, words (inner hyphen, apostrophe or
# point as in "U.S", marks above and below letters), then any single mark.
# Every branch moves on by at least one character, so it is linear.
TOKEN = re.compile(
    r"\d+(?:[.,:/٫٬]\d+)*(?:-?[^\W\d_]+(?:-[^\W_]+)*)?"
    r"|['’‘][sS]\b"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:(?!['’][sS]\b)['’./\-‑‌ʼʻ`][^\W\d_][^\W_]*|[\-‑]\d+|[\u0300-\u036f\u064b-\u065f\u0670][^\W_]*)*"
    r"|[^\w\s]|_+"
)
POSSESSIVE = frozenset({"'s", "’s", "‘s", "'", "’"})


class Spoken(Protocol):
    """A word as it is written and in small letters: a `Token`, or one that more is known of."""

    @property
    def text(self) -> str: ...
    @property
    def low(self) -> str: ...


class Token(NamedTuple):
    """`low` is the word in small letters with a plain hyphen and apostrophe; `start` and `end` point into the text."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks between `start` and `end`, in order. Linear in the length."""
    stretch = text[start:end]
    chunks = stretch.split()
    make = tuple.__new__  # what Token(...) does in the end, without its detour through Python
    return [
        make(Token, (here + first, here + last, word, low))
        for here, chunk in zip(_places(text, start, stretch, chunks), chunks, strict=False)
        for first, last, word, low in _PIECES[chunk]
    ]


def _places(text: str, start: int, stretch: str, chunks: list[str]) -> Iterable[int]:
    """Where the chunks stand; where single spaces part them, as almost everywhere, their lengths say it."""
    if " ".join(chunks) == stretch:
        return accumulate([len(chunk) + 1 for chunk in chunks], initial=start)
    places = []
    for chunk in chunks:
        places.append(text.index(chunk, start))
        start = places[-1] + len(chunk)
    return places


def starts_of(text: str, start: int, end: int, chunks: list[str], steps: list[int]) -> list[int]:
    """Where the words of a stretch stand, and one number more. `chunks` is the stretch parted at white space, `steps`
    the lengths of all words in it, one more for the last word of each chunk."""
    starts = list(accumulate(steps, initial=start))
    if starts[-1] == min(end, len(text)) + 1:
        return starts  # one space between all chunks, as almost everywhere
    starts = []
    rest = iter(steps)
    for chunk in chunks:
        here = text.index(chunk, start)
        start = here + len(chunk)
        while here < start:
            starts.append(here)
            here += next(rest)
    return [*starts, start + 1]


def looked_up(
    text: str, start: int, stop: int, look_up: Callable[[str], tuple[tuple[W, ...], tuple[int, ...]]]
) -> tuple[list[W], list[int]]:
    """What is known of each word of a stretch that is not blank, and `starts_of` them. `look_up`: by what stands
    between white space its words, and how far each is from the next one (a space included)."""
    chunks = text[start:stop].split()
    known, steps = zip(*map(look_up, chunks), strict=True)
    return [*chain.from_iterable(known)], starts_of(text, start, stop, chunks, [*chain.from_iterable(steps)])


def words_in(chunk: str) -> tuple[str, ...]:
    """The words and marks of a chunk without white space; nothing of it lies between them."""
    return tuple(TOKEN.findall(chunk))


def _pieces(chunk: str) -> tuple[tuple[int, int, str, str], ...]:
    """The words and marks of a chunk without white space: no token reaches over white space, or looks beyond it."""
    return tuple((*match.span(), match.group(), low_of(match.group())) for match in TOKEN.finditer(chunk))


def low_of(word: str) -> str:
    """The small letters of a word, with a plain hyphen and apostrophe."""
    low = word.lower()
    return low if low.isascii() else low.replace("’", "'").replace("‘", "'").replace("‑", "-")


_PIECES = Remembered(_pieces)
