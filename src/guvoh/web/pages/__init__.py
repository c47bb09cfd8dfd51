"""Every page of the desk, one file each. A page is a function from an `Ask` to an `Answer`; its addresses stand in the
file's `PAGES`. Read `start.py` first."""

from guvoh.web.ask import Page
from guvoh.web.pages import (
    begin,
    call,
    cases,
    entrance,
    figures,
    held,
    incident,
    incidents,
    lock,
    organisation,
    organisations,
    person,
    persons,
    publicity,
    relations,
    resolve,
    settings,
    start,
)

PAGES: tuple[Page, ...] = (
    *entrance.PAGES,
    *begin.PAGES,
    *lock.PAGES,
    *settings.PAGES,
    *cases.PAGES,
    *start.PAGES,
    *held.PAGES,
    *call.PAGES,
    *persons.PAGES,
    *person.PAGES,
    *publicity.PAGES,
    *incidents.PAGES,
    *incident.PAGES,
    *resolve.PAGES,
    *figures.PAGES,
    *organisations.PAGES,
    *organisation.PAGES,
    *relations.PAGES,
)
