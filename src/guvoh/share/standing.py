"""Records that came in as a file, with what stands of them today.

The file is kept as a source; `exchange` of that source says which of its records became which person and claim. What
the casebook knows is taken from the casebook, and only where somebody changed it since; the rest stays as it came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from guvoh.model import Person, dates
from guvoh.model.derive.ladder import key
from guvoh.share import esf, ftm_read
from guvoh.share.codes import SEX, esf_act, status_of
from guvoh.share.fields import fields
from guvoh.share.plan import ClaimIn, PersonIn, Plan, planned
from guvoh.share.record import ACT, DETAILS, INVOLVED, Record, Value, code, flag, made, said
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

FIELD = "exchange"  # of a source: {format, persons, groups, acts}
READERS: Mapping[str, Callable[[bytes], tuple[Record, ...]]] = {"esf": esf.records_in, "ftm": ftm_read.records_in}


class CameIn(NamedTuple):
    """One file: its source, its records, what importing them meant, and what became of them (number -> id).

    `record_of`: by (table, number); `hanging`: by the number of an act what hangs on it; `was_person`, `was_claim`: by
    number what importing meant."""

    source: str
    records: tuple[Record, ...]
    plan: Plan
    persons: Mapping[str, str]
    groups: Mapping[str, str]
    acts: Mapping[str, str]
    record_of: Mapping[tuple[str, str], Record]
    hanging: Mapping[str, Sequence[Record]]
    was_person: Mapping[str, PersonIn]
    was_claim: Mapping[str, ClaimIn]


def came_in(vault: Vault, sources: Iterable[str]) -> Iterator[CameIn]:
    """The files among the sources that were imported and not withdrawn."""
    for source in sources:
        kept = queries.settings(vault, source).get(FIELD)
        if kept and kept.get("format") in READERS and not queries.source(vault, source).withdrawn:
            records = READERS[kept["format"]](queries.original(vault, source))
            plan = planned(records)
            hanging: dict[str, list[Record]] = {}
            for record in records:
                if record.kind in DETAILS or record.kind == INVOLVED:
                    act = record.id if record.kind in DETAILS else record.first("2404")
                    hanging.setdefault(act, []).append(record)
            maps = [{str(k): str(v) for k, v in (kept.get(n) or {}).items()} for n in ("persons", "groups", "acts")]
            yield CameIn(
                source, records, plan, maps[0], maps[1], maps[2],
                {(r.kind, r.id): r for r in reversed(records)}, hanging,
                {p.number: p for p in plan.persons}, {c.number: c for c in plan.claims},
            )  # fmt: skip


def person_now(came: Record, was: PersonIn, person: Person, given: Mapping[str, Any]) -> Record:
    """A person's record with what was changed here since it came in."""
    names = {key(n) for n in (was.name, *_listed(was.fields.get("aliases")))}
    new: dict[str, Iterable[Value]] = {}
    if key(person.names[0]) != key(was.name):
        new["0903"] = said("0903", person.names[0])
    if {key(n) for n in person.names} != names:
        new["0904"] = [v for n in person.names[1:] for v in said("0904", n)]
    if str(given.get("born") or "") != str(was.fields.get("born") or ""):
        new["0911"] = code("0911", given.get("born"))
    if str(given.get("gender") or "") != str(was.fields.get("gender") or ""):
        new["0915"] = code("0915", {v: k for k, v in SEX.items()}.get(str(given.get("gender"))))
    if str(given.get("occupation") or "") != str(was.fields.get("occupation") or ""):
        new["0922"] = said("0922", str(given.get("occupation") or ""))
    if (person.whereabouts == "dead") != (was.fields.get("whereabouts") == "dead"):
        new["0927"] = flag("0927", person.whereabouts == "dead")
    return changed(came, new)


def _listed(value: object) -> Sequence[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


def act_now(came: Record, was: ClaimIn, row: ClaimRow, statuses: Iterable[str]) -> Record:
    """An act's record with what was edited here since it came in. `statuses`: what its file still tells of him."""
    old, now = was.claim, row.claim
    new: dict[str, Iterable[Value]] = {}
    if (old.act, old.code) != (now.act, now.code):
        new["2109"] = code("2109", esf_act(now.act, now.code))
        if came.first("X211"):
            new |= {"X211": code("X211", now.act), "X212": code("X212", now.code)}
    if day_of(old.date) != day_of(now.date):
        new["2111"] = code("2111", day_of(now.date))
    if _text(old.place) != _text(now.place):
        new["2112"] = said("2112", _text(now.place), now.language)
    if _text(old.reason) != _text(now.reason):
        new["2113"] = said("2113", _text(now.reason), now.language)
    told = status_of(came.first("2123"))
    if told is not None and told not in statuses:  # taken back here
        new["2123"] = ()
    return changed(came, new)


def day_of(date: Any) -> str:
    """EDTF of a claim's days, "" for none."""
    return dates.to_edtf(date.start, date.end, date.precision) if date and (date.start or date.end) else ""


def _text(part: Any) -> str:
    return part.text if part else ""


def changed(record: Record, new: Mapping[str, Iterable[Value]]) -> Record:
    """The record with other values in these fields."""
    kept = [v for v in record.values if v.id not in new]
    return replace(made(record.id, record.kind, [*kept, *(v for values in new.values() for v in values)]), of=record.of)


def renumbered(record: Record, ids: Mapping[tuple[str, str], str]) -> Record | None:
    """The record under its new numbers: `ids` by (table, old number). None where it or what it hangs on is gone; a
    value that refers to what is gone is left out."""
    own = ids.get((ACT if record.kind in DETAILS else record.kind, record.id))
    if own is None:
        return None
    values = []
    for value in record.values:
        table = fields()[value.id].refers_to
        if table:
            other = ids.get((table, value.kind))
            if other is None:
                if value.id in _NEEDED:
                    return None
                continue
            value = replace(value, kind=other)  # noqa: PLW2901
        values.append(value)
    return replace(record, id=own, values=tuple(values))


# Without these a record says nothing.
_NEEDED = frozenset({"2402", "2404", "2302", "2203", "2202", "2502", "2602", "X301", "X601", "X602"})
