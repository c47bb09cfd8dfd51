"""Records of the case file: the last live version of each, and its history."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from guvoh.errors import NotFound
from guvoh.model.records import Record
from guvoh.text.i18n import _
from guvoh.vault.vault import Vault

_VERSIONS = (
    "SELECT record.record, record.kind, case_, record.json, record.entry, entry.by, entry.at FROM record"
    " JOIN entry ON entry.id = record.entry WHERE entry.dead = 0"
)
_OF_ENTRY = " AND record.record = (SELECT record FROM record WHERE entry = ?)"
_ORDER = " ORDER BY record.ord, record.device, record.seq"


def records(vault: Vault, case: str | None = None, kind: str | None = None, about: str | None = None) -> list[Record]:
    """The live records in the order in which they were first made. `about`: a person, under any of his mentions."""
    rows = vault.view.rows(
        f"{_VERSIONS} AND (?1 IS NULL OR case_ = ?1) AND (?2 IS NULL OR record.kind = ?2){_ORDER}", case, kind
    )
    found = _last(rows)
    if about is None:
        return found
    atoms = {r[0] for r in vault.view.rows(
        "SELECT mention FROM person_mention WHERE person = (SELECT person FROM person_mention WHERE mention = ?1"
        " UNION SELECT ?1 LIMIT 1)", about
    )} | {about}  # fmt: skip
    return [one for one in found if not atoms.isdisjoint(one.about)]


def record(vault: Vault, id: str) -> Record:
    """Raises `NotFound` for one that is not there, or that was taken back."""
    found = _last(vault.view.rows(f"{_VERSIONS} AND record.record = ?{_ORDER}", id))
    if not found:
        raise NotFound(_("There is no record with this id."), _("`guvoh record` lists them."))
    return found[0]


def record_versions(vault: Vault, id: str) -> list[Record]:
    """Every live version, the first first."""
    return [_from(row, row[6]) for row in vault.view.rows(f"{_VERSIONS} AND record.record = ?{_ORDER}", id)]


def record_made_by(vault: Vault, entry: str) -> Record | None:
    """The record that this entry made, if it made one; not one that it only corrected."""
    rows = vault.view.rows(f"{_VERSIONS}{_OF_ENTRY}{_ORDER}", entry)
    return _from(rows[0], rows[0][6]) if rows and rows[0][4] == entry else None


def told_free(vault: Vault, case: str | None, held: Collection[str]) -> list[str]:
    """The persons of a case (None: of all) of whom a state was told that is none of `held`."""
    rows = vault.view.rows(
        "SELECT DISTINCT person.id FROM told JOIN entry ON entry.id = told.entry AND entry.dead = 0"
        " JOIN person_mention ON mention = told.person JOIN person ON person.id = person_mention.person"
        " WHERE told.status NOT IN (SELECT value FROM json_each(?2)) AND (?1 IS NULL OR person.case_ = ?1)",
        case, json.dumps(sorted(held)),
    )  # fmt: skip
    return [id for (id,) in rows]


def record_compartments(vault: Vault) -> list[tuple[bytes, str]]:
    """(compartment, all its words as JSON) of every version that was ever made, taken back or not: for erasing."""
    rows = vault.view.rows("SELECT entry.compartment, record.json FROM record JOIN entry ON entry.id = record.entry")
    return [(bytes(compartment), str(text)) for compartment, text in rows]


def _last(rows: list[tuple[Any, ...]]) -> list[Record]:
    first: dict[str, str] = {}
    last: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        first.setdefault(row[0], row[6])
        last[row[0]] = row
    return [_from(last[id], at) for id, at in first.items()]


def _from(row: tuple[Any, ...], first_at: str) -> Record:
    id, kind, case, text, entry, by, at = row
    said = json.loads(text)
    return Record(id, kind, case, tuple(said["about"]), said["fields"], entry, by, at, first_at)
