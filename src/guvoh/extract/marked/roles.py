"""Who it is done to and who does it: read from endings and voice; order only decides where endings do not."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from guvoh.extract.marked.arguments import (
    CASES,
    agent,
    aside,
    from_whom,
    main_verb,
    obj,
    oblique,
    owner,
    stands_in,
    subject,
    those,
)
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_class, is_person, may_act, named, suits, unclassed
from guvoh.extract.marked.settled import goes_on
from guvoh.extract.marked.verbs import Verb, verb_of

THINGS = ("thing", "group", "organisation", "site", "place", "media", "passport")
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
    clause = clause_of(line, hit)
    for frame in hit.trigger.frames:
        if hit.trigger.kind == "state":
            made = _of_state(line, hit, frame, clause)
        else:
            made = _of_noun(line, hit, frame, clause) if verb is None else _of_verb(line, hit, frame, verb, clause)
        if made is not None and fits(line, hit, made, frame):
            return made
    return None


def clause_of(line: Line, hit: Hit) -> int:
    return line.within[hit.verb if hit.verb >= 0 and line.tables.says_joints else hit.place]


def _of_verb(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    if "participle" in verb.flags:
        return _of_participle(line, hit, frame, verb, clause)
    if line.kind[verb.place] == "i" and not line.tables.says_joints:
        return _of_naming(line, hit, frame, verb, clause)
    does = None if verb.passive else subject(line, clause, verb, hit.used)
    if does is not None and not line.tables.says_joints and not may_act(line, does):
        does = None
    if does is not None and not line.tables.chained and frame not in {"actor", "subject"}:
        does = does if _acts(line, does, clause, verb) else None
    if frame == "self" and not line.tables.says_joints and line.tables.chained:
        suffers = _suffering(line, hit, does, verb, clause)
        return Roles(suffers, agent(line, clause, hit) if verb.passive else does, verb, clause)
    if frame == "self":
        return Roles(_asked_for(line, hit, clause), does, verb, clause)
    if frame == "unsaid":
        return _of_anybody(line, hit, does, verb, clause)
    if frame == "actor":
        if verb.passive and line.tables.chained and _becomes(line, hit):
            does = subject(line, clause, verb, hit.used)
        elif verb.passive:
            return None
        if does is not None and "matter" in hit.trigger.marks:
            return _of_matter(line, hit, does, verb, clause)
        return None if does is None else Roles(_asked_for(line, hit, clause), does, verb, clause)
    if frame == "subject":
        suffers = subject(line, clause, verb, hit.used) or _unsaid(line, clause, verb)
        if suffers is None and line.tables.says_joints:
            return None
        return Roles(suffers, None, verb, clause)
    if frame in CASES or frame.startswith("prep="):
        suffers = oblique(line, clause, hit, frame, does)
        return None if suffers is None else Roles(suffers, does or agent(line, clause, hit), verb, clause)
    if verb.passive:
        suffers = _right_before(line, hit, clause) or subject(line, clause, verb, hit.used)
        suffers = suffers or _unsaid(line, clause, verb)
        if "thing" in hit.trigger.marks and (_is_people(line, suffers) or (suffers is None and _bare(line, hit))):
            return None  # "he was taken": no thing
        return Roles(suffers, agent(line, clause, hit), verb, clause)
    suffers, shared = obj(line, clause, hit, does, verb)
    if suffers is not None and suffers is does:
        does = None  # "the men whom (they) took"
    if suffers is None and _him(line, hit, verb):
        return Roles(None, does, verb, clause)
    if shared and _him(line, hit, verb):
        return Roles(suffers, does, verb, clause, shared)
    own = does is not None and not line.tables.chained and stands_in(line, does, clause)
    counted = own or (does is not None and "#" in line.kind[does.first : does.last])
    alone = counted or not line.tables.says_joints or verb.reading.number == "p"
    alone = alone and (line.tables.chained or not _accusative(line, clause, does))
    if does is not None and "a" in does.cases and ((suffers is None and alone) or (shared and counted)):
        suffers, does, shared = does, None, False  # "a hundred people they detained": nobody else can be the object
    things = frame == "owner" and "thing" in hit.trigger.marks and not line.tables.says_joints
    if things and suffers is not None and not is_class(line, suffers, "thing", "home"):
        return None
    if frame == "owner" and suffers is not None:
        suffers = owner(line, suffers) or from_whom(line, clause, hit)
    if suffers is None and not _dropped(line, hit, does, verb):
        return None
    return Roles(suffers, does, verb, clause, shared)


def _of_anybody(line: Line, hit: Hit, does: Phrase | None, verb: Verb, clause: int) -> Roles | None:
    """ "(they) took (him) away": whom may be left out or have a name that no table knows, but be no thing."""
    if verb.passive:
        found = subject(line, clause, verb, hit.used)
        fits = found is not None and unclassed(line, found) and not line.has(found.head, "common", "page", "media")
        return Roles(found if fits else None, agent(line, clause, hit), verb, clause)
    found, _shared = obj(line, clause, hit, does, verb)
    if found is None:
        return Roles(None, does, verb, clause)
    if is_person(line, found):
        return Roles(found, does, verb, clause)
    if not unclassed(line, found) or line.has(found.head, "common", "page", "media", "group"):
        return None
    return Roles(found if found.cases == "a" else None, does, verb, clause)


def _bare(line: Line, hit: Hit) -> bool:
    """ "was taken": a verb alone that says nothing of what."""
    return not line.tables.says_joints and hit.verb == hit.place and not hit.trigger.parts


def _is_people(line: Line, phrase: Phrase | None) -> bool:
    """Whether people, and not what they own, are meant, where nothing but the words shows it."""
    plain = phrase is not None and not is_class(line, phrase, "thing", "home", "group", "media", "organisation")
    return plain and phrase is not None and not line.tables.says_joints and is_person(line, phrase)


def _suffering(line: Line, hit: Hit, does: Phrase | None, verb: Verb, clause: int) -> Phrase | None:
    """Whom an act is done to that is told without asking for anybody: a person who is the object or, in the passive,
    the subject; else whose the object is."""
    if hit.trigger.act in {"protest", "statement_or_condemnation"}:
        return None
    if verb.passive:
        found = subject(line, clause, verb, hit.used)
    else:
        found, _shared = obj(line, clause, hit, does, verb)
    if found is None or is_person(line, found) or found.inner:
        return found
    return owner(line, found)


def _accusative(line: Line, clause: int, does: Phrase | None) -> bool:
    """Whether another thing can only be the object: "two men twisted (his) arms"."""
    return any(
        stands_in(line, p, clause) and not p.before and "a" in p.cases and p != does and not aside(line, p)
        for p in line.phrases
    )  # fmt: skip


def _asked_for(line: Line, hit: Hit, clause: int) -> Phrase | None:
    """ "asked that X be freed": X, in the clause that the demand opens."""
    if "speech" not in hit.trigger.marks or not (line.tables.chained and line.tables.says_joints):
        return None
    told = next((n for n, c in enumerate(line.clauses) if c.of == clause and c.kind in {"sub", "next"}), -1)
    verb = main_verb(line, told) if told >= 0 else None
    if verb is None or line.clauses[told].first < hit.low:
        return None
    found, _ = (subject(line, told, verb, hit.used), False) if verb.passive else obj(line, told, hit, None, verb, 1)
    return found if found is not None and stands_in(line, found, told) and is_person(line, found) else None


def _dropped(line: Line, hit: Hit, does: Phrase | None, verb: Verb) -> bool:
    """ "beat (them)", "arrested (him)": whom a plural of officers, or of nobody, does it to may be left out."""
    leaves = line.tables.chained and line.tables.says_joints and hit.verb != hit.place
    return (
        leaves and "anyone" in hit.trigger.marks and verb.reading.number == "p" and not verb.passive
        and (does is None or is_class(line, does, "coercive"))
    )  # fmt: skip


def _unsaid(line: Line, clause: int, verb: Verb) -> Phrase | None:
    """Where a language leaves "he" out: "Ana Belim said that (she) was beaten"."""
    here = line.clauses[clause]
    if line.tables.says_joints or here.kind != "sub" or here.of < 0:
        return None
    outer = main_verb(line, here.of)
    said = subject(line, here.of, outer, frozenset()) if outer is not None else None
    fits = said is not None and is_person(line, said) and said.number == ("p" if verb.reading.number == "p" else "")
    return said if fits and said is not None and not line.has(said.head, "force", "speaker", "organisation") else None


def _of_naming(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    """ "the beating of X", "X (object mark) to beat": a verb that names the act as a noun does."""
    behind = next((p for p in line.phrases if p.first == verb.place + 1 and not p.before), None)
    if frame in {"self", "actor"}:
        return Roles(None, behind if frame == "actor" else None, verb, clause)
    if behind is None and not verb.passive:
        behind, _shared = obj(line, clause, hit, None, verb)
    return Roles(behind, agent(line, clause, hit), verb, clause) if behind is not None or verb.passive else None


def _right_before(line: Line, hit: Hit, clause: int) -> Phrase | None:
    """ "forty men arrest, twelve summon and five outlets close were": each of its own, where they share one verb."""
    if line.tables.says_joints or hit.verb <= hit.high - 1 - (hit.verb in hit.used):
        return None
    found = [p for p in line.phrases if p.last <= hit.low and stands_in(line, p, clause) and not p.before]
    near = found[-1] if found else None
    fits = near is not None and "n" in near.cases and (is_person(line, near) or is_class(line, near, "group", "media"))
    return near if fits else None


def _adverbs(line: Line, place: int) -> int:
    """How many adverbs stand from a place on: "the arbitrary arrest of X", where that is one."""
    here = place
    while (
        not line.tables.says_joints and here < len(line.words) and (line.kind[here] == "d" or line.has(here, "shade"))
    ):
        here += 1
    return here - place


def _becomes(line: Line, hit: Hit) -> bool:
    """The pattern itself says "become": no passive of another verb."""
    return line.has(hit.verb, "light_passive") and any(
        not side.isdisjoint(line.words[hit.verb].keys) and "+" not in side
        for part in (hit.trigger.first, *hit.trigger.parts) for side in part
    )  # fmt: skip


def _of_matter(line: Line, hit: Hit, does: Phrase, verb: Verb, clause: int) -> Roles | None:
    """ "condemned the arrest of X": only what can be condemned; X is whom it is about."""
    matter, shared = obj(line, clause, hit, does, verb)
    said = next((n for n in range(hit.low - 1, -1, -1) if line.kind[n] not in "dx"), -1)
    if (matter is None or shared) and line.has(said, "statement"):
        return Roles(None, does, verb, clause)
    if matter is not None and line.has(matter.first - 1, "statement"):
        return Roles(matter if is_person(line, matter) else None, does, verb, clause)  # the act itself is read apart
    if matter is None or not line.has(matter.head, "statement"):
        return None
    return Roles(owner(line, matter), does, verb, clause)


def _him(line: Line, hit: Hit, verb: Verb) -> bool:
    """An ending of the verb, or of the noun that it carries, is whom it is done to: "his arrest made" for "arrested
    him"."""
    apart = line.tables.chained and hit.verb != hit.place and line.words[hit.place].as_part("nN") is not None
    owned = any("possessive" in r.traits for r in line.words[hit.place].readings)
    return "him" in verb.flags or (apart and owned)


def _acts(line: Line, does: Phrase, clause: int, verb: Verb) -> bool:
    """Whether the subject can do it: people or a body; with a verb that names nobody ("they took") only officers of the
    clause before."""
    if not may_act(line, does):
        return False
    if stands_in(line, does, clause) or verb.reading.number != "p" or line.kind[does.head] in "or":
        return True
    return is_class(line, does, "force", "coercive", "faceless", "organisation", "title", "crowd")


def _of_state(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
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


def _of_participle(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
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


def _of_noun(line: Line, hit: Hit, frame: str, clause: int) -> Roles | None:
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


def fits(line: Line, hit: Hit, made: Roles, frame: str, *, unsaid: bool = False) -> bool:
    """Whether the people found are those that the marks of the trigger want; `unsaid`: nobody needs to be found."""
    marks, patient = hit.trigger.marks, made.patient
    if made.verb is not None:
        if "negated" in marks and "not" not in made.verb.flags:
            return False
        if "passive" in marks and not made.verb.passive:
            return False
    if "coercive" in marks and (made.agent is None or not is_class(line, made.agent, "coercive", "force")):
        return False
    someone = made.agent is not None and (not line.tables.chained or may_act(line, made.agent))
    if "force" in marks and someone and made.agent and not is_class(line, made.agent, "coercive", "force"):
        return False
    if "taken" in marks and not _taken(line, made):
        return False
    if not marks.isdisjoint({"taken", "officers"}) and not _by_officers(line, made):
        return False
    if (
        "counted" in marks
        and made.agent is not None
        and (not is_person(line, made.agent) or (line.kind[made.agent.head] == "#" and not line.tables.chained))
    ):
        return False
    if "counted" in marks and not (
        made.agent and any(k in "#D" for k in line.kind[made.agent.first : made.agent.last])
    ):
        return False
    if "custodial" in marks and not _custodial(line, made):
        return False
    if "speech" in marks and (made.agent is None or not may_act(line, made.agent)):
        return made.agent is None and frame == "self" and made.verb is not None and made.verb.reading.number == "p"
    if patient is None:
        dropped = not line.tables.says_joints and (frame == "subject" or (made.verb is not None and made.verb.passive))
        unsaid = unsaid or made.verb is None or (made.verb.passive and "person" not in marks) or dropped
        left = made.verb is not None and (_him(line, hit, made.verb) or _dropped(line, hit, made.agent, made.verb))
        unsaid = unsaid or left
        return frame in {"actor", "self", "enough", "unsaid"} or unsaid
    if frame == "unsaid":
        return True
    if not suits(line, patient, marks):
        return False
    if "group" in marks and not (is_class(line, patient, "group", "organisation") or named(line, patient)):
        return False
    if "civil" in marks and made.agent is not None and is_class(line, made.agent, "coercive"):
        return False
    if "thing" in marks and not line.tables.chained and is_class(line, patient, *THINGS):
        return True
    if "thing" in marks and not is_class(line, patient, "thing", "group", "organisation") and frame != "owner":
        return False
    wanted = marks & line.tables.cues.get("classes", frozenset())
    return all(is_class(line, patient, each) for each in wanted)


def _taken(line: Line, made: Roles) -> bool:
    """A bare "took (him)": of people who are marked as the object."""
    patient, verb = made.patient, made.verb
    if patient is None or verb is None or not is_person(line, patient):
        return False
    return verb.passive or ("a" in patient.cases and "n" not in patient.cases)


def _by_officers(line: Line, made: Roles) -> bool:
    """Done by officers, or by a plural that names nobody."""
    if made.verb is None or made.verb.passive:
        return True
    return made.verb.reading.number == "p" if made.agent is None else is_class(line, made.agent, "coercive")


def _custodial(line: Line, made: Roles) -> bool:
    """Done by officers, or where people are held; not to crowds in the street."""
    held = not line.tags.isdisjoint({"jailhouse", "custodial"})
    street = "street" in line.tags and not line.tables.chained
    if not held and street:
        return False
    held = held or line.held
    if not line.tables.says_joints:  # there a street, a march say that it was none
        if "jailhouse" in line.tags or "street" in line.tags:
            return "jailhouse" in line.tags
        return line.held or any(
            line.has(n, "custodial") and not line.has(n + 1, "light", "light_passive") for n in range(len(line.words))
        )
    if made.agent is not None and is_class(line, made.agent, "inmate"):
        return False
    if made.patient is not None and is_class(line, made.patient, "crowd"):
        return held
    return held or (made.agent is not None and is_class(line, made.agent, "coercive"))
