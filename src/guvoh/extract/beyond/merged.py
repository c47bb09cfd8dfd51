"""One claim of a kind for the same words: of two that overlap, the one that says more."""

from __future__ import annotations

from collections import defaultdict

from guvoh.model import Claim

Near = defaultdict[int, list[Claim]]  # by stretches of the text
BLOCK = 400  # characters of a stretch

ONCE = frozenset({"PRO", "ORD", "STM", "STA", "DEN", "REA"})
SAYS_LESS = frozenset({"STA", "STM", "DEN", "REA"})  # here what an act implies is less than what the own tables tell
SERVING = "L05"
HOLDS = frozenset({"arrest", "detention"})


def merged(claims: list[Claim]) -> list[Claim]:
    """Acts, ties and opinions as they are; of the other kinds one for each stretch of words."""
    acts: Near = defaultdict(list)
    for act in claims:
        if act.kind == "ACT" and act.rule.startswith("verb:") and act.act not in HOLDS:
            _filed(acts, act)
    claims = [c for c in claims if not _in_passing(c, _near(acts, c))]
    chosen: Near = defaultdict(list)
    kept = [claim for claim in claims if claim.kind not in ONCE]
    by_slots = sorted((c for c in claims if c.kind in ONCE), key=_says, reverse=True)
    for claim in sorted(by_slots, key=lambda c: c.kind != "STA"):
        if not any(_same(claim, other) for other in _near(chosen, claim)):
            _filed(chosen, claim)
            kept.append(claim)
    return kept


def _filed(near: Near, claim: Claim) -> None:
    for block in range(claim.start // BLOCK, claim.end // BLOCK + 1):
        near[block].append(claim)


def _near(near: Near, claim: Claim) -> list[Claim]:
    """Those that can overlap: a long text is not compared claim by claim."""
    return [other for block in range(claim.start // BLOCK, claim.end // BLOCK + 1) for other in near.get(block, ())]


def _in_passing(claim: Claim, acts: list[Claim]) -> bool:
    """ "was beaten in the cell": where something was done, and no state of its own."""
    if claim.kind != "STA" or claim.code or not claim.rule.startswith("state:"):
        return False
    near = [act for act in acts if act.start < claim.end and claim.start < act.end]
    return any(not set(claim.victims) & {*act.victims, *act.actors} for act in near)


def _says(claim: Claim) -> tuple[int, int, int]:
    """How much a claim says: its slots, then its own tables before what an act implies."""
    slots = (claim.victims, claim.actors, claim.date, claim.place, claim.attribution, claim.reason, claim.code)
    whom = sum(len(span.text) for span in claim.victims)
    return sum(map(bool, slots)) - (2 if claim.act and claim.kind in SAYS_LESS else 0), whom, -claim.start


def _same(claim: Claim, other: Claim) -> bool:
    overlap = claim.start < other.end and other.start < claim.end
    if {claim.kind, other.kind} in ({"PRO", "ORD"}, {"DEN", "STM"}) and claim.act != other.act:
        return overlap  # a body and not a thing: its own tables know better than what a ban implies
    if {claim.kind, other.kind} == {"PRO", "STA"} and SERVING in (claim.code, other.code):
        return overlap  # "is serving a sentence" is no step of a court
    procedure = claim.kind == "PRO" and {claim.act, other.act} & {"conviction"} and claim.act != other.act
    return claim.kind == other.kind and overlap and not procedure
