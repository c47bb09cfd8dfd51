"""People held: one line each, what is due first. It prints as a call list and goes out as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guvoh.book.board import STALE, asked, board, lines_of
from guvoh.model.held import HeldPerson
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.text.i18n import _, ngettext
from guvoh.vault.queries import board as listed
from guvoh.vault.queries.board import Counts
from guvoh.web.address import address, number_in
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.entering import enter
from guvoh.web.export import as_csv, as_json
from guvoh.web.fields import Sentences, options
from guvoh.web.near import ago, near, stretch
from guvoh.web.show import at, number, page

SHOWN = 100  # lines of one page
CALLED = 200  # lines of the printed list


def held(ask: Ask) -> Answer:
    return _page(ask, Form(), Sentences())


def add(ask: Ask) -> Answer:
    wrong = Sentences()
    person = enter(ask, wrong)
    if person is None:
        return _page(ask, ask.form, wrong, 422)
    ask.desk.say(_("The person is entered."))
    return go(at(ask.case, f"person/{short(person)}"))


def _page(ask: Ask, typed: Form, wrong: Sentences, status: int = 200) -> Answer:
    case, now, language = ask.case, ask.desk.now(), i18n.language()
    of = asked(ask.vault, case.id, now.date().isoformat(), now.isoformat()[:16])
    n = listed.counts(ask.vault, of)
    first = number_in(ask.query.get("from"))
    shown = listed.people(ask.vault, of, first, SHOWN)
    called = listed.to_call(ask.vault, of, CALLED)
    lines = {line.person.id: line for line in lines_of(ask.vault, list({*shown, *called}), of, language)}
    behind = address(at(case, "held"), **{"from": first + SHOWN}) if first + SHOWN < n.held else ""
    return page(
        ask, "held.html", _("People held"), "held", status, lines=[lines[id] for id in shown], n=n.held,
        summary=_summary(n), calls=[lines[id] for id in called], stale_after=STALE, typed=typed, wrong=wrong,
        near=near, ago=ago, stretch=stretch, states=options("liberty"), more=behind, first=first,
    )  # fmt: skip


def _lines(ask: Ask) -> list[HeldPerson]:
    now = ask.desk.now()
    return board(ask.vault, ask.case.id, now.date().isoformat(), now.isoformat()[:16], language=i18n.language())


def _summary(n: Counts) -> str:
    """The board in a few sentences."""
    counted = [
        (n.held, ngettext("{n} person.", "{n} people.", n.held)),
        (n.stale, ngettext("{n} without news for more than {days} days.",
                           "{n} without news for more than {days} days.", n.stale)),
        (n.denied, ngettext("The custody of {n} is denied.", "The custody of {n} is denied.", n.denied)),
        (n.calls, ngettext("{n} call is due by tonight.", "{n} calls are due by tonight.", n.calls)),
    ]  # fmt: skip
    return " ".join(words.format(n=number(n), days=number(STALE)) for n, words in counted if n)


COLUMNS = ("id", "name", "other_names", "status", "status_code", "known", "since", "said_by", "place", "holder",
           "lawyer", "health", "hearing_at", "hearing_what", "last_contact", "contact_from", "last_news", "days",
           "stale", "denied", "release_reported", "death_reported", "next_call_at", "next_call_by", "next_call_whom",
           "occupation", "age_years", "reference")  # fmt: skip


def _rows(ask: Ask) -> Iterator[dict[str, Any]]:
    for line in _lines(ask):
        told = line.status
        said = ("lawyer", "health", "hearing_at", "hearing_what", "next_call_at", "next_call_by", "next_call_whom",
                "occupation", "age_years", "reference")  # fmt: skip
        yield {
            "id": short(line.person.id), "name": line.person.names[0], "other_names": "; ".join(line.person.names[1:]),
            "status": line.status_label, "status_code": told.status if told else "", "place": line.place,
            "holder": line.holder, "known": told.known if told else line.reported.day if line.reported else "",
            "since": told.since if told else "", "last_contact": line.contact, "contact_from": line.contact_from,
            "said_by": told.said_by if told else line.reported.said_by if line.reported else "",
            "last_news": line.last_news, "days": line.days, "stale": "yes" if line.stale else "",
            "denied": "; ".join(r.day for r in line.denied),
            "release_reported": "; ".join(r.day for r in line.released),
            "death_reported": "; ".join(r.day for r in line.killed), **{name: line.said(name) for name in said},
        }  # fmt: skip


def table(ask: Ask) -> Answer:
    return as_csv(ask, "people held", COLUMNS, ([row[name] for name in COLUMNS] for row in _rows(ask)))


def data(ask: Ask) -> Answer:
    return as_json(ask, "people held", _rows(ask), case=ask.case.name)


PAGES = (
    Page("/case/{case}/held", held),
    Page("/case/{case}/held", add, ("POST",)),
    Page("/case/{case}/held.csv", table),
    Page("/case/{case}/held.json", data),
)
