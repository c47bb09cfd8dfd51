"""The roles round an act that is no verb: "the arrest of X", "X's arrest", "many are still in custody"."""

from __future__ import annotations

from guvoh.extract import phrases
from guvoh.extract.groups import Group, beyond_relative, group_of
from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.people import inner_person, is_class, is_person, may_be_person
from guvoh.extract.phrases import Range
from guvoh.extract.roles import Roles, by

DONE_TO_PEOPLE = frozenset({
    "arrest", "detention", "interrogation", "release", "conviction", "torture_or_ill_treatment", "killing",
    "enforced_disappearance", "abduction_or_rendition", "deportation_or_extradition", "dismissal", "physical_attack",
})  # fmt: skip


def of_noun(line: Line, hit: Hit) -> Roles | None:
    """The roles round a noun: "the arrest in P of X", "X's arrest", "their detention of X by Y"."""
    owner = _owner(line, hit.place)
    patient = phrases.after(line, hit.last) if line.kind[hit.last - 1] == "P" else _of(line, hit.last)
    agent = by(line, hit.last)
    if patient is None and line.has(hit.place, "among") and line.kind[hit.last - 1] == "x":
        patient = phrases.after(line, hit.last)  # "among those arrested were ..."
    if patient is not None and hit.trigger.act in DONE_TO_PEOPLE:
        patient = patient if is_person(line, patient) else inner_person(line, patient)
    supported, carrier = _event(line, hit.last), None
    held = _support(line, hit.place)
    if held is not None:
        supported, carrier = True, held.carrier
        patient, agent = patient or held.patient, agent or held.agent
    if patient is not None and owner is not None:
        agent = agent or owner
    elif patient is None:
        patient = owner
    if patient is None and line.kind[hit.place] == "e":
        said = group_of(line, hit.place, hit.place + 1).subject  # "two minors released on bail"
        patient = said if said is None or is_person(line, said) else inner_person(line, said)
    if "counted" in hit.trigger.marks and not any(a.last == hit.place for a in line.amounts):
        return None
    first = owner[0] if owner else hit.place
    while first > 0 and line.kind[first - 1] in "dpn#" and hit.place - first < 6:
        first -= 1
    last = max(hit.last, patient[1] if patient and patient[0] > hit.place else 0)
    return Roles(patient, agent, first, last, None, supported, carrier)


def reported(line: Line, place: int) -> bool:
    """ "stressed that there are reports of arbitrary arrest": told by others, whoever repeats it."""
    near = range(place - 1, max(-1, place - 6), -1)
    return any(line.has(n, "report") and line.has(n + 1, "of") for n in near)


def _support(line: Line, place: int) -> Roles | None:
    """The verb that a noun of an act leans on: "suffered threats", "were subjected to torture", "carried out arrests",
    or a noun that vouches for it: "reports of torture". None where nothing does."""
    far = False
    for back in range(place - 1, max(-1, place - 14), -1):
        kind = line.kind[back]
        far = far or (kind == "P" and not line.has(back, "of", "particle"))
        if line.has(back, "report") and line.has(back + 1, "of"):
            return Roles(None, None, back, place, None)
        if kind in "ve" or (kind == "g" and line.words[back].forms):
            if line.has(back, "support_passive"):
                group = group_of(line, back, back + 1)
                return Roles(group.subject, None, back, place, None, carrier=group)
            if far:
                return None
            if line.has(back, "support_subject"):
                group = group_of(line, back, back + 1, transitive=False)
                return Roles(group.subject, None, back, place, None, carrier=group)
            if line.has(back, "support_actor"):
                group = group_of(line, back, back + 1, transitive=False)
                return Roles(None, group.subject, back, place, None, carrier=group)
            return None
        if kind == "x" and back and line.has(back - 1, "existential"):
            return Roles(None, None, back - 1, place, None)  # "there were beatings"
        if kind not in "ndpNaec,#tPg'":
            return None
    return None


def _people(line: Line, patient: Range) -> bool:
    """People, or what is counted and can be people: "19 rioters are in custody"."""
    return is_person(line, patient) or (line.kind[patient[0]] == "#" and may_be_person(line, patient))


def _other_act(line: Line, first: int, place: int) -> bool:
    """Whether a verb with a meaning of its own stands between people and a state."""
    for back in range(place - 1, first - 1, -1):
        if line.kind[back] == "x":
            return False
        if line.kind[back] in "veg":
            return not line.has(back, "linking")
    return False


def _event(line: Line, place: int) -> bool:
    """ "arrests were reported in P", "a search of the house followed": a verb of happening vouches for the noun."""
    asked = line.lexicon.cues["planned"] | line.lexicon.cues["demand"]
    for ahead in range(place, min(len(line.kind), place + 8)):
        kind = line.kind[ahead]
        if kind in "xa" or (kind == "e" and not asked.isdisjoint(line.lemmas(ahead))):
            continue  # "the rally planned for May never took place"
        if kind not in "nNDPdpc#'":
            return kind in "ve" and line.has(ahead, "support_event", "happening")
    return False


def _owner(line: Line, place: int) -> Range | None:
    back = place - 1
    while back >= 0 and line.kind[back] in {"n", "e", "#", "a"} and place - back < 4:
        back -= 1
    if back < 0:
        return None
    if line.kind[back] == "p" and not line.words[back].low.startswith("its"):
        return back, back + 1
    if line.kind[back] == "'":
        said = phrases.before(line, back)
        return said
    return None


def _of(line: Line, place: int) -> Range | None:
    for here in range(place, min(len(line.kind), place + 11)):
        if line.has(here, "of", "onto"):
            return phrases.after(line, here + 1)
        if line.kind[here] == "," and "D" in line.kind[max(0, here - 3) : here + 4]:
            continue  # "the arrest, on 2 February, of X"
        if line.kind[here] not in "PNnD#dc" or (line.kind[here] == "P" and not line.has(here, "near", "by", "grounds")):
            return None
    return None


def who_acts(line: Line, made: Roles) -> Range | None:
    """ "a march of 400 teachers", "a strike by dockers": the people beside the noun of a protest are those who act."""
    there = made.agent is None and made.patient is not None and is_person(line, made.patient)
    return made.patient if there else None


def of_state(line: Line, hit: Hit) -> Roles | None:
    """A predicate without a verb of its own: "many are still in custody", "his whereabouts are unknown"."""
    if hit.trigger.frame == "possessor":
        owner = _owner(line, hit.place) or _of(line, hit.place + 1)
        return None if owner is None else Roles(owner, None, owner[0], hit.last, None)
    if hit.last < len(line.kind) and line.kind[hit.last] in "nN":
        return None  # "in a detention centre"
    back = hit.place - 1
    while back >= 0 and line.kind[back] in "aDxdvte" and not (line.kind[back] == "d" and line.has(back, "pronoun")):
        back -= 1
    patient = phrases.before(line, back + 1)
    if patient is not None:
        patient = beyond_relative(line, patient[0] - 1) or patient
    if patient is None or (back >= 0 and line.kind[back] not in "nNo#)'," and not line.has(back, "pronoun")):
        return None
    verb = any(line.kind[n] in "xav" for n in range(patient[1], hit.place))
    if _other_act(line, patient[1], hit.place):
        return None  # "died in custody": another act, and where it was done
    bare = "bare" in hit.trigger.marks and patient[1] == hit.place
    asked = hit.trigger.marks & line.lexicon.required
    fits = all(is_class(line, patient, wanted) for wanted in asked) if asked else _people(line, patient)
    if not (verb or bare) or not fits:
        return None
    flags = {"future"} if any(line.has(n, "future") for n in range(patient[1], hit.place)) else set()
    if any(line.has(n, "not") for n in range(patient[1], hit.place)):
        flags.add("not")
    if any(line.has(n, "possible") for n in range(patient[1], hit.place)):
        flags.add("possible")
    group = Group(patient[1], hit.place, True, patient, frozenset(flags))
    return Roles(patient, None, patient[0], hit.last, group)


def none_of(line: Line, hit: Hit, first: int) -> bool:
    """ "no arrests were made": the noun of the act is denied before it is named."""
    return hit.trigger.kind == "noun" and "no" in line.lows[max(0, first - 1) : hit.place]
