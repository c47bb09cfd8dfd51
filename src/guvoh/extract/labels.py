"""Who speaks in a chat or a transcript: the name before the colon that opens a line, "MS LOREN: We were held".

Promised only for texts of several such lines; a single "Note:" is no speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from guvoh.model import Span

NAME = r"[^\W\d_][\w.'’-]*"
LABEL = re.compile(rf"^(?:\[[^\]\n]{{1,40}}\]\s*)?((?=[A-Z])(?:{NAME})(?:[ ]\(?{NAME}\)?){{0,3}}):[ ]+\S", re.MULTILINE)
LEAST = 3  # lines that open with a name, and one name at least that comes back


class Turn(NamedTuple):
    """One line and who speaks in it."""

    start: int
    end: int
    speaker: Span


def turns(text: str, stretches: Sequence[tuple[int, int]]) -> list[Turn]:
    """The lines of a conversation in their order; none where the text is none."""
    if ":" not in text:
        return []
    found = []
    for match in LABEL.finditer(text):
        if any(low <= match.start() < high for low, high in stretches):
            last = text.find("\n", match.end())
            said = Span(match.group(1), match.start(1), match.end(1))
            found.append(Turn(match.start(), len(text) if last < 0 else last, said))
    names = [turn.speaker.text for turn in found]
    return found if len(found) >= LEAST and len(set(names)) < len(names) else []


def who_speaks(spoken: list[Turn], place: int) -> Span | None:
    """The speaker of the line in which a place stands."""
    at = bisect_right(spoken, place, key=lambda turn: turn.start) - 1
    return spoken[at].speaker if at >= 0 and place < spoken[at].end else None
