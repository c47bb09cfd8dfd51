"""FollowTheMoney, out: one entity for each record and source, so that where sources differ both stay and keep theirs.

The dataset of an entity is its source (`source_3`), or `casebook` for what the documenter says. The first entity of a
record bears the record's id; the others name it as `canonical_id`. `statements.csv` has the same as statement rows.
A stretch of days is kept as EDTF in an `HrClaim` beside the bound that FollowTheMoney can hold.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

from guvoh.model import dates
from guvoh.model.ties import tie_label
from guvoh.model.vocabulary import act_label
from guvoh.share.cells import harmless
from guvoh.share.fields import TABLES, Field, fields
from guvoh.share.ftm_schema import DATES, FIELD, act_property, property_of, schema_for, shipped
from guvoh.share.record import ACT, CLAIM, DETAILS, EVENT, PERSON, SOURCE, TIE, Bundle, Record, Value, merged

CASEBOOK = "casebook"
_CORE = {EVENT: "Event", SOURCE: "Document"}
_HEADS = ("canonical_id", "entity_id", "schema", "prop", "value", "dataset", "lang", "original_value", "first_seen",
          "last_seen")  # fmt: skip
_GENDER = {"01": "male", "02": "female"}
Entity = dict[str, Any]


def drawn(bundle: Bundle) -> dict[str, bytes]:
    """Name of a file -> its bytes."""
    entities = list(entities_of(bundle))
    lines = "".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) + "\n" for e in entities)
    schema = {f"schema/{name}": text.encode() for name, text in shipped().items()}
    readme = (files("guvoh.share") / "words" / "ftm.md").read_bytes()
    return {"entities.ftm.json": lines.encode(), "statements.csv": _statements(entities, bundle.made_at[:10]),
            **schema, "README.md": readme}  # fmt: skip


def entities_of(bundle: Bundle) -> Iterator[Entity]:
    """One for each record and source, and the claims that hold what no property can."""
    records = list(_apart(bundle.exchanged))
    units = {r.id: merged(r).first("0902") or "01" for r in records if r.kind == PERSON}
    numbers = {r.id: n for n, r in enumerate((r for r in records if r.kind == SOURCE), 1)}
    for record in records:
        schema = _schema(record, units)
        by_source: dict[int, list[Value]] = {}
        for value in record.values:
            by_source.setdefault(value.source or (numbers.get(record.id, 0) if record.kind == SOURCE else 0), [])
            by_source[value.source or (numbers.get(record.id, 0) if record.kind == SOURCE else 0)].append(value)
        if not by_source:
            continue
        for n, source in enumerate(sorted(by_source)):
            own = f"{record.id}-d{record.kind}" if record.kind in DETAILS else record.id
            id = own if n == 0 else f"{own}-s{source}"
            dataset = f"source_{source}" if source else CASEBOOK
            yield from _entity(id, record, schema, by_source[source], dataset, units)


def _apart(records: Iterable[Record]) -> Iterator[Record]:
    """The records under ids of which no two tables have the same: an entity is found by its id alone."""
    records = list(records)
    tables: dict[str, set[str]] = {}
    for record in records:
        tables.setdefault(record.id, set()).add(_table(record.kind))

    def name(table: str, id: str) -> str:
        return f"{table}-{id}" if len(tables.get(id, ())) > 1 or id.startswith(f"{table}-") else id

    for record in records:
        values = tuple(replace(v, kind=name(of, v.kind)) if (of := fields()[v.id].refers_to) and v.kind else v
                       for v in record.values)  # fmt: skip
        yield replace(record, id=name(_table(record.kind), record.id), values=values)


def _table(kind: str) -> str:
    return ACT if kind in DETAILS else kind


def _schema(record: Record, units: dict[str, str]) -> str:
    if record.kind == PERSON:
        return "Person" if units[record.id] == "01" else "Organization"
    if record.kind == TIE:
        second = merged(record).first("2303")
        if units.get(second, "") not in ("", "01"):
            return "Membership"
        code = merged(record).first("X231")
        return "Family" if code[:1] == "K" or merged(record).first("2309")[:4] == "0101" else "UnknownLink"
    return _CORE.get(record.kind) or schema_for(record.kind) or "HrRecord"


def _entity(
    id: str, record: Record, schema: str, values: list[Value], dataset: str, units: dict[str, str]
) -> Iterator[Entity]:
    props: dict[str, list[str]] = {}
    over: list[Value] = []
    for name in dict.fromkeys(v.id for v in values):
        field, said = fields()[name], [v for v in values if v.id == name]
        prop = property_of(field) if schema_for(record.kind) else field.ftm
        plain = [_plain(field, prop, v) for v in said]
        if prop and any(plain):
            props[prop] = list(dict.fromkeys(p for p in plain if p))
        if not prop or any(_back(field, prop, p) != v.text or v.note or (v.words and field.kind == "code")
                           for v, p in zip(said, plain, strict=True)):  # fmt: skip
            over += [v for v in said if field.kind != "id"]
    _complete(props, record, schema)
    same = f"{record.id}-d{record.kind}" if record.kind in DETAILS else record.id
    yield {"id": id, "schema": schema, "properties": props, "datasets": [dataset], "canonical_id": same}
    for n, value in enumerate(over, 1):
        yield _field_claim(f"{id}-f{n}", id, value, dataset)


def _field_claim(id: str, subject: str, value: Value, dataset: str) -> Entity:
    props = {"claimType": [FIELD], "subject": [subject], "attribute": [value.id], "value": [value.text]}
    if value.note:
        props["note"] = [value.note]
    return {"id": id, "schema": "HrClaim", "properties": props, "datasets": [dataset], "canonical_id": id}


def _plain(field: Field, prop: str, value: Value) -> str:
    """The value as the property can hold it, "" where it cannot."""
    text = " ".join(value.text.split())
    if prop in DATES:
        if not value.kind or not dates.is_valid(text):
            return ""
        start, end = dates.interval(text)
        whole = dates.to_edtf(start, end) if start and end else "/"
        if "/" not in whole and whole in (text, text.rstrip("~")):
            return whole
        return (end if prop == "endDate" else start) or start or end or ""
    if prop == "country":
        return text.lower() if len(text) == 2 and text.isascii() and text.isalpha() else ""
    if prop == "gender":
        return _GENDER.get(text, "")
    if prop == "sourceUrl":
        return text if text.startswith(("http://", "https://")) and "[" not in text else ""
    if field.refers_to and not value.kind:
        return ""
    return text


def _back(field: Field, prop: str, text: str) -> str:
    """What reading makes of a property's value."""
    if prop == "country":
        return text.upper()
    if prop == "gender":
        return {v: k for k, v in _GENDER.items()}.get(text, "")
    return text


def _complete(props: dict[str, list[str]], record: Record, schema: str) -> None:
    """What a schema must have."""
    whole = merged(record)
    if schema == "HrAct":
        act = whole.first("X211")
        props["name"] = [act_label(act) if act else whole.first("2109") or TABLES[ACT]]
    elif schema in ("Event", "Person", "Organization"):
        known = whole.first("0102" if schema == "Event" else "0903")
        props.setdefault("name", [" ".join(known.split()) or f"{TABLES[record.kind]} {record.id}"])
    elif schema == "HrRecord":
        props["table"], props["name"] = [record.kind], [f"{TABLES[record.kind]} {record.id}"]
        if record.kind in DETAILS:
            props[act_property(record.kind)] = [record.id]
    elif schema == "HrClaim":
        props["claimType"] = ["DEN" if whole.first("X105") == "denied" else "ACT"]
    elif record.kind == TIE:
        first, second = whole.first("2302"), whole.first("2303")
        role = [tie_label(code, "en")] if (code := whole.first("X231")) else []
        if schema == "Family":  # the other way round: it names what the relative is to the person
            props |= {"person": [second], "relative": [first], "relationship": role}
        elif schema == "Membership":
            props |= {"member": [first], "organization": [second], "role": role}
        else:
            props |= {"subject": [first], "object": [second], "role": role}
        for name in [name for name, found in props.items() if not any(found)]:
            del props[name]


def _statements(entities: Iterable[Entity], day: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADS)
    for entity in entities:
        for prop, found in entity["properties"].items():
            for value in found:
                writer.writerow([
                    entity["canonical_id"], entity["id"], entity["schema"], prop, harmless(value),
                    entity["datasets"][0], "", "", day, day,
                ])  # fmt: skip
    return out.getvalue().encode()


__all__ = ["CLAIM", "drawn", "entities_of"]
