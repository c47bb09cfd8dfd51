"""Incidents over time, counted twice: those that surely lie in a stretch, and those that may.

Counted are incidents that at least one source says happened (domain model 8: what is refuted, withdrawn or not
substantiated is listed, not counted; nor is what was only announced or supposed). The unit is the incident.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from guvoh.model.dates import show
from guvoh.model.paper import Entry
from guvoh.report.draw.bars import Row
from guvoh.report.draw.counts import between

Span = tuple[date, date, bool]
NOT_COUNTED = frozenset({"V5", "V6", "V7"})


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows in order; how many incidents have no date at all, and how many are listed but not counted."""

    rows: tuple[Row, ...]
    undated: int
    not_counted: int


def counts(entry: Entry) -> bool:
    """Whether an incident may stand in a count."""
    return entry.ladder not in NOT_COUNTED and any(claim.polarity == "asserted" for claim in entry.claims)


def incidents_over_time(entries: Iterable[Entry], language: str) -> Timeline:
    """How many incidents fell, at least and at most, into each week, month or year: the finest that stays readable."""
    listed = tuple(entries)
    counted = [entry for entry in listed if counts(entry)]
    spans = [span for entry in counted if (span := _span(entry.start, entry.end))]
    rows = []
    for first, last in _stretches(spans):
        low = sum(closed and first <= start and end <= last for start, end, closed in spans)
        high = sum(start <= last and end >= first for start, end, _closed in spans)
        words = between(low, high, language)
        rows.append(Row(show(first.isoformat(), last.isoformat(), language), low, high, words))
    return Timeline(tuple(rows), len(counted) - len(spans), len(listed) - len(counted))


def _span(start: str | None, end: str | None) -> Span | None:
    """First and last day that the words allow, and whether both are known. With one side open only the known day is
    shown, as a possibility and never as the least; with both open there is no date."""
    known = [date.fromisoformat(day[:10]) for day in (start, end) if day]
    return (known[0], known[-1], len(known) == 2) if known else None


def _stretches(spans: list[Span]) -> Iterator[tuple[date, date]]:
    if not spans:
        return
    first, last = min(start for start, _end, _closed in spans), max(end for _start, end, _closed in spans)
    if (last - first).days <= 70:
        day = first - timedelta(days=first.weekday())
        while day <= last:
            yield day, day + timedelta(days=6)
            day += timedelta(days=7)
    elif (last.year - first.year) * 12 + last.month - first.month < 30:
        day = first.replace(day=1)
        while day <= last:
            after = (day + timedelta(days=31)).replace(day=1)
            yield day, after - timedelta(days=1)
            day = after
    else:
        for year in range(first.year, last.year + 1):
            yield date(year, 1, 1), date(year, 12, 31)
