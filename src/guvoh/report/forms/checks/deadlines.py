"""Deadlines in months, as mechanisms count them: from the day of the act to the day on which the report is received."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from guvoh.model.dates import Days


class Term(NamedTuple):
    """`first`, `last`: the days on which the time runs out at the earliest and at the latest (ISO 8601); they differ
    where the day of the act is not known to the day."""

    first: str
    last: str

    def held_on(self, received: str) -> bool | None:
        """Whether what is received on that day is in time; the last day counts. None: the day of the act decides."""
        if received <= self.first:
            return True
        return False if received > self.last else None


def term(act: Days, months: int) -> Term | None:
    """When so many months after the act end; None where its day is open."""
    first, last = act
    return Term(later(first, months), later(last, months)) if first and last else None


def later(day: str, months: int) -> str:
    """The same day so many months later, or the last of that month where it has no such day: three months after
    30 November end on the last of February."""
    first = date.fromisoformat(day)
    year, month = divmod(first.month - 1 + months, 12)
    for last in (first.day, 30, 29, 28):
        try:
            return date(first.year + year, month + 1, last).isoformat()
        except ValueError:
            continue
    return day
