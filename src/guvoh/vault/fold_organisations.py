"""From entries to rows: organisations that a person entered. What is said of one are settings, as of everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold
    from guvoh.vault.ledger import Entry, Header


def organisation_entered(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    fold._put(
        "INSERT OR IGNORE INTO organisation VALUES (?,?,?,?,?,?,?,?)", entry.id, body["organisation"], body["case"],
        body["name"], body.get("source") or "", entry.order, header.device.hex(), header.seq,
    )  # fmt: skip
    return str(body["organisation"])


KINDS: dict[str, Callable[[Fold, Header, Entry, dict[str, Any]], str]] = {"organisation.entered": organisation_entered}
