"""The watcher's one file: what the machine knows and what is to be sent. A transition and its messages are written
together or not at all, and have reached the disk before anybody is answered.

Only `create` makes the file. One that is missing, damaged or older than the mark beside it (`watch.mark`, written after
each transition) is an error that is said, never a fresh start: a watcher that forgot its plans would raise no alarm.
It is plain SQLite, not a vault: no name, case or place is in it, but addresses of contacts are. Its disk should be
encrypted (docs/WATCH.md).
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from guvoh.errors import Busy, Damage, GuvohError, NoVault, Refused
from guvoh.safety.watch import events as e
from guvoh.safety.watch import outbox
from guvoh.safety.watch.clock import GAP, Clock, passed
from guvoh.safety.watch.frozen import alive_of, plan_of, row_of, text_of
from guvoh.safety.watch.machine import advance
from guvoh.safety.watch.outbox import Failure, Row
from guvoh.safety.watch.plan import Alive, Message, Plan, Watch
from guvoh.text.i18n import _

FORMAT = 1
STALLED = 120  # seconds: eight ticks
_TABLES = """
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plans (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox (key TEXT PRIMARY KEY, state TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX waiting ON outbox (state);
CREATE TABLE codes (hash TEXT PRIMARY KEY, plan TEXT, round INTEGER, step TEXT, contact TEXT) WITHOUT ROWID;
CREATE TABLE alive (began INTEGER PRIMARY KEY, ended INTEGER NOT NULL, boot TEXT NOT NULL);
"""
Clocks = Callable[[], Clock]


class Code(NamedTuple):
    """What a code that a contact was sent answers."""

    plan: str
    round: int
    step: str
    contact: str


@dataclass(repr=False)  # it holds a secret
class Store:
    """An open file. One process and, inside it, one thread at a time."""

    path: Path
    base: sqlite3.Connection
    clock: Clocks
    watch: Watch
    secret: bytes
    sequence: int
    held: sqlite3.Connection | None = None  # keeps other processes from running the same watcher; they may look
    mutex: threading.RLock = field(default_factory=threading.RLock)

    def hear(self, event: e.Event, row: Row | None = None) -> Watch:
        """One event, with a row of the outbox that changes with it. Raises what `advance` raises; then time has passed
        all the same."""
        with self.mutex:
            clock = self.clock()
            try:
                after, messages = advance(self.watch, event, clock)
            except GuvohError:
                self._write(*advance(self.watch, e.Tick(), clock), None)
                raise
            self._write(after, messages, row)
            return after

    def _write(self, after: Watch, messages: tuple[Message, ...], row: Row | None) -> None:
        before = self.watch
        with _sentences(), _transaction(self.base):
            for id, plan in after.plans.items():
                if before.plans.get(id) is not plan:
                    self.base.execute("INSERT OR REPLACE INTO plans VALUES (?, ?)", (id, text_of(plan)))
            for message in messages:
                self._put(Row(message, after.alive.t, after.alive.t))
                self.base.execute(
                    "INSERT OR IGNORE INTO codes VALUES (?, ?, ?, ?, ?)",
                    (_hash(self.code(message)), message.plan, message.round, message.step, message.contact),
                )
            if row:
                self._put(row)
            self._log_alive(before.alive, after.alive)
            self._keep("alive", text_of(after.alive))
            self._keep("sequence", str(self.sequence + 1))
        self.sequence += 1
        self.watch = after
        _mark(self.path, self.sequence)

    def keep_row(self, row: Row) -> None:
        """A row that changed by itself: delivered, tried again, over."""
        with self.mutex, _sentences(), _transaction(self.base):
            self._put(row)

    def waiting(self) -> list[Row]:
        with self.mutex:
            found = self.base.execute("SELECT body FROM outbox WHERE state = 'waiting'").fetchall()
        return [row_of(text) for (text,) in found]

    def rows(self) -> list[Row]:
        with self.mutex:
            return [row_of(text) for (text,) in self.base.execute("SELECT body FROM outbox")]

    def failed(self, row: Row, failure: Failure) -> None:
        """The first failure of a message moves the machine, to the contact's next channel; in the same transaction."""
        after = outbox.failed(row, failure, self.watch.alive.t)
        m = row.message
        if row.tries:
            self.keep_row(after)
        else:
            self.hear(e.Failed(m.plan, m.round, m.step, m.contact, m.route), after)

    def code(self, message: Message) -> str:
        """The code by which the contact answers this message: 80 bits, the same at each sending, kept only hashed."""
        said = f"{message.plan}.{message.round}.{message.step}.{message.contact}".encode()
        return spelled(hmac.digest(self.secret, said, "sha256")[:10])

    def answered_by(self, code: str) -> Code | None:
        with self.mutex:
            row = self.base.execute(
                "SELECT plan, round, step, contact FROM codes WHERE hash = ?", (_hash(code),)
            ).fetchone()
        return Code(*row) if row else None

    def plan_by(self, code: str) -> Plan | None:
        """The plan whose check-in code this is."""
        hashed = _hash(code)
        return next((p for p in self.watch.plans.values() if hmac.compare_digest(p.code, hashed)), None)

    def invites(self, word: str) -> bool:
        """Whether this is the word by which the group may give plans to this watcher."""
        (kept,) = self.base.execute("SELECT value FROM kept WHERE name = 'word'").fetchone()
        return hmac.compare_digest(str(kept), _hash(word))

    def alive(self) -> list[tuple[int, int]]:
        """From when to when the watcher was alive, unix seconds by the wall clock of the time."""
        with self.mutex:
            return list(self.base.execute("SELECT began, ended FROM alive ORDER BY began"))

    def close(self) -> None:
        self.base.close()
        if self.held:
            self.held.close()

    def _put(self, row: Row) -> None:
        self.base.execute("INSERT OR REPLACE INTO outbox VALUES (?, ?, ?)", (row.message.key, row.state, text_of(row)))

    def _keep(self, name: str, value: str) -> None:
        self.base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value))

    def _log_alive(self, before: Alive, now: Alive) -> None:
        last = self.base.execute("SELECT max(began) FROM alive").fetchone()[0]
        goes_on = last is not None and before.boot == now.boot and 0 <= now.wall - before.wall <= GAP
        if goes_on:
            self.base.execute("UPDATE alive SET ended = ? WHERE began = ?", (now.wall, last))
        else:
            self.base.execute("INSERT OR REPLACE INTO alive VALUES (?, ?, ?)", (now.wall, now.wall, now.boot))


def create(folder: Path, clock: Clocks) -> str:
    """A new file in `folder`; returns the word by which the group gives plans to it, which is kept only hashed.
    Raises `Refused` where there is one, or the mark of one."""
    path = folder / "watch.db"
    if path.exists() or path.with_name("watch.mark").exists():
        raise Refused(_("A watcher lives here already."), _("Its plans would be forgotten. Choose another folder."))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    word, now = spelled(secrets.token_bytes(20)), clock()
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with contextlib.closing(_connected(path)) as base, _sentences():
        base.executescript(f"BEGIN;{_TABLES}COMMIT;")
        with _transaction(base):
            for name, value in (
                ("alive", text_of(Alive(now.wall, now.mono, now.boot))), ("sequence", "1"), ("word", _hash(word)),
                ("secret", secrets.token_hex(32)),
            ):  # fmt: skip
                base.execute("INSERT INTO kept VALUES (?, ?)", (name, value))
        base.execute(f"PRAGMA user_version = {FORMAT}")
    _mark(path, 1)
    return word


def open_store(folder: Path, clock: Clocks, only_look: bool = False) -> Store:
    """Raises `NoVault` where there is none, `Damage` for one that is damaged or older than it was, `Busy` where another
    process runs it."""
    path = folder / "watch.db"
    if not path.is_file():
        raise NoVault(
            _("There is no watcher's file here."),
            _("If there was one, alarms may be lost: tell the group now. `guvoh watch init` makes a new, empty one."),
        )
    try:
        marked = _marked(path)  # before the file: the mark of one that runs is never ahead of it
        base = _connected(path)
        held = None if only_look else _held(path)
        if base.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise _damaged()
        if base.execute("PRAGMA user_version").fetchone() != (FORMAT,):
            raise _damaged()
        kept = dict(base.execute("SELECT name, value FROM kept"))
        plans = {id: plan_of(text) for id, text in base.execute("SELECT id, body FROM plans")}
        sequence, secret = int(kept["sequence"]), bytes.fromhex(kept["secret"])
        watch = Watch(alive_of(kept["alive"]), plans)
        if not only_look:
            with _transaction(base):  # shows that the file can be written
                base.execute("UPDATE kept SET value = ? WHERE name = 'sequence'", (str(sequence),))
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Busy(_("This watcher runs already."), _("End the other process first.")) from error
        raise _damaged() from error
    except (sqlite3.DatabaseError, KeyError, TypeError, ValueError) as error:
        raise _damaged() from error
    if sequence < marked:
        raise Damage(
            _("The watcher's file is older than it was: somebody put back a copy."),
            _("Check-ins and plans since then are not in it. Tell the group now; then make a new watcher."),
        )
    return Store(path, base, clock, watch, secret, sequence, held)


def silent(store: Store) -> int:
    """Seconds since the last sign of life that reached the disk. A watcher that ticks is never silent for `STALLED`."""
    return passed(store.watch.alive, store.clock()).gap


def spelled(data: bytes) -> str:
    """Letters and figures that nobody mixes up, in fours."""
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number, out = int.from_bytes(data, "big"), ""
    for _place in range(len(data) * 8 // 5):
        number, rest = divmod(number, 32)
        out = signs[rest] + out
    return "-".join(out[i : i + 4] for i in range(0, len(out), 4))


def plain_code(typed: str) -> str:
    """A code as it is compared, however it was typed."""
    swapped = typed.upper().translate(str.maketrans("OIL", "011"))
    return "".join(sign for sign in swapped if sign.isascii() and sign.isalnum())


def hash_of(code: str) -> str:
    """How a code is kept. It has 80 bits by chance: a plain hash keeps it."""
    return hashlib.sha256(plain_code(code).encode()).hexdigest()


_hash = hash_of


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )
    base.execute("PRAGMA synchronous = FULL")
    base.execute("PRAGMA secure_delete = ON")
    return base


def _held(path: Path) -> sqlite3.Connection:
    """A lock that the system lets go when the process ends, however it ends."""
    held = sqlite3.connect(path.with_name("watch.lock"), isolation_level=None, check_same_thread=False, timeout=1)
    held.execute("BEGIN EXCLUSIVE")
    return held


@contextlib.contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


@contextlib.contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise Damage(
            _("The watcher's file could not be written."),
            _("Look whether the disk is full or read-only. Nothing was acknowledged; the watcher goes on trying."),
        ) from error


def _damaged() -> Damage:
    return Damage(
        _("The watcher's file is damaged."),
        _("Alarms may be lost: tell the group now. Nothing was changed. Then make a new watcher in another folder."),
    )


def _mark(path: Path, sequence: int) -> None:
    """Beside the file: how far it had come. One that is behind does no harm; one that a power cut left empty would keep
    the watcher from starting, so it reaches the disk before it takes the other's place."""
    beside = path.with_name(".watch.mark")
    with beside.open("w", encoding="ascii") as file:
        file.write(f"{sequence}\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path.with_name("watch.mark"))


def _marked(path: Path) -> int:
    try:
        return int(path.with_name("watch.mark").read_text("ascii"))
    except FileNotFoundError:
        return 0
    except ValueError as error:
        raise _damaged() from error


def over(row: Row) -> Row:
    return replace(row, state="over")
