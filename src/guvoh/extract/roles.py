"""Who it is done to and who does it: which noun phrase is which, and whether it looks like a person, a thing, a group."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guvoh.extract import phrases
from guvoh.extract.groups import Group, group_of
from guvoh.extract.lexicon import MOVABLE
from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.phrases import Range


@dataclass(frozen=True, slots=True)
class Roles:
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
    transitive = trigger.frame in {"object", "thing", "place"}
    end = hit.last
    group = group_of(line, hit.place, hit.place + 1 if hit.gap else end, transitive=transitive)
    if "passive" in trigger.marks and not group.passive:
        return None
    if trigger.frame == "actor":
        return _actor(line, hit, group)
    if trigger.frame == "subject":
        patient = group.subject
        return None if patient is None else _checked(line, hit, Roles(patient, None, group.first, end, group))
    if trigger.frame == "to":
        agent = _by(line, end) if line.has(hit.place - 1, "be") else group.subject
        roles = Roles(_to(line, end), agent, group.first, end, group)
        return _checked(line, hit, roles) if roles.patient else roles
    if "negated" in trigger.marks:
        return _negated(line, hit, group)
    if group.passive:
        agent = _by(line, end)
        return _checked(line, hit, Roles(group.subject, agent, group.first, end, group))
    patient = _object(line, hit, group)
    if patient is None:
        return None
    return _checked(line, hit, Roles(patient, group.subject, group.first, max(end, patient[1]), group))


def _negated(line: Line, hit: Hit, group: Group) -> Roles | None:
    """ "nothing has been heard of him", "she has not been heard from": an act only where the words deny something."""
    if group.subject is not None and line.has(group.subject[0], "nobody"):
        patient = phrases.after(line, hit.last)
        return None if patient is None else _checked(line, hit, Roles(patient, None, group.subject[0], hit.last, group))
    near = range(max(0, group.first - 6), group.head)
    if "not" not in group.flags and not any(line.has(n, "not") for n in near):
        return None
    patient = group.subject if group.passive else _object(line, hit, group)
    return None if patient is None else _checked(line, hit, Roles(patient, None, group.first, hit.last, group))


def _actor(line: Line, hit: Hit, group: Group) -> Roles | None:
    if (group.passive and group.subject is not None) or "after_passive" in group.flags:
        return None
    if "main" in hit.trigger.marks and "relative" in group.flags:
        return None
    if "speech" in hit.trigger.marks and (group.flags & {"gerund", "reduced", "possible", "duty"} or _bare_to(line, group)):
        return None
    if group.subject is not None and is_class(line, group.subject, "coercive") != ("coercive" in hit.trigger.marks):
        return None
    if "prosecutor" in hit.trigger.marks and (group.subject is None or not is_class(line, group.subject, "prosecutor")):
        return None
    if group.subject is None or not (_acts(line, group.subject) or is_person(line, group.subject)):
        return None
    return Roles(None, group.subject, group.first, hit.last, group)


def _bare_to(line: Line, group: Group) -> bool:
    return "to" in group.flags and line.kind[group.first] == "t"


def _object(line: Line, hit: Hit, group: Group) -> Range | None:
    if hit.gap:
        found = phrases.after(line, hit.place + 1)
        if found is not None and hit.trigger.frame in {"thing", "place"}:
            return found
        if found is not None and found[0] < hit.last - 1:
            inner = hit.last - 1 if found[1] >= hit.last else found[1]
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
    if ahead > hit.last and ahead < len(line.kind) and line.forms[ahead] and line.kind[ahead] not in {"N"}:
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
    if word > 0 and (line.kind[word] == "r" or line.has(word, "that")) and line.kind[word - 1] in "nN":
        return phrases.before(line, word)
    return None


def _by(line: Line, place: int) -> Range | None:
    """ "by ..." in the same clause, after a passive."""
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
    if roles.patient is not None and not _named(line, core(line, roles.patient)):
        beside = phrases.beside(line, roles.patient)
        if beside is not None:
            roles = replace(roles, apposed=beside, last=max(roles.last, beside[1] if beside[0] > hit.place else 0))
    checked = _fits(line, hit, roles)
    if checked is None and roles.apposed is not None:
        return _fits(line, hit, replace(roles, patient=roles.apposed))
    return checked


def _fits(line: Line, hit: Hit, roles: Roles) -> Roles | None:
    marks, patient, group = hit.trigger.marks, roles.patient, roles.group
    if patient is None:
        # A passive without a subject in sight is kept only where its words are strong enough by themselves.
        return roles if group is not None and group.passive and "person" not in marks else None
    if "person" in marks and not is_person(line, patient):
        inner = _inner_person(line, patient)
        if inner is None and hit.trigger.act in HARMS and line.kind[patient[0]] == "p":
            inner = (patient[0], patient[0] + 1)  # "her hands were shackled": she was
        if inner is None:
            return None
        patient = inner
        roles = replace(roles, patient=patient)
    for wanted in marks & line.lexicon.required:
        if not is_class(line, patient, wanted):
            return None
    if "custodial" in marks and not _custodial(line, roles.agent):
        return None
    if hit.trigger.frame == "thing" and not is_class(line, patient, "thing", "group", "organisation"):
        return None
    if hit.trigger.frame == "place" and not (is_class(line, patient, "place", "thing") or _gapless(hit)):
        return None
    if "group" in marks and not is_class(line, patient, "group", "organisation", "relative") and not _named(line, patient):
        return None
    if "force" in marks and group is not None and not group.passive:
        agent = roles.agent
        if agent is None or not (is_class(line, agent, "force") or line.has(agent[0], "he")):
            return None
    return roles


def _custodial(line: Line, agent: Range | None) -> bool:
    """Done by officers, or where people are held."""
    if agent is not None and is_class(line, agent, "coercive"):
        return True
    return any(line.has(n, "custody") for n in range(len(line.words)))


def _inner_person(line: Line, said: Range) -> Range | None:
    """ "the expulsion of ten citizens who were detained": the people stand after the preposition."""
    for place in range(said[0] + 1, said[1] - 1):
        if line.has(place, "of") and is_person(line, (place + 1, said[1])):
            return place + 1, said[1]
    return None


def _gapless(hit: Hit) -> bool:
    return hit.gap


def core(line: Line, said: Range) -> Range:
    """The phrase up to its first preposition: where its head stands."""
    first, last = said
    for place in range(first + 1, last):
        if line.kind[place] in {"P", "r", "e"} and not (line.kind[place] == "e" and line.kind[place - 1] in "dp#n"):
            if line.has(place, "of") and _measure(line, first, place):
                inner = core(line, (place + 1, last)) if place + 1 < last else (first, place)
                return inner
            return first, place
    return said


def _measure(line: Line, first: int, place: int) -> bool:
    """ "dozens of", "some of", "members of": the head is what follows."""
    return all(line.kind[n] in {"#", "o", "d", "a"} for n in range(first, place))


def is_person(line: Line, said: Range) -> bool:
    first, last = core(line, said)
    if line.kind[first] == "o" or line.has(first, "nobody"):
        return not line.words[first].low == "it"
    head = last - 1
    while head > first and line.kind[head] in {"'", "a"}:
        head -= 1
    for place in range(first, last):
        if line.has(place, "person", "kin"):
            return True
    if line.kind[head] == "#" or all(line.kind[n] in "#da" for n in range(first, last)):
        return True
    if line.kind[head] == "N":
        return not line.has(head, "month", "weekday")
    return is_class(line, (first, last), "force", "group") and not is_class(line, (first, last), "thing")


def is_class(line: Line, said: Range, *classes: str) -> bool:
    first, last = core(line, said)
    return any(line.has(place, *classes) for place in range(first, last)) or (
        "relative" in classes and any(line.kind[n] == "r" for n in range(*said))
    )


def _named(line: Line, said: Range) -> bool:
    first, last = core(line, said)
    return any(line.kind[n] == "N" for n in range(first, last))


def of_noun(line: Line, hit: Hit) -> Roles | None:
    """The roles round a noun: "the arrest in P of X", "X's arrest", "their detention of X by Y"."""
    owner = _owner(line, hit.place)
    patient = phrases.after(line, hit.last) if line.kind[hit.last - 1] == "P" else _of(line, hit.last)
    agent = _by(line, hit.last)
    if patient is not None and "support" not in hit.trigger.marks and hit.trigger.act in DONE_TO_PEOPLE:
        if not is_person(line, patient):
            patient = _inner_person(line, patient)
    supported, carrier = False, None
    held = _support(line, hit.place)
    if held is not None:
        supported, carrier = True, held.carrier
        patient, agent = patient or held.patient, agent or held.agent
    if patient is not None and owner is not None:
        agent = agent or owner
    elif patient is None:
        patient = owner
    first = owner[0] if owner else hit.place
    while first > 0 and line.kind[first - 1] in "dpn#" and hit.place - first < 6:
        first -= 1
    last = max(hit.last, patient[1] if patient and patient[0] > hit.place else 0)
    return Roles(patient, agent, first, last, None, supported, carrier)


def _support(line: Line, place: int) -> Roles | None:
    """The verb that a noun of an act leans on: "suffered threats", "were subjected to torture", "carried out arrests",
    or a noun that vouches for it: "reports of torture". None where nothing does."""
    far = False
    for back in range(place - 1, max(-1, place - 14), -1):
        kind = line.kind[back]
        far = far or (kind == "P" and not line.has(back, "of"))
        if line.has(back, "report") and line.has(back + 1, "of"):
            return Roles(None, None, back, place, None)
        if kind in "ve" or (kind == "g" and line.forms[back]):
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
        if kind not in "ndpNaec,#tPg'":
            return None
    return None


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
        if line.kind[here] not in "PNnD#dc" or (line.kind[here] == "P" and not line.has(here, "near", "by")):
            return None
    return None


DONE_TO_PEOPLE = frozenset({
    "arrest", "detention", "interrogation", "release", "conviction", "torture_or_ill_treatment", "killing",
    "enforced_disappearance", "abduction_or_rendition", "deportation_or_extradition", "dismissal", "physical_attack",
})  # fmt: skip
HARMS = frozenset({"torture_or_ill_treatment", "physical_attack", "killing"})
ACTING = frozenset({"protest", "statement_or_condemnation"})


def of_state(line: Line, hit: Hit) -> Roles | None:
    """The roles of a predicate without a verb of its own: "many are still in custody", "his whereabouts are unknown"."""
    if hit.trigger.frame == "possessor":
        owner = _owner(line, hit.place) or _of(line, hit.place + 1)
        return None if owner is None else Roles(owner, None, owner[0], hit.last, None)
    back = hit.place - 1
    while back >= 0 and line.kind[back] in "aDxdvte":
        back -= 1
    patient = phrases.before(line, back + 1)
    if patient is None or (back >= 0 and line.kind[back] not in "nNo#)',"):
        return None
    verb = any(line.kind[n] in "xav" for n in range(patient[1], hit.place))
    if not verb or not is_person(line, patient):
        return None
    flags = {"future"} if any(line.has(n, "future") for n in range(patient[1], hit.place)) else set()
    if any(line.has(n, "not") for n in range(patient[1], hit.place)):
        flags.add("not")
    if any(line.has(n, "possible") for n in range(patient[1], hit.place)):
        flags.add("possible")
    group = Group(patient[1], hit.place, True, patient, frozenset(flags))
    return Roles(patient, None, patient[0], hit.last, group)


def amount_before(line: Line, hit: Hit):  # type: ignore[no-untyped-def]
    """A number that counts the act itself: "over 40 detentions"."""
    from guvoh.extract import slots

    if hit.trigger.kind != "noun":
        return None
    first = hit.place
    while first > 0 and line.kind[first - 1] in "n#de" and hit.place - first < 5:
        first -= 1
    return slots.amount_in(line, (first, hit.place))


def weight(line: Line, hit: Hit, made: Roles, claim) -> float:  # type: ignore[no-untyped-def]
    """How much speaks for a suggestion: kind of words, people found, details found."""
    kind = hit.trigger.kind
    score = {"verb": 0.8, "state": 0.7}.get(kind, 0.2)
    if made.patient is not None and kind == "noun":
        score += 0.3
    if made.supported and kind == "noun":
        score += 0.35
    if made.group is not None and "reduced" in made.group.flags and not (claim.date or claim.count or claim.place):
        score -= 0.45
    if made.group is not None and not (claim.date or claim.count or claim.place):
        gerund = "gerund" in made.group.flags and made.group.first > 0 and line.kind[made.group.first - 1] in {"P", "c"}
        if gerund or (claim.act == "other" and "relative" in made.group.flags):
            score -= 0.45
    if kind == "noun" and any(line.has(n, "generic") for n in range(max(0, hit.place - 4), hit.place)):
        score -= 0.5
    if _background(line, made.first):
        score -= 0.3
    if claim.victims:
        score += 0.2
    if claim.actors:
        score += 0.1
    if claim.count:
        score += 0.3
    if claim.date and claim.date.start:
        score += 0.2
    if claim.place:
        score += 0.1
    if claim.attribution:
        score += 0.05
    if claim.polarity != "asserted":
        score -= 0.1
    return score


def _background(line: Line, first: int) -> bool:
    """Inside a clause of time ("before he was expelled"): told to date something else."""
    for back in range(first - 1, max(-1, first - 12), -1):
        if line.has(back, "background"):
            return True
        if line.kind[back] in {":", "s", ",", "v", "x", "e"}:
            return False
    return False
