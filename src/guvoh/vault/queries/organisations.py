"""Organisations of a case, and the accepted claims in which a name stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from guvoh.errors import NotFound
from guvoh.model.derive.ladder import key
from guvoh.model.ids import short
from guvoh.model.organisation import Organisation
from guvoh.text.i18n import _
from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.queries.finding import sources_holding
from guvoh.vault.rows import settings_of
from guvoh.vault.vault import Vault

_ROWS = ("SELECT organisation, case_, name, entry.id, source, entry.by, entry.at FROM organisation"
         " JOIN entry ON entry.id = organisation.entry AND entry.dead = 0")  # fmt: skip
SOURCES = 400  # in which a name is looked for; whoever is named in more is a country, not an organisation


def organisations(vault: Vault, case: str) -> list[Organisation]:
    """By name; those that were taken back are left out."""
    rows = vault.view.rows(f"{_ROWS} WHERE case_ = ? ORDER BY organisation.ord", case)
    return sorted((_organisation(vault, row) for row in rows), key=lambda o: (key(o.names[0]), o.id))


def organisation(vault: Vault, case: str, id: str) -> Organisation:
    """By its id, or the last eight letters of it. Raises `NotFound`."""
    rows = vault.view.rows(f"{_ROWS} WHERE case_ = ?", case)
    for row in rows:
        if id in (row[0], short(row[0])):
            return _organisation(vault, row)
    raise NotFound(_("There is no organisation with this id."), _("Look at the list of organisations."))


def _organisation(vault: Vault, row: tuple[Any, ...]) -> Organisation:
    id, case, name, entry, source, by, at = row
    return Organisation(id, case, name, entry, source, settings_of(vault.view, id), by, at)


def accepted_naming(vault: Vault, case: str, names: Sequence[str]) -> list[ClaimRow]:
    """The accepted claims of a case in whose words one of the names stands, by source and place in it."""
    sources = {s for name in names for s in sources_holding(vault, f'"{name}"')[:SOURCES]}
    rows = vault.view.rows(
        "SELECT id FROM claim WHERE source IN (SELECT value FROM json_each(?)) AND state = 'accepted' AND case_ = ?"
        " ORDER BY source, id", json.dumps(sorted(sources)), case
    )  # fmt: skip
    wanted = [f" {_plain(name)} " for name in names if _plain(name)]
    found = []
    for row in claim_rows(vault, [r[0] for r in rows]):
        words = f" {_plain(row.claim.quote)} "
        if any(name in words for name in wanted):
            found.append(row)
    return found


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in key(text)).split())


def organisations_saying(vault: Vault, wanted: Callable[[str], bool]) -> set[bytes]:
    """The compartments of organisations of which something wanted was written down, taken back or not."""
    rows = vault.view.rows(
        "SELECT entry.compartment, organisation.name FROM organisation JOIN entry ON entry.id = organisation.entry"
        " UNION ALL SELECT entry.compartment, setting.value FROM setting JOIN entry ON entry.id = setting.entry"
        " WHERE setting.owner IN (SELECT organisation FROM organisation)"
    )
    return {bytes(compartment) for compartment, words in rows if wanted(words)}
