"""Lines of their own: headings, whose acts are told again below them, and the places that they name."""

from __future__ import annotations

from guvoh.extract.persons import is_earthly
from guvoh.extract.words import Word
from guvoh.model import Place


def region(text: str, words: list[Word], starts: list[int]) -> Place | None:
    """A line that is nothing but the name of a country or town, with or without a number before it: "4.2 Kuwait"."""
    names = [n for n, word in enumerate(words) if word.text[0].isalpha()]
    if not 0 < len(names) <= 3 or names[0] + len(names) != len(words) or words[names[0]].text[0].islower():
        return None
    start, end = starts[names[0]], starts[-2] + len(words[-1].text)
    return Place(text[start:end], start, end) if is_earthly(text[start:end]) else None


def alone(text: str, start: int, end: int) -> bool:
    return (start == 0 or "\n" in text[max(0, start - 3) : start]) and (end >= len(text) or "\n" in text[end : end + 3])


def is_heading(words: list[Word]) -> bool:
    """A line of its own without a final stop is a heading: its acts are told again below it."""
    if words[-1].text[-1] in ".!?…:;,\"”»'’)" or len(words) >= 22:
        return False
    if words[0].low == words[0].text:
        return False  # a list or a chat: it begins with a small letter, a figure or a mark
    return not any("first_person" in word.tags for word in words)  # a testimony
