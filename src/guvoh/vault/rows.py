"""From rows to the model's dataclasses. What is asked of many things at once is asked in one statement."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from guvoh.model import Claim, Decision, Source
from guvoh.vault.view import View

_FIELDS = ("title", "author", "publisher", "published", "language")
TOGETHER = 1000  # ids in one statement


def each(view: View, ids: Collection[str], sql: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that begins behind `SELECT` and names the ids `t.value`, as in `... FROM t CROSS JOIN
    ...`; the order of the statement holds for so many ids as are asked for together."""
    listed = sorted(ids)
    for at in range(0, len(listed), TOGETHER):
        yield from view.rows(
            f"WITH t (value) AS (SELECT value FROM json_each(?)) SELECT {sql}",  # noqa: S608 (our own statements)
            json.dumps(listed[at : at + TOGETHER]),
        )


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


def settings_of_each(view: View, owners: Collection[str]) -> dict[str, dict[str, Any]]:
    """As `settings_of`, for those of the owners on which anything was set."""
    found: dict[str, dict[str, Any]] = {}
    for owner, name, value in each(
        view, owners,
        "owner, name, setting.value FROM t CROSS JOIN setting ON owner = t.value"
        " AND COALESCE((SELECT dead FROM entry WHERE entry.id = setting.entry), 0) = 0"
        " ORDER BY owner, ord, device, seq",
    ):  # fmt: skip
        found.setdefault(owner, {})[name] = json.loads(value)
    return found


def reading_of(view: View, source: str) -> dict[str, Any] | None:
    """The facts of the latest reading, with `object` (None where no text could be read) and `entry`."""
    row = view.row(
        "SELECT json, object, entry FROM reading WHERE source = ? ORDER BY ord DESC, device DESC, seq DESC LIMIT 1",
        source,
    )
    return None if row is None else {**json.loads(row[0]), "object": row[1], "entry": row[2]}


def reading_of_each(view: View, sources: Collection[str]) -> dict[str, dict[str, Any]]:
    """As `reading_of`, for those of the sources that were read."""
    rows = each(
        view, sources,
        "source, json, object, entry FROM t CROSS JOIN reading ON source = t.value ORDER BY source, ord, device, seq",
    )  # fmt: skip
    last = {source: rest for source, *rest in rows}
    return {id: {**json.loads(text), "object": name, "entry": entry} for id, (text, name, entry) in last.items()}


def source_of(view: View, id: str) -> Source | None:
    """The source with what was read from it, and over that what a person set."""
    return sources_of(view, [id]).get(id)


def sources_of(view: View, ids: Collection[str]) -> dict[str, Source]:
    """As `source_of`, for those of the ids that are sources."""
    read, set_ = reading_of_each(view, ids), settings_of_each(view, ids)
    rows = each(view, ids, "id, case_, sha256, json, at FROM t CROSS JOIN source ON id = t.value")
    return {row[0]: _source(row, read.get(row[0], {}), set_.get(row[0], {})) for row in rows}


def _source(row: tuple[Any, ...], reading: dict[str, Any], given: dict[str, Any]) -> Source:
    id, case, sha256, text, at = row
    facts = json.loads(text)
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


def latest_of(said: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What is said of a person, from (fields, places) of each mention: of a field that several have, the latest."""
    rows = list(said)
    if len(rows) == 1:
        return dict(json.loads(rows[0][0]))
    latest: dict[str, tuple[list[Any], Any]] = {}
    for fields, places in rows:
        at = json.loads(places)
        for name, value in json.loads(fields).items():
            if name not in latest or latest[name][0] < at[name]:
                latest[name] = (at[name], value)
    return {name: value for name, (_at, value) in latest.items()}


def judged_over(view: View) -> set[tuple[str, str]]:
    """(the word that holds, the word that does not) of all live judgements on what was told of liberty."""
    return set(view.rows(
        "SELECT b, c FROM linked JOIN entry ON entry.id = linked.entry WHERE what = 'holds' AND entry.dead = 0"
    ))  # fmt: skip
