"""Who was sent to whom for help: on whose consent, what came of it, when to ask again."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.book import record_telling as telling
from guvoh.book.record_names import names_in
from guvoh.errors import GuvohError
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.safety.network.referrals import consent_of, standing_words
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.about import asked_about
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.near import near
from guvoh.web.show import at, page

COLUMNS = ("id", "person", "contact", "what", "on", "consent", "answer", "answered_on", "next_on")


def referrals(ask: Ask) -> Answer:
    person, listed = _found(ask)
    names = names_in(ask.vault, listed)
    return page(
        ask, "referrals.html", _("Referrals"), "safety", listed=listed, names=names, near=near, telling=telling,
        here=at(ask.case, "referrals"), stands=lambda one: _stands(ask, one, names), words=standing_words,
        person=person, about=lambda one: [p for id in one.about if (p := queries.person_of(ask.vault, id))],
        contact_at=lambda one: _contact_at(ask, one),
    )  # fmt: skip


def _found(ask: Ask) -> tuple[Person | None, list[Record]]:
    """Of this case, the last first; with the person of the filter."""
    person = asked_about(ask)
    listed = queries.records(ask.vault, ask.case.id, "referral", person.id if person else None)
    return person, sorted(listed, key=lambda one: (one.text("on"), one.first_at), reverse=True)


def _stands(ask: Ask, one: Record, names: Mapping[str, str]) -> str:
    consents = [c for id in one.about for c in queries.records(ask.vault, one.case, "consent", id)]
    return consent_of(one, names.get(one.text("contact"), ""), consents, ask.desk.today.isoformat())


def _contact_at(ask: Ask, one: Record) -> str:
    """The page of the contact; "" where it is there no longer."""
    try:
        of = queries.record(ask.vault, one.text("contact"))
    except GuvohError:
        return ""
    return f"/case/{short(of.case)}/contacts/{short(of.id)}"


def table(ask: Ask) -> Answer:
    listed = _found(ask)[1]
    names = names_in(ask.vault, listed)
    rows = [(short(one.id), telling.people(one, names), names.get(one.text("contact"), ""), one.text("what"),
             one.text("on"), _stands(ask, one, names), one.text("answer"), one.text("answered_on"), one.text("next_on"))
            for one in listed]  # fmt: skip
    return as_csv(ask, "referrals", COLUMNS, rows)


PAGES = (Page("/case/{case}/referrals", referrals), Page("/case/{case}/referrals.csv", table))
