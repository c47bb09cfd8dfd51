"""Who is left out where endings mark roles: "beaten up and let go", "died in a cell", "blocked the road"."""

from __future__ import annotations

from guvoh.extract.marked.arguments import CASES, aside, stands_in, subject
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_class, may_act
from guvoh.extract.marked.roles import Roles, clause_of, fits
from guvoh.extract.marked.verbs import Verb, verb_of
from guvoh.extract.rank import CUT, Draft, Told

# Acts whose single verbs hardly mean anything else; of other acts the pattern has to say more than the verb.
PEOPLE = "people"
ACTING = frozenset({"protest", "statement_or_condemnation"})
PLAIN = frozenset({"physical_attack", "torture_or_ill_treatment", "interrogation", "dismissal"})


def left_out(line: Line, hit: Hit) -> Roles | None:
    """The roles of an act whose verb stands without the one who suffers it, or who does it; None where it cannot."""
    if hit.trigger.kind != "verb" or "whom" in hit.trigger.marks:
        return None
    verb = verb_of(line, hit)
    if verb is None or "participle" in verb.flags or verb.reading.part not in "ve" or verb.reading.time == "order":
        return None
    clause = clause_of(line, hit)
    for frame in hit.trigger.frames:
        made = _without(line, hit, frame, verb, clause)
        if made is not None and fits(line, hit, made, frame, unsaid=True):
            return made
    return None


def carried_on(drafts: list[Draft], before: list[Draft]) -> list[Draft]:
    """The acts of a sentence; one that names nobody is done to those of the act told last, and is no other act where
    one of its class stands beside it: "him they took, (beat) and threw into a car"."""
    found: list[Draft] = []
    for draft in drafts:
        claim, bare = draft.claim, draft.joined and draft.kind == "verb" and not draft.claim.victims
        twin = [d for d in drafts if d is not draft and d.claim.act == claim.act and d.score >= CUT]
        if bare and any(d.claim.victims or d.claim.actors or d in found for d in twin):
            continue
        if draft.kind == PEOPLE and any(d is not draft and _same(d.claim, claim) for d in drafts):
            continue  # "43 arrested were freed" tells of their release
        if bare and claim.act not in ACTING:
            last = next(
                (d.claim for d in reversed([*before, *found]) if d.claim.victims or d.claim.act == "protest"), None
            )
            if last is not None:
                claim.victims = last.victims or last.actors
        found.append(draft)
    return found


def _same(one: Told, other: Told) -> bool:
    people = {(span.start, span.end) for span in (*other.victims, *other.actors)}
    return any((span.start, span.end) in people for span in (*one.victims, *one.actors))


def _without(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    stands = subject(line, clause, verb, hit.used)
    ours = "first" in verb.reading.traits and stands is not None and line.kind[stands.head] != "o"
    if stands is not None and (ours or _of_pattern(line, hit, stands)):
        stands = None  # "(they) took away the right": what is taken is no subject
    says_more = bool(hit.trigger.parts) or len(hit.trigger.first) > 1
    if frame == "actor":
        leaves = stands is None and verb.reading.number == "p" and says_more and "speech" not in hit.trigger.marks
        return Roles(None, None, verb, clause) if leaves and not verb.passive else None
    if not (says_more or "anyone" in hit.trigger.marks or hit.trigger.act in PLAIN):
        return None
    if verb.passive:
        return Roles(None, None, verb, clause) if stands is None and frame in {"object", "owner"} else None
    if frame == "subject":
        alone = stands is None and says_more and verb.reading.gender != "n" and not _nominative(line, clause, hit)
        return Roles(None, None, verb, clause) if alone else None
    if frame not in {"object", "owner"} and frame not in CASES:
        return None
    if stands is None:
        ours = "first" in verb.reading.traits
        vowed = ours and verb.reading.time == "future"  # "write again and I shoot (you)"
        if not vowed and (verb.reading.number != "p" or ours):
            return None
    elif not (may_act(line, stands) and is_class(line, stands, "coercive", "force", "faceless")):
        return None
    if frame not in CASES and _other_object(line, hit, clause, stands):
        return None
    return Roles(None, stands, verb, clause)


def _nominative(line: Line, clause: int, hit: Hit) -> bool:
    return any(
        stands_in(line, p, clause) and not p.before and "n" in p.cases and p.head not in hit.used and not aside(line, p)
        for p in line.phrases
    )  # fmt: skip


def _other_object(line: Line, hit: Hit, clause: int, does: Phrase | None) -> bool:
    """Whether the verb has an object, if none that suffers: "they delayed the wages"."""
    return any(
        stands_in(line, p, clause) and not p.before and "a" in p.cases and p != does and p.head not in hit.used
        and not aside(line, p) and not _of_pattern(line, hit, p)
        for p in line.phrases
    )  # fmt: skip


def _of_pattern(line: Line, hit: Hit, phrase: Phrase) -> bool:
    word = line.words[phrase.head]
    said = word.keys | {"@" + tag for tag in word.tags}
    return any(not said.isdisjoint(needed) for needed in hit.trigger.needs)
