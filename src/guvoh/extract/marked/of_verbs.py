"""Who it is done to and who does it, of a verb: read from endings and voice; order decides where endings do not."""

from __future__ import annotations

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
)
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.of_nouns import of_participle
from guvoh.extract.marked.people import is_class, is_person, may_act, unclassed
from guvoh.extract.marked.roles import Roles, ends_with_him, leaves_out
from guvoh.extract.marked.verbs import Verb


def of_verb(line: Line, hit: Hit, frame: str, verb: Verb, clause: int) -> Roles | None:
    if "participle" in verb.flags:
        return of_participle(line, hit, frame, verb, clause)
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
    if suffers is None and ends_with_him(line, hit, verb):
        return Roles(None, does, verb, clause)
    if shared and ends_with_him(line, hit, verb):
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
    if suffers is None and not leaves_out(line, hit, does, verb):
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


def _acts(line: Line, does: Phrase, clause: int, verb: Verb) -> bool:
    """Whether the subject can do it: people or a body; with a verb that names nobody ("they took") only officers of the
    clause before."""
    if not may_act(line, does):
        return False
    if stands_in(line, does, clause) or verb.reading.number != "p" or line.kind[does.head] in "or":
        return True
    return is_class(line, does, "force", "coercive", "faceless", "organisation", "title", "crowd")
