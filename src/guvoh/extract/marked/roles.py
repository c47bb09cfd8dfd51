"""The roles of an act, and whether those found are the people that its pattern wants."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_class, is_person, may_act, named, suits
from guvoh.extract.marked.verbs import Verb

THINGS = ("thing", "group", "organisation", "site", "place", "media", "passport")


class Roles(NamedTuple):
    patient: Phrase | None
    agent: Phrase | None
    verb: Verb | None
    clause: int
    shared: bool = False  # who suffers is said with another verb


def clause_of(line: Line, hit: Hit) -> int:
    return line.within[hit.verb if hit.verb >= 0 and line.tables.says_joints else hit.place]


def leaves_out(line: Line, hit: Hit, does: Phrase | None, verb: Verb) -> bool:
    """ "beat (them)", "arrested (him)": whom a plural of officers, or of nobody, does it to may be left out."""
    leaves = line.tables.chained and line.tables.says_joints and hit.verb != hit.place
    return (
        leaves and "anyone" in hit.trigger.marks and verb.reading.number == "p" and not verb.passive
        and (does is None or is_class(line, does, "coercive"))
    )  # fmt: skip


def ends_with_him(line: Line, hit: Hit, verb: Verb) -> bool:
    """An ending of the verb, or of the noun that it carries, is whom it is done to: "his arrest made" for "arrested
    him"."""
    apart = line.tables.chained and hit.verb != hit.place and line.words[hit.place].as_part("nN") is not None
    owned = any("possessive" in r.traits for r in line.words[hit.place].readings)
    return "him" in verb.flags or (apart and owned)


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
        left = made.verb is not None and (
            ends_with_him(line, hit, made.verb) or leaves_out(line, hit, made.agent, made.verb)
        )
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


def _behind_doors(line: Line) -> bool:
    """A place where people are held. A body that is one too ("the police") is a place only after a preposition."""
    return "jailhouse" in line.tags and any(
        line.has(n, "jailhouse") and (not line.has(n, "force") or line.preposition_before(n) != "")
        for n in range(len(line.words))
    )  # fmt: skip


def _custodial(line: Line, made: Roles) -> bool:
    """Done by officers, or where people are held; not to crowds in the street."""
    if line.tables.says_joints and made.agent is not None and is_class(line, made.agent, "faceless"):
        return False
    held = "custodial" in line.tags or _behind_doors(line)
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
