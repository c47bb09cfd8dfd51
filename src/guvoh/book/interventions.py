"""What others did about a case, in a line beside the events. That one came before the other is all that is said: nobody
says that one was because of the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from guvoh.book.records import first, last
from guvoh.model.records import Record
from guvoh.vault import queries
from guvoh.vault.vault import Vault

NEAR = 180  # days before and after an event within which something stands beside it


@dataclass(frozen=True, slots=True)
class Beside:
    """`first` and `last`: the days that are said, ISO 8601; `least` and `most`: days from the event to it, below 0 for
    before, None where the event has no day. `whole`: it is recorded of the whole case."""

    record: Record
    first: str
    last: str
    least: int | None
    most: int | None
    whole: bool


def interventions(records: Iterable[Record]) -> tuple[Beside, ...]:
    """All of them in the order of their days: for a chronology."""
    found = [_beside(one, "", "") for one in records if one.kind == "intervention"]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.record.id)))


def beside_incident(vault: Vault, case: str, people: Collection[str], begins: str, ends: str) -> tuple[Beside, ...]:
    """Those about one of the people, or about the whole case, that lie within `NEAR` days of the event; all of theirs
    where the event has no day (""). `people`: any of the mentions of each."""
    found = []
    for one in queries.records(vault, case, "intervention"):
        if one.about and set(one.about).isdisjoint(people):
            continue
        line = _beside(one, begins, ends)
        if line.least is None or (line.least <= NEAR and line.most is not None and line.most >= -NEAR):
            found.append(line)
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.record.id)))


def _beside(record: Record, begins: str, ends: str) -> Beside:
    said = first(record.text("date")), last(record.text("date"))
    least = most = None
    if begins and ends:
        event = date.fromisoformat(begins), date.fromisoformat(ends)
        own = date.fromisoformat(said[0]), date.fromisoformat(said[1])
        least, most = (own[0] - event[1]).days, (own[1] - event[0]).days
    return Beside(record, *said, least, most, not record.about)
