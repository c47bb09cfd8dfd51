"""From pieces of a document to one text with places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guvoh.model import Block
from guvoh.read.furniture import main_blocks


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph as a reader found it. `main` False: the layout already says that it is furniture. `runs_on`: it
    goes on with the sentence of the piece before (from one page to the next)."""

    text: str
    page: int | None = None
    main: bool = True
    runs_on: bool = False


def of_text(text: str) -> tuple[Block, ...]:
    """Paragraphs of a text, each marked main or furniture by its words."""
    return main_blocks(text)


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """One text of all pieces, an empty line between them, and a block for each."""
    text: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if not piece.text.strip():
            continue
        if text:
            between = " " if piece.runs_on else "\n\n"
            text.append(between)
            at += len(between)
        text.append(piece.text)
        blocks.append(Block(at, at + len(piece.text), piece.page, len(blocks) + 1, piece.main))
        at += len(piece.text)
    return "".join(text), tuple(blocks)


def sifted(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks again, with those taken out of main whose words are furniture.

    The words are judged on the main blocks alone, as one text: menus that the layout has already set aside must not
    make an article look like the end of a list. A row of a table is short without being a headline, and is left as it
    is. When the words would leave nothing, the layout's word stands.
    """
    main = [b for b in blocks if b.main and "\t" not in text[b.start : b.end]]
    body, places = joined(Piece(text[b.start : b.end]) for b in main)
    spans = [(b.start, b.end) for b in of_text(body) if b.main]
    kept = {
        block.paragraph
        for block, place in zip(main, places, strict=True)
        if 2 * _overlap(place, spans) >= place.end - place.start
    }
    if not kept:
        return tuple(blocks)
    out = {b.paragraph for b in main} - kept
    return tuple(replace(b, main=False) if b.paragraph in out else b for b in blocks)


def _overlap(place: Block, spans: Sequence[tuple[int, int]]) -> int:
    total = 0
    for start, end in spans[bisect_right(spans, place.start, key=_end) :]:
        if start >= place.end:
            break
        total += max(0, min(place.end, end) - max(place.start, start))
    return total


def _end(span: tuple[int, int]) -> int:
    return span[1]
