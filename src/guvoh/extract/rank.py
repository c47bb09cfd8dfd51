"""Which suggestions are worth a reader's time, and in what order. All parts of a score are sums that can be read."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from guvoh.extract.match import Hit
from guvoh.extract.roles import Roles
from guvoh.model import Claim

CUT = 0.5  # what scores less is not shown
AGAIN = 0.35  # taken off where the act was already told and nothing is added


class Draft(NamedTuple):
    claim: Claim
    hit: Hit
    roles: Roles
    last: int
    score: float


def ranked(drafts: list[Draft], language: str) -> list[Claim]:
    """The drafts above the cut, best first; one for each class and stretch; repeats without anything new fall."""
    del language
    told: set[tuple[str, str]] = set()
    by_verb = {(d.claim.act, _head(d.claim)) for d in drafts if d.hit.trigger.kind == "verb" and d.claim.victims}
    kept: dict[tuple[str, int, int], Claim] = {}
    for draft in _merged(drafts):
        claim, score = draft.claim, draft.score
        key = (claim.act, _head(claim))
        again = draft.hit.trigger.kind == "noun" and key in by_verb and not (claim.date or claim.count or claim.place)
        again = again and not claim.actors
        if again or (key in told and not _adds(claim)):
            score -= AGAIN
        told.add(key)
        if score < CUT:
            continue
        place = (claim.act, claim.start, claim.end)
        if place not in kept or (kept[place].score < score and draft.hit.trigger.kind != "noun"):
            kept[place] = replace(claim, score=round(min(score, 2.0) / 2, 4))
    verbs = [c for c in kept.values() if not c.rule.startswith("noun")]
    nouns = [(place, claim) for place, claim in kept.items() if claim.rule.startswith("noun")]
    for place, noun in nouns:
        if any(_holds(verb, noun) for verb in verbs):
            del kept[place]
    return sorted(kept.values(), key=lambda c: (-c.score, c.start, c.act))


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Two verbs of one class, joined, about the same people in one sentence are one act: "banned and labelled"."""
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        same = (
            last is not None
            and last.claim.act == draft.claim.act
            and draft.claim.victims == last.claim.victims != ()
            and draft.roles.group is not None
            and "joined" in draft.roles.group.flags
            and draft.claim.end >= last.claim.end
        )
        if last is None or not same:
            merged.append(draft)
            continue
        claim = replace(
            last.claim,
            date=last.claim.date or draft.claim.date,
            place=last.claim.place or draft.claim.place,
            reason=last.claim.reason or draft.claim.reason,
        )
        merged[-1] = last._replace(claim=claim, score=max(last.score, draft.score))
    return merged


def _holds(verb: Claim, noun: Claim) -> bool:
    """Whether a noun only names again the act that the verb round it, or in it, tells."""
    inside = verb.start <= noun.start and noun.end <= verb.end
    return verb.act == noun.act and (inside or (noun.start <= verb.start and verb.end <= noun.end))


def _head(claim: Claim) -> str:
    if not claim.victims:
        return ""
    words = claim.victims[0].text.lower().split()
    for number, word in enumerate(words):
        if word == "of" and number:
            return words[number - 1]
    return words[-1]


def _adds(claim: Claim) -> bool:
    named = any(word[0].isupper() for v in claim.victims for word in v.text.split()[:3])
    return bool(claim.date or claim.count or claim.place or named)
