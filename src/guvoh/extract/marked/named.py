"""Personal names in the words of a slot, in a language without capitals: a given name with what follows it, a family
name behind a title or known by its ending."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from guvoh.extract.marked.line import Line, line_of
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.unjoined_words import settle, together
from guvoh.model import Span
from guvoh.text.tokens import starts_of

LONGEST = 1500  # characters that are looked at


def names(text: str, known: Tables, places: Collection[str] = ()) -> list[Span]:
    """The names in order; none that the same source uses as a place."""
    line = in_one_line(text[:LONGEST], known)
    words = line.words
    found = []
    here = 0
    while here < len(words):
        first = here
        while here < len(words) and line.kind[here] == "N" and not _is_place(line, here):
            here += 1
        if here > first:
            start, end = line.span(first, here)
            if text[start:end] not in places:
                found.append(Span(text[start:end], start, end))
        here = max(here, first + 1)
    return found


def in_one_line(text: str, known: Tables) -> Line:
    """The words of a text as if it were one sentence, settled: enough to tell names from other words."""
    chunks = text.split()
    said = [known.chunks[chunk] for chunk in chunks]
    words = [*chain.from_iterable(words for words, _steps in said)]
    starts = starts_of(text, 0, len(text), chunks, [*chain.from_iterable(steps for _words, steps in said)])
    words, starts = together(text, words, starts, known)
    line = line_of(text, known, words, starts, [], 0)
    settle(line)
    return line


def _is_place(line: Line, place: int) -> bool:
    return any("place" in reading.traits for reading in line.words[place].readings[:1])
