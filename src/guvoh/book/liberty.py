"""A person's liberty over time: what each voice told, side by side, and what follows from all of it.

In: what was told (`queries.statuses`) and what accepted claims report. Out: one `Voice` each with stretches of days.
Nothing is smoothed: a day on which somebody was known to be held is that day; two such days by one voice, with nothing
else of that voice between, are one stretch; behind the last word lies what nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from guvoh.model import dates
from guvoh.model.held import HELD, NOTHING_KNOWN, TAKEN, StatusTold
from guvoh.vault.queries import ClaimRow

Kind = Literal["held", "unknown", "free", "denied", "reported"]
NOWHERE = frozenset({"L01", "L02", NOTHING_KNOWN})  # of words/liberty.yaml: nobody who would say knows where
DAY = timedelta(days=1)
REPORTS = (*TAKEN, "release", "killing")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last day, both inclusive; `code` is a status, "" for several, or the act of a report."""

    start: date
    end: date
    kind: Kind
    code: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """One who told, or one source that reports: `told` and `claims` are what the stretches come from."""

    name: str
    source: str = ""
    told: tuple[StatusTold, ...] = ()
    claims: tuple[ClaimRow, ...] = ()
    stretches: tuple[Stretch, ...] = field(default=())


def voices(told: Sequence[StatusTold], reports: Sequence[ClaimRow]) -> list[Voice]:
    """Who told of the person, in the order of their first words; then what sources report, by source."""
    by_name: dict[str, list[StatusTold]] = {}
    for one in told:
        by_name.setdefault(one.said_by or one.source, []).append(one)
    out = [Voice(name if of[0].said_by else "", of[-1].source, tuple(of), (), told_stretches(of))
           for name, of in by_name.items()]  # fmt: skip
    by_source: dict[str, list[ClaimRow]] = {}
    for row in reports:
        if row.claim.act in REPORTS and row.claim.date and (row.claim.date.start or row.claim.date.end):
            by_source.setdefault(row.source, []).append(row)
    return out + [Voice("", source, (), tuple(of), _reported(of)) for source, of in by_source.items()]


def judged(told: Sequence[StatusTold], today: date) -> tuple[Stretch, ...]:
    """What follows from all that was told. Between two words of another kind, and behind the last one of somebody held,
    lies what nobody knows."""
    out: list[Stretch] = []
    for one in told_stretches(told):
        if out and (one.start - out[-1].end).days > 1:
            out.append(Stretch(out[-1].end + DAY, one.start - DAY, "unknown"))
        out.append(one if not out else Stretch(max(one.start, min(out[-1].end + DAY, one.end)), *_rest(one)))
    if out and out[-1].end < today and out[-1].kind == "held":
        out.append(Stretch(out[-1].end + DAY, today, "unknown"))
    return tuple(out)


def _rest(one: Stretch) -> tuple[date, Kind, str]:
    return one.end, one.kind, one.code


def told_stretches(told: Sequence[StatusTold]) -> tuple[Stretch, ...]:
    """`told` in the order of the days on which it was known; the same kind twice in a row is one stretch."""
    out: list[Stretch] = []
    for one in told:
        known = date.fromisoformat(one.known)
        start, kind = since(one.since, known), kind_of(one.status)
        last = out[-1] if out else None
        if last and last.kind == kind:
            same = last.code == one.status
            out[-1] = Stretch(min(last.start, start), known, kind, one.status if same else "")
        else:
            out.append(Stretch(start, known, kind, one.status))
    return tuple(out)


def kind_of(status: str) -> Kind:
    return "unknown" if status in NOWHERE else "held" if status in HELD else "free"


def since(edtf: str, known: date) -> date:
    """The first day that the words allow, never after the day on which it was known."""
    start = dates.interval(edtf)[0] if edtf and dates.is_valid(edtf) else None
    return min(date.fromisoformat(start[:10]), known) if start else known


def _reported(rows: Sequence[ClaimRow]) -> tuple[Stretch, ...]:
    out = []
    for row in rows:
        when = row.claim.date
        assert when is not None
        days = [date.fromisoformat(day[:10]) for day in (when.start, when.end) if day]
        kind: Kind = "denied" if row.claim.denies else "reported"
        out.append(Stretch(days[0], days[-1], kind, row.claim.act))
    return tuple(sorted(out, key=lambda s: (s.start, s.end)))
