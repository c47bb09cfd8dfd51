"""Acts that a sentence only mentions: what the punished are accused of, a group called by what was done to it."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.people import is_class
from guvoh.extract.roles import Roles

NEAR = 12  # words from the verb of a reproach to the deed
SPOKEN = frozenset({"statement_or_condemnation"})


def only_mentioned(line: Line, hit: Hit, made: Roles) -> bool:
    """Whether the words tell no act of their own."""
    return _reproached(line, hit, made) or _names_a_group(line, hit, made) or _unaccused(line, hit, made)


def _reproached(line: Line, hit: Hit, made: Roles) -> bool:
    """ "jailed for attacking an officer", "accused of stealing": the deed of those who are punished, and the ground
    given for it. What officers are accused of is an act."""
    group = made.group
    if group is None or "gerund" not in group.flags or "exposing" not in line.classes:
        return False
    before = group.first - 1
    while before > 0 and line.kind[before] == "a":
        before -= 1
    if line.kind[before] != "P" or not line.has(before, "ground"):
        return False
    for back in range(before - 1, max(-1, before - NEAR), -1):
        if line.kind[back] in {":", "s", "r"}:
            return False
        if line.has(back, "exposing"):
            whom = range(back + 1, before)
            if any(line.kind[n] in "noN" for n in whom) and not any(line.has(n, "coercive") for n in whom):
                return True  # "police fined the singer for insulting them": she did, not they
            if any(line.has(n, "coercive") for n in whom) and not any(line.has(n, "by") for n in whom):
                return False  # "accused the officers of beating him"
            who = group.subject
            return who is None or not is_class(line, who, "coercive", "jailer")
    return False


def _names_a_group(line: Line, hit: Hit, made: Roles) -> bool:
    """ "Those arrested were beaten", "26 of the people rounded up are free": whom another act is done to, called by
    what was done before. With a day, a place or a doer of its own it tells that act."""
    group = made.group
    if hit.trigger.kind == "state" and made.patient is not None and line.has(made.patient[0], "people_pronoun"):
        return not any(line.kind[n] in "xv" for n in range(made.patient[1], hit.place))  # "free those still in custody"
    if hit.trigger.kind != "verb" or group is None or "reduced" not in group.flags or made.agent is not None:
        return False
    before = group.first - 1
    if before < 0 or not line.has(before, "people_pronoun"):
        return False
    here = hit.last
    while here < len(line.kind) and line.kind[here] == "a":
        here += 1
    return here < len(line.kind) and line.kind[here] in "xv"


def _unaccused(line: Line, hit: Hit, made: Roles) -> bool:
    """ "has not been charged", "nobody was prosecuted": what was left undone is no denial."""
    if hit.trigger.code != "charge" or made.group is None:
        return False
    said = made.group.subject
    return "not" in made.group.flags or (said is not None and line.has(said[0], "nobody"))
