"""From rows to the model's dataclasses."""

from __future__ import annotations

import json
from typing import Any

from guvoh.model import Claim, Decision, Source
from guvoh.vault.view import View

_FIELDS = ("title", "author", "publisher", "published", "language")


def settings_of(view: View, owner: str) -> dict[str, Any]:
    """The live value of each field that was set on `owner`: the latest by (order, device, seq)."""
    rows = view.rows(
        "SELECT name, value FROM setting WHERE owner = ?"
        " AND COALESCE((SELECT dead FROM entry WHERE entry.id = setting.entry), 0) = 0 ORDER BY ord, device, seq", owner
    )  # fmt: skip
    return {name: json.loads(value) for name, value in rows}


def case_names(view: View) -> list[str]:
    """The name of each case: the one that was set last, else the one that it was opened with."""
    return [str(settings_of(view, id).get("name") or name) for id, name in view.rows("SELECT id, name FROM case_")]


def reading_of(view: View, source: str) -> dict[str, Any] | None:
    """The facts of the latest reading, with `object` (None where no text could be read) and `entry`."""
    row = view.row(
        "SELECT json, object, entry FROM reading WHERE source = ? ORDER BY ord DESC, device DESC, seq DESC LIMIT 1",
        source,
    )
    return None if row is None else {**json.loads(row[0]), "object": row[1], "entry": row[2]}


def source_of(view: View, id: str) -> Source | None:
    """The source with what was read from it, and over that what a person set."""
    row = view.row("SELECT case_, sha256, json, at FROM source WHERE id = ?", id)
    if row is None:
        return None
    case, sha256, text, at = row
    facts = json.loads(text)
    reading = reading_of(view, id) or {}
    given = settings_of(view, id)
    told = {name: given.get(name) or reading.get(name) or None for name in _FIELDS}
    return Source(
        id=id, case=case, name=facts["name"], sha256=sha256, size=facts["size"], media_type=facts["media_type"],
        captured_at=at, kind=given.get("kind") or facts.get("kind") or "document",
        derives_from=given.get("derives_from"),
        from_inside=bool(given.get("from_inside")), withdrawn=bool(given.get("withdrawn")),
        readable=reading.get("object") is not None, **told,
    )  # fmt: skip


def decision_of(row: tuple[Any, ...]) -> tuple[Decision, list[dict[str, Any]]]:
    """From (entry, target, source, verdict, parent, json, reason, by, at): the decision and the mentions in it."""
    entry, target, source, verdict, parent, text, reason, by, at = row
    said = json.loads(text)
    claim = Claim.from_dict(said["claim"])
    return Decision(entry, target, source, verdict, claim, by, at, parent, reason), said["mentions"]
