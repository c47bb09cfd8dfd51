"""The day that stands at the head of an entry, or in the sentence before, and is the day of what follows too."""

from __future__ import annotations

import re
from datetime import date

from guvoh.extract.line import Line
from guvoh.extract.listening import Memory
from guvoh.extract.rank import Draft
from guvoh.model import When

NUMBERED = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?=[ :,–—-])", re.MULTILINE)
LEAST = 3  # entries of a log
DAY = frozenset({"day"})
HEAD = 3  # words that may stand before the date which heads an entry
TOLD_LATER = frozenset({"statement_or_condemnation", "enforced_disappearance"})  # told or true on another day


def carry_day(line: Line, drafts: list[Draft], memory: Memory) -> None:
    """Gives acts without a date the day of their entry ("12 May: ..."), or that of the act told just before them in
    the same paragraph. An act with any date of its own, or one that is still to come, keeps what it has."""
    if memory.day_of != line.paragraph:
        memory.day = memory.entry = None
        memory.day_of = line.paragraph
        memory.entry = _heading_day(line) or _numbered(line, memory.order)
    day = memory.entry or (memory.day if not line.moments else None)
    if "after_that" in line.classes:
        day = None  # "and was later freed"
    for draft in drafts:
        claim = draft.claim
        if claim.date is None and day is not None and claim.polarity != "planned" and claim.act not in TOLD_LATER:
            claim.date = day
    dated = [d.claim.date for d in drafts if d.claim.date is not None and d.claim.date.precision in DAY]
    if dated and dated[-1] != memory.entry:
        memory.day = dated[-1]
    elif line.moments:
        memory.day = None


def order_of(text: str, published: str | None) -> tuple[str, date] | None:
    """How the entries of a log write their days, "17/08 ..." or "08/17 ...", and the day that none is after; None where
    no entry shows which number is the month."""
    pairs = [(int(m[1]), int(m[2])) for m in NUMBERED.finditer(text)]
    firsts, seconds = max((p[0] for p in pairs), default=0), max((p[1] for p in pairs), default=0)
    if published is None or len(pairs) < LEAST or (firsts > 12) == (seconds > 12):
        return None
    return ("dm" if firsts > 12 else "md"), date.fromisoformat(published[:10])


def _numbered(line: Line, order: tuple[str, date] | None) -> When | None:
    """The day at the head of an entry, in figures; its year is the latest that is not after the text's own day."""
    found = NUMBERED.match(line.text, line.starts[0]) if order is not None else None
    if order is None or found is None:
        return None
    first, second = int(found[1]), int(found[2])
    day, month = (first, second) if order[0] == "dm" else (second, first)
    for year in (order[1].year, order[1].year - 1):
        try:
            said = date(year, month, day)
        except ValueError:
            return None
        if said <= order[1]:
            iso = said.isoformat()
            return When(iso, iso, found[0], "day", found.start(), found.end())
    return None


def _heading_day(line: Line) -> When | None:
    """The day that opens a paragraph: "3 May: ...", "On 3 May ...", "[3 May] ..."."""
    first = next((m for m in line.moments if m.precision in DAY), None)
    if first is None or first.first is None or first.last is None:
        return None
    before = [n for n in range(len(line.words)) if line.starts[n] < first.start]
    if len(before) > HEAD or any(line.kind[n] not in ",q#PdD:" for n in before):
        return None
    return When(first.first.isoformat(), first.last.isoformat(), first.text, first.precision, first.start, first.end)
