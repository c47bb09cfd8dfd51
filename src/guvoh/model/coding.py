"""A second coding: the same sources coded apart by another reader, so that one can measure how far two readers agree.

What a second coder finds is no claim of the case: it is never counted, exported or printed. It is compared in two steps
(domain model 8): which acts both found, and, of those, in which fields they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from guvoh.model.claim import Claim, Place, Span, When
from guvoh.model.derive.ladder import key

FIELDS = ("act", "code", "polarity", "count", "date", "place", "attribution")
WHOLE = "whole"  # of a difference: one of the two did not find the act at all
FIRST, SECOND, NEITHER = TAKES = ("first", "second", "neither")
READER, APART, MACHINE = "reader", "apart", "machine"  # what a coder is
HALF = 0.5  # of all their words: so much two acts of different classes share that are one act, read otherwise
UNSAID = ""  # the value of a field that a coder left empty: that nothing is said is a reading too


class Act(NamedTuple):
    """One act as one coder reads it; `id` of the claim, or of the entry of a second coding."""

    id: str
    source: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded, and what he found in each source that he has read to its end. `kind`: READER (the claims of the case,
    as they stood before any comparison), APART (a second coding), MACHINE (its suggestions before any decision)."""

    kind: str
    name: str
    acts: Mapping[str, tuple[Act, ...]]
    id: str = ""  # of the second coding

    @property
    def key(self) -> tuple[str, str, str]:
        return (self.kind, self.name, self.id)


class Paired(NamedTuple):
    """An act that both found; where `first` and `second` are of different classes, one that they read otherwise."""

    first: Act
    second: Act

    @property
    def same_class(self) -> bool:
        return self.first.claim.act == self.second.claim.act


@dataclass(frozen=True, slots=True)
class Coding:
    """A second coding as it was started. `aided`: its reader is shown the machine's suggestions, as the first was."""

    id: str
    case: str
    by: str
    at: str
    aided: bool
    sources: tuple[str, ...]


class Difference(NamedTuple):
    """Where two readers differ: in the whole act (one of the two has none), or in one field of an act that both found.
    `takes`: of TAKES, "" while nobody has said; `entry`: the one that says it."""

    id: str
    source: str
    field: str
    first: Act | None
    second: Act | None
    takes: str = ""
    entry: str = ""


def paired(first: Sequence[Act], second: Sequence[Act]) -> list[Paired]:
    """The acts of one source that both found, each once. Of one class: the same victim at days that can be one, or
    words that overlap. What is left is paired across classes where more than half of the words are the same. The
    likest go first, so a list of arrests in one sentence is paired name by name."""
    found: list[Paired] = []
    for across in (False, True):
        taken = {act.id for pair in found for act in pair}
        likely = [
            (likeness, x.claim.start, y.claim.start, x.id, y.id, Paired(x, y))
            for x in first for y in second if x.id not in taken and y.id not in taken
            if (likeness := _across(x.claim, y.claim) if across else _alike(x.claim, y.claim)) is not None
        ]  # fmt: skip
        for *_order, pair in sorted(likely, key=lambda one: ([-n for n in one[0]], *one[1:5])):
            if pair.first.id not in taken and pair.second.id not in taken:
                taken |= {pair.first.id, pair.second.id}
                found.append(pair)
    return sorted(found, key=lambda pair: (pair.first.claim.start, pair.first.claim.end, pair.first.id))


def _alike(x: Claim, y: Claim) -> tuple[float, ...] | None:
    """(shares a victim, days that can be one, share of the words in common); None for two acts."""
    if x.act != y.act:
        return None
    victims = bool({key(v.text) for v in x.victims} & {key(v.text) for v in y.victims})
    days, words = _can_be_one(x.date, y.date), _common(x, y)
    return (float(victims), float(days), words) if words or (victims and days) else None


def _across(x: Claim, y: Claim) -> tuple[float, ...] | None:
    words = _common(x, y)
    return (words,) if x.act != y.act and words > HALF else None


def _common(x: Claim, y: Claim) -> float:
    """The characters in both stretches, of those in either."""
    both = min(x.end, y.end) - max(x.start, y.start)
    return max(0, both) / max(1, max(x.end, y.end) - min(x.start, y.start))


def _can_be_one(x: When | None, y: When | None) -> bool:
    """Whether no day that is said keeps the two apart."""
    if x is None or y is None:
        return True
    return (x.start or "") <= (y.end or "9999") and (y.start or "") <= (x.end or "9999")


def together(coders: Sequence[Sequence[Act]]) -> list[tuple[Act | None, ...]]:
    """The acts of one source that at least two of several coders found: in each place the act of that coder, None where
    he has none. Pairs of one class join; what would give a coder two acts in one stays apart."""
    groups: list[dict[int, Act]] = []
    of: dict[tuple[int, str], dict[int, Act]] = {}
    for n, acts in enumerate(coders):
        for act in acts:
            of[n, act.id] = group = {n: act}
            groups.append(group)
    for (n, first), (m, second) in combinations(enumerate(coders), 2):
        for pair in paired(first, second):
            one, other = of[n, pair.first.id], of[m, pair.second.id]
            if pair.same_class and one is not other and not one.keys() & other.keys():
                one |= other
                groups = [g for g in groups if g is not other]
                of |= {(at, act.id): one for at, act in other.items()}
    return [tuple(g.get(n) for n in range(len(coders))) for g in groups if len(g) > 1]


def values(field: str, acts: Sequence[Act]) -> tuple[str, ...]:
    """What coders say in one field of one act, so that the same is equal: codes as they are, a missing finer code as
    the class; bounds of a figure; days; the folded words of a place and of the nearest speaker, which are one where
    their stretches overlap."""
    said = [_value(field, act.claim) for act in acts]
    spans = [_span(field, act.claim) for act in acts]
    for n, m in combinations(range(len(acts)), 2):
        a, b = spans[n], spans[m]
        if a and b and a.start < b.end and b.start < a.end:
            said[n] = said[m] = min(said[n], said[m])
    return tuple(said)


def _value(field: str, claim: Claim) -> str:
    count, date, span = claim.count, claim.date, _span(field, claim)
    if field == "code":
        return claim.code or claim.act
    if field == "count":
        return UNSAID if count is None else f"{_bound(count.low)}..{_bound(count.high)}"
    if field == "date":
        return UNSAID if date is None else f"{date.start or ''}/{date.end or ''}"
    if field in ("place", "attribution"):
        return key(span.text) if span else UNSAID
    return claim.act if field == "act" else claim.polarity


def _bound(n: int | None) -> str:
    return "" if n is None else str(n)


def _span(field: str, claim: Claim) -> Span | Place | None:
    if field == "attribution":
        return claim.attribution[0] if claim.attribution else None
    return claim.place if field == "place" else None


def differing(pair: Paired) -> Iterator[str]:
    """The fields in which two readings of one act differ; of another class only that, for the rest hangs on it."""
    for field in FIELDS if pair.same_class else FIELDS[:1]:
        one, other = values(field, pair)
        if one != other:
            yield field
