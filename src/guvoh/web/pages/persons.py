"""The persons of a case, by name, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from guvoh.book.names import are_nobody, not_people
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv, as_json
from guvoh.web.fields import options, publicities
from guvoh.web.show import at, page

SHOWN = 50
LOOKED_AT = 1000  # persons of whom a page with filters looks at most at so many
FILTERS = ("words", "protection", "publicity", "about")
COLUMNS = ("id", "name", "other_names", "protection", "protection_because", "publicity", "publicity_by",
           "publicity_review", "age", "whereabouts", "claims", "sources", "reference")  # fmt: skip


def persons(ask: Ask) -> Answer:
    typed = {name: ask.query.get(name) for name in FILTERS}
    rows, after = _page_of(ask, typed, ask.query.get("after") or None)
    here = at(ask.case, "persons")
    return page(
        ask, "persons.html", _("Persons"), "persons", rows=rows, typed=typed, protections=options("protection"),
        publicities=publicities(), more=address(here, **typed, after=after) if after else "",
        first=address(here, **typed) if ask.query.get("after") else "", sieved=any(typed.values()),
        csv=address(here + ".csv", **typed), json=address(here + ".json", **typed),
    )  # fmt: skip


def _page_of(ask: Ask, typed: dict[str, str], after: str | None) -> tuple[list[Person], str | None]:
    """The next persons that pass. With a filter that hardly anybody passes the page may come short and still go on."""
    found: list[Person] = []
    nobody = not_people(ask.vault, ask.case.id)
    sieved = any(typed[name] for name in FILTERS[1:])
    for _round in range(LOOKED_AT // SHOWN if sieved else 1):
        rows, after = queries.persons_page(ask.vault, ask.case.id, after, SHOWN, typed["words"])
        found += [person for person in rows if _passes(person, typed, nobody)]
        if after is None or len(found) >= SHOWN // 2:
            break
    return found, after


def _passes(person: Person, typed: dict[str, str], nobody: Collection[str]) -> bool:
    if are_nobody(person.names, nobody) != (typed["about"] == "nobody"):
        return False
    fits = all(not typed[name] or typed[name] == getattr(person, name) for name in ("protection", "publicity"))
    about = {"conflict": person.conflict, "child": person.age == "child", "unclaimed": not person.claims}
    return fits and about.get(typed["about"], True)


def _all(ask: Ask) -> Iterator[tuple[object, ...]]:
    typed = {name: ask.query.get(name) for name in FILTERS}
    nobody = not_people(ask.vault, ask.case.id)
    after = None
    while True:
        rows, after = queries.persons_page(ask.vault, ask.case.id, after, 2000, typed["words"])
        for p in rows:
            if _passes(p, typed, nobody):
                yield (short(p.id), p.names[0], "; ".join(p.names[1:]), p.protection, p.protection_because, p.publicity,
                       p.publicity_by, p.publicity_review, p.age, p.whereabouts, len(p.claims), len(p.sources),
                       queries.reference_of(ask.vault, p.id))  # fmt: skip
        if after is None:
            return


def table(ask: Ask) -> Answer:
    return as_csv(ask, "persons", COLUMNS, _all(ask))


def data(ask: Ask) -> Answer:
    return as_json(ask, "persons", (dict(zip(COLUMNS, row, strict=True)) for row in _all(ask)), case=ask.case.name)


PAGES = (
    Page("/case/{case}/persons", persons),
    Page("/case/{case}/persons.csv", table),
    Page("/case/{case}/persons.json", data),
)
