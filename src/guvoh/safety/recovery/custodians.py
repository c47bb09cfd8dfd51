"""Custodians of shares: whom to ask again, and whom only a person may call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guvoh.book.network_due import SHEET, plus
from guvoh.book.records import first
from guvoh.model.records import Record
from guvoh.safety.network import reachable
from guvoh.vault import queries

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Standing:
    """`old`: not looked at for half a year; `reachable`: whether a machine may write to the contact."""

    record: Record
    reachable: bool
    old: bool


def standings(vault: Vault, custodians: Iterable[Record], today: str) -> list[Standing]:
    """The longest unseen first; those who keep their share no longer come last, and are never old. `today` ISO 8601."""
    found = [Standing(one, _reachable(vault, one), _is_old(one, today)) for one in custodians]
    return sorted(found, key=lambda one: (bool(one.record.text("ended_on")), _seen(one.record)))


def _seen(one: Record) -> str:
    return one.text("seen_on") or one.text("since")


def _is_old(one: Record, today: str) -> bool:
    if one.text("ended_on"):
        return False
    return not _seen(one) or plus(first(_seen(one)), SHEET) < today


def _reachable(vault: Vault, one: Record) -> bool:
    if not one.text("contact"):
        return False
    contact = queries.record(vault, one.text("contact"))
    person = contact.text("person")
    return reachable(contact, queries.person(vault, person) if person else None)
