"""One claim of a kind for the same words: of two that overlap, the one that says more."""

from __future__ import annotations

from guvoh.model import Claim

ONCE = frozenset({"PRO", "ORD", "STM", "STA", "DEN", "REA"})
SAYS_LESS = frozenset({"STA", "STM", "DEN", "REA"})  # here what an act implies is less than what the own tables tell
SERVING = "L05"
HOLDS = frozenset({"arrest", "detention"})


def merged(claims: list[Claim]) -> list[Claim]:
    """Acts, ties and opinions as they are; of the other kinds one for each stretch of words."""
    acts = [c for c in claims if c.kind == "ACT" and c.rule.startswith("verb:") and c.act not in HOLDS]
    claims = [c for c in claims if not _in_passing(c, acts)]
    kept: list[Claim] = [claim for claim in claims if claim.kind not in ONCE]
    chosen: list[Claim] = []
    of_states_first = sorted((c for c in claims if c.kind in ONCE), key=_says, reverse=True)
    for claim in sorted(of_states_first, key=lambda c: c.kind != "STA"):
        if not any(_same(claim, other) for other in chosen):
            chosen.append(claim)
    return kept + chosen


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
