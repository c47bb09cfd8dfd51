"""Strands: the claims of one document that go on telling of one incident.

In a document "he" is whoever was named, "the next day" needs the day before, and an act without a day or a place has
that of its neighbours. A strand takes up a claim that fits what it tells; a claim that fits none begins its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from guvoh.model.dates import Days
from guvoh.resolve.incidents.likeness import Parts, days_fit, may_go_on, names_fit, places_fit, total
from guvoh.resolve.incidents.people import ANYBODY, KIN
from guvoh.resolve.incidents.spelling import Alike
from guvoh.resolve.incidents.traits import Traits, day_number

ENOUGH = 1.6  # what a claim needs to go on a strand
NEAR = 320  # characters: about two sentences
SAME_SENTENCE = 60
FEW = 2  # people whom "he" or "they" may mean
OPEN = 40  # strands of one document that may still go on
LONG, RECENT, YEAR = 100, 45, 365  # days


@dataclass(slots=True)
class Strand:
    """Claims of one document, in the order of its text."""

    claims: list[Traits]
    parts: list[Parts] = field(default_factory=list)

    @property
    def stages(self) -> frozenset[str]:
        return frozenset(t.stage for t in self.claims)

    @property
    def names(self) -> tuple[str, ...]:
        """The victims named, each spelling once."""
        return tuple(dict.fromkeys(name for t in self.claims for name in t.victims.names))

    @property
    def of(self) -> tuple[str, ...]:
        """Whose kin the victims are."""
        return tuple(dict.fromkeys(name for t in self.claims for name in t.victims.of))

    @property
    def sorts(self) -> frozenset[str]:
        return frozenset(sort for t in self.claims for sort in t.victims.sorts)

    @property
    def is_many(self) -> bool:
        """Whether somebody counted more than one."""
        return any(max(c.low or 0, c.high or 0) > 1 for t in self.claims if (c := t.told.claim.count) is not None)

    @property
    def days(self) -> tuple[Days, ...]:
        return tuple(dict.fromkeys(t.days for t in self.claims if t.days != (None, None)))

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.place for t in self.claims if t.place))


def strands(claims: Iterable[Traits], alike: Alike) -> list[Strand]:
    """The strands of one document, in its order."""
    found: list[Strand] = []
    for claim in sorted(claims, key=_place):
        best: tuple[float, int, Parts] | None = None
        for n, strand in list(enumerate(found))[-OPEN:]:
            parts = _goes_on(strand, claim, found, alike)
            score = total(parts)
            if score >= ENOUGH and (best is None or (score, n) > best[:2]):
                best = (score, n, parts)
        if best is None:
            found.append(Strand([claim]))
        else:
            found[best[1]].claims.append(claim)
            found[best[1]].parts.append(best[2])
    return _named_before(found)


def _named_before(found: list[Strand]) -> list[Strand]:
    """The strands, those of nobody but "him" with the name of whoever was last named before them."""
    for strand in found:
        first = strand.claims[0]
        if strand.names or strand.sorts or not first.victims.told_before:
            continue
        before = [t for s in found for t in s.claims if _place(t) < _place(first) and not t.victims.told_before]
        said = max((t for t in before if t.victims.names or t.victims.sorts), key=_place, default=None)
        if said is not None and not said.victims.sorts and len(said.victims.names) <= FEW:
            victims = first.victims._replace(names=said.victims.names)
            strand.claims[0] = replace(first, victims=victims)
    return found


def _place(claim: Traits) -> tuple[int, int, str, str]:
    told = claim.told
    return told.claim.start, told.claim.end, told.claim.act, told.id


def _goes_on(strand: Strand, claim: Traits, all: Sequence[Strand], alike: Alike) -> Parts:
    """What speaks for the claim going on the strand, and against it."""
    last = strand.claims[-1]
    parts: list[tuple[str, float]] = [("stage", max(may_go_on(t.stage, claim.stage) for t in strand.claims))]
    gap = claim.told.claim.start - max(t.told.claim.end for t in strand.claims)
    newest = max(all, key=lambda s: max(_place(t) for t in s.claims)) is strand
    if gap <= SAME_SENTENCE:
        parts.append(("near", 1.2))
    elif gap <= NEAR:
        parts.append(("near", 0.6 if newest else 0.0))
    else:
        parts.append(("far", -0.3 if newest else -0.5))
    parts.append(("victims", _whom(strand, claim, alike)))
    if strand.days and claim.days != (None, None):
        fits = [days_fit(d, claim.days) for d in strand.days]
        parts.append(("dates", sum(fits) / len(fits)))
    elif back := _background(claim):
        parts.append(("dates", back))
    if strand.places and claim.place:
        fit = max(places_fit(p, claim.place) for p in strand.places)
        if fit < 0:  # whoever is carried off is taken in one place and turns up in another
            fit *= 0.0 if claim.stage == "removal" else 1.0 if "removal" in strand.stages else 1.7
        parts.append(("place", fit))
    if claim.stage == "statement" or last.stage == "statement":
        parts.append(("statement", -3.0))
    return tuple((name, value) for name, value in parts if value)


def _background(claim: Traits) -> float:
    """Points against a claim whose own days are no finer than a season, or lie well before the document: "as in 2019
    too", told beside what is new."""
    first, last = day_number(claim.days[0]), day_number(claim.days[1])
    out = day_number(claim.published[0])
    if last is None:
        return 0.0
    ago = out - last if out is not None else 0
    return -1.5 if (first is not None and last - first > LONG) or ago > YEAR else -1.0 if ago > RECENT else 0.0


def _whom(strand: Strand, claim: Traits, alike: Alike) -> float:
    """Whether the same people are meant: by name, by sort, or by "he"."""
    victims = claim.victims
    if victims.names:
        if strand.names:
            fit = names_fit(strand.names, victims.names, alike)
            return min(fit, 1.0) if fit > 0 or not (KIN in victims.sorts and KIN in strand.sorts) else 0.6
        return 0.6 if victims.sorts & strand.sorts else -1.5 if strand.sorts or strand.is_many else 0.2
    if victims.told_before and not victims.sorts:
        return 1.0
    if victims.sorts:
        if victims.sorts & strand.sorts:
            return 1.2
        if strand.sorts:
            return 0.2 if (victims.sorts | strand.sorts) & ANYBODY else -0.8
        return 0.0 if strand.names and len(strand.names) < 3 else -0.2
    return 0.2
