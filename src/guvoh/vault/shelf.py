"""What lists of sources show, kept in one row for each, and how many there are of what: no list counts at each look.

The numbers of a case in `tally`: sources, unread, withdrawn, and of claims waiting, accepted, rejected, open.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from guvoh.model.derive.ladder import key as words_key
from guvoh.vault.rows import each, reading_of_each, settings_of_each
from guvoh.vault.view import View

STATES = ("suggested", "accepted", "rejected", "open")  # in the order of the columns of the shelf
TOGETHER = 500  # sources that are asked for in one statement
SAID = frozenset({"title", "author", "publisher"})  # by which a source is found
_NAMES = ("title", "author", "publisher", "published", "language", "kind", "withdrawn")
_Row = tuple[Any, ...]


def put_on_shelf(view: View, sources: Collection[str]) -> None:
    """Writes the rows of these sources anew. To be called when their claims are derived."""
    ids, counted = sorted(sources), Counter[tuple[str, str]]()
    for at in range(0, len(ids), TOGETHER):
        some = json.dumps(ids[at : at + TOGETHER])
        for row in view.rows("SELECT * FROM shelf WHERE source IN (SELECT value FROM json_each(?))", some):
            counted.subtract(_counts(row))
        rows = list(_rows(view, some))
        for row in rows:
            counted.update(_counts(row))
        view.many("INSERT OR REPLACE INTO shelf VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
    changed = [(*of, n) for of, n in sorted(counted.items()) if n]
    view.many(
        "INSERT INTO tally VALUES (?,?,?) ON CONFLICT (case_, name) DO UPDATE SET n = n + excluded.n", changed
    )
    view.many("DELETE FROM tally WHERE case_ = ? AND name = ? AND n = 0", [row[:2] for row in changed])


def about_each(view: View, sources: Collection[str]) -> dict[str, str]:
    """What is said about sources, and in translation, folded for search: they are found by these words too."""
    read, given = reading_of_each(view, sources), settings_of_each(view, sources)
    words: dict[str, list[str]] = {}
    for id, text in each(view, sources, "id, json FROM t CROSS JOIN source ON id = t.value"):
        told = {**read.get(id, {}), **given.get(id, {})}
        words[id] = [json.loads(text)["name"], *(str(told[name]) for name in sorted(SAID) if told.get(name))]
    for id, text in each(
        view, sources,
        "source, json FROM t CROSS JOIN translated ON source = t.value"
        " AND COALESCE((SELECT dead FROM entry WHERE entry.id = translated.entry), 0) = 0 ORDER BY source, entry",
    ):  # fmt: skip
        words.setdefault(id, []).append(json.loads(text)["text"])
    return {id: words_key("\n".join(said)) for id, said in words.items()}


def _counts(row: _Row) -> dict[tuple[str, str], int]:
    case, readable, withdrawn, counts = row[1], row[8], row[9], row[10:]
    told = {"sources": 1, "unread": 1 - readable, "withdrawn": withdrawn}
    told |= dict(zip(("waiting", *STATES[1:]), counts, strict=True))
    return {(case, name): n for name, n in told.items() if n}


def _rows(view: View, some: str) -> Iterator[_Row]:
    """The rows of the sources in a JSON list: what was read from each, and over that what a person set."""
    read: dict[str, dict[str, Any]] = {}
    for source, text, has_text in view.rows(
        "SELECT source, json, object IS NOT NULL FROM reading WHERE source IN (SELECT value FROM json_each(?))"
        " ORDER BY source, ord, device, seq", some
    ):  # fmt: skip
        read[source] = {**json.loads(text), "readable": has_text}
    given: dict[str, dict[str, Any]] = {}
    for owner, name, value in view.rows(
        "SELECT owner, name, value FROM setting WHERE owner IN (SELECT value FROM json_each(?))"
        " AND COALESCE((SELECT dead FROM entry WHERE entry.id = setting.entry), 0) = 0"
        " ORDER BY owner, ord, device, seq", some
    ):  # fmt: skip
        if name in _NAMES:
            given.setdefault(owner, {})[name] = json.loads(value)
    counts = {
        (source, state): n for source, state, n in view.rows(
            "SELECT source, state, count(*) FROM claim WHERE source IN (SELECT value FROM json_each(?))"
            " GROUP BY source, state", some)
    }  # fmt: skip
    for id, case, text in view.rows(
        "SELECT id, case_, json FROM source WHERE id IN (SELECT value FROM json_each(?))", some
    ):
        facts, reading, said = json.loads(text), read.get(id, {}), given.get(id, {})
        told = {name: said.get(name) or reading.get(name) or None for name in _NAMES}
        words = [told["title"], told["author"], told["publisher"], facts["name"]]
        yield (
            id, case, str(told["title"] or facts["name"]), words_key(" ".join(str(w) for w in words if w)),
            told["publisher"], told["published"], told["language"], said.get("kind") or facts.get("kind") or "document",
            int(bool(reading.get("readable"))), int(bool(said.get("withdrawn"))),
            *(counts.get((id, state), 0) for state in STATES),
        )  # fmt: skip
