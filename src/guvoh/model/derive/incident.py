"""An incident: accepted claims that somebody judged to tell of the same event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guvoh.model.claim import Claim
from guvoh.model.derive.ladder import first_speaker, key, ladder, roots
from guvoh.model.derive.range import derive_range
from guvoh.model.judgement import Figure, Incident
from guvoh.model.source import Source

CUSTODY = {"arrest", "detention"}


@dataclass(frozen=True, slots=True)
class Told:
    """One accepted claim of an incident, with its source, the atoms of the persons that it names as victims, and the
    names of the persons that it names as speakers."""

    id: str
    claim: Claim
    source: Source
    victims: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()


def derive_incident(told: Sequence[Told], sources: Mapping[str, Source]) -> Incident | None:
    """None when no claim is left. The order of `told` does not matter."""
    told = sorted((t for t in told if not t.source.withdrawn), key=lambda t: t.id)
    if not told:
        return None
    root = roots([
        (t.id, t.claim, first_speaker(t.claim, t.source, sources, [key(n) for n in t.speakers])) for t in told
    ])  # fmt: skip
    asserted = [t for t in told if t.claim.happened]
    act = _main_act(asserted or told)  # "they do not hold him" must not make a detention of an arrest
    denying = {root[t.id] for t in told if t.claim.denies}
    supporting = {root[t.id] for t in asserted}
    deniers = {(root[t.id], key(_speaker(t))) for t in told if t.claim.denies}
    figures = tuple(
        Figure(t.id, t.source.id, _speaker(t), t.claim.count, root[t.id], (root[t.id], key(_speaker(t))) in deniers)
        for t in sorted(asserted, key=lambda t: (t.source.published or "", t.id))
        if t.claim.count is not None and _class(t.claim.act) == _class(act)
    )
    named = len({v for t in asserted if _class(t.claim.act) == _class(act) for v in t.victims})
    # Domain model 7 (g): what is conceded stands beside what is reported, never within it.
    range_ = derive_range([f for f in figures if not f.conceded], named)
    start, end, dates_differ = _dates(asserted or told)
    contested = []
    if range_ is not None and range_.contested:
        contested.append("count")
    if dates_differ:
        contested.append("date")
    if denying:
        contested.append("denied")
    code, because = ladder(len(supporting), len(denying), [c for c in contested if c != "denied"])
    places = {key(t.claim.place.text): t.claim.place.text for t in reversed(told) if t.claim.place}
    first = told[0]
    return Incident(
        first.id, first.source.case, act, tuple(t.id for t in told), start, end, tuple(sorted(places.values())),
        figures, range_, code, because, len(supporting), tuple(contested),
    )  # fmt: skip


def _class(act: str) -> str:
    return "custody" if act in CUSTODY else act


def _main_act(told: Sequence[Told]) -> str:
    counted = Counter(t.claim.act for t in told)
    return min(counted, key=lambda act: (-counted[act], act))


def _speaker(t: Told) -> str:
    if t.claim.attribution:
        return t.claim.attribution[0].text
    return t.source.publisher or t.source.title or t.source.name


def _dates(told: Sequence[Told]) -> tuple[str | None, str | None, bool]:
    """The days that every claim allows; where there are none, the days that any claim names, and True."""
    dates = [t.claim.date for t in told if t.claim.date and (t.claim.date.start or t.claim.date.end)]
    starts = [d.start for d in dates if d.start]
    ends = [d.end for d in dates if d.end]
    start, end = max(starts, default=None), min(ends, default=None)
    if start and end and start > end:
        return min(starts), max(ends), True
    return start, end, False
