"""Who it is done to and who does it, round a verb: active and passive, lists, relative words."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract import apposed, phrases
from guvoh.extract.groups import Group, group_of
from guvoh.extract.lexicon import GAP, MOVABLE
from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.people import core, inner_person, is_class, is_person, may_be_person, named, owner
from guvoh.extract.phrases import Range

THREAT = "threat_or_harassment"
HARMS = frozenset({"torture_or_ill_treatment", "physical_attack", "killing"})


class Roles(NamedTuple):
    patient: Range | None
    agent: Range | None
    first: int
    last: int
    group: Group | None
    supported: bool = False
    carrier: Group | None = None  # the verb that a noun of an act leans on
    apposed: Range | None = None  # the names that stand beside the patient: "its leader, Name Surname, was ..."


def of_verb(line: Line, hit: Hit) -> Roles | None:
    """The roles round a verb; None where the frame of the trigger does not fit."""
    trigger = hit.trigger
    transitive = trigger.frame in {"object", "thing", "place", "self"}
    end = hit.last
    open_gap = hit.gap and not (MOVABLE in trigger.rest and end == hit.place + 1 + len(trigger.asked))
    group = group_of(line, hit.place, hit.place + 1 if open_gap else end, transitive=transitive)
    if "passive" in trigger.marks and not group.passive:
        return None
    if trigger.frame == "self":
        return _idiom(line, hit, group)
    if trigger.frame == "actor":
        return _actor(line, hit, group)
    if trigger.frame == "subject":
        patient = group.subject
        if "negated" in trigger.marks and "not" not in group.flags:
            return None
        if "barred" in trigger.marks and not group.flags & {"possible", "duty"}:
            return None
        return None if patient is None else _checked(line, hit, Roles(patient, None, group.first, end, group))
    if trigger.frame == "to":
        agent = by(line, end) if line.has(hit.place - 1, "be") else group.subject
        roles = Roles(_to(line, end), agent, group.first, end, group)
        return _checked(line, hit, roles) if roles.patient else roles
    if "negated" in trigger.marks:
        return _negated(line, hit, group)
    if group.passive:
        agent = by(line, end - line.has(end - 1, "by"))
        return _checked(line, hit, Roles(group.subject, agent, group.first, end, group))
    patient = _object(line, hit, group)
    if patient is None:
        return None
    bare = all(line.kind[n] in "da" for n in range(*patient))
    if bare and patient[1] < hit.last and line.is_form(hit.place, "d") and group.subject is not None:
        return _checked(
            line, hit, Roles(group.subject, by(line, end), group.first, end, group)
        )  # "beaten, denied a lawyer"
    return _checked(line, hit, Roles(patient, group.subject, group.first, max(end, patient[1]), group))


def _idiom(line: Line, hit: Hit, group: Group) -> Roles | None:
    """What is done is in the words themselves ("open fire"); whom it hits may follow, who does it may stand before."""
    agent = by(line, hit.last) if group.passive else group.subject
    if "force" in hit.trigger.marks and (agent is None or not is_class(line, agent, "force", "pronoun")):
        return None
    return Roles(_to(line, hit.last), agent, group.first, hit.last, group)


def _negated(line: Line, hit: Hit, group: Group) -> Roles | None:
    """ "nothing has been heard of him", "she has not been heard from": an act only where the words deny something."""
    if group.subject is not None and line.has(group.subject[0], "nobody"):
        patient = phrases.after(line, hit.last)
        return None if patient is None else _checked(line, hit, Roles(patient, None, group.subject[0], hit.last, group))
    begin = next((n + 1 for n in range(group.first - 1, 0, -1) if line.kind[n] in ":sr"), 0)
    near = range(max(begin, group.first - 6), group.head)
    refused = line.lexicon.cues["refused"]
    if "not" not in group.flags and not any(line.has(n, "not") or not refused.isdisjoint(line.lemmas(n)) for n in near):
        return None
    patient = group.subject if group.passive else _object(line, hit, group)
    if patient is not None and line.has(patient[0], "nobody"):
        return None  # "found nothing"
    return None if patient is None else _checked(line, hit, Roles(patient, None, group.first, hit.last, group))


def _actor(line: Line, hit: Hit, group: Group) -> Roles | None:
    if hit.gap and line.has(hit.place - 1, "be") and line.kind[hit.place : hit.place + 2] == ["e", "P"]:
        return None  # "three were held in P after a march" holds no march
    if (group.passive and group.subject is not None) or "after_passive" in group.flags:
        return None
    if "speech" in hit.trigger.marks and _told_to(line, group):
        agent = by(line, hit.last)
        return None if agent is None else Roles(None, agent, group.first, hit.last, group)
    if "main" in hit.trigger.marks and ("relative" in group.flags or _leads_people(line, hit)):
        return None
    unsaid = group.flags & {"gerund", "reduced", "possible", "duty"} or _bare_to(line, group)
    if "speech" in hit.trigger.marks and unsaid:
        return None
    speaks = "speech" in hit.trigger.marks
    weighed = speaks or "coercive" in hit.trigger.marks
    if weighed and group.subject is not None and is_class(line, group.subject, "coercive") == speaks:
        return None  # what officers demand is pressure, what others demand is a statement
    if "prosecutor" in hit.trigger.marks and (group.subject is None or not is_class(line, group.subject, "prosecutor")):
        return None
    if group.subject is None or not (_acts(line, group.subject) or may_be_person(line, group.subject)):
        return None
    whom = phrases.after(line, hit.last + 1) if line.kind[hit.last - 1] == "t" and hit.trigger.act == THREAT else None
    patient = whom if whom is not None and is_person(line, whom) else None  # "threatened to sack the teachers"
    return Roles(patient, group.subject, group.first, max(hit.last, patient[1] if patient else 0), group)


def _leads_people(line: Line, hit: Hit) -> bool:
    """ "marched all men to the school": those who march are led by others."""
    follows = not hit.trigger.rest and line.has(hit.place, "leading") and line.kind[hit.last : hit.last + 1]
    found = phrases.after(line, hit.last) if follows and follows[0] in "nNdp" else None
    return found is not None and is_person(line, found)


def _told_to(line: Line, group: Group) -> bool:
    """ "the verdict was condemned by ...", "residents are asked to ...": who stands before it does not speak."""
    return line.is_form(group.head, "d") and any(line.has(n, "be", "get") for n in range(group.first, group.head))


def _bare_to(line: Line, group: Group) -> bool:
    return "to" in group.flags and line.kind[group.first] == "t"


def _object(line: Line, hit: Hit, group: Group) -> Range | None:
    if hit.gap:
        found = phrases.after(line, hit.place + 1)
        if found is not None and hit.trigger.frame in {"thing", "place"}:
            return found
        if found is not None and found[0] < hit.last - 1:
            inner = hit.last - 1 if found[1] >= hit.last else found[1]
            while inner > found[0] + 1 and line.kind[inner - 1] in "Pc,d":
                inner -= 1
            if all(kind == "d" for kind in line.kind[found[0] : inner]):
                return owner(line, found)  # "hack the phones of two editors"
            return (found[0], inner) if inner > found[0] else None
        if MOVABLE not in hit.trigger.rest:
            shifted = None if line.kind[hit.last - 1] in {"t", "P"} else phrases.after(line, hit.last)
            return shifted if shifted and is_person(line, shifted) else _antecedent(line, group)
    found = phrases.after(line, hit.last)
    if found is not None:
        return found
    before = _antecedent(line, group)
    if before is not None:
        return before
    # "arrest, and sometimes kill dissidents": the object stands after the verb that follows
    ahead = hit.last
    while ahead < len(line.kind) and line.kind[ahead] in {"c", ",", "a", "x"}:
        ahead += 1
    follows = ahead > hit.last and ahead < len(line.kind) and line.words[ahead].forms and line.kind[ahead] != "N"
    if follows and (line.kind[ahead] != "g" or line.kind[hit.place] == "g"):  # not "failed to stop, killing two"
        found = phrases.after(line, ahead + 1)
        if found is not None and (line.kind[ahead] in "ve" or found is not None):
            return found
    return None


def _to(line: Line, place: int) -> Range | None:
    """ "handed down a long sentence to X": who it is done to stands after the preposition."""
    for here in range(place, min(len(line.kind), place + 8)):
        if line.kind[here] == "t" or line.has(here, "benefit", "of"):
            found = phrases.after(line, here + 1)
            if found is not None and is_person(line, found):
                return found
        if line.kind[here] in {"s", ":", "v", "x", "r"}:
            return None
    return None


def _antecedent(line: Line, group: Group) -> Range | None:
    """ "two groups that the court has banned": the object stands before the relative word."""
    if group.subject is None:
        return None
    word = group.subject[0] - 1
    if word >= 0 and line.kind[word] in "nN" and line.has(group.subject[0], "nominative"):
        return phrases.before(line, word + 1)  # "the boy they beat"
    if word > 0 and (line.kind[word] == "r" or line.has(word, "that")) and line.kind[word - 1] in "nN":
        return phrases.before(line, word)
    return None


def by(line: Line, place: int) -> Range | None:
    """ "by ..." in the same clause, after a passive."""
    if "by" not in line.classes:
        return None
    for here in range(place, min(len(line.kind), place + 24)):
        if line.has(here, "by") and line.kind[here] == "P":
            said = phrases.after(line, here + 1)
            if said is not None and _acts(line, said):
                return said
            continue
        if line.kind[here] in {"s", "r", ":", "x", "v", "b"}:
            return None
    return None


def _acts(line: Line, said: Range) -> bool:
    return any(
        line.kind[n] in {"N", "o"} or line.has(n, "force", "person", "organisation", "group") for n in range(*said)
    )


def _checked(line: Line, hit: Hit, roles: Roles) -> Roles | None:
    patient = roles.patient
    if patient is not None and (line.kind[patient[0]] == "d" or not _ends_in_name(line, core(line, patient))):
        beside = apposed.beside(line, patient) or apposed.name_before(line, patient)
        if beside is not None:
            roles = roles._replace(apposed=beside, last=max(roles.last, beside[1] if beside[0] > hit.place else 0))
    checked = _fits(line, hit, roles)
    if checked is None and roles.apposed is not None:
        return _fits(line, hit, roles._replace(patient=roles.apposed))
    return checked


def _ends_in_name(line: Line, said: Range) -> bool:
    return line.kind[said[1] - 1] == "N"


def _fits(line: Line, hit: Hit, roles: Roles) -> Roles | None:
    marks, patient, group = hit.trigger.marks, roles.patient, roles.group
    if patient is None:
        # A passive without a subject in sight is kept only where its words are strong enough by themselves.
        return roles if group is not None and group.passive and "person" not in marks else None
    if hit.trigger.act in HARMS and patient[1] - patient[0] == 1 and line.has(patient[0], "reflexive"):
        return None  # what people do to themselves is no harm by others
    if "person" in marks and not is_person(line, patient):
        inner = inner_person(line, patient)
        if inner is None and hit.trigger.act in HARMS and line.kind[patient[0]] == "p":
            inner = (patient[0], patient[0] + 1)  # "her hands were shackled": she was
        if inner is None:
            return None
        patient = inner
        roles = roles._replace(patient=patient)
    for wanted in marks & line.lexicon.required:
        if not is_class(line, patient, wanted):
            return None
    if "anyone" in marks and not may_be_person(line, patient):
        inner = inner_person(line, patient)
        if inner is None and hit.trigger.act in HARMS and line.kind[patient[0]] == "p":
            inner = (patient[0], patient[0] + 1)
        if inner is None:
            return None
        roles = roles._replace(patient=inner)
    if hit.trigger.act in HARMS and is_class(line, patient, "limb") and not is_person(line, patient):
        roles = roles._replace(patient=owner(line, patient) or patient)  # "her hands and feet were shackled"
        patient = roles.patient or patient
    if "full" in marks and group is not None and "reduced" in group.flags and line.is_form(hit.place, "p"):
        return None  # "she returned to P": a past without an object, no passive
    if hit.trigger.act == "dismissal" and _body(line, patient):
        return None  # who suspends a body bans it
    if "owner" in marks:
        roles = roles._replace(patient=owner(line, patient) or _to(line, hit.last) or patient)
    if "custodial" in marks and not _custodial(line, roles.agent, roles.patient):
        return None
    if hit.trigger.frame == "thing" and not is_class(line, patient, "thing", "group", "organisation"):
        return None
    # "broke the door down": the thing is named in the pattern itself
    open_ended = GAP in hit.trigger.rest or (hit.gap and len(hit.trigger.asked) > 1)
    if hit.trigger.frame == "place" and not (is_class(line, patient, "place", "thing") or open_ended):
        return None
    grouped = is_class(line, patient, "group", "organisation", "relative") or named(line, patient)
    if "group" in marks and not grouped:
        return None
    if "force" in marks and group is not None and not group.passive:
        agent = roles.agent
        if agent is None or not (is_class(line, agent, "force") or line.has(agent[0], "he")):
            return None
    return roles


def _body(line: Line, said: Range) -> bool:
    """A body, and not its people: "40 groups", but not "the group's members"."""
    head = core(line, said)[1] - 1
    return line.has(head, "group") and not line.has(head, "person", "kin", "force")


def faceless(line: Line, agent: Range | None, place: int) -> bool:
    """Done by people who do not show who they are: "masked men", "men in balaclavas"; or by force by men whom nobody
    calls officers: "five men pushed her into a car"."""
    if agent is None or is_class(line, agent, "coercive"):
        return False  # officers may be masked: they are officers still
    by_force = line.has(place, "forceful") and "coercive" not in line.classes
    if by_force and line.has(core(line, agent)[1] - 1, "somebody") and "plain" not in line.classes:
        return True
    return any(line.has(n, "faceless") for n in range(agent[0], min(len(line.words), agent[1] + 6)))


def _custodial(line: Line, agent: Range | None, patient: Range | None) -> bool:
    """Done by officers, or where people are held; not to crowds in the street."""
    if patient is not None and is_class(line, patient, "coercive"):
        return False  # an officer is in nobody's hands
    if patient is not None and is_class(line, patient, "crowd"):
        return any(_locks_up(line, n) for n in range(len(line.words)))
    if agent is not None and is_class(line, agent, "jailer") and "'" not in line.kind[slice(*agent)]:
        return not any(line.has(n, "outdoor") for n in range(*agent))  # "border guards", "the guards of the mine"
    if "custody" in line.classes and any(_locks_up(line, n) for n in range(len(line.words))):
        return True
    if "restraint" in line.classes and agent is not None and is_class(line, agent, "coercive"):
        return True  # "officers beat him and taped his mouth"
    if not line.held or patient is None or not line.has(patient[0], "he", "me", "possessive"):
        return False  # only those whom the sentences before named as held
    return agent is None or is_class(line, agent, "coercive", "pronoun")


def in_custody(line: Line, hit: Hit, made: Roles) -> bool:
    """Whether what the longest reading calls an attack is a blow in custody: the same verb alone would be torture."""
    if hit.trigger.kind != "verb" or made.patient is None:
        return False
    known = line.lexicon.verbs
    blows = any("custodial" in t.marks and not t.rest for m in line.lemmas(hit.place) for t in known.get(m, ()))
    return blows and is_person(line, made.patient) and _custodial(line, made.agent, made.patient)


def _locks_up(line: Line, place: int) -> bool:
    """A word for where people are held, or for those who are: no officers, no bus station."""
    return line.has(place, "custody") and not line.has(place, "coercive") and not line.has(place - 1, "elsewhere")
