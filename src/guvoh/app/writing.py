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
from guvoh.policy.granted import granted
from guvoh.report.papers import Asked, Step, made
from guvoh.report.papers.rows import levels
from guvoh.text.i18n import _, using
from guvoh.vault import queries
from guvoh.vault.vault import Vault

__all__ = ["any_paper", "asked_fully", "gather", "levels", "make", "may_be", "nameable"]
SHEETS = ("register", "statistics", "evidence", "missing")  # of tables that a spreadsheet is asked for


def gather(vault: Vault, case: Case, profile: str, language: str = "en") -> CaseFile:
    """Raises `Refused` for a silent case, of which nothing but internal papers is printed."""
    if profile not in OWN_USE and case.publicity == "silent":
        raise Refused(
            _("This case is silent: only internal papers are made of it."),
            _("Print with --internal, or say on the case's page what its people agreed to."),
        )
    with using(language):
        return book.case_file(vault, case, internal=profile == "internal", language=language)


def make(file: CaseFile, kind: str, profile: str, asked: Asked | None = None) -> Document:
    """The document with all names in it. Raises `Refused` with the list of what is missing."""
    with using(file.whole.language):
        document = made(kind, file, profile, asked)
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


def any_paper(
    vault: Vault, case: Case, kind: str, ending: str, profile: str, language: str = "en", asked: Asked | None = None,
    to: str = "",
) -> bytes:  # fmt: skip
    """The bytes of a finished paper of any kind but forms. `to`: the partner or lawyer by name, whom persons may have
    agreed to. Raises `Refused` where something stands in its way."""
    if kind == "chronology":
        if profile not in OWN_USE or ending not in (".html", ".pdf", ".json"):
            raise Refused(_("The chronology is made for the group only, as .pdf, .html or .json."), "")
        return paper(vault, case, kind, ending, profile == "internal", language)
    may_be(kind, ending, profile)
    from guvoh.report.document import finished

    file = gather(vault, case, profile, language)
    asked = asked_fully(vault, file, kind, ending, asked or Asked())
    consents = {one.person.id: [r for r in one.records if r.kind == "consent"] for one in file.people}
    may = granted(consents, profile, file.today, to)
    return finished(make(file, kind, profile, asked), ending, levels(file), may) + MARKS.get(ending, b"")


def may_be(kind: str, ending: str, profile: str) -> None:
    """Raises `Refused` for a form that a kind does not have, and for a reader whom it is not for."""
    if ending == ".csv" and kind not in SHEETS:
        raise Refused(_("As .csv there are: {kinds}.").format(kinds=", ".join(SHEETS)), "")
    if kind == "missing" and profile not in OWN_USE:
        raise Refused(_("What is missing is for the group only."), _("Leave --for away."))


def asked_fully(vault: Vault, file: CaseFile, kind: str, ending: str, asked: Asked) -> Asked:
    """With what only the vault knows: the steps of the custody report; and whether lines for a messenger are meant."""
    steps: tuple[Step, ...] = ()
    if kind == "custody":
        wanted = [asked.source] if asked.source else [line.id for line in file.whole.sources]
        steps = tuple(
            Step(id, event.kind, event.at, event.by, event.undone)
            for id in wanted for event in queries.history(vault, id)
        )  # fmt: skip
    return replace(asked, nameless=asked.nameless or (kind == "alert" and ending == ".txt"), steps=steps)
