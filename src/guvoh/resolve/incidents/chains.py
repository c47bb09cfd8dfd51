"""What came before what: a video, a detention, a release on bail, a dismissal. Proposals of links between incidents.

A link says that one incident precedes another that it belongs with, or that both happened at one time (codes 01 and 11
of the vocabulary of chains of events, HURIDOCS micro-thesaurus 22). That one caused the other (03) is for a person to
judge: no word and no order of days is proof of it, and this file never says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from guvoh.resolve.incidents.joining import Grouped
from guvoh.resolve.incidents.people import sort_of
from guvoh.resolve.incidents.spelling import ENOUGH, Alike, sounds, words
from guvoh.resolve.incidents.traits import Traits, day_number, out_by, traits

PRECEDES, PARALLEL = "01", "11"
AFTER = "after"  # code of words.tsv: "then", "the next day"
LONGEST = 1100  # days between two links of one chain: three years


class Link(NamedTuple):
    """`first` and `second` are places in the list of incidents. `because`: same_person, kin (the victims of the one are
    kin of a victim of the other), reason (the ground given for the second names whom or what the first is about),
    words ("then", "the next day" in one document), days."""

    first: int
    second: int
    code: str
    because: tuple[str, ...]


class _Told(NamedTuple):
    """An incident as chains see it: victims by name, whose kin they are, its first day, its documents in order."""

    names: frozenset[str]
    of: frozenset[str]
    day: int | None
    claims: tuple[Traits, ...]


def links(incidents: Sequence[Grouped], alike: Alike) -> list[Link]:
    """Links between incidents of the same people, each only to the next in time; in the order of `incidents`. An
    incident without a day is linked only where one document tells of both and says what came after."""
    told = [_as_told(one) for one in incidents]
    found: dict[tuple[int, int], Link] = {}
    for group in _of_one_person(told, alike):
        known = sorted((told[n].day, n) for n in group if told[n].day is not None)
        for (day, one), (next_day, other) in pairwise(known):
            if day is not None and next_day is not None and next_day - day <= LONGEST:
                _keep(found, _link(one, other, told, alike, day == next_day))
        for one, other in combinations(sorted(group), 2):
            if (told[one].day is None) != (told[other].day is None) or told[one].day is told[other].day is None:
                _keep(found, _by_words(one, other, told))
    return sorted(found.values())


def _keep(found: dict[tuple[int, int], Link], link: Link | None) -> None:
    if link is not None:
        found.setdefault((link.first, link.second), link)


def _as_told(one: Grouped) -> _Told:
    claims = tuple(out_by([traits(t) for t in sorted(one.claims, key=lambda t: (t.source.id, t.claim.start, t.id))]))
    done = [t for t in claims if t.told.claim.happened]
    days = [n for t in done if (n := day_number(t.days[0])) is not None]
    return _Told(
        frozenset(n for t in claims for n in t.victims.names), frozenset(n for t in claims for n in t.victims.of),
        min(days, default=None), claims,
    )  # fmt: skip


def _of_one_person(told: Sequence[_Told], alike: Alike) -> Iterator[list[int]]:
    """For each person named, the incidents in which he is a victim, or his kin are."""
    by_name: dict[str, set[int]] = defaultdict(set)
    for n, one in enumerate(told):
        for name in sorted(one.names | one.of):
            key = next((known for known in by_name if alike(known, name) >= ENOUGH), name)
            by_name[key].add(n)
    for group in by_name.values():
        if len(group) > 1:
            yield sorted(group)


def _link(one: int, other: int, told: Sequence[_Told], alike: Alike, same_day: bool) -> Link:
    because = ["same_person" if _same(told[one].names, told[other].names, alike) else "kin"]
    if _gives_reason(told[one], told[other]):
        because.append("reason")
    return Link(one, other, PARALLEL if same_day else PRECEDES, (*because, "days"))


def _same(one: frozenset[str], other: frozenset[str], alike: Alike) -> bool:
    return any(alike(a, b) >= ENOUGH for a in one for b in other)


def _gives_reason(first: _Told, second: _Told) -> bool:
    """Whether a ground given for the second has two rare words of the first."""
    marks = {mark for t in first.claims for mark in t.marks}
    reasons = [t.told.claim.reason.text for t in second.claims if t.told.claim.reason is not None]
    return any(len(marks & {sounds(word) for word in words(reason)}) > 1 for reason in reasons)


def _by_words(one: int, other: int, told: Sequence[_Told]) -> Link | None:
    """One document tells of both, and of the later in its text with a word for "then"."""
    for a in told[one].claims:
        for b in told[other].claims:
            if a.told.source.id != b.told.source.id:
                continue
            first, later = (one, other) if a.told.claim.start <= b.told.claim.start else (other, one)
            said = b if later == other else a
            if any(sort_of(word) == AFTER for word in words(said.told.claim.quote)):
                return Link(first, later, PRECEDES, ("same_person", "words"))
    return None
