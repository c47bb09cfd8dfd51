"""The text of a source as a page shows it: paragraphs with their places, and words of claims lit in it.

In: a reading and stretches to light. Out: passages made of pieces; a template escapes each piece. A long text is shown
in parts, so that no page grows without end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guvoh.model import Reading, Region

# The HTML parser would drop or change these, and every place behind them would shift; the original keeps them.
_SAME_LENGTH = str.maketrans({"\r": " ", "\0": "\ufffd", "\f": " "})
PART = 24_000  # characters of one part; a paragraph is never cut


@dataclass(frozen=True, slots=True)
class Light:
    """A stretch to light: `how` is lit (a suggestion), stands (an accepted claim) or sought; `id` the claim."""

    start: int
    end: int
    how: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    how: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. `begins` is a page number where a new page begins with it; it stands from `at` to `end`."""

    at: int
    end: int
    main: bool
    pieces: tuple[Piece, ...]
    begins: int | None = None
    region: Region | None = None


def parts_of(reading: Reading) -> list[int]:
    """Where each part of the text begins, as places in its list of blocks."""
    begins, size = [0], 0
    for n, block in enumerate(reading.blocks):
        size += block.end - block.start
        if size > PART and n > begins[-1]:
            begins.append(n)
            size = block.end - block.start
    return begins


def bounds(reading: Reading, part: int) -> tuple[int, int]:
    """From where to where in the text a part reaches."""
    begins = [*parts_of(reading), len(reading.blocks)]
    shown = reading.blocks[begins[part] : begins[part + 1]]
    return (shown[0].start, shown[-1].end) if shown else (0, 0)


def part_with(reading: Reading, at: int) -> int:
    """The number of the part, from 0, in which a place of the text stands."""
    begins = parts_of(reading)
    block = max(0, bisect_right([b.start for b in reading.blocks], at) - 1)
    return max(0, bisect_right(begins, block) - 1)


def passages(reading: Reading, lights: Iterable[Light], part: int = 0) -> list[Passage]:
    """One part of the text. Where lights overlap, what was accepted is shown."""
    begins = [*parts_of(reading), len(reading.blocks)]
    part = min(max(part, 0), len(begins) - 2)
    chosen = _apart(lights)
    page = reading.blocks[begins[part] - 1].page if part and reading.blocks else None
    out = []
    for block in reading.blocks[begins[part] : begins[part + 1]]:
        first = block.page if block.page != page and block.region is None else None
        page = block.page
        pieces = _pieces(reading.text, block.start, block.end, chosen)
        out.append(Passage(block.start, block.end, block.main, pieces, first, block.region))
    return out


def pieces_of(text: str, lights: Iterable[Light]) -> tuple[Piece, ...]:
    """A whole text in pieces, such as an excerpt."""
    return _pieces(text, 0, len(text), _apart(lights))


_ORDER = {"sought": 0, "stands": 1, "lit": 2}


def _apart(lights: Iterable[Light]) -> list[Light]:
    """Those that do not overlap, the firmer first, in the order of the text."""
    kept: list[Light] = []
    for light in sorted(lights, key=lambda one: (_ORDER[one.how], one.start, -one.end)):
        at = bisect_right(kept, light.start, key=lambda one: one.start)
        before, behind = kept[at - 1] if at else None, kept[at] if at < len(kept) else None
        free = not (before and before.end > light.start) and not (behind and behind.start < light.end)
        if free and light.start < light.end:
            kept.insert(at, light)
    return kept


def _pieces(text: str, start: int, end: int, lights: Sequence[Light]) -> tuple[Piece, ...]:
    out, at = [], start
    first = max(0, bisect_right(lights, start, key=lambda one: one.start) - 1)
    for light in lights[first:]:
        left, right = max(light.start, at), min(light.end, end)
        if light.start >= end:
            break
        if left >= right:
            continue
        if left > at:
            out.append(Piece(text[at:left].translate(_SAME_LENGTH)))
        out.append(Piece(text[left:right].translate(_SAME_LENGTH), light.how, light.id))
        at = right
    if at < end:
        out.append(Piece(text[at:end].translate(_SAME_LENGTH)))
    return tuple(out)
