"""How far what is known of a person may go (security 8.2), and whether a consent stands on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from guvoh.model import Person, dates
from guvoh.model.document import ADULT, CLOSED, DETAIL, OPEN
from guvoh.model.records import Record

FREE_ABROAD = "abroad"
ADULT_AT = 18  # years: Convention on the Rights of the Child, article 1


def level_of(
    person: Person, consents: Iterable[Record], kin: Collection[str], officials: Collection[str], day: str
) -> int:
    """0 for who is only an official (`officials.only_officials`); 1 for an adult who agreed, on record, to be named in
    public; 2 where initials may stand; 3 for everybody else: children, relatives in the country (`kin`: ids of persons
    who are somebody's family in this case), sources, and whoever nobody classified."""
    if person.id in officials:
        return OPEN
    if person.age == "child" or (person.id in kin and person.whereabouts != FREE_ABROAD):
        return CLOSED
    if person.protection == "named" and person.publicity == "public" and stands(consents, "C4", day):
        return ADULT
    return DETAIL if person.protection == "initials" and person.publicity == "public" else CLOSED


def under_age(born: str, day: str) -> bool:
    """Whether somebody born then (EDTF) may be younger than 18 on the day, whatever else is recorded of the age; False
    where no year is known. In doubt about the day of birth the last one that it may be counts."""
    last = dates.interval(born)[1] if born and dates.is_valid(born) else None
    return bool(last) and f"{int(str(last)[:4]) + ADULT_AT:04}{str(last)[4:]}" > day


def stands(consents: Iterable[Record], scope: str, day: str, mechanism: str = "", partner: str = "") -> bool:
    """Whether one of the consents covers the scope on the day (ISO 8601): given by then, not refused, not run out, not
    taken back. `mechanism`: a consent for another one does not cover it; nor one for another partner."""
    return any(covers(one, scope, day, mechanism, partner) for one in consents)


def covers(consent: Record, scope: str, day: str, mechanism: str = "", partner: str = "") -> bool:
    """As `stands`, of one."""
    if consent.kind != "consent" or consent.text("scope") != scope or consent.text("basis") in ("S5", "S6"):
        return False
    if mechanism and consent.text("mechanism") != mechanism:
        return False
    if partner and consent.text("partner").casefold() != partner.casefold():
        return False
    begins, ends, back = (consent.text(name) for name in ("date", "expires", "withdrawn_at"))
    # In doubt it does not stand: given in a month, it counts from the end of that; taken back in one, to its beginning.
    return (_last(begins) <= day) and (not ends or _first(ends) >= day) and (not back or _first(back) > day)


def refused(consents: Sequence[Record], scope: str, mechanism: str = "") -> bool:
    """Whether the last word on the scope is a refusal."""
    said = [c for c in consents if c.text("scope") == scope and c.text("mechanism") in ("", mechanism)]
    said.sort(key=lambda c: (c.text("date"), c.at))
    return bool(said) and said[-1].text("basis") == "S6"


def _first(edtf: str) -> str:
    return dates.interval(edtf)[0] or "0000"


def _last(edtf: str) -> str:
    return dates.interval(edtf)[1] or "9999"
