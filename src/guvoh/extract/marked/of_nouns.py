"""Who it is done to and who does it, of a noun, of a participle that describes people, of a state without a verb."""

from __future__ import annotations

from itertools import pairwise

from guvoh.extract.marked.arguments import (
    CASES,
    agent,
    main_verb,
    obj,
    oblique,
    stands_in,
    subject,
    those,
)
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_person
from guvoh.extract.marked.roles import Roles
from guvoh.extract.marked.settled import goes_on
from guvoh.extract.marked.verbs import Verb

NEAR_NOUN = 6  # words between a noun of an act and whom it is done to


def _adverbs(line: Line, place: int) -> int:
    """How many adverbs stand from a place on: "the arbitrary arrest of X", where that is one."""
    here = place
    while (
        not line.tables.says_joints and here < len(line.words) and (line.kind[here] == "d" or line.has(here, "shade"))
    ):
        here += 1
    return here - place


def of_state(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
    """ "he is still in custody": the subject of the clause, with a verb or without one."""
    if frame == "self":
        alone = "bare" not in hit.trigger.marks or main_verb(line, clause) is None
        return Roles(None, None, None, clause) if alone else None
    if frame != "subject":
        suffers = oblique(line, clause, hit, frame, None)
        return None if suffers is None else Roles(suffers, None, None, clause)
    verb = main_verb(line, clause)
    if verb is not None and not line.tables.chained and not line.has(verb.place, "be"):
        return None  # "died in prison": what the verb tells is read there
    other = line.tables.chained and line.tables.says_joints and verb is not None and verb.place not in hit.used
    if other and verb is not None and not line.has(verb.place, "auxiliary", "be", "stays"):
        return None  # "he died in prison" says more than "he is in prison"
    if verb is not None:
        suffers = subject(line, clause, verb, hit.used)
    else:
        found = [p for p in line.phrases if stands_in(line, p, clause) and not p.before and "n" in p.cases]
        suffers = next((p for p in found if is_person(line, p)), None)
    return None if suffers is None else Roles(suffers, None, None, clause)


def of_participle(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    """ "the detained activist", "the activist, detained in May": whom the participle agrees with."""
    about = line.clauses[clause].about if line.clauses[clause].kind == "reduced" else None
    if about is None:
        about = next((p for p in line.phrases if p.first <= verb.place < p.last), None)
        joined = line.tables.chained and line.tables.says_joints  # there it follows its noun
        about = about if about is not None or joined else _next_to(line, verb.place)
        if joined and about is not None and about.head == verb.place:
            return None  # "the arrested" names people
    cases = {c for r in line.words[verb.place].readings if "participle" in r.traits for c in r.cases}
    if about is not None and about.head == verb.place and not line.tables.chained:
        about = _over_complement(line, verb.place, cases) or about
    if about is None or not set(about.cases) & cases:
        return None
    if about.head < verb.place < about.last and not line.tables.chained:
        return None  # "the widow of the murdered X"
    if about.head == verb.place and not line.tables.chained:
        return None  # "the detained" are people of another act
    if verb.passive == (frame in {"object", "owner"}):
        if frame == "object" or frame == "owner" or frame == "subject":
            return Roles(about, agent(line, clause, hit) if verb.passive else None, verb, clause)
        if frame == "actor":
            return Roles(None, about, verb, clause)
        return None
    if not verb.passive and frame == "object":
        suffers, shared = obj(line, clause, hit, about, verb)
        return None if suffers is None else Roles(suffers, about, verb, clause, shared)
    return None


def _over_complement(line: Line, place: int, cases: set[str]) -> Phrase | None:
    """ "the held in the airport X": the phrase that a participle describes over what stands with it."""
    for phrase in line.phrases:
        if place < phrase.first <= place + 6 and not phrase.before:
            between = line.kind[place + 1 : phrase.first]
            joins = bool(cases & set(phrase.cases)) and ("p" in between or "D" in between)
            return phrase if joins and not any(k in "ve,:sr" for k in between) else None
    return None


def _next_to(line: Line, place: int) -> Phrase | None:
    """The phrase that begins right after a participle that no phrase holds."""
    return next((p for p in line.phrases if place < p.first <= place + 2), None)


def of_noun(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
    """ "the arrest of X", "their arrest", "a threat to X"."""
    if line.tables.says_joints and line.tables.chained and (_ground(line, hit) or _condemned(line, hit)):
        return None
    leads = 0 if line.tables.chained and line.tables.says_joints else 3  # there the owner follows
    front = range(max(0, hit.low - leads), hit.low)
    possessor = next((p for p in front if line.has(p, "possessive") and not line.has(p, "own")), None)
    suffers = None
    if frame in CASES or frame.startswith("prep="):
        suffers = oblique(line, clause, hit, frame, None)
    elif hit.trigger.kind == "people":
        suffers = those(line, hit)
        return None if suffers is None else Roles(suffers, None, None, clause)
    elif frame not in {"enough", "self"}:
        end = hit.high if line.tables.chained else hit.place + len(hit.trigger.first)
        follows = [p for p in line.phrases if 0 <= p.first - end <= NEAR_NOUN and not p.before]
        near = 0 if not line.tables.says_joints else NEAR_NOUN  # what hangs on a noun stands right behind it
        near += _adverbs(line, hit.high)
        follows = [p for p in follows if ("g" in p.cases or not line.tables.says_joints) and p.first - hit.high <= near]
        if line.tables.chained and line.tables.says_joints:
            hangs = goes_on(line, hit.high - 1, hit.high, plain=True)
            follows = [p for p in line.phrases if hangs and p.first == hit.high]
        follows = [p for p in follows if not any(line.kind[n] in "ve,:" for n in range(end, p.first))]
        if not line.tables.says_joints:
            follows = [p for p in follows if not (line.kind[p.first] == "#" and line.has(p.first + 1, "not_quantity"))]
        suffers = follows[0] if follows else None
        if suffers is None and not line.tables.chained and line.kind[hit.high : hit.high + 1] == ["r"]:
            here = line.within[hit.high]  # "two bloggers, whose extradition ... asks"
            suffers = line.clauses[here].about if line.clauses[here].kind == "relative" else None
    if suffers is None and possessor is not None and frame not in {"enough", "self"}:
        suffers = Phrase(possessor, possessor + 1, possessor, "", "g", "", "")
    if suffers is None and not line.tables.chained and line.any_of(max(0, hit.low - 2), hit.low, "own"):
        verb = main_verb(line, clause)
        suffers = subject(line, clause, verb, hit.used) if verb is not None else None
    does = agent(line, clause, hit)
    if frame == "actor":
        return Roles(None, suffers or does, None, clause)
    return Roles(suffers, does, None, clause)


def _ground(line: Line, hit: Hit) -> bool:
    """ "found guilty of the beating of X": what a verdict or a charge names, not an act that is told."""
    clause = line.within[hit.place]
    back = hit.place - 1
    while back >= 0 and line.kind[back] in "nac," and line.within[back] == clause:
        back -= 1
    if back < 0 or line.kind[back] != "p":
        return False
    after = range(hit.high, len(line.words))
    return any(line.within[n] == clause and line.has(n, "verdict") for n in after)


def _condemned(line: Line, hit: Hit) -> bool:
    """ "condemned the sentence of X" is told as a statement."""
    clause = line.within[hit.place]
    after = range(hit.high, len(line.words) - 1)
    return line.has(hit.place, "statement") and any(
        line.within[n] == clause and line.has(n, "condemn") and line.has(n + 1, "light") for n in after
    )  # fmt: skip


def gapped(line: Line, made: Roles) -> list[tuple[Phrase, int]]:
    """ "A to 10 years and B to 7 were sentenced": the others who suffer the same, each with the end of his measure."""
    if made.patient is None or not (line.tables.chained and line.tables.says_joints):
        return []
    inside = [p for p in line.phrases if line.within[p.head] == made.clause and p.last <= made.patient.first]
    found = []
    for one, other in pairwise([*inside, made.patient]):
        measured = other.before and "#" in line.kind[other.first : other.last] and one.cases == made.patient.cases
        if measured and not one.before and is_person(line, one) and line.has(other.last - 1, "not_quantity"):
            found.append((one, other.last))
    return found
