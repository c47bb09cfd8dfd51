"""The sources of a case, the newest first: what came in, from whom, and how much of it waits to be read."""

from __future__ import annotations

from collections.abc import Iterator

from guvoh.errors import WrongField
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import SourceFilters, SourceRow
from guvoh.web import wording
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.show import at, page

COLUMNS = ("id", "title", "publisher", "published", "language", "kind", "read", "withdrawn", "waiting", "accepted",
           "rejected", "open")  # fmt: skip
NAMES = ("q", "publisher", "language", "kind", "only", "first", "last")


def sources(ask: Ask) -> Answer:
    typed = {name: ask.query.get(name) for name in NAMES}
    wrong = None
    try:
        filters = _filters(typed)
    except WrongField as error:
        wrong, filters = error, SourceFilters()
    case, after = ask.case, ask.query.get("after") or None
    found = queries.sources_page(ask.vault, case.id, after, filters=filters)
    counted = queries.counts(ask.vault, case.id)
    sieved = filters != SourceFilters()
    n = queries.sources_count(ask.vault, case.id, filters) if sieved else counted["sources"]
    here = at(case, "sources")
    return page(
        ask, "sources.html", _("Sources"), "sources", 422 if wrong else 200, rows=found.rows, n=n, counted=counted,
        typed=typed, wrong=wrong, sieved=sieved, kinds=wording.kinds(), languages=wording.languages(),
        kind=wording.kind, language=wording.language, more=found.after and address(here, **typed, after=found.after),
        first=address(here, **typed) if after else "", export=address(at(case, "sources.csv"), **typed),
    )  # fmt: skip


def export(ask: Ask) -> Answer:
    filters = _filters({name: ask.query.get(name) for name in NAMES})
    return as_csv(ask, "sources", COLUMNS, (_line(row) for row in _all(ask, filters)))


def _all(ask: Ask, filters: SourceFilters) -> Iterator[SourceRow]:
    after, case = None, ask.case.id
    while True:
        found = queries.sources_page(ask.vault, case, after, 2000, filters)
        yield from found.rows
        after = found.after
        if after is None:
            return


def _line(row: SourceRow) -> tuple[object, ...]:
    return (short(row.id), row.title, row.publisher, row.published, row.language, row.kind, row.readable,
            row.withdrawn, row.waiting, row.accepted, row.rejected, row.open)  # fmt: skip


def _filters(typed: dict[str, str]) -> SourceFilters:
    """Raises `WrongField` for a day that is none."""
    days = {name: one_day(name, typed[name]) for name in ("first", "last") if typed[name]}
    only = typed["only"]
    return SourceFilters(
        words=typed["q"], publisher=typed["publisher"], language=typed["language"], kind=typed["kind"],
        unread=only == "unread", waiting=only == "waiting", withdrawn=only == "withdrawn", **days,
    )  # fmt: skip


PAGES = (Page("/case/{case}/sources", sources), Page("/case/{case}/sources.csv", export))
