"""Who must agree before anything leaves about a person, and what of it is missing on a day.

    who_must_agree(file, person)                                  whose word counts, and whose alone does not
    missing_agreement(file, person, "C2", "WGAD") -> ""           it may go; else the reason, in words

A person who is held decides, or his family in the country where he cannot be reached; a child's guardian for the child.
Where somebody is held in the place of an exile, the exile alone cannot agree to anything (domain model 9 and 8.6):
not for the relative, and not to publicity of himself either, for it is the relative who pays. No reason names anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.held import HELD, NOTHING_KNOWN
from guvoh.model.records import Record
from guvoh.policy.letters import fold
from guvoh.policy.levels import covers, refused
from guvoh.policy.minors import is_minor
from guvoh.policy.romanise import skeleton
from guvoh.policy.sounds import same
from guvoh.text.i18n import _

PERSON, FAMILY, LAWYER, GUARDIAN = "S1", "S2", "S3", "S4"  # codes of words/consent_basis.yaml
PUBLIC = ("C4", "C5")  # scopes that everybody can read


class MustAgree(NamedTuple):
    """`bases`: codes of words/consent_basis.yaml that count; `not_alone`: persons, by id, whose word alone does not;
    `home`: that the family which speaks for him must be in the country; `others`: persons who must have agreed to
    publicity too; `why` in words."""

    bases: tuple[str, ...]
    not_alone: tuple[str, ...]
    home: bool
    others: tuple[str, ...]
    why: str


def liberty(one: PersonFile) -> str:
    """held, free, dead or unknown: the last that was told, else the whereabouts."""
    told = [word.status for word in one.told if word.status != NOTHING_KNOWN]
    if one.person.whereabouts == "dead" or (told and told[-1] == "L10"):
        return "dead"
    if told:
        return "held" if told[-1] in HELD else "free"
    return {"held": "held", "free": "free", "abroad": "free"}.get(one.person.whereabouts, "unknown")


def who_must_agree(file: CaseFile, person: str) -> MustAgree:
    """Raises KeyError for somebody who is not of the case."""
    one = _of(file, person)
    exiles = tuple(dict.fromkeys(p.target for p in file.proxies if p.relative == person and p.target != person))
    others = tuple(dict.fromkeys(
        p.relative for p in file.proxies
        if p.target == person and p.relative != person and _may_be_held(file, p.relative)
    ))  # fmt: skip
    if is_minor(file, person):
        why = _("This is a child: the guardian must agree.")
        return MustAgree((GUARDIAN,), exiles, False, others, why)
    state = liberty(one)
    if state == "free":
        why = _("The person is at liberty and can be asked.")
        return MustAgree((PERSON, LAWYER), exiles, False, others, why)
    if state == "dead":
        return MustAgree((FAMILY, LAWYER), exiles, bool(exiles), others, _("The family must agree."))
    why = (
        _("Somebody held in the place of an exile must agree, or the family in the country; the exile alone cannot.")
        if exiles else _("The person must agree, or the family where the person cannot be reached.")
    )  # fmt: skip
    return MustAgree((PERSON, FAMILY, LAWYER), exiles, bool(exiles), others, why)


def missing_agreement(file: CaseFile, person: str, scope: str, mechanism: str = "", day: str = "") -> str:
    """ "" where what is needed was agreed to by those who must; else the reason in words. `scope`: a code of
    words/consent_scopes.yaml; `mechanism`: of words/mechanisms.yaml; `day`: ISO 8601, today where it is left out."""
    day = day or file.today
    try:
        must = who_must_agree(file, person)
    except KeyError:
        return _("This person is not in the case.")
    said = [c for c in file.of_kind("consent", person) if c.about]
    if refused([c for c in said if _begun(c, day)], scope, mechanism):
        return _("The last word on this is a refusal.")
    standing = [c for c in said if covers(c, scope, day, mechanism)]
    if not standing:
        return _none_stands(said, scope, mechanism, day)
    counted = [c for c in standing if c.text("basis") in must.bases and _is_theirs(c, person)]
    if not counted:
        return _("Those who agreed cannot decide this alone.") + " " + must.why
    if must.not_alone and all(_by_exile(file, c, must) for c in counted):
        return _("Only the exile agreed, in whose place this person was taken.") + " " + must.why
    if must.home and all(c.text("basis") == FAMILY and not c.text("given_by") for c in counted):
        return _("Nobody wrote down who of the family agreed.") + " " + must.why
    if scope in PUBLIC and any(_not_public(file, other, person, day) for other in must.others):
        return _("Somebody is held in this person's place, and neither they nor the family in the country agreed to "
                 "publicity.")  # fmt: skip
    return ""


def missing_for_case(file: CaseFile, day: str = "") -> str:
    """Whether a case that is public was made so by an exile alone while a relative is held in his place; the reason, ""
    for nothing missing."""
    by = str(file.case_given.get("publicity_by") or "")
    if file.case.publicity != "public":
        return ""
    for proxy in file.proxies:
        if (
            _may_be_held(file, proxy.relative) and (not by or _means(by, _of(file, proxy.target)))
            and _not_public(file, proxy.relative, proxy.target, day or file.today)
        ):  # fmt: skip
            return _("The case is public, and only the exile decided so in whose place somebody was taken. The person "
                     "who is held must agree, or the family in the country.")  # fmt: skip
    return ""


def _of(file: CaseFile, person: str) -> PersonFile:
    found = next((one for one in file.people if one.person.id == person), None)
    if found is None:
        raise KeyError(person)
    return found


def _may_be_held(file: CaseFile, person: str) -> bool:
    found = next((one for one in file.people if one.person.id == person), None)
    return found is not None and liberty(found) in ("held", "unknown")


def _not_public(file: CaseFile, relative: str, exile: str, day: str) -> bool:
    """Whether nobody but the exile agreed that the relative's case is told in public."""
    must = who_must_agree(file, relative)
    for consent in file.of_kind("consent", relative):
        if (
            any(covers(consent, scope, day) for scope in PUBLIC) and consent.text("basis") in must.bases
            and _is_theirs(consent, relative) and not _by_exile(file, consent, must)
        ):  # fmt: skip
            return False
    one = _of(file, relative).person
    decided = one.publicity == "public" and one.publicity_by
    return not decided or _means(str(one.publicity_by), _of(file, exile))


def _begun(consent: Record, day: str) -> bool:
    return consent.text("date")[:10] <= day


def _is_theirs(consent: Record, person: str) -> bool:
    """Who speaks for himself speaks for nobody else whom the same record tells of."""
    return consent.text("basis") != PERSON or consent.about[:1] == (person,)


def _by_exile(file: CaseFile, consent: Record, must: MustAgree) -> bool:
    """Whether it is one of those whose word alone does not count, or a relative who is not in the country."""
    by = consent.text("given_by")
    if not by:
        return False
    if any(_means(by, _of(file, exile)) for exile in must.not_alone):
        return True
    away = (one for one in file.people if one.person.whereabouts == "abroad")
    return must.home and consent.text("basis") == FAMILY and any(_means(by, one) for one in away)


def _means(said: str, one: PersonFile) -> bool:
    """Whether the words may be this person's name, in any script: all of the name in the words, or the words in it."""
    words = [word for word in fold(said).split() if len(word) > 1]
    return bool(words) and any(_within(words, name) or _within(name, words) for name in _names(one))


def _names(one: PersonFile) -> list[list[str]]:
    return [parts for name in one.person.names if (parts := [w for w in fold(name).split() if len(w) > 1])]


def _within(some: Sequence[str], all_: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in all_) for word in some)


def _alike(a: str, b: str) -> bool:
    return a == b or skeleton(a) == skeleton(b) or same(a, b) or same(b, a)


def _none_stands(said: Sequence[Record], scope: str, mechanism: str, day: str) -> str:
    """Why, as near as the records tell."""
    mine = [c for c in said if c.text("scope") == scope]
    for_it = [c for c in mine if not mechanism or c.text("mechanism") == mechanism]
    if not mine:
        return _("Nobody agreed to this.")
    if not for_it:
        return _("What was agreed is for another mechanism.")
    if any(c.text("withdrawn_at") for c in for_it):
        return _("The consent was taken back.")
    if any(c.text("expires") and c.text("expires")[:10] < day for c in for_it):
        return _("The consent has run out.")
    if all(c.text("basis") == "S5" for c in for_it):
        return _("Nobody was asked; that something is public already is no consent.")
    return _("No consent stands on this day.")
