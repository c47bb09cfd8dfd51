"""How likely two strands, or a strand and a claim, tell of one incident: sums that can be read, never a black box.

Points are about log-odds: 0 is even. `CANNOT` is for what contradicts itself: days far apart, towns of two provinces,
other people. The weights were set by hand and tried on the development halves (bench/incidents).
"""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.model.dates import Days
from guvoh.model.gazetteer import apart, find, within
from guvoh.resolve.incidents.spelling import ENOUGH, Alike, sounds, words
from guvoh.resolve.incidents.traits import day_number

Parts = tuple[tuple[str, float], ...]  # what speaks for it or against it, and how much; the sum is the score
CANNOT = -100.0
APART = 45  # days; two acts so far apart are never one incident
_OPEN = 60  # days that an open side ("since 30 September") is taken to reach

# What is told of in one breath: how readily an act of the second stage goes on from the first.
_GO_ON = {
    ("custody", "pressure"): 0.5, ("custody", "release"): 0.3, ("custody", "removal"): 0.5, ("custody", "attack"): 0.0,
    ("removal", "release"): -0.8, ("removal", "pressure"): 0.0, ("protest", "custody"): -1.5,
    ("protest", "attack"): -0.5,
    ("custody", "trial"): -2.5, ("trial", "release"): -2.5, ("custody", "death"): -0.8, ("attack", "death"): 0.3,
    ("custody", "post"): -0.2, ("custody", "other"): -0.3, ("removal", "other"): 0.2, ("trial", "other"): 0.3,
    ("trial", "removal"): -3.0, ("ban", "other"): -0.5, ("censorship", "ban"): -0.5, ("pressure", "other"): -0.3,
    ("protest", "release"): -1.5, ("protest", "pressure"): -1.5, ("release", "pressure"): -0.5, ("post", "other"): 0.0,
    ("ban", "custody"): -2.5, ("ban", "removal"): -3.0, ("ban", "protest"): -3.0, ("ban", "trial"): -1.5,
}  # fmt: skip
_OTHERWISE = -1.5


def total(parts: Parts) -> float:
    """The sum, in the order of the parts."""
    score = 0.0
    for _name, value in parts:
        score += value
    return score


def may_go_on(one: str, other: str) -> float:
    """Points for two stages in one incident."""
    if one == other:
        return 0.6
    return _GO_ON.get((one, other), _GO_ON.get((other, one), _OTHERWISE))


def days_fit(one: Days, other: Days) -> float:
    """Points for two stretches of days: the shorter the stretch that both allow, the more it says."""
    a, b = _numbers(one), _numbers(other)
    if a is None or b is None:
        return 0.0
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap > 0:
        if gap <= 1:
            return 0.6
        if gap <= 3:
            return -0.5
        return CANNOT if gap > APART else -1.5 - gap / 12
    wide = max(a[1] - a[0], b[1] - b[0])
    return 2.0 if wide <= 2 else 1.4 if wide <= 10 else 1.0 if wide <= 31 else 0.5 if wide <= 100 else 0.2


def _numbers(days: Days) -> tuple[int, int] | None:
    first, last = day_number(days[0]), day_number(days[1])
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = first if first is not None else last
        assert known is not None
        return (known, known + _OPEN) if last is None else (known - _OPEN, known)
    return first, last


def places_fit(one: str, other: str) -> float:
    """Points for two places: the same or one in the other; the finer the more."""
    a, b = find(one), find(other)
    if a and b:
        if within(one, other) or within(other, one):
            return (0.4, 1.0, 1.6, 1.8)[min(len(a.path), len(b.path)) - 1 if min(len(a.path), len(b.path)) < 4 else 3]
        shared = sum(x == y for x, y in zip(a.path, b.path, strict=False))
        return -1.2 if shared == 0 else -0.8
    ours, theirs = ({sounds(w) for w in words(p) if len(sounds(w)) > 1} for p in (one, other))
    return 1.0 if ours & theirs else 0.0


def places_contradict(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all places of the one lie apart from all of the other."""
    return bool(one and other) and all(apart(a, b) for a in one for b in other)


def names_fit(one: Sequence[str], other: Sequence[str], alike: Alike) -> float:
    """Points for the people named: 2.5 where the likeliest two names are one person's, less where only part agrees; a
    contradiction where each side names people and none of them agree."""
    best = max((alike(a, b) for a in one for b in other), default=0.0)
    if best >= ENOUGH:
        return 1.5 + 1.5 * best
    return -2.5 if best < ENOUGH / 2 else -1.0
