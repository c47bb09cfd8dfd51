"""Lists that are shown a page at a time, however long they are: the next page begins behind a key, not at a number.

A page looks at so many rows at most (`LOOKED_AT`): with filters that hardly anything passes it may come short, or
empty, and still have a `after` to go on from.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from guvoh.model import Incident
from guvoh.model.derive.ladder import key as folded_key
from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.queries.concluded import incident_from
from guvoh.vault.vault import Vault

LOOKED_AT = 50_000  # rows of an index that a page with filters looks at
LAST = "~"  # behind every id
T = TypeVar("T")
STATES = ("suggested", "accepted", "rejected", "open", "withdrawn")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`after` is the key to ask for the next page with; None at the end."""

    rows: tuple[T, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as a list shows it, with how many of its suggestions wait and how many claims were decided."""

    id: str
    case: str
    title: str
    publisher: str | None
    published: str | None
    language: str | None
    kind: str
    readable: bool
    withdrawn: bool
    waiting: int
    accepted: int
    rejected: int
    open: int


@dataclass(frozen=True, slots=True)
class SourceFilters:
    """Empty means any. `words` stand in title, author, publisher or file name, each as the beginning of a word or
    within one; `first` and `last` bound the day of publication (ISO 8601)."""

    words: str = ""
    publisher: str = ""
    language: str = ""
    kind: str = ""
    unread: bool = False
    waiting: bool = False
    withdrawn: bool = False
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFilters:
    """Empty means any. `first` and `last` bound the days that the claim allows: it passes when some day fits."""

    case: str = ""
    state: str = ""
    act: str = ""
    polarity: str = ""
    source: str = ""
    language: str = ""
    first: str = ""
    last: str = ""

    def fits(self, row: ClaimRow) -> bool:
        """The same rule for a row that was found in another way."""
        claim, date = row.claim, row.claim.date
        wanted = ((self.case, row.case), (self.state, row.state), (self.act, claim.act), (self.source, row.source),
                  (self.polarity, claim.polarity), (self.language, claim.language))  # fmt: skip
        if any(want and want != have for want, have in wanted):
            return False
        if not (self.first or self.last):
            return True
        if date is None or not (date.start or date.end):
            return False
        late = self.last and (date.start or "") > self.last
        return not late and not (self.first and (date.end or "9999") < self.first)


@dataclass(frozen=True, slots=True)
class IncidentFilters:
    """Empty means any. `place` are words of one of the places; `contested` asks for those where roots disagree."""

    act: str = ""
    ladder: str = ""
    place: str = ""
    first: str = ""
    last: str = ""
    contested: bool = False


def counts(vault: Vault, case: str | None = None) -> dict[str, int]:
    """How many there are: sources, unread, withdrawn; and of claims waiting, accepted, rejected, open."""
    rows = vault.view.rows("SELECT name, sum(n) FROM tally WHERE ? IS NULL OR case_ = ? GROUP BY name", case, case)
    return {**dict.fromkeys(("sources", "unread", "withdrawn", "waiting", "accepted", "rejected", "open"), 0),
            **{name: int(n) for name, n in rows}}  # fmt: skip


_SHELF = ("SELECT source, case_, title, publisher, published, language, kind, readable, withdrawn, waiting, accepted,"
          " rejected, open FROM shelf")  # fmt: skip


def sources_page(
    vault: Vault, case: str | None = None, after: str | None = None, limit: int = 50,
    filters: SourceFilters = SourceFilters(),
) -> Page[SourceRow]:  # fmt: skip
    """The newest first, by the moment in which they came in."""
    where, values = _of_sources(case, filters)
    rows = vault.view.rows(
        f"{_SHELF} WHERE {where} AND source < ? ORDER BY source DESC LIMIT ?", *values, after or LAST, limit + 1
    )  # fmt: skip
    found = tuple(_source_row(r) for r in rows[:limit])
    return Page(found, found[-1].id if len(rows) > limit else None)


def sources_count(vault: Vault, case: str | None = None, filters: SourceFilters = SourceFilters()) -> int:
    """How many sources pass. Without filters ask `counts`, which looks at none."""
    where, values = _of_sources(case, filters)
    row = vault.view.row(f"SELECT count(*) FROM shelf WHERE {where}", *values)  # noqa: S608
    return int(row[0]) if row else 0


def source_rows(vault: Vault, ids: Sequence[str]) -> dict[str, SourceRow]:
    """Some sources by id, as lists show them; those that are not there are left out."""
    wanted = json.dumps(list(ids))
    rows = vault.view.rows(f"{_SHELF} WHERE source IN (SELECT value FROM json_each(?))", wanted)  # noqa: S608
    return {r[0]: _source_row(r) for r in rows}


def _of_sources(case: str | None, f: SourceFilters) -> tuple[str, list[Any]]:
    parts: list[tuple[str, Any]] = [("case_ = ?", case), ("publisher = ?", f.publisher), ("language = ?", f.language),
                                    ("kind = ?", f.kind), ("published >= ?", f.first),
                                    ("published <= ?", f.last and f.last + "~")]  # fmt: skip
    parts += [("instr(folded, ?)", word) for word in folded_key(f.words).split()]
    said = [(sql, value) for sql, value in parts if value]
    flags = (("readable = 0", f.unread), ("waiting > 0", f.waiting), ("withdrawn = 1", f.withdrawn))
    where = [sql for sql, _value in said] + [sql for sql, wanted in flags if wanted]
    return " AND ".join(where) or "1", [value for _sql, value in said]


def _source_row(row: tuple[Any, ...]) -> SourceRow:
    id, case, title, publisher, published, language, kind, readable, withdrawn, waiting, accepted, rejected, open = row
    return SourceRow(id, case, title, publisher, published, language, kind, bool(readable), bool(withdrawn), waiting,
                     accepted, rejected, open)  # fmt: skip


def claims_page(
    vault: Vault, filters: ClaimFilters = ClaimFilters(), after: str | None = None, limit: int = 50
) -> Page[ClaimRow]:
    """The newest first. By words of a place or others, ask `search`."""
    if filters.source:
        return _claims_of_source(vault, filters, after, limit)
    cases = [filters.case] if filters.case else [r[0] for r in vault.view.rows("SELECT id FROM case_")]
    states = [filters.state] if filters.state else list(STATES)
    ids: list[str] = []
    stops: list[str] = []
    for case in cases:
        for state in states:
            found, stop = _ids_of(vault, case, state, filters, after, limit + 1)
            ids += found
            stops += [stop] if stop else []
    # A part that stopped looking knows nothing of what lies behind: nothing behind may be shown yet.
    edge = max(stops, default="")
    ids = [id for id in sorted(ids, reverse=True) if id >= edge]
    rows = claim_rows(vault, ids[:limit])
    if len(ids) > limit:
        return Page(rows, ids[limit - 1])
    return Page(rows, edge or None)


def _ids_of(
    vault: Vault, case: str, state: str, f: ClaimFilters, after: str | None, limit: int
) -> tuple[list[str], str | None]:
    """The ids of one case and state that pass, the newest first, and where looking stopped before the end."""
    named = (("act", f.act), ("polarity", f.polarity), ("language", f.language))
    parts = [(f"{column} = ?", value) for column, value in named if value]
    if f.first or f.last:
        parts += [("COALESCE(first, last) IS NOT NULL AND COALESCE(first, '') <= ?", f.last or "9999"),
                  ("COALESCE(last, '9999') >= ?", f.first or "")]  # fmt: skip
    index = "claim_act" if f.act else "claim_state"
    base = f"FROM claim INDEXED BY {index} WHERE case_ = ? AND state = ?" + (" AND act = ?" if f.act else "")
    key = [case, state, *([f.act] if f.act else [])]
    behind, at = ("AND id < ?", [after]) if after else ("", [])
    if len(parts) > bool(f.act):
        row = vault.view.row(f"SELECT id {base} {behind} ORDER BY id DESC LIMIT 1 OFFSET {LOOKED_AT}", *key, *at)
    else:
        row = None
    stop = row[0] if row else None
    where = "".join(f" AND {sql}" for sql, _value in parts)
    until, to = ("AND id >= ?", [stop]) if stop else ("", [])
    rows = vault.view.rows(
        f"SELECT id {base} {behind} {until} {where} ORDER BY id DESC LIMIT ?",
        *key, *at, *to, *(value for _sql, value in parts), limit,
    )  # fmt: skip
    return [r[0] for r in rows], None if len(rows) == limit else stop


def _claims_of_source(vault: Vault, filters: ClaimFilters, after: str | None, limit: int) -> Page[ClaimRow]:
    rows = vault.view.rows("SELECT id FROM claim WHERE source = ? AND (? IS NULL OR id < ?) ORDER BY id DESC",
                           filters.source, after, after)  # fmt: skip
    fitting = [row for row in claim_rows(vault, [r[0] for r in rows]) if filters.fits(row)]
    return Page(tuple(fitting[:limit]), fitting[limit - 1].id if len(fitting) > limit else None)


def incidents_page(
    vault: Vault, case: str | None = None, after: str | None = None, limit: int = 50,
    filters: IncidentFilters = IncidentFilters(),
) -> Page[Incident]:  # fmt: skip
    """In the order of time; those without a day at the end."""
    day, id = after.split(" ") if after else ("", "")
    said = [("case_ = ?", case), ("act = ?", filters.act), ("COALESCE(last, '9999') >= ?", filters.first),
            ("day <= ?", filters.last), ("json_extract(facts, '$[3]') = ?", filters.ladder),
            ("json_extract(facts, '$[8]') = ?", int(filters.contested))]  # fmt: skip
    where = "".join(f" AND {sql}" for sql, value in said if value)
    values = [value for _sql, value in said if value]
    together = 4 * limit if filters.contested or filters.ladder or filters.place else limit
    found: list[tuple[str, Incident]] = []
    looked = 0
    while looked < LOOKED_AT:
        rows = vault.view.rows(
            f"SELECT day, id, json FROM incident WHERE (day, id) > (?, ?){where} ORDER BY day, id LIMIT ?",  # noqa: S608
            day, id, *values, together + 1,
        )  # fmt: skip
        read = [(f"{d} {i}", incident_from(json.loads(text))) for d, i, text in rows]
        found += [(key, incident) for key, incident in read if _fits(incident, filters)]
        if len(found) > limit:
            return Page(tuple(i for _key, i in found[:limit]), found[limit - 1][0])
        if len(rows) <= together:
            return Page(tuple(i for _key, i in found), None)
        day, id, looked = rows[-1][0], rows[-1][1], looked + len(rows)
    return Page(tuple(i for _key, i in found), f"{day} {id}")


def _fits(incident: Incident, f: IncidentFilters) -> bool:
    if (f.contested and not incident.contested) or (f.ladder and incident.ladder != f.ladder):
        return False
    wanted = folded_key(f.place)
    return not wanted or any(wanted in folded_key(place) for place in incident.places)
