"""Uwazi: a zip of CSV files, one for each template, in the order in which they must be imported; `README.md` says how.

Uwazi finds the entity that is meant by its title, so every title begins with the record's id. Several values have a
bar between them, a stretch of days a colon, a term below a class two colons; coordinates stand in a column that ends
in `_geolocation`; a column for another language ends in two underscores and its code.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files

from guvoh.model import dates
from guvoh.model.claim import ACTS
from guvoh.model.vocabulary import act_label, label, ladder_label
from guvoh.share.cells import harmless
from guvoh.share.geojson import NEAR, PRECISION
from guvoh.share.record import ACT, CLAIM, EVENT, PERSON, SOURCE, Bundle, Record, merged

_LANGUAGES = ("ru", "fa")  # of our own terms, besides English
Row = dict[str, str]
_Titles = Mapping[tuple[str, str], str]


def drawn(bundle: Bundle) -> dict[str, bytes]:
    """Name of a file -> its bytes. Persons come before what names them."""
    records = {kind: [merged(r) for r in bundle.of(kind)] for kind in (SOURCE, PERSON, EVENT, ACT, CLAIM)}
    titles = {(r.kind, r.id): _title(r) for found in records.values() for r in found}
    makers: list[tuple[str, str, Callable[[Record, _Titles], Row]]] = [
        ("1_sources.csv", SOURCE, _source), ("2_persons.csv", PERSON, _person), ("3_events.csv", EVENT, _event),
        ("4_acts.csv", ACT, _act), ("5_claims.csv", CLAIM, _claim),
    ]  # fmt: skip
    out = {name: _csv([{"title": titles[r.kind, r.id], **make(r, titles)} for r in records[kind]])
           for name, kind, make in makers}  # fmt: skip
    return {**out, "README.md": (files("guvoh.share") / "words" / "uwazi.md").read_bytes()}


def _csv(rows: list[Row]) -> bytes:
    heads = list(dict.fromkeys(name for row in rows for name in row)) or ["title"]
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="")
    writer.writeheader()
    writer.writerows({k: harmless(v) for k, v in row.items()} for row in rows)
    return out.getvalue().encode()  # Uwazi takes a byte order mark for a part of the first heading


def _title(record: Record) -> str:
    told = {PERSON: "0903", EVENT: "0102", SOURCE: "X201"}.get(record.kind, "")
    name = record.first(told) if told else ""
    if record.kind == ACT:
        name = _called(record.first("X211"), record.first("X212"))
    elif record.kind == CLAIM:
        name = _called(record.first("X103"), record.first("X104"))
    return f"{record.id} {_one(name)}".strip()


def _called(act: str, code: str) -> str:
    """The finer term where this version has a word for it, else the class."""
    finer = act_label(code) if code else ""
    return finer if finer not in ("", code) else act_label(act or "other")


def _one(text: str) -> str:
    """In one line, without the sign that parts values."""
    return " ".join(text.replace("|", "/").split())


def _all(record: Record, name: str) -> str:
    return "|".join(_one(v.text) for v in record.all(name))


def _related(record: Record, name: str, kind: str, titles: _Titles) -> str:
    return "|".join(titles[kind, v.kind] for v in record.all(name) if (kind, v.kind) in titles)


def _days(edtf: str, to: str = "") -> str:
    """A stretch as Uwazi has it, "2026-11-01:2026-11-30"; an open side is left empty."""
    if not edtf or not dates.is_valid(edtf):
        return ""
    start, end = dates.interval(edtf)
    if to and dates.is_valid(to):
        end = dates.interval(to)[1]
    return f"{start or ''}:{end or ''}"


def _person(record: Record, titles: _Titles) -> Row:
    unit = {"01": "Person", "02": "Family", "03": "Group"}.get(record.first("0902"), "Group")
    return {
        "Name": _all(record, "0903"), "Other names": _all(record, "0904"), "Kind": unit,
        "Sex": {"01": "Male", "02": "Female"}.get(record.first("0915"), ""), "Born": _days(record.first("0911")),
        "Number of persons": record.first("0931"), "Occupation": _all(record, "0922"),
        "Adult or child": record.first("X096"), "Citizenship": _all(record, "0941"),
    }  # fmt: skip


def _source(record: Record, titles: _Titles) -> Row:
    link = _one(record.first("X204"))
    return {
        "Kind": record.first("X207"), "Publisher": _all(record, "X202"), "Published": record.first("X205"),
        "Language": record.first("X208"), "Link": f"{_one(record.first('X202')) or 'link'}|{link}" if link else "",
        "SHA-256": record.first("X209"), "Withdrawn": "Yes" if record.first("X221") else "No",
    }  # fmt: skip


def _event(record: Record, titles: _Titles) -> Row:
    return {
        "Days": _days(record.first("0113"), record.first("0114")), "Countries": _all(record, "0111"),
        "Places": _all(record, "0112"), "What happened": _one(record.first("0115")),
    }  # fmt: skip


def _term(record: Record, kind: str, finer: str) -> Iterator[tuple[str, str]]:
    act, code = record.first(kind), record.first(finer)
    if act in ACTS:
        for language in ("en", *_LANGUAGES):
            said, finer = act_label(act, language), act_label(code, language) if code else ""
            said = f"{said}::{finer}" if finer not in ("", code, said) else said
            yield "Act" if language == "en" else f"Act__{language}", said


def _act(record: Record, titles: _Titles) -> Row:
    row = dict(_term(record, "X211", "X212"))
    precision = PRECISION.get(record.first("X215"), "")
    at = f"{record.first('X217')}|{record.first('X218')}" if precision in NEAR and record.first("X217") else ""
    firm = record.first("X213")
    return row | {
        "ESF code": record.first("2109"), "Victim": _related(record, "2102", PERSON, titles),
        "Event": _related(record, "2103", EVENT, titles), "Days": _days(record.first("2111"), record.first("2121")),
        "Place": _all(record, "2112"), "Place_geolocation": at, "Reason given": _one(record.first("2113")),
        "How firm": ladder_label(firm) if firm else "",
    }  # fmt: skip


def _claim(record: Record, titles: _Titles) -> Row:
    row = dict(_term(record, "X103", "X104"))
    return row | {
        "Asserted or denied": label("polarity", record.first("X105")),
        "Event": _related(record, "X102", EVENT, titles), "Victims": _related(record, "X106", PERSON, titles),
        "Source": _related(record, "X116", SOURCE, titles), "Who says so": _all(record, "X108"),
        "Days": _days(record.first("X110")), "At least": record.first("X112"), "At most": record.first("X113"),
        "Words of the source": _one(record.first("X109")),
    }  # fmt: skip
