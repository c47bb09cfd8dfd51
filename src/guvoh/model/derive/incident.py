"""An incident: accepted claims that somebody judged to tell of the same event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guvoh.model.claim import Claim
from guvoh.model.derive.counted import PERSONS, UNITS, parts_among, unit
from guvoh.model.derive.ladder import first_speaker, is_coerced, key, ladder, roots
from guvoh.model.derive.range import derive_range
from guvoh.model.judgement import Figure, Incident
from guvoh.model.source import Source

PROOFS = ("family_contact", "document", "admission")
CUSTODY = {"arrest", "detention"}


@dataclass(frozen=True, slots=True)
class Told:
    """One accepted claim of an incident, with its source, the atoms of the persons that it names as victims, and the
    names of the persons that it names as speakers. `proof`: what primary proof it is (`ladder.proof_of`)."""

    id: str
    claim: Claim
    source: Source
    victims: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    proof: str = ""


def derive_incident(told: Sequence[Told], sources: Mapping[str, Source], judged: str = "") -> Incident | None:
    """None when no claim is left. The order of `told` does not matter. `judged`: V5 to V7, where a person said so.

    What somebody said under force supports nothing of what it says (`is_coerced`), neither that it happened nor a
    figure nor a denial; it stays among the claims."""
    told = sorted((t for t in told if not t.source.withdrawn), key=lambda t: t.id)
    if not told:
        return None
    last_names = _last_names(told)
    speakers = {t.id: [*(key(n) for n in t.speakers), *last_names] for t in told}
    root = roots([(t.id, t.claim, first_speaker(t.claim, t.source, sources, speakers[t.id])) for t in told])
    free = [t for t in told if not is_coerced(t.claim, t.source)]
    asserted = [t for t in free if t.claim.happened]
    act = _main_act(asserted or told)  # "they do not hold him" must not make a detention of an arrest
    denying = {root[t.id] for t in free if t.claim.denies}
    supporting = {root[t.id] for t in asserted}
    deniers = {(root[t.id], key(_speaker(t))) for t in free if t.claim.denies}
    counting = [
        t
        for t in sorted(asserted, key=lambda t: (t.source.published or "", t.source.id, t.id))
        if t.claim.count is not None and _class(t.claim.act) == _class(act)
    ]
    figures = tuple(
        Figure(
            t.id,
            t.source.id,
            _speaker(t),
            t.claim.count,
            root[t.id],
            (root[t.id], key(_speaker(t))) in deniers,
            unit(t.claim),
        )
        for t in counting
        if t.claim.count is not None
    )
    named = len({v for t in asserted if _class(t.claim.act) == _class(act) for v in t.victims})
    # Domain model 7 (g): what is conceded stands beside what is reported, never within it.
    whole = _whole([t.claim for t in counting])
    range_ = derive_range([f for f, counts in zip(figures, whole, strict=True) if counts and not f.conceded], named)
    start, end, dates_differ = _dates(asserted or told)
    contested = []
    if range_ is not None and range_.contested:
        contested.append("count")
    if dates_differ:
        contested.append("date")
    if denying:
        contested.append("denied")
    proof = min((t.proof for t in asserted if t.proof), key=PROOFS.index, default="")
    disputed = [c for c in contested if c != "denied"]
    code, because = ladder(len(supporting), len(denying), disputed, proof, judged)
    places = {key(t.claim.place.text): t.claim.place.text for t in reversed(told) if t.claim.place}
    first = told[0]
    return Incident(
        first.id, first.source.case, act, tuple(t.id for t in told), start, end, tuple(sorted(places.values())),
        figures, range_, code, because, len(supporting), tuple(contested),
    )  # fmt: skip


def _last_names(told: Sequence[Told]) -> set[str]:
    """The last words of the speakers with several names: whoever is then called by that word alone is no stranger."""
    full = [words for t in told for a in t.claim.attribution[:1] if len(words := a.text.split()) > 1]
    return {key(words[-1]) for words in full if words[-1][:1].isupper() and words[-2][:1].isupper()}


def _whole(claims: Sequence[Claim]) -> list[bool]:
    """Which figures make the range: all of one unit, persons where any counts persons, and no part of another."""
    units = [unit(claim) for claim in claims]
    counted = min(units, key=UNITS.index, default=PERSONS)
    parts = iter(parts_among([claim for claim, of in zip(claims, units, strict=True) if of == counted]))
    return [of == counted and not next(parts) for of in units]


def _class(act: str) -> str:
    return "custody" if act in CUSTODY else act


def _main_act(told: Sequence[Told]) -> str:
    """The act told most often; of several the one that somebody counts."""
    acts = Counter(t.claim.act for t in told)
    counted = {t.claim.act for t in told if t.claim.count is not None}
    return min(acts, key=lambda act: (-acts[act], act not in counted, act))


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
