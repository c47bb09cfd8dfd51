"""The organisations of a case: founded, banned, designated, and how many claims name each; a new one is entered."""

from __future__ import annotations

from typing import Any

from guvoh import app
from guvoh.book.organisations import organisation_list
from guvoh.errors import GuvohError, WrongField
from guvoh.model import dates
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web import wording
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.export import as_csv
from guvoh.web.show import at, number, page

COLUMNS = ("id", "name", "aliases", "founded", "founded_from", "banned_on", "banned_by", "banned_on_from",
           "designated_on", "designated_by", "designated_on_from", "note", "claims", "bans")  # fmt: skip
OPEN = 20  # bans that name no listed organisation, so many are shown


def organisations(ask: Ask, status: int = 200, **refused: Any) -> Answer:
    lines, open_ = organisation_list(ask.vault, ask.case.id)
    return page(
        ask, "organisations.html", _("Organisations"), "incidents", status, lines=lines, open=open_[:OPEN],
        open_n=len(open_), wording=wording, edtf=edtf, here=at(ask.case, "organisations"),
        sources=queries.source_rows(ask.vault, [r.source for r in open_[:OPEN]]),
        **{"wrong": None, "typed": {"name": ask.query.get("name"), "source": ask.query.get("source")}, **refused},
    )  # fmt: skip


def edtf(text: str) -> str:
    """A date as it was written down, in the reader's words."""
    try:
        return number(dates.show(*dates.interval(text), i18n.language()))
    except GuvohError:
        return text


def new(ask: Ask) -> Answer:
    typed = ask.form.plain()
    try:
        id = app.enter_organisation(ask.vault, ask.case.id, ask.form.get("name"), source=ask.form.get("source") or None)
    except WrongField as error:
        return organisations(ask, 422, wrong=error, typed=typed)
    except GuvohError as error:
        return organisations(ask, 422, wrong=WrongField(error.message, error.hint, field="source"), typed=typed)
    return go(at(ask.case, f"organisation/{short(id)}"))


def export(ask: Ask) -> Answer:
    lines, _open = organisation_list(ask.vault, ask.case.id)
    rows = []
    for line in lines:
        one, given = line.organisation, line.organisation.given
        rows.append([short(one.id), one.names[0], "; ".join(one.names[1:]),
                     *(short(v) if k.endswith("_from") and (v := given.get(k)) else given.get(k) or ""
                       for k in COLUMNS[3:12]), line.claims, line.bans])  # fmt: skip
    return as_csv(ask, "organisations", COLUMNS, rows)


PAGES = (
    Page("/case/{case}/organisations", organisations),
    Page("/case/{case}/organisations/new", new, ("POST",)),
    Page("/case/{case}/organisations.csv", export),
)
