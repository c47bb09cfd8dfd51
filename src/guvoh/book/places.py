"""Where in a document words stand, and the sentence round them."""

from __future__ import annotations

from bisect import bisect_right

from guvoh.model import Reading
from guvoh.model.paper import Standing
from guvoh.text.sentences import sentences


def standing(reading: Reading, start: int, end: int) -> Standing:
    """Page, paragraph and characters of some words of a reading."""
    at = bisect_right([b.start for b in reading.blocks], start) - 1
    block = reading.blocks[at] if at >= 0 else None
    return Standing(block.page if block else None, block.paragraph if block else None, start, end)


def where(reading: Reading, start: int, end: int) -> str:
    """The same in words, for a person who looks them up in the original."""
    return standing(reading, start, end).said()


def sentence_round(reading: Reading, start: int, end: int, longest: int = 600) -> str:
    """The sentence (or sentences) that hold the words; the words alone where that would be very long."""
    at = bisect_right([b.start for b in reading.blocks], start) - 1
    begin, stop = (reading.blocks[at].start, reading.blocks[at].end) if at >= 0 else (0, len(reading.text))
    first, last = start, end
    for left, right in sentences(reading.text, begin, max(stop, end), reading.language or "en"):
        if left <= start < right:
            first = left
        if left < end <= right:
            last = right
    text = reading.text[first:last].strip()
    return text if len(text) <= longest else reading.text[start:end]
