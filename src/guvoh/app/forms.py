"""Forms of mechanisms: filled for one person, checked against today's consents, drawn; answers that a person writes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from guvoh.app.papers import MARKS
from guvoh.app.records import add_record, change_record
from guvoh.app.writing import gather, levels
from guvoh.book.person_names import confirmed_names
from guvoh.errors import Refused, UsageError
from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document, Finding
from guvoh.text.fold import fold
from guvoh.text.i18n import _, known, using
from guvoh.text.i18n import language as language_in_use
from guvoh.vault import queries
from guvoh.vault.vault import Vault

FORMS = ("wgad", "wgeid", "sp", "tb", "rule39", "asylum", "reprisals", "sanctions")
COMMITTEES = ("ccpr", "cat", "ced", "crc", "cedaw")
REGIMES = ("us", "uk", "eu")
LANGUAGES = ("en", "fr", "es", "ru")


class Made(NamedTuple):
    """A form that may leave, or a draft: its bytes, and what is still to be known about it."""

    drawn: bytes
    document: Document


class Written(NamedTuple):
    """An answer of a form: as the program makes it now, and the fingerprint that an edited one stands over."""

    text: str
    over: str


def form_name(kind: str, committee: str = "", regime: str = "", urgent: bool = False) -> str:
    """Which form is meant. Raises `UsageError` where a committee or a regime has to be chosen."""
    if kind == "tb":
        if not committee:
            raise UsageError(_("Which committee?"), _("One of: {names}.").format(names=", ".join(COMMITTEES)))
        return committee
    if kind == "sanctions":
        if not regime:
            raise UsageError(_("Which regime?"), _("One of: {names}.").format(names=", ".join(REGIMES)))
        return f"sanctions_{regime}"
    return "wgad_urgent" if kind == "wgad" and urgent else kind


def spoken(accepted: Collection[str], family: bool = False) -> str:
    """The reader's language where the mechanism takes it, else the first that it takes; the family reads in its
    own."""
    mine = language_in_use() if language_in_use() in LANGUAGES else "ru"
    if family:
        return "ru" if mine == "en" else mine
    return mine if mine in accepted else next(iter(accepted))


def fill_form(
    vault: Vault, case: Case, name: str, person: str, *, language: str = "en", draft: bool = False,
    reading_copy: bool = False, urgent: bool = False,
) -> tuple[CaseFile, Document]:  # fmt: skip
    """The form with all names in it, and the case file that it was made of. Raises `Refused` for a person of another
    case, and for a silent case unless it is a draft."""
    from guvoh.report import forms

    whom = _person(vault, case, person)
    of = forms.form_of(name)
    wish = forms.Wish(language, draft, reading_copy, urgent)
    file = gather(vault, case, "group" if draft else of.profile, known(language))
    with using(known(language)):
        return file, forms.form(name, file, whom.id, confirmed_names(vault, whom), wish)


def make_form(vault: Vault, case: Case, name: str, ending: str, person: str, **how: Any) -> Made:
    """The bytes of the form. What is missing, and what a mechanism would not take, stops it, unless it is a draft; so
    does a consent that was taken back since. Raises `Refused`."""
    from guvoh.report.document import finished

    file, document = fill_form(vault, case, name, person, **how)
    if not how.get("draft"):
        refuse_unready(document)
    shown, of_persons, granted = for_its_reader(file, document)
    drawn = finished(shown, ending, of_persons, granted)
    return Made(drawn + MARKS.get(ending, b""), document)


def for_its_reader(file: CaseFile, document: Document) -> tuple[Document, dict[str, int], frozenset[str]]:
    """The form with the names free that its reader may know, the level of each person, and of whom all may be told: as
    `report.document.finished` is given them."""
    granted = granted_by(file, document) | _submitting(file, document)
    of_persons = levels(file)
    officials = _officials(file, document, of_persons)
    # The official whom a dossier is about is told of as far as is recorded: that is what it is for.
    target = officials & set(document.subjects) if document.mechanism.startswith("SAN-") else frozenset()
    return nameable(document, granted | officials), of_persons, granted | target


def refuse_unready(document: Document) -> None:
    """Raises `Refused` with each missing field and each finding that blocks."""
    lacking = [f"{one.field}: {one.what} {one.enter}".strip() for one in document.missing]
    lacking += [f"{one.rule}: {one.what}" for one in blocking(document)]
    if lacking:
        raise Refused(
            _("This form cannot leave yet."),
            _("Enter what is missing, or print it for the group with --draft. Nothing was written."), tuple(lacking),
        )  # fmt: skip


def blocking(document: Document) -> tuple[Finding, ...]:
    return tuple(one for one in document.findings if one.weight == "block")


def granted_by(file: CaseFile, document: Document) -> frozenset[str]:
    """Whom this one reader may know: the person of the form, and in a sanctions dossier whoever agreed to stand in it,
    with a consent that holds today."""
    from guvoh.report.forms.answers.consent import agreed
    from guvoh.report.forms.make import asked_of

    if document.profile not in ("mechanism", "lawyer"):
        return frozenset()
    found = set()
    for one in file.people if document.mechanism.startswith("SAN-") else [file.person(document.subjects[0])]:
        ask = asked_of(document, file, one.person.id)
        if any(r.about and one.person.id in r.about for r in agreed(ask, ask.scope, ask.mechanism)):
            found.add(one.person.id)
    return frozenset(found)


def nameable(document: Document, those: Collection[str]) -> Document:
    """The same paper with these persons' names free in it, for guard and gate alike: the one whom it is about and who
    agreed to just that. No other paper is changed by it, and a silent case frees nobody."""
    persons = tuple(
        replace(one, protection="named", publicity="public") if one.id in those else one for one in document.persons
    )
    return replace(document, persons=persons, subjects=tuple(dict.fromkeys((*document.subjects, *sorted(those)))))


def _submitting(file: CaseFile, document: Document) -> frozenset[str]:
    """Whoever submits signs with his own name, be he a relative who is protected elsewhere."""
    if document.profile not in ("mechanism", "lawyer"):
        return frozenset()
    signed = {fold(one.text("name")).text for one in file.of_kind("submitter")[-1:]}
    return frozenset(one.person.id for one in file.people if signed & {fold(name).text for name in one.person.names})


def _officials(file: CaseFile, document: Document, of_persons: dict[str, int]) -> frozenset[str]:
    """Who holds a public post and was harmed in nothing may be named to a mechanism: he is whom it is about."""
    if document.profile not in ("mechanism", "lawyer"):
        return frozenset()
    return frozenset(id for id, level in of_persons.items() if level == 0)


def made_answer(vault: Vault, case: Case, name: str, code: str, person: str, language: str = "en") -> Written:
    """One answer as the program makes it. Raises `NotFound` for a question that the form does not have."""
    from guvoh.report import forms
    from guvoh.report.forms.make import asked, fingerprint

    whom = _person(vault, case, person)
    of = forms.form_of(name)
    field = of.field(code)
    file = gather(vault, case, "group", known(language))
    with using(known(language)):
        ask = asked(of, file, whom.id, confirmed_names(vault, whom), forms.Wish(language))
        text = forms.generated(ask, field)
    return Written(text, fingerprint(text))


def write_answer(vault: Vault, case: Case, name: str, code: str, person: str, text: str, language: str = "en") -> str:
    """A person's own words in place of the made answer; remembers what they were written over. Returns the record."""
    made = made_answer(vault, case, name, code, person, language)
    whom = _person(vault, case, person)
    fields = {"form": name, "field": code, "text": text, "over": made.over}
    old = [r for r in queries.records(vault, case.id, "answer", whom.id)
           if (r.text("form"), r.text("field")) == (name, code)]  # fmt: skip
    if old:
        last = max(old, key=lambda r: r.at)
        change_record(vault, last.id, fields)
        return last.id
    return add_record(vault, case.id, "answer", [whom.id], fields)


def _person(vault: Vault, case: Case, id: str) -> Person:
    whom = queries.person(vault, queries.find(vault, id, ("person",))[1])
    if whom.case != case.id:
        raise Refused(_("This person belongs to another case."), _("`guvoh persons` lists them."))
    return whom
