"""The incidents of a case in the order of time: what, to whom, when, where, how many, how firm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guvoh.book import record_telling as telling
from guvoh.book.incidents import IncidentLine, incident_list
from guvoh.book.interventions import Beside, interventions
from guvoh.book.record_names import names_in
from guvoh.errors import WrongField
from guvoh.model import Amount, vocabulary
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.report.wording import with_unit
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import IncidentFilters
from guvoh.web import wording
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv, as_json
from guvoh.web.show import at, page

COLUMNS = ("id", "act", "start", "end", "places", "low", "high", "named", "independent_sources", "ladder", "contested",
           "claims")  # fmt: skip
NAMES = ("act", "ladder", "place", "contested", "first", "last")


def incidents(ask: Ask) -> Answer:
    typed = {name: ask.query.get(name) for name in NAMES}
    wrong = None
    try:
        filters = filters_of(typed)
    except WrongField as error:
        wrong, filters = error, IncidentFilters()
    case, here, after = ask.case, at(ask.case, "incidents"), ask.query.get("after") or None
    found = incident_list(ask.vault, case.id, i18n.language(), after, filters=filters)
    return page(
        ask, "incidents.html", _("Incidents"), "incidents", 422 if wrong else 200, lines=found.lines, typed=typed,
        wrong=wrong, acts=wording.acts(), rungs=_rungs(), bounds=bounds, sieved=filters != IncidentFilters(),
        beside=_beside(ask, found.lines, after or "", bool(found.after)) if filters == IncidentFilters() else ({}, []),
        more=found.after and address(here, **typed, after=found.after), first=address(here, **typed) if after else "",
        export=address(at(case, "incidents.csv"), **typed), whole=address(at(case, "incidents.json"), **typed),
    )  # fmt: skip


def _beside(
    ask: Ask, lines: Sequence[IncidentLine], after: str, more: bool
) -> tuple[dict[str, list[tuple[Beside, str]]], list[tuple[Beside, str]]]:
    """What others did, by the incident before which it stands; and what came after the last. Nobody says why."""
    records = queries.records(ask.vault, ask.case.id, "intervention")
    names = names_in(ask.vault, records)
    waiting = [(one, f"{telling.title(one.record, names)}: {_kind_of(one)}") for one in interventions(records)]
    found: dict[str, list[tuple[Beside, str]]] = {}
    if after:  # its day is that of the last incident of the page before; what lies before it stood there
        waiting = [pair for pair in waiting if pair[0].first > after.partition(" ")[0]]
    for line in lines:
        found[line.incident.id] = [pair for pair in waiting if pair[0].first <= _day(line)]
        waiting = [pair for pair in waiting if pair[0].first > _day(line)]
    return found, [] if more else waiting


def _kind_of(one: Beside) -> str:
    return telling.code("intervention_kinds", one.record.text("kind"))


def _day(line: IncidentLine) -> str:
    return (line.incident.start or line.incident.end or "9999")[:10]


def filters_of(typed: dict[str, str]) -> IncidentFilters:
    """Raises `WrongField` for a day that is none."""
    days = {name: one_day(name, typed[name]) for name in ("first", "last") if typed.get(name)}
    return IncidentFilters(act=typed["act"], ladder=typed["ladder"], place=typed["place"],
                           contested=bool(typed["contested"]), **days)  # fmt: skip


def bounds(low: int | None, high: int | None, unit: str = "") -> str:
    """A range in words, with its open side and what it counts; "" where nothing is known."""
    said = wording.amount(Amount(low, high, "", 0, 0))
    return with_unit(said, unit, low == high == 1) if said else ""


def _rungs() -> list[tuple[str, str]]:
    return [(t.code, t.label(i18n.language())) for t in vocabulary.terms("ladder")]


def _all(ask: Ask) -> Iterator[IncidentLine]:
    filters = filters_of({name: ask.query.get(name) for name in NAMES})
    after = None
    while True:
        found = incident_list(ask.vault, ask.case.id, i18n.language(), after, 500, filters)
        yield from found.lines
        after = found.after
        if after is None:
            return


def _line(line: IncidentLine) -> dict[str, Any]:
    one, range_ = line.incident, line.incident.range
    return {
        "id": short(one.id), "act": one.act, "start": one.start, "end": one.end, "places": "; ".join(one.places),
        "low": range_.low if range_ else None, "high": range_.high if range_ else None,
        "unit": range_.unit if range_ else None,
        "named": range_.named if range_ else None, "independent_sources": one.roots, "ladder": one.ladder,
        "contested": " ".join(one.contested), "claims": len(one.claims),
    }  # fmt: skip


def export_csv(ask: Ask) -> Answer:
    return as_csv(ask, "incidents", COLUMNS, (list(_line(line).values()) for line in _all(ask)))


def export_json(ask: Ask) -> Answer:
    return as_json(ask, "incidents", (_line(line) for line in _all(ask)))


PAGES = (
    Page("/case/{case}/incidents", incidents),
    Page("/case/{case}/incidents.csv", export_csv),
    Page("/case/{case}/incidents.json", export_json),
)
