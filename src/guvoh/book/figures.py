"""Counts of a case with their ranges: by month, by act, by place. The unit is the incident, or people where it is said.

Counted are incidents that some source says happened. What is uncertain widens a count: `low` is what must lie in a row,
`high` what may; there is no middle value, and people are added least to least and most to most (domain model 7 e).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guvoh.model.derive.counted import PERSONS
from guvoh.model.derive.range import Bounds, total
from guvoh.model.places import place_key
from guvoh.vault import queries
from guvoh.vault.queries import Fact
from guvoh.vault.vault import Vault

NOT_COUNTED = frozenset({"V0", "V5", "V6", "V7"})  # nobody says it happened, or it was not borne out


@dataclass(frozen=True, slots=True)
class Counted:
    """One row. `key`: the month (2026-11), the act, or the place as said; `low` to `high` incidents. `people_low` and
    `people_high`: None is an open side; `without` of its incidents have no figure and add nothing to people. `others`:
    (unit, least, most) of what is not counted in people, each unit by itself: two units are never added."""

    key: str
    low: int
    high: int
    people_low: int = 0
    people_high: int | None = 0
    without: int = 0
    others: tuple[tuple[str, int, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """All counts of the incidents that pass. `undated` and `unplaced` of the counted ones have no day, no place;
    `not_counted` are listed only. `unit`: month or year, as the months' rows are."""

    counted: tuple[Fact, ...]
    not_counted: int
    contested: int
    by_month: tuple[Counted, ...]
    by_act: tuple[Counted, ...]
    by_place: tuple[Counted, ...]
    undated: int
    unplaced: int
    unit: str = "month"


def figures(
    vault: Vault, case: str, act: str = "", first: str = "", last: str = "", place: str = "",
    known: dict[str, tuple[str, Fact]] | None = None,
) -> Figures:  # fmt: skip
    """`first` and `last` bound the days, `place` are words of a place; empty means any. `known` as for
    `queries.incident_facts`: who asks again after each decision reads only what the decision changed."""
    facts = queries.incident_facts(vault, case, act, first, last, known)
    wanted = place_key(place)
    if wanted:
        facts = [f for f in facts if any(wanted in place_key(p) for p in f.places)]
    counted = [f for f in facts if f.ladder not in NOT_COUNTED]
    by_month, unit = _by_month(counted, first, last)
    return Figures(
        tuple(counted), len(facts) - len(counted), sum(f.contested for f in counted), by_month, _by_act(counted),
        _by_place(counted), sum(f.start is None and f.end is None for f in counted),
        sum(not f.places for f in counted), unit,
    )  # fmt: skip


def _people(facts: Sequence[Fact]) -> tuple[int, int | None, int, tuple[tuple[str, int, int | None], ...]]:
    """Least and most of all people, how many incidents give no figure, and the totals of other units."""
    people: list[Bounds] = []
    others: dict[str, list[Bounds]] = defaultdict(list)
    for f in facts:
        if f.figured and f.unit != PERSONS:
            others[f.unit].append((f.low or 0, f.high))
        elif f.figured or f.named:
            people.append((f.low if f.low is not None else f.named, f.high if f.figured else None))
    rest = tuple((unit, low or 0, high) for unit, each in sorted(others.items()) for low, high in [total(each)])
    low, high = total(people)
    return low or 0, high, len(facts) - len(people) - sum(map(len, others.values())), rest


def _by_act(facts: Iterable[Fact]) -> tuple[Counted, ...]:
    grouped: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[fact.act].append(fact)
    rows = [Counted(act, len(found), len(found), *_people(found)) for act, found in grouped.items()]
    return tuple(sorted(rows, key=lambda r: (-r.high, r.key)))


def _by_place(facts: Iterable[Fact]) -> tuple[Counted, ...]:
    """An incident with one place surely lies there; one with several may lie in each of them."""
    together: dict[tuple[str, ...], list[Fact]] = defaultdict(list)  # few places are named again and again
    for fact in facts:
        together[fact.places].append(fact)
    sure: dict[str, list[Fact]] = defaultdict(list)
    maybe: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for of, found in together.items():
        places = {place_key(p): p for p in of}
        for folded, said in places.items():
            names.setdefault(folded, said)
            maybe[folded] += len(found)
        if len(places) == 1:
            sure[next(iter(places))] += found
    rows = [Counted(names[folded], len(sure[folded]), n, *_people(sure[folded])) for folded, n in maybe.items()]
    return tuple(sorted(rows, key=lambda r: (-r.high, -r.low, place_key(r.key))))


def _by_month(facts: Sequence[Fact], first: str, last: str) -> tuple[tuple[Counted, ...], str]:
    """Months, or years where there would be too many months. With one side open only the known day may count."""
    spans = Counter((f.start, f.end) for f in facts if f.start or f.end)
    known = Counter[tuple[str, str, bool]]()
    for (from_, to), n in spans.items():
        start, stop = str(from_ or to)[:10], str(to or from_)[:10]
        known[max(start, first), min(stop, last) if last else stop, bool(from_ and to)] += n
    if not known:
        return (), "month"
    begin, end = min(k[0] for k in known), max(k[1] for k in known)
    cut = 7 if _months(begin, end) <= MOST_MONTHS else 4
    sure: dict[str, int] = defaultdict(int)
    maybe: dict[str, int] = defaultdict(int)
    for (start, stop, closed), n in known.items():
        if start[:cut] == stop[:cut]:
            maybe[start[:cut]] += n
            sure[start[:cut]] += n * closed
            continue
        for stretch in _stretches(start, stop, cut):
            maybe[stretch] += n
    rows = tuple(Counted(s, sure[s], maybe[s], without=0) for s in _stretches(begin, end, cut))
    return rows, "month" if cut == 7 else "year"


MOST_MONTHS = 36


def _months(begin: str, end: str) -> int:
    return (int(end[:4]) - int(begin[:4])) * 12 + int(end[5:7]) - int(begin[5:7]) + 1


def _stretches(start: str, stop: str, cut: int) -> Iterable[str]:
    if cut == 4:
        yield from (f"{year:04}" for year in range(int(start[:4]), int(stop[:4]) + 1))
        return
    year, month = int(start[:4]), int(start[5:7])
    while f"{year:04}-{month:02}" <= stop[:7]:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def days_of(stretch: str) -> tuple[str, str]:
    """The first and the last day of a month or a year, as in `Counted.key`."""
    first = date.fromisoformat(f"{stretch}-01" if len(stretch) == 7 else f"{stretch}-01-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.isoformat(), (last if len(stretch) == 7 else first.replace(month=12, day=31)).isoformat()
