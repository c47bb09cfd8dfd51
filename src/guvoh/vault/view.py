"""view.db: the rows that are folded from the ledger. Sealed by SQLCipher under a random raw key; thrown away at will.

There are no migrations: `SCHEMA_VERSION` goes up, and the next opener rebuilds.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2 as sqlcipher

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import durable

SCHEMA_VERSION = 9

# `live` rows of the ledger's own facts first, what is derived from them behind.
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE log (
  device TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes INTEGER NOT NULL, root TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
  compartment BLOB NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, about TEXT,
  dead INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX entry_about ON entry (about);
CREATE INDEX entry_ord ON entry (ord);
CREATE TABLE undo (entry TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX undo_target ON undo (target);
CREATE TABLE object (name TEXT PRIMARY KEY, compartment BLOB NOT NULL, what TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE case_ (id TEXT PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (
  entry TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, ord INTEGER NOT NULL,
  device TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (owner, name, ord, device, seq)) WITHOUT ROWID;
CREATE INDEX setting_entry ON setting (entry);
CREATE INDEX setting_derives ON setting (value) WHERE name = 'derives_from';
CREATE TABLE source (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, code TEXT NOT NULL, case_ TEXT NOT NULL, compartment BLOB NOT NULL,
  sha256 TEXT NOT NULL, original TEXT NOT NULL, json TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX source_sha256 ON source (sha256);
CREATE INDEX source_end ON source (substr(id, -10));
CREATE TABLE reading (
  source TEXT NOT NULL, ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL,
  object TEXT, json TEXT NOT NULL, PRIMARY KEY (source, ord, device, seq)) WITHOUT ROWID;
CREATE TABLE run (
  source TEXT NOT NULL, ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL,
  object TEXT NOT NULL, engine TEXT NOT NULL, PRIMARY KEY (source, ord, device, seq)) WITHOUT ROWID;
CREATE TABLE suggestion (
  run TEXT NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, words TEXT NOT NULL,
  json TEXT NOT NULL, PRIMARY KEY (run, rank)) WITHOUT ROWID;
CREATE TABLE decision (
  entry TEXT PRIMARY KEY, target TEXT NOT NULL, source TEXT NOT NULL, verdict TEXT NOT NULL, parent TEXT,
  words TEXT NOT NULL, json TEXT NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX decision_source ON decision (source);
CREATE INDEX decision_target ON decision (target);
CREATE TABLE edge (
  entry TEXT PRIMARY KEY, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL,
  because TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX edge_a ON edge (a);
CREATE INDEX edge_b ON edge (b);
CREATE TABLE entered (
  entry TEXT PRIMARY KEY, person TEXT NOT NULL, case_ TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
  ref TEXT NOT NULL, ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX entered_person ON entered (person);
CREATE TABLE told (
  entry TEXT PRIMARY KEY, person TEXT NOT NULL, status TEXT NOT NULL, known TEXT NOT NULL, source TEXT NOT NULL,
  json TEXT NOT NULL, ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX told_person ON told (person);
CREATE INDEX told_source ON told (source) WHERE source <> '';
CREATE INDEX setting_withdrawn ON setting (owner) WHERE name = 'withdrawn';
CREATE INDEX setting_about ON setting (owner) WHERE name = 'about';
CREATE INDEX setting_reference ON setting (value) WHERE name = 'reference';
CREATE TABLE looked (
  entry TEXT PRIMARY KEY, claim TEXT NOT NULL, decision TEXT, verdict TEXT NOT NULL, answer TEXT NOT NULL,
  blind INTEGER NOT NULL, slots TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX looked_claim ON looked (claim);
CREATE TABLE translated (
  entry TEXT PRIMARY KEY, source TEXT NOT NULL, start INTEGER NOT NULL, end_ INTEGER NOT NULL,
  json TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX translated_source ON translated (source);
CREATE TABLE kept (
  entry TEXT PRIMARY KEY, what TEXT NOT NULL, case_ TEXT NOT NULL, folded TEXT NOT NULL, json TEXT NOT NULL,
  ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE organisation (
  entry TEXT PRIMARY KEY, organisation TEXT NOT NULL, case_ TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
  ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX organisation_case ON organisation (case_);
CREATE INDEX organisation_id ON organisation (organisation);
CREATE TABLE linked (
  entry TEXT PRIMARY KEY, what TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, c TEXT NOT NULL, json TEXT NOT NULL,
  ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX linked_what ON linked (what);
CREATE TABLE record (
  entry TEXT PRIMARY KEY, record TEXT NOT NULL, kind TEXT NOT NULL, case_ TEXT NOT NULL, json TEXT NOT NULL,
  ord INTEGER NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX record_case ON record (case_, kind);
CREATE INDEX record_id ON record (record);
CREATE TABLE record_about (atom TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (atom, entry)) WITHOUT ROWID;
CREATE INDEX entry_decided ON entry (by, dead, ord) WHERE kind = 'decided';

CREATE TABLE claim (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, source TEXT NOT NULL, case_ TEXT NOT NULL, state TEXT NOT NULL,
  open INTEGER NOT NULL, rank INTEGER NOT NULL, decision TEXT, json TEXT NOT NULL,
  act TEXT NOT NULL, polarity TEXT NOT NULL, language TEXT NOT NULL, first TEXT, last TEXT, place TEXT,
  by TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX claim_source ON claim (source, state, rank);
CREATE INDEX claim_state ON claim (case_, state, id, act, polarity, language, first, last);
CREATE INDEX claim_act ON claim (case_, act, state);
CREATE INDEX claim_accepted ON claim (case_, act, first, last, decision, by, place) WHERE state = 'accepted';
CREATE INDEX claim_end ON claim (substr(id, -10));
CREATE TABLE mention (
  claim TEXT NOT NULL, id TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
  case_ TEXT NOT NULL, PRIMARY KEY (claim, id, role)) WITHOUT ROWID;
CREATE INDEX mention_id ON mention (id);
CREATE INDEX mention_source ON mention (source);
CREATE TABLE incident (
  id TEXT PRIMARY KEY, case_ TEXT NOT NULL, json TEXT NOT NULL, act TEXT NOT NULL, day TEXT NOT NULL,
  last TEXT, facts TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX incident_day ON incident (case_, day, id);
CREATE INDEX incident_facts ON incident (case_, day, id, act, last, facts);
CREATE TABLE incident_claim (claim TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX incident_claims ON incident_claim (incident);
CREATE TABLE person (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, case_ TEXT NOT NULL, json TEXT NOT NULL, name TEXT NOT NULL,
  folded TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX person_name ON person (case_, name);
CREATE INDEX person_folded ON person (folded);
CREATE TABLE person_mention (mention TEXT PRIMARY KEY, person TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX person_mentions ON person_mention (person);
CREATE TABLE sound (
  n INTEGER PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, case_ TEXT NOT NULL, name TEXT NOT NULL,
  bones TEXT NOT NULL);
CREATE INDEX sound_person ON sound (person);
CREATE INDEX sound_case ON sound (case_);
CREATE TABLE call (
  source TEXT PRIMARY KEY, case_ TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, who TEXT NOT NULL,
  unfinished INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE call_about (person TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (person, source)) WITHOUT ROWID;
CREATE INDEX call_about_source ON call_about (source);
CREATE TABLE said (mention TEXT PRIMARY KEY, json TEXT NOT NULL, places TEXT NOT NULL, soonest TEXT) WITHOUT ROWID;
CREATE INDEX said_soonest ON said (soonest) WHERE soonest IS NOT NULL;
CREATE TABLE held (
  person TEXT PRIMARY KEY, case_ TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL, news TEXT NOT NULL,
  call TEXT NOT NULL, hearing TEXT NOT NULL, denied INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX held_case ON held (case_, news, name, call, hearing, denied, folded);
CREATE TABLE shelf (
  source TEXT PRIMARY KEY, case_ TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, publisher TEXT,
  published TEXT, language TEXT, kind TEXT NOT NULL, readable INTEGER NOT NULL, withdrawn INTEGER NOT NULL,
  waiting INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, open INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX shelf_waiting ON shelf (case_, source, waiting) WHERE waiting > 0;
CREATE TABLE tally (
  case_ TEXT NOT NULL, name TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (case_, name)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(folded, about, content='', contentless_delete=1, tokenize='unicode61');
"""
TABLES = ("log", "entry", "undo", "object", "case_", "setting", "source", "reading", "run", "suggestion", "decision",
          "edge", "entered", "told", "looked", "translated", "kept", "linked", "record", "record_about",
          "organisation", "claim", "mention",
          "incident", "incident_claim", "person", "person_mention", "sound", "call", "call_about", "said", "held",
          "shelf", "tally")  # fmt: skip

HELD = 64 * 1024  # KiB of the view that lie in memory

_FAULTS = (sqlcipher.DatabaseError, MemoryError, UnicodeDecodeError)
Position = tuple[str, int, int, str]  # device, entries, bytes, root in hex


class View:
    """One open connection. Every fault that SQLCipher reports is a damaged view, which a rebuild cures."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        with faults():
            self.db = sqlcipher.connect(str(path), isolation_level=None, timeout=30, check_same_thread=False)
            self.db.execute("PRAGMA cipher_log_level = NONE")
            self.db.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            self.db.execute("PRAGMA journal_mode = WAL")
            self.db.execute("PRAGMA synchronous = NORMAL")
            self.db.execute("PRAGMA temp_store = MEMORY")
            self.hold(HELD)

    @classmethod
    def new(cls, path: Path, key: bytes) -> View:
        """All tables in one transaction: whoever is killed here leaves a view without any, see `is_unmade`."""
        view = cls(path, key)
        with faults():
            meta = f"INSERT INTO meta VALUES ('schema', '{SCHEMA_VERSION}');"  # noqa: S608 (our own number)
            view.db.executescript(f"BEGIN; {SCHEMA} {meta} COMMIT;")
        return view

    def in_memory(self) -> View:
        """A copy that lies on no disk: what is folded into it is gone with the process."""
        other = View.new(Path(":memory:"), self.key)
        with faults():
            other.db.execute(f"ATTACH ? AS disk KEY \"x'{self.key.hex()}'\"", (str(self.path),))
            with other.transaction():
                for (table,) in other.rows("SELECT name FROM disk.sqlite_master WHERE type = 'table'"):
                    if table != "search":  # its rows lie in tables of their own
                        other.run(f"DELETE FROM main.{table}")  # noqa: S608 (our own names)
                        other.run(f"INSERT INTO main.{table} SELECT * FROM disk.{table}")  # noqa: S608
            other.db.execute("DETACH disk")
        return other

    def hold(self, kib: int) -> None:
        """How much of the view may lie in memory: a page that does not fit is sealed and opened again."""
        self.db.execute(f"PRAGMA cache_size = -{kib}")

    def is_unmade(self) -> bool:
        return self.row("SELECT count(*) FROM sqlite_master") == (0,)

    def run(self, sql: str, *values: Any) -> None:
        try:
            self.db.execute(sql, values)
        except _FAULTS as error:
            _explain(error)

    def many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """One statement for many rows, in their order."""
        try:
            self.db.executemany(sql, rows)
        except _FAULTS as error:
            _explain(error)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            found: list[tuple[Any, ...]] = self.db.execute(sql, values).fetchall()
        except _FAULTS as error:
            _explain(error)
        return found

    def row(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        try:
            found: tuple[Any, ...] | None = self.db.execute(sql, values).fetchone()
        except _FAULTS as error:
            _explain(error)
        return found

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        self.run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(Damage):
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    def meta(self, name: str) -> str | None:
        row = self.row("SELECT value FROM meta WHERE name = ?", name)
        return None if row is None else str(row[0])

    def put_meta(self, name: str, value: str) -> None:
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def positions(self) -> list[Position]:
        """How far each device's log is folded."""
        return self.rows("SELECT device, size, bytes, root FROM log")

    def damaged_pages(self) -> list[str]:
        """What SQLCipher's and SQLite's own checks find; empty when all pages are as written."""
        with faults():
            found = [str(r[0]) for r in self.db.execute("PRAGMA cipher_integrity_check").fetchall()]
            found += [str(r[0]) for r in self.db.execute("PRAGMA integrity_check(5)").fetchall() if r[0] != "ok"]
        return found

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows in a fixed order: two views of the same ledger have the same dump."""
        out = {}
        for table in TABLES:
            columns = [r[1] for r in self.rows(f"PRAGMA table_info({table})") if r[1] != "n"]
            names = ", ".join(columns)
            out[table] = self.rows(f"SELECT {names} FROM {table} ORDER BY {names}")  # noqa: S608 (our own names)
        return out

    def close(self) -> None:
        with contextlib.suppress(sqlcipher.Error):
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()


@contextlib.contextmanager
def faults() -> Iterator[None]:
    try:
        yield
    except _FAULTS as error:
        _explain(error)


def _explain(error: BaseException) -> NoReturn:
    if isinstance(error, sqlcipher.OperationalError) and "full" in str(error):
        with durable.storage():
            raise OSError(errno.ENOSPC, "disk full") from error
    if isinstance(error, sqlcipher.ProgrammingError | sqlcipher.IntegrityError):
        raise error
    raise Damage(
        _("view.db is damaged or was altered."),
        _("It holds nothing that is not in the ledger: give `guvoh rebuild`. Nothing was lost."),
    ) from error


def remove(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)
