"""From entries to rows: second looks and codings, translations, and what was kept by a name. None changes a claim."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from guvoh.model.derive.ladder import key as words_key
from guvoh.vault.fold_coding import KINDS as CODING
from guvoh.vault.ledger import Entry, Header

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold


def looked(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    fold._put(
        "INSERT OR IGNORE INTO looked VALUES (?,?,?,?,?,?,?)", entry.id, body["claim"], body.get("decision"),
        body["verdict"], body.get("answer", ""), int(bool(body.get("blind"))), _json(list(body.get("slots", ()))),
    )  # fmt: skip
    return str(body["claim"])


def translated(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    line = {name: body.get(name) or "" for name in ("text", "language", "translator", "date")}
    fold._put(
        "INSERT OR IGNORE INTO translated VALUES (?,?,?,?,?)", entry.id, body["source"], body["start"], body["end"],
        _json(line),
    )  # fmt: skip
    fold.read.add(str(body["source"]))
    return str(body["source"])


def kept(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    thing = {"name": body["name"], "fields": body.get("fields", {})}
    fold._put(
        "INSERT OR IGNORE INTO kept VALUES (?,?,?,?,?,?,?,?)", entry.id, body["what"], body.get("case") or "",
        words_key(body["name"]), _json(thing), entry.order, header.device.hex(), header.seq,
    )  # fmt: skip
    return str(body.get("case") or entry.id)


KINDS: dict[str, Callable[[Fold, Header, Entry, dict[str, Any]], str]] = {
    "looked": looked,
    "translated": translated,
    "kept": kept,
    **CODING,
}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
