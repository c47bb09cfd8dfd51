"""The records that stand on the pages of a person and of an incident."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from guvoh.book import record_telling as telling
from guvoh.book.interventions import Beside, beside_incident
from guvoh.book.record_names import names_in
from guvoh.book.records import ask_again
from guvoh.model import Incident, Person
from guvoh.model.held import StatusTold
from guvoh.model.records import Record
from guvoh.safety.network.links import KINDS
from guvoh.text.i18n import _, ngettext
from guvoh.vault import queries
from guvoh.web.ask import Ask
from guvoh.web.show import number

SIGNS = {"given": "sign", "refused": "sign sign-urgent", "taken_back": "sign sign-urgent", "run_out": "sign sign-open",
         "to_come": "sign sign-open", "public": "sign sign-open"}  # fmt: skip
CLAIMS = 200  # of an incident, in whose people's records are looked for


class Consent(NamedTuple):
    """`standing` in words, `sign` its class on the page."""

    record: Record
    words: str
    standing: str
    sign: str


class OfPerson(NamedTuple):
    """`again`: the day from which to ask anew, since the person is no longer held; "" for nothing to ask."""

    consents: tuple[Consent, ...]
    others: tuple[tuple[Record, str, str], ...]
    again: str


def of_person(ask: Ask, one: Person, told: Iterable[StatusTold]) -> OfPerson:
    """What is recorded about a person, consents apart; threats, plans and the like stand in a part of their own."""
    found = telling.in_order(queries.records(ask.vault, ask.case.id, about=one.id))
    names = names_in(ask.vault, found)
    today = ask.desk.today.isoformat()
    consents = []
    for record in found:
        if record.kind == "consent":
            code = telling.standing(record, today)
            words = telling.consent_words(record, today)
            consents.append(Consent(record, words, telling.standing_words(code), SIGNS[code]))
    apart = ("consent", "answer", *KINDS)
    others = tuple((r, telling.label(r), telling.title(r, names)) for r in found if r.kind not in apart)
    decided = one.publicity_at if one.publicity != "silent" else ""
    again = ask_again(sorted(told, key=lambda word: word.known), [c.record for c in consents], decided)
    return OfPerson(tuple(consents), others, again)


def of_incident(ask: Ask, one: Incident) -> list[tuple[Beside, str, str]]:
    """(intervention, what it is, how many days before or after) in the order of days."""
    people: set[str] = set()
    for claim in one.claims[:CLAIMS]:
        for atom, _role, _name in queries.mentions(ask.vault, claim):
            if atom not in people:
                person = queries.person_of(ask.vault, atom)
                people |= {atom, *(queries.atoms_of(ask.vault, person.id) if person else ())}
    found = beside_incident(ask.vault, ask.case.id, people, one.start or "", one.end or "")
    names = names_in(ask.vault, [line.record for line in found])
    return [(line, telling.title(line.record, names), _apart(line)) for line in found]


def _apart(line: Beside) -> str:
    """How long before or after, in words; nothing where the event has no day."""
    if line.least is None or line.most is None:
        return ""
    if line.least > 0:
        return ngettext("{n} day after", "{n} days after", line.least).format(n=number(line.least))
    if line.most < 0:
        return ngettext("{n} day before", "{n} days before", -line.most).format(n=number(-line.most))
    return _("in the same days")
