"""What a plug-in quotes is found in the text, or it is not there."""

from __future__ import annotations

import re

from guvoh.extract.plugins.contract import Range

LEAST, MOST = 2, 600  # characters of a quotation that is looked for
AROUND = 400  # characters round an act in which its people and places may stand


def located(text: str, quote: object, low: int, high: int, near: Range | None = None) -> Range | None:
    """Where a quotation stands between two places: word for word, white space aside, from edge to edge of words. Of
    several, the first; with `near`, the one that is nearest to that stretch, and none that is far from it."""
    if not isinstance(quote, str) or not LEAST <= len(quote.strip()) <= MOST:
        return None
    if near is not None:
        low, high = max(low, near[0] - AROUND), min(high, near[1] + AROUND)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    found = [m.span() for m in pattern.finditer(text, low, high) if _whole(text, *m.span())]
    if not found:
        return None
    return min(found, key=lambda at: max(at[0] - near[1], near[0] - at[1], 0)) if near is not None else found[0]


def _whole(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (before or after)


def pieces(text: str, main: tuple[Range, ...], most: int) -> list[Range]:
    """The main text in pieces of at most so many characters, cut between paragraphs, else between words. Stretches with
    nothing but white space between them are one."""
    whole: list[Range] = []
    for low, high in main:
        joins = bool(whole) and not text[whole[-1][1] : low].strip()
        whole.append((whole.pop()[0] if joins else low, high))
    found: list[Range] = []
    for low, high in whole:
        start = low
        while start < high:
            end = high
            if high - start > most:
                within = start + most
                cut = text.rfind("\n", start + 1, within) + 1 or text.rfind(" ", start + 1, within) + 1
                end = cut or within
            if text[start:end].strip():
                found.append((start, end))
            start = end
    return found
