"""Strands of many documents joined into incidents: the likest first, on average, and never what contradicts itself."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guvoh.model.dates import Days
from guvoh.model.derive.incident import Told
from guvoh.model.gazetteer import find
from guvoh.resolve.incidents.likeness import (
    CANNOT,
    Parts,
    days_fit,
    may_go_on,
    names_fit,
    places_contradict,
    places_fit,
    total,
)
from guvoh.resolve.incidents.pairs import pairs
from guvoh.resolve.incidents.people import ANYBODY, KIN
from guvoh.resolve.incidents.spelling import Alike
from guvoh.resolve.incidents.spelling import alike as plainly_alike
from guvoh.resolve.incidents.strands import Strand, strands
from guvoh.resolve.incidents.traits import Traits, day_number, out_by, traits

ENOUGH = 1.4  # points on average that join two sets of strands
MINOR = frozenset({"pressure", "other", "release", "statement"})  # stages that many incidents have
DIFFERENT = -2.0  # points of two stretches of days that are told apart in one document
FEW = 5  # people; so few may be some of the many
SHOWN = 60  # members of a set whose parts are averaged
MOST = 500_000  # pairs of names remembered
YEAR = 365
VAGUE = 62  # days; a paper of "2022" came out at no day that could say something
_LATE = 75  # days after which a paper seldom tells of something new without its day


@dataclass(frozen=True, slots=True)
class Grouped:
    """Claims proposed as one incident; `parts`: what speaks for it, as averages over the pairs of strands."""

    claims: tuple[Told, ...]
    parts: Parts


@dataclass(frozen=True, slots=True)
class Profile:
    """A strand as others see it."""

    stages: Counter[str]
    core: str
    names: tuple[str, ...]
    of: tuple[str, ...]
    sorts: frozenset[str]
    days: tuple[Days, ...]
    places: tuple[str, ...]
    published: Days
    counts: tuple[tuple[int | None, int | None], ...]
    claims: tuple[Traits, ...]

    @property
    def source(self) -> str:
        return self.claims[0].told.source.id


def group(told: Iterable[Told], alike: Alike = plainly_alike) -> list[Grouped]:
    """Every claim in exactly one set; the order of `told` does not matter. A claim that nothing joins is alone."""
    by_source: dict[str, list[Traits]] = {}
    for one in sorted(told, key=lambda t: (t.source.id, t.claim.start, t.claim.end, t.id)):
        by_source.setdefault(one.source.id, []).append(traits(one))
    by_source = {id: out_by(claims) for id, claims in by_source.items()}
    profiles = [profile(strand) for claims in by_source.values() for strand in strands(claims, alike)]
    made = []
    for members, parts in joined(profiles, alike, Stories(by_source)):
        claims = sorted((t.told for n in members for t in profiles[n].claims), key=lambda t: t.id)
        made.append(Grouped(tuple(claims), parts))
    return sorted(made, key=lambda g: (-len(g.claims), g.claims[0].id))


def profile(strand: Strand) -> Profile:
    claims = strand.claims
    stages = Counter(t.stage for t in claims)
    core = min(stages, key=lambda s: (s in MINOR, -stages[s], s))
    counts = tuple(dict.fromkeys(
        (c.low, c.high) for t in claims if (c := t.told.claim.count) is not None and t.stage == core
    ))  # fmt: skip
    return Profile(
        stages, core, strand.names, strand.of, strand.sorts, strand.days, strand.places, claims[0].published,
        counts, tuple(claims),
    )  # fmt: skip


class Stories:
    """How much two documents have in common: the rare names and numbers of all their claims, the rarer the more."""

    def __init__(self, claims: Mapping[str, Sequence[Traits]]) -> None:
        self._marks = {doc: frozenset(m for t in told for m in t.marks) for doc, told in claims.items()}
        seen = Counter(mark for marks in self._marks.values() for mark in marks)
        size = math.log(len(claims) + 1)
        self._rare = {mark: math.log((len(claims) + 1) / n) / size for mark, n in seen.items()}

    def shared(self, one: str, other: str) -> float:
        """0 to about 1 for every rare mark that both have; two marks that all have are nothing."""
        return sum(self._rare[mark] for mark in self._marks[one] & self._marks[other])


def likeness(a: Profile, b: Profile, alike: Alike, stories: Stories) -> Parts:
    """What speaks for two strands of different documents telling of one incident, and against it."""
    parts = [("even", -1.0), ("stage", _stages_fit(a, b))]
    if "statement" in (a.core, b.core):
        parts.append(("statement", -1.5))
    crowd = bool(a.sorts or b.sorts)
    if a.names and b.names:
        fit = names_fit(a.names, b.names, alike)
        full = all(any(" " in name for name in names) for names in (a.names, b.names))
        parts.append(("victims", fit if fit > 0 else -0.3 if crowd else CANNOT if full and fit <= -2 else -3.0))
    elif (a.names and b.sorts - a.sorts and not a.sorts) or (b.names and a.sorts - b.sorts and not b.sorts):
        parts.append(("victims", -0.7))
    if a.of and b.of and names_fit(a.of, b.of, alike) > 0:
        parts.append(("victims", 1.5))
    if a.sorts and b.sorts:
        shared_sorts = len(a.sorts & b.sorts)
        parts.append(("victims", 0.9 + 0.3 * min(shared_sorts, 3) if shared_sorts else
                      0.0 if (a.sorts | b.sorts) & ANYBODY else -1.5))  # fmt: skip
    if a.days and b.days:
        parts.append(("dates", max(days_fit(x, y) for x in a.days for y in b.days)))
    else:
        parts.append(("dates", _around(a, b)))
    if a.places and b.places:
        fits = [places_fit(x, y) for x in a.places for y in b.places]
        parts.append(("place", max(fits)))
        spread = KIN in a.sorts & b.sorts  # the kin of one movement are taken all over a country
        if max(fits) < 0 and not (a.names and b.names) and places_contradict(a.places, b.places) and not spread:
            parts.append(("place", -2.0))
    shared = stories.shared(a.source, b.source)
    parts.append(("words", min(1.5, 0.5 * shared)))
    if a.counts and b.counts:
        parts.append(("count", max(_counts_fit(x, y) for x in a.counts for y in b.counts)))
    return tuple((name, value) for name, value in parts if value)


def _stages_fit(a: Profile, b: Profile) -> float:
    """A stage that both tell of says most; two documents seldom tell of two stages only, one each."""
    if a.core == b.core or (a.stages.keys() & b.stages.keys()) - MINOR:
        return 0.6
    return max(may_go_on(x, y) for x in a.stages for y in b.stages) - 0.8


def _contradict(a: Profile, b: Profile, alike: Alike) -> bool:
    """Whether two strands of one document tell of different days or of different people one by one."""
    days = a.days and b.days and max(days_fit(x, y) for x in a.days for y in b.days) <= DIFFERENT
    people = a.names and b.names and not (a.sorts or b.sorts) and names_fit(a.names, b.names, alike) <= -2
    return bool(days or people)


def _around(a: Profile, b: Profile) -> float:
    """Points where not both say a day: what came out long after, or before, seldom tells of the same."""
    if a.days or b.days:
        dated, other = (a, b) if a.days else (b, a)
        out = day_number(other.published[1])
        first = min((n for d in dated.days for s in d if (n := day_number(s)) is not None), default=None)
        last = max((n for d in dated.days for s in d if (n := day_number(s)) is not None), default=None)
        if out is None or first is None or last is None:
            return 0.0
        if out < first:
            return -4.0
        since = (day_number(other.published[0]) or out) - last
        if since > YEAR:
            return -1.5
        if out - last - since > VAGUE:
            return 0.0
        return 0.8 if out - last <= 31 else 0.4 if out - last <= _LATE else -0.4
    one, two = day_number(a.published[1]), day_number(b.published[1])
    if one is None or two is None:
        return 0.0
    gap = abs(one - two)
    return 0.9 if gap <= 14 else 0.5 if gap <= 45 else 0.0 if gap <= 120 else -0.8 if gap <= YEAR else -2.0


def _counts_fit(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> float:
    known_a, known_b = [n for n in a if n is not None], [n for n in b if n is not None]
    if not known_a or not known_b or max(*known_a, *known_b) <= 2:
        return 0.0
    if set(known_a) & set(known_b):
        return 1.2
    ratio = max(*known_a, *known_b) / max(1, min(max(known_a), max(known_b)))
    part = min(max(known_a), max(known_b)) < FEW  # of a crowd's count
    return 0.5 if ratio <= 1.5 else 0.0 if ratio <= 4 or part else -0.6


def joined(profiles: Sequence[Profile], alike: Alike, stories: Stories) -> list[tuple[list[int], Parts]]:
    """Sets of places in `profiles`, each with its average parts: average linkage over the pairs that are worth a look.
    A pair that cannot be one incident keeps its two sets apart for ever. Profiles that say just the same are one from
    the beginning: ten thousand reposts are few things to compare."""
    alike_ = _remembered(alike)
    copies: dict[object, list[int]] = {}
    for n, one in enumerate(profiles):
        copies.setdefault(_content(one) or n, []).append(n)
    sets = list(copies.values())
    shown = [profiles[same[0]] for same in sets]
    linked = _linked(shown, pairs(shown), alike_, stories)
    found = []
    for members in linked:
        parts = _average([shown[n] for n in members], alike_, stories)
        found.append((sorted(n for m in members for n in sets[m]), parts))
    return found


def _linked(
    shown: Sequence[Profile], worth: Iterable[tuple[int, int]], alike: Alike, stories: Stories
) -> list[list[int]]:
    edges: list[dict[int, tuple[float, int]]] = [{} for _ in shown]  # sum of points, number of pairs
    for a, b in worth:
        if shown[a].source == shown[b].source:
            if _contradict(shown[a], shown[b], alike):
                edges[a][b] = edges[b][a] = (CANNOT, 1)
            continue
        edges[a][b] = edges[b][a] = (total(likeness(shown[a], shown[b], alike, stories)), 1)
    members = {n: [n] for n in range(len(shown))}
    heap = [(-e[0], a, b) for a, around in enumerate(edges) for b, e in around.items() if a < b and e[0] >= ENOUGH]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        edge = edges[a].get(b) if a in members and b in members else None
        if edge is None or -score != edge[0] / edge[1]:
            continue  # one of them is part of a larger set by now
        into, gone = (a, b) if len(edges[a]) >= len(edges[b]) else (b, a)
        members[into] += members.pop(gone)
        for other, theirs in edges[gone].items():
            del edges[other][gone]
            if other == into:
                continue
            ours = edges[into].get(other, (0.0, 0))
            new = ours[0] + theirs[0], ours[1] + theirs[1]
            edges[into][other] = edges[other][into] = new
            if new[0] / new[1] >= ENOUGH:
                heapq.heappush(heap, (-new[0] / new[1], min(into, other), max(into, other)))
        edges[gone] = {}
    return list(members.values())


def _content(one: Profile) -> object:
    """What makes two strands say just the same; None where they say too little for that to mean anything."""
    spots = tuple(sorted({spot.id if (spot := find(place)) else place for place in one.places}))
    if not (one.days and (one.names or spots)):
        return None
    month = (one.published[0] or "")[:7]
    return one.core, frozenset(one.stages), one.names, one.of, one.sorts, one.days, spots, month


def _remembered(alike: Alike) -> Alike:
    known: dict[tuple[str, str], float] = {}

    def compare(one: str, other: str) -> float:
        pair = (one, other)
        if pair not in known:
            if len(known) > MOST:
                known.clear()
            known[pair] = alike(one, other)
        return known[pair]

    return compare


def _average(members: Sequence[Profile], alike: Alike, stories: Stories) -> Parts:
    """What speaks for a set: the parts of each two neighbours, on average."""
    shown = members[:SHOWN]
    sums: dict[str, float] = {}
    for one, other in pairwise(shown):
        if one.source != other.source:
            for name, value in likeness(one, other, alike, stories):
                sums[name] = sums.get(name, 0.0) + value / (len(shown) - 1)
    found = {name: round(value, 2) for name, value in sums.items() if round(value, 2)}
    return tuple(sorted(found.items(), key=lambda p: (-p[1], p[0])))
