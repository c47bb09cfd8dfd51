"""From entries to rows. The same entries give the same rows, in whatever batches they come.

Facts of the ledger are only added; everything else is derived anew for what a batch touched (`derived.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from guvoh.errors import Damage
from guvoh.model.derive.ladder import key as words_key
from guvoh.model.ids import code
from guvoh.text.fold import fold as folded
from guvoh.vault import codec, fold_people, fold_review
from guvoh.vault.ledger import Entry, Header
from guvoh.vault.shelf import SAID, about
from guvoh.vault.view import View

HELD = 4096  # entries; so many rows wait to be inserted together


@dataclass
class Touched:
    """What must be derived anew at the end of a batch."""

    sources: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)


LoadObject = Callable[[bytes, str], bytes]


@dataclass
class Fold:
    """One batch. `load` opens an object of a compartment; `damaged` lists the objects that did not open."""

    view: View
    load: LoadObject
    touched: Touched = field(default_factory=Touched)
    damaged: list[str] = field(default_factory=list)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)  # by statement; not yet in the view
    read: set[str] = field(default_factory=set)  # sources of which search is to know something new
    aimed: set[str] = field(default_factory=set)  # entries of the batch that an undo targets

    def entries(self, entries: Iterable[tuple[Header, Entry]]) -> None:
        """All of them, in order. What is derived from them: `derive`."""
        todo = list(entries)
        ids = json.dumps([entry.id for _header, entry in todo])
        undone = "SELECT target FROM undo WHERE target IN (SELECT value FROM json_each(?))"
        self.aimed.update(r[0] for r in self.view.rows(undone, ids))
        for n, (header, entry) in enumerate(todo, 1):
            self._one(header, entry)
            if n % HELD == 0:
                self._flush()
        self._flush()
        for source in sorted(self.read):
            self._index(source)
        self.read.clear()

    def _put(self, sql: str, *row: Any) -> None:
        """Rows are inserted together, in their order: `_flush` before anything is asked of the view."""
        self.rows.setdefault(sql, []).append(row)

    def _flush(self) -> None:
        for sql, rows in self.rows.items():
            self.view.many(sql, rows)
        self.rows.clear()

    def _one(self, header: Header, entry: Entry) -> None:
        kinds = KINDS.get(entry.kind)
        body = entry.body
        about = kinds(self, header, entry, body) if kinds else body.get("about")
        if kinds is None and body.get("object"):  # of a kind that a later Guvoh made: its object is no stray
            self._object(header, body["object"], entry.kind)
        self._put(
            "INSERT OR IGNORE INTO entry (id, code, ord, device, seq, compartment, kind, at, by, about)"
            " VALUES (?,?,?,?,?,?,?,?,?,?)",
            entry.id, code(entry.id), entry.order, header.device.hex(), header.seq, header.compartment, entry.kind,
            entry.at, entry.by, about,
        )  # fmt: skip
        if entry.id in self.aimed:
            self._liveness(entry.id)

    def _object(self, header: Header, name: str, what: str) -> None:
        self._put("INSERT OR IGNORE INTO object VALUES (?,?,?)", name, header.compartment, what)

    def _open(self, compartment: bytes, name: str) -> Any:
        """None for an object that is missing or changed: one lost text must not take the whole view with it."""
        try:
            return codec.decode_own(self.load(compartment, name))
        except (Damage, ValueError):
            self.damaged.append(name)
            return None

    # One method for each kind of entry; each returns what the entry is about.

    def case_opened(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        name = body["name"]
        self._put(
            "INSERT OR IGNORE INTO case_ VALUES (?,?,?,?)", body["case"], code(body["case"]), name, words_key(name)
        )
        return str(body["case"])

    def fields_set(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        owner = str(body["owner"])
        for name, value in body["fields"].items():
            self._put(
                "INSERT OR IGNORE INTO setting VALUES (?,?,?,?,?,?,?)", entry.id, owner, name, _json(value),
                entry.order, header.device.hex(), header.seq,
            )  # fmt: skip
        if body["of"] == "source" and not SAID.isdisjoint(body["fields"]):
            self.read.add(owner)
        self._owner(owner, str(body["of"]))
        return owner

    def _owner(self, owner: str, of: str) -> None:
        if of == "source":
            self.touched.sources.add(owner)
        elif of == "person":
            self.touched.mentions.add(owner)

    def source_captured(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        id = str(body["source"])
        self._object(header, body["object"], "original")
        facts = {k: body.get(k) for k in ("name", "size", "media_type", "kind")}
        self._put(
            "INSERT OR IGNORE INTO source (id, code, case_, compartment, sha256, original, json, at)"
            " VALUES (?,?,?,?,?,?,?,?)",
            id, code(id), body["case"], header.compartment, body["sha256"], body["object"], _json(facts), entry.at,
        )  # fmt: skip
        if body.get("fields"):
            self.fields_set(header, entry, {"owner": id, "of": "source", "fields": body["fields"]})
        self.touched.sources.add(id)
        self.read.add(id)
        return id

    def source_read(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        id = str(body["source"])
        facts = {k: v for k, v in body.items() if k not in ("source", "object")}
        if body.get("object"):
            self._object(header, body["object"], "text")
        self._put(
            "INSERT OR IGNORE INTO reading VALUES (?,?,?,?,?,?,?)", id, entry.order, header.device.hex(), header.seq,
            entry.id, body.get("object"), _json(facts),
        )  # fmt: skip
        self.read.add(id)
        self.touched.sources.add(id)
        return id

    def _index(self, source: str) -> None:
        """Search finds the latest reading only, and what is said about the source."""
        row = self.view.row("SELECT n, compartment FROM source WHERE id = ?", source)
        if row is None:
            return
        n, compartment = row
        latest = self.view.row(
            "SELECT object FROM reading WHERE source = ? ORDER BY ord DESC, device DESC, seq DESC LIMIT 1", source
        )
        reading = self._open(compartment, latest[0]) if latest and latest[0] else None
        text = folded(reading["text"]).text if reading is not None else ""
        self.view.run("DELETE FROM search WHERE rowid = ?", n)
        self.view.run("INSERT INTO search (rowid, folded, about) VALUES (?,?,?)", n, text, about(self.view, source))

    def source_suggested(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        id = str(body["source"])
        self._object(header, body["object"], "run")
        self._put(
            "INSERT OR IGNORE INTO run VALUES (?,?,?,?,?,?,?)", id, entry.order, header.device.hex(), header.seq,
            entry.id, body["object"], body["engine"],
        )  # fmt: skip
        for rank, suggestion in enumerate(self._open(header.compartment, body["object"]) or ()):
            claim = suggestion["claim"]
            self._put(
                "INSERT OR IGNORE INTO suggestion VALUES (?,?,?,?,?,?)", entry.id, rank, suggestion["id"], id,
                _words(claim), _json(suggestion),
            )  # fmt: skip
        self.touched.sources.add(id)
        return id

    def decided(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        self._put(
            "INSERT OR IGNORE INTO decision VALUES (?,?,?,?,?,?,?,?)", entry.id, body["target"], body["source"],
            body["verdict"], body.get("parent"), body.get("words") or _words(body["claim"]),
            _json({"claim": body["claim"], "mentions": body.get("mentions", [])}), body.get("reason", ""),
        )  # fmt: skip
        self.touched.sources.add(str(body["source"]))
        return str(body["target"])

    def judged(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        a, b = sorted((str(body["a"]), str(body["b"])))
        self._put(
            "INSERT OR IGNORE INTO edge VALUES (?,?,?,?,?,?)", entry.id, body["of"], a, b, body["verdict"],
            body.get("because", ""),
        )  # fmt: skip
        (self.touched.claims if body["of"] == "claim" else self.touched.mentions).update((a, b))
        return a

    def undone(self, header: Header, entry: Entry, body: dict[str, Any]) -> str:
        self._put("INSERT OR IGNORE INTO undo VALUES (?,?)", entry.id, body["target"])
        self.aimed.add(str(body["target"]))
        self._liveness(str(body["target"]))
        return str(body["target"])

    def _liveness(self, target: str) -> None:
        """An entry is dead while an undo that is not dead itself targets it; an undo of an undo restores."""
        self._flush()
        seen: set[str] = set()
        at: str | None = target
        while at and at not in seen:
            seen.add(at)
            dead = self.view.row(
                "SELECT 1 FROM undo JOIN entry ON entry.id = undo.entry WHERE undo.target = ? AND entry.dead = 0"
                " UNION SELECT 1 FROM undo WHERE undo.target = ? AND undo.entry NOT IN (SELECT id FROM entry)",
                at, at,
            )  # fmt: skip
            self.view.run("UPDATE entry SET dead = ? WHERE id = ?", 1 if dead else 0, at)
            self._touch(at)
            row = self.view.row("SELECT target FROM undo WHERE entry = ?", at)
            at = str(row[0]) if row else None

    def _touch(self, entry: str) -> None:
        for (source,) in self.view.rows("SELECT source FROM decision WHERE entry = ?", entry):
            self.touched.sources.add(source)
        for of, a, b in self.view.rows("SELECT kind, a, b FROM edge WHERE entry = ?", entry):
            (self.touched.claims if of == "claim" else self.touched.mentions).update((a, b))
        self.read.update(r[0] for r in self.view.rows("SELECT source FROM translated WHERE entry = ?", entry))
        for (person,) in self.view.rows("SELECT person FROM entered WHERE entry = ?", entry):
            self.touched.mentions.add(person)
        for (owner,) in self.view.rows("SELECT owner FROM setting WHERE entry = ?", entry):
            known = self.view.row("SELECT 1 FROM source WHERE id = ?", owner)
            self.read.update([owner] if known else ())
            self._owner(owner, "source" if known else "person")


Handler = Callable[[Fold, Header, Entry, dict[str, Any]], str]
KINDS: dict[str, Handler] = {
    "case.opened": Fold.case_opened,
    "set": Fold.fields_set,
    "source.captured": Fold.source_captured,
    "source.read": Fold.source_read,
    "source.suggested": Fold.source_suggested,
    "decided": Fold.decided,
    "judged": Fold.judged,
    "undone": Fold.undone,
    "person.entered": fold_people.person_entered,
    "status.told": fold_people.status_told,
    **fold_review.KINDS,
}


def _words(claim: dict[str, Any]) -> str:
    """What a decision settles: the act and the folded words, so that a later run never proposes them again."""
    return f"{claim['act']} {words_key(claim['quote'])}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _json(value: Any) -> str:
    return _ENCODER.encode(value)
