"""Searches, table mappings, unfinished edits and forms that are kept by a name."""

from __future__ import annotations

from typing import Any

from guvoh import review
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def keep(vault: Vault, case: str, what: str, name: str, fields: dict[str, Any]) -> str:
    """`what`: search, table, edit or form. The same name in the same case again takes the place of the earlier.
    Returns the entry's id, which `drop` takes."""
    batch = vault.batch()
    entry = review.keep(batch, case, what, name, fields)
    vault.commit(batch)
    return entry


def drop(vault: Vault, id: str) -> str:
    """It is no longer listed. Returns the entry's id, which an undo may name; what is to be gone for good goes with
    the person or source that it tells of (`erase`)."""
    batch = vault.batch()
    entry = batch.entry(queries.compartment_of_entry(vault, id), "undone", {"target": id})
    vault.commit(batch)
    return entry
