"""Who it is done to and who does it: read from endings and voice; order only decides where endings do not."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract.marked.arguments import (
    CASES,
    agent,
    from_whom,
    main_verb,
    obj,
    oblique,
    owner,
    stands_in,
    subject,
)
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_class, is_person, may_act, named
from guvoh.extract.marked.verbs import Verb, verb_of

NEAR_NOUN = 6  # words between a noun of an act and whom it is done to


class Roles(NamedTuple):
    patient: Phrase | None
    agent: Phrase | None
    verb: Verb | None
    clause: int
    shared: bool = False  # who suffers is said with another verb


def roles_of(line: Line, hit: Hit) -> Roles | None:
    """The roles of an act; None where no frame of its trigger fits."""
    verb = verb_of(line, hit)
    clause = line.within[hit.verb if hit.verb >= 0 else hit.place]
    for frame in hit.trigger.frames:
        if hit.trigger.kind == "state":
            made = _of_state(line, hit, frame, clause)
        else:
            made = _of_noun(line, hit, frame, clause) if verb is None else _of_verb(line, hit, frame, verb, clause)
        if made is not None and _fits(line, hit, made, frame):
            return made
    return None


def _of_verb(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    if "participle" in verb.flags:
        return _of_participle(line, hit, frame, verb, clause)
    does = None if verb.passive else subject(line, clause, verb, hit.used)
    if frame == "self":
        return Roles(None, does, verb, clause)
    if frame == "actor":
        if verb.passive and line.tables.chained and _becomes(line, hit):
            does = subject(line, clause, verb, hit.used)
        elif verb.passive:
            return None
        return None if does is None else Roles(None, does, verb, clause)
    if frame == "subject":
        suffers = subject(line, clause, verb, hit.used)
        return None if suffers is None else Roles(suffers, None, verb, clause)
    if frame in CASES or frame.startswith("prep="):
        suffers = oblique(line, clause, hit, frame, does)
        return None if suffers is None else Roles(suffers, does or agent(line, clause, hit), verb, clause)
    if verb.passive:
        suffers = subject(line, clause, verb, hit.used)
        return Roles(suffers, agent(line, clause, hit), verb, clause)
    suffers, shared = obj(line, clause, hit, does, verb)
    if suffers is not None and suffers is does:
        does = None  # "the men whom (they) took"
    if suffers is None and _him(line, hit, verb):
        return Roles(None, does, verb, clause)
    if shared and _him(line, hit, verb):
        return Roles(suffers, does, verb, clause, shared)
    counted = does is not None and (not line.tables.chained or "#" in line.kind[does.first : does.last])
    if does is not None and "a" in does.cases and (suffers is None or (shared and counted)):
        suffers, does, shared = does, None, False  # "a hundred people they detained": nobody else can be the object
    if frame == "owner" and suffers is not None:
        suffers = owner(line, suffers) or from_whom(line, clause, hit)
    return None if suffers is None else Roles(suffers, does, verb, clause, shared)


def _becomes(line: Line, hit: Hit) -> bool:
    """The pattern itself says "become": no passive of another verb."""
    return any(
        not side.isdisjoint(line.words[hit.verb].keys) and "+" not in side
        for part in (hit.trigger.first, *hit.trigger.parts) for side in part
    )  # fmt: skip


def _him(line: Line, hit: Hit, verb: Verb) -> bool:
    """An ending of the verb, or of the noun that it carries, is whom it is done to: "his arrest made" for "arrested
    him"."""
    said = line.words[hit.place].as_part("nN") if line.tables.chained and hit.verb != hit.place else None
    return "him" in verb.flags or (said is not None and any("possessive" in r.traits for r in line.words[hit.place].readings))


def _of_state(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
    """ "he is still in custody": the subject of the clause, with a verb or without one."""
    if frame != "subject":
        suffers = oblique(line, clause, hit, frame, None)
        return None if suffers is None else Roles(suffers, None, None, clause)
    verb = main_verb(line, clause)
    if verb is not None:
        suffers = subject(line, clause, verb, hit.used)
    else:
        found = [p for p in line.phrases if stands_in(line, p, clause) and not p.before and "n" in p.cases]
        suffers = next((p for p in found if is_person(line, p)), None)
    return None if suffers is None else Roles(suffers, None, None, clause)


def _of_participle(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    """ "the detained activist", "the activist, detained in May": whom the participle agrees with."""
    about = line.clauses[clause].about if line.clauses[clause].kind == "reduced" else None
    if about is None:
        about = next((p for p in line.phrases if p.first <= verb.place < p.last), None) or _next_to(line, verb.place)
    cases = {c for r in line.words[verb.place].readings if "participle" in r.traits for c in r.cases}
    if about is None or not set(about.cases) & cases:
        return None
    if about.head == verb.place and about.last - about.first == 1:
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


def _next_to(line: Line, place: int) -> Phrase | None:
    """The phrase that begins right after a participle that no phrase holds."""
    return next((p for p in line.phrases if place < p.first <= place + 2), None)


def _of_noun(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
    """ "the arrest of X", "their arrest", "a threat to X"."""
    possessor = next(
        (p for p in range(max(0, hit.low - 3), hit.low) if line.has(p, "possessive") and not line.has(p, "own")), None
    )
    suffers = None
    if frame in CASES or frame.startswith("prep="):
        suffers = oblique(line, clause, hit, frame, None)
    elif frame not in {"enough", "self"}:
        follows = [p for p in line.phrases if 0 <= p.first - hit.high <= NEAR_NOUN and "g" in p.cases and not p.before]
        follows = [p for p in follows if not any(line.kind[n] in "ve,:" for n in range(hit.high, p.first))]
        suffers = follows[0] if follows else None
    if suffers is None and possessor is not None and frame not in {"enough", "self"}:
        suffers = Phrase(possessor, possessor + 1, possessor, "", "g", "", "")
    does = agent(line, clause, hit)
    if frame == "actor":
        return Roles(None, suffers or does, None, clause)
    return Roles(suffers, does, None, clause)


def _fits(line: Line, hit: Hit, made: Roles, frame: str) -> bool:
    marks, patient = hit.trigger.marks, made.patient
    if made.verb is not None:
        if "negated" in marks and "not" not in made.verb.flags:
            return False
        if "passive" in marks and not made.verb.passive:
            return False
    if "coercive" in marks and (made.agent is None or not is_class(line, made.agent, "coercive", "force")):
        return False
    if "force" in marks and made.agent is not None and not is_class(line, made.agent, "coercive", "force"):
        return False
    if "custodial" in marks and not _custodial(line, made):
        return False
    if "speech" in marks and (made.agent is None or not may_act(line, made.agent)):
        return False
    if patient is None:
        unsaid = made.verb is None or (made.verb.passive and "person" not in marks) or _him(line, hit, made.verb)
        return frame in {"actor", "self", "enough"} or unsaid
    if "person" in marks and not is_person(line, patient):
        return False
    if "anyone" in marks and not (is_person(line, patient) or named(line, patient) or _unclassed(line, patient)):
        return False
    if "group" in marks and not (is_class(line, patient, "group", "organisation") or named(line, patient)):
        return False
    if "thing" in marks and not is_class(line, patient, "thing", "group", "organisation") and frame != "owner":
        return False
    wanted = marks & line.tables.cues.get("classes", frozenset())
    return all(is_class(line, patient, each) for each in wanted)


def _custodial(line: Line, made: Roles) -> bool:
    """Done by officers, or where people are held; not to crowds in the street."""
    held = any(line.has(n, "jailhouse", "custodial") for n in range(len(line.words)))
    if made.patient is not None and is_class(line, made.patient, "crowd"):
        return held
    return held or (made.agent is not None and is_class(line, made.agent, "coercive"))


def _unclassed(line: Line, phrase: Phrase) -> bool:
    reading = line.words[phrase.head].as_part("nN")
    if reading is not None and "lifeless" in reading.traits:
        return False
    return not line.has(phrase.head, "thing", "place", "site", "abstract", "place_kind", "not_quantity")
