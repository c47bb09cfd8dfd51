"""Which suggestions are worth a reader's time, and in what order. All parts of a score are sums that can be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from guvoh.model import Amount, Claim, Place, Reason, Span, When
from guvoh.model.claim import Polarity

CUT = 0.5  # what scores less is not shown
AGAIN = 0.35  # taken off where the act was already told and nothing is added


@dataclass(slots=True)
class Told:
    """What becomes a `Claim` when it scores enough; the same names."""

    start: int
    end: int
    quote: str
    act: str
    code: str
    polarity: Polarity
    certainty: tuple[str, ...]
    victims: tuple[Span, ...]
    actors: tuple[Span, ...]
    count: Amount | None
    date: When | None
    place: Place | None
    attribution: tuple[Span, ...]
    reason: Reason | None
    language: str
    rule: str

    def scored(self, score: float) -> Claim:
        return Claim(
            self.start, self.end, self.quote, self.act, self.code, "ACT", self.polarity, self.certainty, self.victims,
            self.actors, self.count, self.date, self.place, self.attribution, self.reason, self.language, self.rule,
            score,
        )  # fmt: skip


Parts = tuple[tuple[str, float], ...]  # what speaks for a suggestion or against it, and how much; the sum is its score


class Draft(NamedTuple):
    """`kind`: of the trigger; `joined`: its verb shares its people with the verb before it; `last`: the word after its
    clause."""

    claim: Told
    kind: str
    joined: bool
    parts: Parts
    last: int = 0

    @property
    def score(self) -> float:
        return total(self.parts)


def total(parts: Parts) -> float:
    """The sum, in the order of the parts."""
    score = 0.0
    for _name, value in parts:
        score += value
    return score


def found_in(claim: Told) -> Parts:
    """What every suggestion gains from what its sentence says of it."""
    said = (
        ("victims", 0.2, claim.victims), ("actors", 0.1, claim.actors), ("count", 0.3, claim.count),
        ("date", 0.2, claim.date and claim.date.start), ("place", 0.1, claim.place),
        ("attribution", 0.05, claim.attribution), ("not_asserted", -0.1, claim.polarity != "asserted"),
    )  # fmt: skip
    return tuple((name, value) for name, value, there in said if there)


def ranked(drafts: list[Draft]) -> list[Claim]:
    """The drafts above the cut, best first; one for each class and stretch; repeats without anything new fall."""
    told: set[tuple[str, str]] = set()
    by_verb = {(d.claim.act, _head(d.claim)) for d in drafts if d.kind == "verb" and d.claim.victims}
    kept: dict[tuple[str, int, int], tuple[float, Told]] = {}
    for draft in _merged(drafts):
        claim, score = draft.claim, draft.score
        key = (claim.act, _head(claim))
        again = draft.kind == "noun" and key in by_verb and not (claim.date or claim.count or claim.place)
        again = again and not claim.actors
        if again or (key in told and not _adds(claim)):
            score -= AGAIN
        told.add(key)
        if score < CUT:
            continue
        place = (claim.act, claim.start, claim.end)
        shown = round(min(score, 2.0) / 2, 4)
        if place not in kept or (kept[place][0] < score and draft.kind != "noun"):
            kept[place] = shown, claim
    verbs = [c for _score, c in kept.values() if not c.rule.startswith("noun")]
    nouns = [(place, claim) for place, (_score, claim) in kept.items() if claim.rule.startswith("noun")]
    for place, noun in nouns:
        if any([_holds(verb, noun) for verb in verbs]):
            del kept[place]
    claims = [claim.scored(score) for score, claim in kept.values()]
    return sorted(claims, key=lambda c: (-c.score, c.start, c.act))


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Two verbs of one class, joined, about the same people in one sentence are one act: "banned and labelled"."""
    merged: list[Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        if last is not None and _died_of(last.claim, draft.claim) and (draft.joined or _together(last, draft)):
            merged[-1] = draft  # "was ambushed and hacked to death"
            continue
        same = (
            last is not None
            and last.claim.act == draft.claim.act
            and draft.claim.victims == last.claim.victims != ()
            and draft.joined
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
        better = last.parts if last.score >= draft.score else draft.parts
        merged[-1] = last._replace(claim=claim, parts=better)
    return merged


def _together(one: Draft, other: Draft) -> bool:
    """Whether the clauses of two acts begin with the same people."""
    return one.claim.start == other.claim.start


def _died_of(blow: Told, death: Told) -> bool:
    """Whether two joined verbs tell how the same people were attacked, and that they died of it."""
    harmed = (blow.act, death.act) == ("physical_attack", "killing") and blow.polarity == death.polarity
    return harmed and blow.victims == death.victims != () and blow.end <= death.end


def _holds(verb: Told, noun: Told) -> bool:
    """Whether a noun only names again the act that the verb round it, or in it, tells."""
    inside = verb.start <= noun.start and noun.end <= verb.end
    return verb.act == noun.act and (inside or (noun.start <= verb.start and verb.end <= noun.end))


def _head(claim: Told) -> str:
    if not claim.victims:
        return ""
    words = claim.victims[0].text.lower().split()
    for number, word in enumerate(words):
        if word == "of" and number:
            return words[number - 1]
    return words[-1]


def _adds(claim: Told) -> bool:
    named = any(word[0].isupper() for v in claim.victims for word in v.text.split()[:3])
    return bool(claim.date or claim.count or claim.place or named)
