"""The claims of a case, the newest first: what each source says happened, and how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimFilters, ClaimRow, SearchFilters
from guvoh.vault.queries import Page as Rows
from guvoh.web import wording
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Form, Page
from guvoh.web.export import as_csv, as_json
from guvoh.web.show import at, page

NAMES = ("state", "act", "polarity", "language", "place", "first", "last", "source")
COLUMNS = ("id", "state", "act", "code", "said_as", "victims", "by_whom", "how_many", "low", "high", "when",
           "first_day", "last_day", "where", "who_says_so", "words", "language", "source", "decided_by",
           "decided_at")  # fmt: skip
EXPORTED = 20_000


def claims(ask: Ask) -> Answer:
    typed = _typed(ask.query)
    wrong: GuvohError | None = None
    found: Rows[ClaimRow] = Rows((), None)
    after = ask.query.get("after") or None
    try:
        found = _page(ask, typed, after, 50)
    except (WrongField, NotFound) as error:
        wrong = error
    here, case = at(ask.case, "claims"), ask.case
    source = _source(ask, typed) if typed["source"] and not wrong else None
    return page(
        ask, "claims.html", _("Claims"), "review", 422 if wrong else 200, rows=found.rows, typed=typed, wrong=wrong,
        counted=queries.counts(ask.vault, case.id), sieved=any(typed.values()), states=wording.states(),
        acts=wording.acts(), polarities=wording.polarities(), languages=wording.languages(), wording=wording,
        sources=queries.source_rows(ask.vault, [row.source for row in found.rows]),
        of=queries.source(ask.vault, source) if source else None,
        more=address(here, **typed, after=found.after) if found.after else "",
        first=address(here, **typed) if after else "", csv=address(at(case, "claims.csv"), **typed),
        json=address(at(case, "claims.json"), **typed),
    )  # fmt: skip


def csv(ask: Ask) -> Answer:
    return as_csv(ask, "claims", COLUMNS, (_line(ask, row) for row in _all(ask)))


def json(ask: Ask) -> Answer:
    rows = ({"id": row.id, "state": row.state, "source": row.source, **row.claim.as_dict()} for row in _all(ask))
    return as_json(ask, "claims", rows)


def _typed(form: Form) -> dict[str, str]:
    return {name: form.get(name) for name in NAMES}


def _page(ask: Ask, typed: dict[str, str], after: str | None, limit: int) -> Rows[ClaimRow]:
    """Words of a place are found by the search, which knows every spelling."""
    days = {name: one_day(name, typed[name]) for name in ("first", "last") if typed[name]}
    source, case = _source(ask, typed), ask.case.id
    same = {name: typed[name] for name in ("state", "act", "polarity", "language")} | days
    if not typed["place"]:
        return queries.claims_page(ask.vault, ClaimFilters(case=case, source=source, **same), after, limit)
    place = typed["place"]
    if not any(c.isalnum() for c in place):
        raise WrongField(_("There is no word in this, only signs."), _("Type words of the place."), field="place")
    filters = SearchFilters(case=case, kinds=("claim",), source=source, place=place, **same)
    found = queries.search(ask.vault, place, filters, limit, after)
    return Rows(queries.claim_rows(ask.vault, [hit.id for hit in found.hits]), found.after)


def _source(ask: Ask, typed: dict[str, str]) -> str:
    return queries.find(ask.vault, typed["source"], ("source",))[1] if typed["source"] else ""


def _all(ask: Ask) -> Iterator[ClaimRow]:
    typed, after, n = _typed(ask.query), None, 0
    while n < EXPORTED:
        found = _page(ask, typed, after, 500)
        yield from found.rows
        n += len(found.rows)
        after = found.after
        if after is None:
            return


def _line(ask: Ask, row: ClaimRow) -> tuple[Any, ...]:
    c = row.claim
    by, moment = queries.decisions_by(ask.vault, row.id) if row.decision else ("", "")
    count, date = c.count, c.date
    return (
        short(row.id), row.state, c.act, c.code, c.polarity, _texts(c.victims), _texts(c.actors),
        count.text if count else "", count.low if count else "", count.high if count else "",
        date.text if date else "", date.start if date else "", date.end if date else "",
        c.place.text if c.place else "", _texts(c.attribution), c.quote, c.language, short(row.source), by, moment,
    )  # fmt: skip


def _texts(spans: Any) -> str:
    return "; ".join(span.text for span in spans)


PAGES = (Page("/case/{case}/claims", claims), Page("/case/{case}/claims.csv", csv),
         Page("/case/{case}/claims.json", json))  # fmt: skip
