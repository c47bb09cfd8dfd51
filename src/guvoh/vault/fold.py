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
from guvoh.vault import codec, fold_held, fold_linked, fold_organisations, fold_people, fold_records, fold_review
from guvoh.vault.ledger import Entry, Header
from guvoh.vault.rows import each
from guvoh.vault.shelf import SAID, about_each
from guvoh.vault.undone import dead_or_alive
from guvoh.vault.view import View

HELD = 4096  # entries; so many rows wait to be inserted together
INDEXED = 64  # sources whose texts are held at once


@dataclass
class Touched:
    """What must be derived anew at the end of a batch."""

    sources: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)  # mentions of whom something was told, or who called about whom
    persons: set[str] = field(default_factory=set)  # made anew, or gone


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
    aimed: set[str] = field(default_factory=set)  # what an undo of the batch targets, or any undo in the batch

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
        self._undo()
        listed = sorted(self.read)
        for at in range(0, len(listed), INDEXED):
            self._index(listed[at : at + INDEXED])
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
        # What was set on it and taken back on another device may have come first, and looked as if set on a mention.
        self._put("DELETE FROM said WHERE mention = ?", id)
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

    def _index(self, sources: list[str]) -> None:
        """Search finds the latest reading only, and what is said about the source."""
        asked = each(self.view, sources, "id, n, compartment FROM t CROSS JOIN source ON id = t.value")
        known = {id: (n, compartment) for id, n, compartment in asked}
        latest = dict(each(
            self.view, known, "source, object FROM t CROSS JOIN reading ON source = t.value ORDER BY ord, device, seq"
        ))  # fmt: skip
        about, rows = about_each(self.view, known), []
        for id, (n, compartment) in known.items():
            reading = self._open(compartment, latest[id]) if latest.get(id) else None
            rows.append((n, folded(reading["text"]).text if reading is not None else "", about[id]))
        self.view.many("DELETE FROM search WHERE rowid = ?", [row[:1] for row in rows])
        self.view.many("INSERT INTO search (rowid, folded, about) VALUES (?,?,?)", rows)

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
        if body.get("stated"):
            fold_linked.names_stated(self, header, entry)
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
        return str(body["target"])

    def _undo(self) -> None:
        """Says of every entry that the batch may have undone or restored whether it is dead now."""
        dead = dead_or_alive(self.view, self.aimed)
        self.aimed.clear()
        self.view.many("UPDATE entry SET dead = ? WHERE id = ?", [(int(is_dead), id) for id, is_dead in dead.items()])
        view, touched = self.view, self.touched
        touched.sources.update(r[0] for r in each(view, dead, "source FROM t CROSS JOIN decision ON entry = t.value"))
        for of, a, b in each(view, dead, "kind, a, b FROM t CROSS JOIN edge ON entry = t.value"):
            (touched.claims if of == "claim" else touched.mentions).update((a, b))
        self.read.update(r[0] for r in each(view, dead, "source FROM t CROSS JOIN translated ON entry = t.value"))
        touched.mentions.update(r[0] for r in each(view, dead, "person FROM t CROSS JOIN entered ON entry = t.value"))
        owners = {r[0] for r in each(view, dead, "owner FROM t CROSS JOIN setting ON entry = t.value")}
        known = {r[0] for r in each(view, owners, "id FROM t CROSS JOIN source ON id = t.value")}
        self.read |= known
        touched.sources |= known
        touched.told.update(r[0] for r in each(view, dead, "person FROM t CROSS JOIN told ON entry = t.value"))
        touched.told.update(r[0] for r in each(view, dead, "a FROM t CROSS JOIN linked ON entry = t.value"))
        touched.told |= fold_held.told_from(view, owners)
        others = {r[0] for r in each(view, owners, "id FROM t CROSS JOIN case_ ON id = t.value")}
        listed = "organisation FROM t CROSS JOIN organisation ON organisation = t.value"
        others |= {r[0] for r in each(view, owners, listed)}
        touched.mentions |= owners - known - others


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
    **fold_organisations.KINDS,
    **fold_review.KINDS,
    **fold_linked.KINDS,
    **fold_records.KINDS,
}


def _words(claim: dict[str, Any]) -> str:
    """What a decision settles: the act and the folded words, so that a later run never proposes them again."""
    return f"{claim['act']} {words_key(claim['quote'])}"


def _fields(thing: Any) -> dict[str, Any]:
    """Those of a dataclass, for JSON: `asdict` copies everything first, which takes ten times as long."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_fields)


def _json(value: Any) -> str:
    return _ENCODER.encode(value)
