"""FollowTheMoney, in: the records of a file of entities, one a line, or of a zip in which such a file lies.

Entities of one canonical id are one record. A claim about a field (`HrClaim` with an attribute) says more than the
property it stands beside, and holds. Schemata that we do not know are left alone; the file is kept whole all the same.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from guvoh.errors import Unreadable
from guvoh.share.cells import typed
from guvoh.share.fields import Field, fields, of_table
from guvoh.share.ftm_schema import FIELD, OURS, act_property, property_of, schema_for
from guvoh.share.record import ACT, DETAILS, EVENT, PERSON, SOURCE, TIE, Record, Value, code, made
from guvoh.text.i18n import _

MOST = 512 * 1024 * 1024  # bytes that a zip may unpack to
_CORE = {"Event": EVENT, "Person": PERSON, "Organization": PERSON, "Company": PERSON, "PublicBody": PERSON,
         "LegalEntity": PERSON, "Document": SOURCE, "Article": SOURCE, "Family": TIE, "Membership": TIE,
         "UnknownLink": TIE}  # fmt: skip
_SIDES = {"Family": ("relative", "person"), "Membership": ("member", "organization"),
          "UnknownLink": ("subject", "object")}  # fmt: skip
_SEX = {"male": "01", "female": "02"}
Entity = Mapping[str, Any]


def records_in(data: bytes) -> tuple[Record, ...]:
    """Raises `Unreadable` where there is no entity that we know."""
    entities = list(_entities(data))
    about: dict[str, dict[str, list[tuple[str, str]]]] = {}
    grouped: dict[str, list[Entity]] = {}
    home: dict[str, str] = {}
    for entity in entities:
        props = entity["properties"]
        if entity["schema"] == "HrClaim" and props.get("claimType") == [FIELD]:
            subject, name = _one(props, "subject"), _one(props, "attribute")
            about.setdefault(subject, {}).setdefault(name, []).append((_one(props, "value"), _one(props, "note")))
        elif _table(entity):
            canonical = str(entity.get("canonical_id") or entity["id"])
            home[str(entity["id"])] = canonical
            grouped.setdefault(canonical, []).append(entity)
    found = []
    for canonical, same in grouped.items():
        values = [v for entity in same for v in _values(entity, about.get(str(entity["id"]), {}), home)]
        table = _table(same[0])
        if table in DETAILS:
            act = _one(same[0]["properties"], act_property(table))
            values = [v for v in values if v.id != f"{table}02"]
            found.append(made(home.get(act, act).removeprefix(f"{ACT}-"), table, values))
        else:
            found.append(made(canonical.removeprefix(f"{table}-"), table, values))
    if not found:
        hint = _("Expected entities of FollowTheMoney as JSON, one a line, or a zip with such a file.")
        raise Unreadable(_("There are no entities in this file."), hint)
    return tuple(found)


def _entities(data: bytes) -> Iterator[Entity]:
    for line in _text(data).splitlines():
        try:
            entity = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            continue
        if isinstance(entity, dict) and isinstance(entity.get("properties"), dict) and entity.get("id"):
            props = {str(k): [str(x) for x in v if isinstance(x, str)] for k, v in entity["properties"].items()
                     if isinstance(v, list)}  # fmt: skip
            yield {**entity, "schema": str(entity.get("schema")), "properties": props}


def _text(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = [n for n in packed.namelist() if n.endswith((".ftm.json", ".ftm", ".jsonl"))]
            if sum(packed.getinfo(n).file_size for n in names) > MOST:
                return ""
            return "\n".join(packed.read(n).decode("utf-8", "replace") for n in names)
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, NotImplementedError):
        return ""


def _table(entity: Entity) -> str:
    schema = entity["schema"]
    if schema == "HrRecord":
        table = _one(entity["properties"], "table")
        return table if table in OURS["HrRecord"] else ""
    return OURS[schema][0] if schema in OURS else _CORE.get(schema, "")


def _one(props: Mapping[str, list[str]], name: str) -> str:
    return next(iter(props.get(name, ())), "")


def _values(entity: Entity, about: Mapping[str, list[tuple[str, str]]], home: Mapping[str, str]) -> Iterator[Value]:
    table, props = _table(entity), entity["properties"]
    for field in of_table(table):
        if field.code in about:
            for text, note in about[field.code]:
                yield from typed(field, _id(field, text, home) if field.refers_to else text, note)
            continue
        prop = property_of(field) if schema_for(table) else field.ftm
        for text in props.get(prop, ()) if prop else ():
            yield from typed(field, _read(field, prop, text, home))
    if table == PERSON and "0902" not in about and entity["schema"] != "Person":
        yield from code("0902", "03")
    if table == TIE:
        for side, name in zip(_SIDES[entity["schema"]], ("2302", "2303"), strict=True):
            if name not in about and (other := _one(props, side)):
                yield from typed(fields()[name], _id(fields()[name], other, home))


def _read(field: Field, prop: str, text: str, home: Mapping[str, str]) -> str:
    if prop == "country":
        return text.upper()
    if prop == "gender":
        return _SEX.get(text, text)
    return _id(field, text, home) if field.refers_to else text


def _id(field: Field, text: str, home: Mapping[str, str]) -> str:
    """The id of a record without the table before it, by which two of one number were kept apart."""
    return home.get(text, text).removeprefix(f"{field.refers_to}-")
