"""One claim, what it says of an act, and the range of what was reported of an incident, as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from guvoh.model import Incident, dates
from guvoh.model.dates import Days
from guvoh.model.places import locate
from guvoh.share.codes import esf_act
from guvoh.share.record import CLAIM, FIGURE, Record, Value, code, flag, made, said
from guvoh.share.standing import day_of
from guvoh.vault.queries import ClaimRow


def stretch(days: Sequence[Days]) -> str:
    """EDTF of all that these stretches of days allow together, "" where nothing is known."""
    starts, ends = [start for start, _end in days], [end for _start, end in days]
    first = None if None in starts else min(s for s in starts if s)
    last = None if None in ends else max(e for e in ends if e)
    return dates.to_edtf(first, last) if first or last else ""


def act_values(row: ClaimRow, number: int, places: Mapping[str, Mapping[str, Any]]) -> Iterator[Value]:
    """What one claim says of an act: each value with the number of its source."""
    claim = row.claim
    yield from code("2109", esf_act(claim.act, claim.code), number)
    yield from code("X211", claim.act, number)
    yield from code("X212", claim.code, number)
    yield from code("2111", day_of(claim.date), number)
    if claim.place:
        located = locate(claim.place.text, places)
        yield from said("2112", claim.place.text, claim.language, number)
        if located:
            yield from code("X216", located.country, number)
            if located.lat is not None:
                yield from code("X215", located.precision, number)
                yield from code("X217", located.lat, number)
                yield from code("X218", located.lon, number)
    if claim.reason:
        yield from said("2113", claim.reason.text, claim.language, number)


def claim_record(
    row: ClaimRow, event: str, acts: Sequence[str], victims: Sequence[str], where: str, forced: bool, decided: str,
    of: frozenset[str],
) -> Record:  # fmt: skip
    """One accepted claim. `acts` and `victims`: numbers of records; `where`: in its source; `decided`: the day."""
    claim = row.claim
    tongue = claim.language
    values: list[Value] = [v for act in acts for v in code("X101", act)]
    values += [
        *code("X102", event), *code("X103", claim.act), *code("X104", claim.code), *code("X105", claim.polarity),
        *(v for n in victims for v in code("X106", n)),
        *code("X121", len(victims) or None),
        *(v for a in claim.actors for v in said("X107", a.text, tongue)),
        *(v for a in claim.attribution for v in said("X108", a.text, tongue)),
        *said("X109", claim.quote, tongue), *code("X110", day_of(claim.date)),
        *said("X111", claim.place.text if claim.place else "", tongue),
        *code("X116", row.source), *said("X117", where), *flag("X118", forced),
        *(v for words in claim.certainty for v in said("X119", words, tongue)),
        *said("X115", claim.reason.text if claim.reason else "", tongue),
        *code("X120", decided),
    ]  # fmt: skip
    if claim.count:
        values += [*code("X112", claim.count.low), *code("X113", claim.count.high),
                   *said("X114", claim.count.text, tongue)]  # fmt: skip
    return made(row.id, CLAIM, values, of)


def figure_records(event: str, incident: Incident) -> Iterator[Record]:
    """The range of what was reported of an incident, with what it counts."""
    range_ = incident.range
    if range_ is not None:
        values = [
            *code("X501", "range"), *code("X502", getattr(range_, "unit", "person") or "unknown"),
            *code("X503", event), *code("X504", range_.low),
            *code("X505", range_.high), *code("X506", range_.sources), *flag("X507", range_.contested),
            *code("X508", f"range of claims where event is this; rule {range_.rule}"),
        ]  # fmt: skip
        yield made(f"{event}.f", FIGURE, values)
