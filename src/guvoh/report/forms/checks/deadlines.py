"""Deadlines in months, as mechanisms count them: from the day of the act to the day on which the report is received."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from guvoh.model.dates import Days, months_after


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
    """The day so many months after this one; see `months_after`."""
    return months_after(date.fromisoformat(day), months).isoformat()
