"""From entries to rows: second codings. None of them changes a claim, and nothing is derived from them: they are asked
for as they stand, in `queries.coding`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from guvoh.vault.ledger import Entry, Header

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold


def started(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    return _put(fold, header, entry, str(body["coding"]), str(body["case"]))


def of_source(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """About the coding, not the source: the history of a source must not tell the first reader what the second said."""
    return _put(fold, header, entry, str(body["coding"]), str(body["source"]))


def _put(fold: Fold, header: Header, entry: Entry, coding: str, of: str) -> str:
    fold._put(
        "INSERT OR IGNORE INTO linked VALUES (?,?,?,?,?,?,?,?,?)", entry.id, entry.kind, coding, of, "",
        json.dumps(entry.body, ensure_ascii=False, sort_keys=True, separators=(",", ":")), entry.order,
        header.device.hex(), header.seq,
    )  # fmt: skip
    return coding


KINDS: dict[str, Callable[[Fold, Header, Entry, dict[str, Any]], str]] = {
    "coding.started": started,
    "coding.said": of_source,
    "coding.read": of_source,
    "coding.settled": of_source,
}
