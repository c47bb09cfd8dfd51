"""The papers that are made of a case file: gathered, made for their reader, drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from guvoh import book
from guvoh.app.papers import MARKS, paper
from guvoh.errors import Refused
from guvoh.model import Case
from guvoh.model.case_file import CaseFile
from guvoh.model.document import OWN_USE, Document
from guvoh.policy.levels import level_of
from guvoh.text.i18n import _, using
from guvoh.vault.vault import Vault


def gather(vault: Vault, case: Case, profile: str, language: str = "en") -> CaseFile:
    """Raises `Refused` for a silent case, of which nothing but internal papers is printed."""
    if profile not in OWN_USE and case.publicity == "silent":
        raise Refused(
            _("This case is silent: only internal papers are made of it."),
            _("Print with --internal, or say on the case's page what its people agreed to."),
        )
    with using(language):
        return book.case_file(vault, case, internal=profile == "internal", language=language)


def make(file: CaseFile, kind: str, profile: str) -> Document:
    """The document with all names in it. Raises `Refused` with the list of what is missing."""
    from guvoh.report import papers

    with using(file.whole.language):
        document = papers.made(kind, file, profile)
    if document.missing:
        raise Refused(
            _("This paper lacks what it needs."), _("Enter it, and print again. Nothing was written."),
            tuple(f"{one.field}: {one.what} {one.enter}".strip() for one in document.missing),
        )  # fmt: skip
    return document


def nameable(document: Document, those: Collection[str]) -> Document:
    """The same paper with these persons' names free in it, for guard and gate alike: the one whom it is about and who
    agreed to just that. No other paper is changed by it, and a silent case frees nobody."""
    persons = tuple(
        replace(one, protection="named", publicity="public") if one.id in those else one for one in document.persons
    )
    return replace(document, persons=persons)


def levels(file: CaseFile) -> dict[str, int]:
    """How far what is known of each person may go, today."""
    kin = {id for tie in file.ties if tie.code.startswith("K") for id in (tie.first, tie.second)}
    posts = {id for record in file.of_kind("post") for id in record.about}
    harmed = {one.person.id for one in file.people if one.claims.get("victim")}
    return {
        one.person.id: level_of(one.person, file.of_kind("consent", one.person.id), kin, posts - harmed, file.today)
        for one in file.people
    }


def any_paper(vault: Vault, case: Case, kind: str, ending: str, profile: str, language: str = "en") -> bytes:
    """The bytes of a finished paper of any kind. Raises `Refused` where something stands in its way."""
    if kind == "chronology":
        if profile not in OWN_USE or ending not in (".html", ".pdf", ".json"):
            raise Refused(_("The chronology is made for the group only, as .pdf, .html or .json."), "")
        return paper(vault, case, kind, ending, profile == "internal", language)
    from guvoh.report.document import finished

    file = gather(vault, case, profile, language)
    return finished(make(file, kind, profile), ending, levels(file)) + MARKS.get(ending, b"")
