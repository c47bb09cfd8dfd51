"""Name-like strings, for policy: rather too many than too few, so that no name slips past a filter."""

from __future__ import annotations

import re
from pathlib import Path

from guvoh.model import Span
from guvoh.text.tables import read_table

# Capitalised words side by side, joined by small particles or hyphens. Works in every script that has capitals.
CAPITAL = re.compile(r"[^\W\d_]\.|[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
PARTICLES = frozenset(row[0] for row in read_table(Path(__file__).parent / "lexicon" / "particles.tsv"))


def person_names(text: str) -> list[Span]:
    """Every run of capitalised words, in order; also each single one. No claim is made that it is a person."""
    found: list[Span] = []
    run: list[tuple[int, int]] = []
    end = -1
    for match in CAPITAL.finditer(text):
        word = match.group()
        gap = text[end : match.start()] if run else ""
        if run and (gap.strip() or "\n" in gap or len(gap) > 2):
            _close(text, run, found)
        if word[0].isupper() or (run and word.lower() in PARTICLES):
            run.append(match.span())
        elif run:
            _close(text, run, found)
        end = match.end()
    _close(text, run, found)
    return found


def _close(text: str, run: list[tuple[int, int]], found: list[Span]) -> None:
    while run and not text[run[-1][0]].isupper():
        run.pop()
    if run:
        start, end = run[0][0], run[-1][1]
        found.append(Span(text[start:end], start, end))
    run.clear()
