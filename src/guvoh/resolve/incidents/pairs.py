"""Which strands are worth comparing: those that share a name, or a stage with a place, a day or a sort of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from guvoh.model.gazetteer import find
from guvoh.resolve.incidents.likeness import may_go_on
from guvoh.resolve.incidents.spelling import sounds, words
from guvoh.resolve.incidents.traits import day_number

if TYPE_CHECKING:
    from guvoh.resolve.incidents.joining import Profile

FEW = 300  # strands; so many are compared each with each
CROWD = 40  # strands that share something; of more each is compared with its neighbours and with the fullest
NEXT, FULLEST = 8, 8
SPAN = 3  # days
PERIOD = 40  # days


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (a, b) with a < b, each once. `profiles` in an order of their own content, so that who came in first does
    not matter."""
    if len(profiles) <= FEW:
        yield from combinations(range(len(profiles)), 2)
        return
    by_key: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(profiles):
        for key in _keys(one):
            by_key[key].append(n)
    seen: set[tuple[int, int]] = set()
    for group in by_key.values():
        for pair in _among(group, profiles):
            if pair not in seen:
                seen.add(pair)
                yield pair


def _among(group: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(group) <= CROWD:
        yield from combinations(group, 2)
        return
    ordered = sorted(group, key=lambda n: (str(profiles[n].days), profiles[n].places, profiles[n].names, n))
    fullest = sorted(group, key=lambda n: (-_said(profiles[n]), n))[:FULLEST]
    for at, one in enumerate(ordered):
        for other in (*ordered[at + 1 : at + 1 + NEXT], *fullest):
            if one != other:
                yield min(one, other), max(one, other)


def _said(one: Profile) -> int:
    return 2 * bool(one.names) + 2 * bool(one.days) + bool(one.places) + bool(one.sorts) + bool(one.counts)


def _keys(one: Profile) -> Iterator[tuple[object, ...]]:
    """What two strands have to share one of. A day is shared with its neighbours; a sort of people only within some
    weeks, by the days told of or else by when the paper came out."""
    stage = _STAGE.get(one.core, one.core)
    for name in one.names:
        for word in words(name):
            form = sounds(word)
            if len(form) > 2:
                yield "name", form[:4]
    known = [n for days in one.days for day in days if (n := day_number(day)) is not None]
    out = day_number(one.published[1])
    around = known or ([out] if out is not None else [])
    periods = {n // PERIOD + step for n in around for step in (0, 1)}
    spots = {spot.path[:2][-1] if (spot := find(place)) else place for place in one.places}
    for day in {n // SPAN + step for n in known for step in (0, 1)}:
        for where in spots or {""}:
            yield "day", stage, day, where
    for period in periods:
        for where in spots:
            yield "place", stage, period, where
        for sort in one.sorts:
            yield "sort", stage, period, sort


# Stages that are told in one breath share their keys.
_STAGE = {
    stage: "custody" for stage in ("custody", "pressure", "removal", "release", "attack", "protest", "death")
    if may_go_on("custody", stage) > -2
}  # fmt: skip
