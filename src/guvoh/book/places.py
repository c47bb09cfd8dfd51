"""Where in a document words stand, and the sentence round them."""

from __future__ import annotations

from bisect import bisect_right

from guvoh.model import Reading
from guvoh.text.i18n import _
from guvoh.text.sentences import sentences


def where(reading: Reading, start: int, end: int) -> str:
    """Page, paragraph and characters, for a person who looks the words up in the original."""
    at = bisect_right([b.start for b in reading.blocks], start) - 1
    if at < 0:
        return _("characters {start} to {end}").format(start=start, end=end)
    block = reading.blocks[at]
    if block.page is None:
        return _("paragraph {paragraph}, characters {start} to {end}").format(
            paragraph=block.paragraph, start=start, end=end
        )
    return _("page {page}, paragraph {paragraph}, characters {start} to {end}").format(
        page=block.page, paragraph=block.paragraph, start=start, end=end
    )


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
