"""From entries to rows: records of the case file. Each entry is a whole version; the last live one holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from guvoh.vault.ledger import Entry, Header

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold


def recorded(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """A version of a record, and whom it tells of."""
    id = str(body["record"])
    if body.get("object"):  # what came by the form
        fold._object(header, body["object"], str(body["kind"]))
    said = json.dumps({"about": list(body.get("about") or ()), "fields": body.get("fields") or {}}, ensure_ascii=False,
                      sort_keys=True, separators=(",", ":"))  # fmt: skip
    fold._put(
        "INSERT OR IGNORE INTO record VALUES (?,?,?,?,?,?,?,?)", entry.id, id, str(body["kind"]),
        str(body.get("case") or ""), said, entry.order, header.device.hex(), header.seq,
    )  # fmt: skip
    for atom in body.get("about") or ():
        fold._put("INSERT OR IGNORE INTO record_about VALUES (?,?)", str(atom), entry.id)
    return id


KINDS: dict[str, Callable[[Fold, Header, Entry, dict[str, Any]], str]] = {"recorded": recorded}
