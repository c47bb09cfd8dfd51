"""What a plain text says of itself in its first lines: a title, and the day under which it was published.

Only what stands there plainly is taken: a first line that is no sentence, a whole date at the beginning of a line. A
person may correct both with `guvoh set`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guvoh.model import Block
from guvoh.text.calendar import moments

TITLE = 200  # characters; a longer first line is a paragraph
LINES = 8  # how far down a dateline may stand
REACH = 60  # characters of a line within which its dateline ends
YEAR = re.compile("[0-9]{4}")
NOT_A_TITLE = (".", ";", ",", "…", ":", "؛", "،", "۔")


def title_of(text: str, blocks: Sequence[Block]) -> str | None:
    """The first line of the main content, when more follows and it does not end like a sentence."""
    main = [b for b in blocks if b.main]
    if len(main) < 2:
        return None
    line = text[main[0].start : main[0].end].strip()
    if "\n" in line or not 3 < len(line) <= TITLE or line.endswith(NOT_A_TITLE):
        return None
    return line


def published_of(text: str, language: str | None) -> str | None:
    """The day of a dateline: day, month and year at the beginning of one of the first lines."""
    at = 0
    for line in text.split("\n")[:LINES]:
        start, end = at + len(line) - len(line.lstrip()), at + min(len(line), REACH)
        at += len(line) + 1
        if not YEAR.search(text, start, end):  # few lines have one, and to look for dates takes long
            continue
        for moment in moments(text, start, end, None, language or "en"):
            said_year = moment.first is not None and str(moment.first.year) in moment.text
            if moment.start == start and moment.first == moment.last and moment.precision == "day" and said_year:
                return str(moment.first)
    return None
