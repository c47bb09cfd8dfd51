"""The words round a hit of a search, as they stand in the source."""

from __future__ import annotations

from guvoh.model import Reading
from guvoh.text.fold import fold


def snippet(reading: Reading | None, words: str, width: int = 70) -> str:
    """The first place where one of the words stands, with what is round it; empty where nothing is found."""
    if reading is None:
        return ""
    folded = fold(reading.text)
    places = [at for word in fold(words).text.split() if (at := folded.text.find(word)) >= 0]
    if not places:
        return ""
    start, _end = folded.back(min(places), min(places) + 1)
    left, right = max(0, start - width // 2), min(len(reading.text), start + width)
    return " ".join(reading.text[left:right].split())
