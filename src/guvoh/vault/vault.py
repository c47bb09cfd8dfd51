"""An open vault: reads its state, commits batches, folds the view. The only thing here with a life.

Order of a commit: objects (sealed, synced, renamed), keyring, entries, then the tip by atomic rename. The tip makes
all of it count; only behind it is anything acknowledged. The view is folded in the same lock.
"""

from __future__ import annotations

import base64
import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import filelock

from guvoh.errors import Busy, Damage, NoVault, StorageFull, WrongPassphrase
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, head, machine
from guvoh.vault import view as views
from guvoh.vault.batch import Batch
from guvoh.vault.derived import derive
from guvoh.vault.fold import Fold
from guvoh.vault.ledger import Entry, Header, make_record, open_content, split_record
from guvoh.vault.merkle import leaf_hash
from guvoh.vault.objects import Store
from guvoh.vault.state import (
    State,
    check_length,
    check_root,
    log_path,
    raw_tips,
    read_log,
    read_state,
    residue,
    restore_hint,
    tip_path,
)
from guvoh.vault.tip import Peer, Tip
from guvoh.vault.view import Position, View

SMALL_LOG = 4 * 1024 * 1024  # bytes; a log up to this is hashed whole at every opening, a longer one by `verify`
FOLD_AT_ONCE = 5000  # entries in one transaction of the view


def utc_now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(repr=False)  # a traceback must never show a key
class Vault:
    """`notices` are sentences that the edge must show: what was healed, cut off, rebuilt."""

    folder: Path
    vault_key: bytes
    state: State
    view: View
    store: Store
    device: str
    by: str
    now: Callable[[], str]
    notices: list[str] = field(default_factory=list)
    stale: bool = False

    @property
    def id(self) -> str:
        return self.state.head.vault.hex()

    @property
    def keyring(self) -> Any:
        return self.state.keyring

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        with lock(self.folder):
            yield

    def batch(self) -> Batch:
        return Batch(self.state.keyring)

    def load(self, compartment: bytes, name: str) -> bytes:
        """The plain bytes of an object. Raises KeyError for an erased compartment, `Damage` for a changed object."""
        return self.store.open_bytes(name, self.state.keyring.keys(compartment).age)

    def commit(self, batch: Batch) -> list[str]:
        """Makes the batch last, or leaves everything as it was. Returns the entries' ids, in order."""
        before: tuple[tuple[str, bytes], ...] | None = None
        with self.locked():
            try:
                self._refresh(batch)
                before = self.state.raw
                self._write(batch)
            except BaseException:
                self.stale = True
                # Where the tip stands already (a fault or Ctrl-C came just behind it), all of the batch counts.
                if before is None or raw_tips(self.folder) == before:
                    self._take_back(batch)
                raise
            try:
                self._fold()
            except StorageFull:
                # The entries are safe behind the tip; the next opener folds them.
                self.stale = True
                self.notices.append(_("The disk is full: what you did is recorded, the view will follow."))
        return [d.id for d in batch.drafts]

    def _take_back(self, batch: Batch) -> None:
        self.store.discard(batch.objects)
        for sealed in batch.objects:
            self.store.path(sealed.name).unlink(missing_ok=True)
        batch.keyring.drop(batch.keys)

    def refresh(self) -> None:
        """Takes in what other processes committed."""
        with self.locked():
            self._refresh()
            self._fold()

    def _refresh(self, batch: Batch | None = None) -> None:
        if not self.stale and raw_tips(self.folder) == self.state.raw:
            return
        old = self.state.keyring
        for record in batch.keys if batch else ():
            old.records.pop((record.kind, record.id), None)
        self.state = read_state(self.folder, self.vault_key, None if self.stale else old)
        if self.view.key != self.state.secrets.view:
            self.view.close()
            self.view = _open_view(self.folder, self.state, self.notices, heal=True)
        check_positions(self.view.positions(), self.state)
        if batch and self.state.keyring is not old:
            if any(k.kind == "compartment" for k in batch.keys) and old.ring != self.state.keyring.ring:
                raise Busy(
                    _("Another Guvoh process erased something meanwhile."),
                    _("Give the command again. What was acknowledged before is kept."),
                )
            batch.keyring = self.state.keyring
        for record in batch.keys if batch else ():
            self.state.keyring.records[record.kind, record.id] = record
        self.stale = False

    def _write(self, batch: Batch) -> None:
        state = self.state
        own = state.tips[self.device]
        self.store.place(batch.objects)
        if batch.keys:
            state.keyring.append(self.folder / "keyring", batch.keys)
        tree, data = own.tree(), bytearray()
        at, order = self.now(), self.next_order()
        for n, draft in enumerate(batch.drafts):
            header = Header(state.head.vault, bytes.fromhex(self.device), own.size + n, draft.compartment, b"")
            entry = Entry(draft.id, draft.kind, at, self.by, order + n, draft.body)
            record = make_record(header, state.keyring.keys(draft.compartment).key, entry)
            tree.append(leaf_hash(record))
            data += codec.frame(record)
        durable.append(log_path(self.folder, self.device), own.length, bytes(data))
        self.put_tip(
            Tip(own.vault, self.device, tree.size, own.length + len(data), state.newest.epoch + 1, state.head.digest(),
                tuple(tree.peaks), tuple(state.keyring.segments), self.peers())
        )  # fmt: skip

    def next_order(self) -> int:
        """The Lamport number for the next entry: above every entry of every device that this vault has seen."""
        return sum(t.size for t in self.state.tips.values()) + 1

    def peers(self) -> tuple[Peer, ...]:  # how far the other devices had come
        return tuple(
            Peer(t.device, t.size, base64.b64encode(t.root()).decode())
            for t in sorted(self.state.tips.values(), key=lambda t: t.device)
            if t.device != self.device
        )

    def put_tip(self, new: Tip) -> None:
        """The moment from which everything before it counts."""
        durable.replace(tip_path(self.folder, new.device), new.signed(self.state.devices[new.device].seed))
        self.state = read_state(self.folder, self.vault_key, self.state.keyring)

    # The view

    def _fold(self) -> None:
        fold_view(self)

    def entries(self, device: str, skip: int = 0, at: int = 0) -> Iterator[tuple[Header, Entry]]:
        """The entries behind the first `skip`, which end at byte `at` of the device's log, that can be opened; those
        of erased compartments are passed over."""
        of = self.state.tips[device]
        for n, record in enumerate(read_log(self.folder, of, skip, at)):
            opened = open_entry(self, record, of, skip + n)
            if opened is not None:
                yield opened

    def close(self) -> None:
        self.view.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def open_entry(vault: Vault, record: bytes, of: Tip, place: int) -> tuple[Header, Entry] | None:
    """None when the compartment's key is gone. Raises `Damage` when the entry does not belong where it stands."""
    try:
        header, raw, sealed = split_record(record)
        if (header.vault.hex(), header.device.hex(), header.seq) != (of.vault, of.device, place):
            raise ValueError("an entry of another place")
        if not vault.state.keyring.has(header.compartment):
            return None
        return header, open_content(header, raw, sealed, vault.state.keyring.keys(header.compartment).key)
    except ValueError as error:
        where = _("Entry {place} of ledger/{name}.log").format(place=place, name=of.device)
        raise Damage(_("{where} does not open.").format(where=where), restore_hint()) from error


def fold_view(vault: Vault) -> None:
    """Folds what the view has not seen yet. To be called in the lock."""
    view = vault.view
    seen = check_positions(view.positions(), vault.state)
    new: list[tuple[Header, Entry]] = []
    moved = []
    for device, of in sorted(vault.state.tips.items()):
        size, at = seen.get(device, (0, 0))
        if size < of.size:
            new += vault.entries(device, size, at)
            moved.append(of)
    if not moved:
        return
    new.sort(key=lambda he: (he[1].order, he[0].device, he[0].seq))
    fold = Fold(view, vault.load)
    with view.transaction():
        fold.entries(new)
        derive(fold)
        for of in moved:
            view.run("INSERT OR REPLACE INTO log VALUES (?,?,?,?)", of.device, of.size, of.length, of.root().hex())
    for _header, entry in new:
        if entry.kind == "erased":  # an erasing that was cut off before its objects were deleted
            for name in entry.body["objects"]:
                vault.store.path(name).unlink(missing_ok=True)
    vault.notices += [_("The object {name} is missing or damaged.").format(name=n[:16]) for n in fold.damaged]


def check_positions(positions: Iterable[Position], state: State) -> dict[str, tuple[int, int]]:
    """How far the view has come in each log: (entries, bytes). Raises `Damage` when the ledger is behind it: then a
    log was put back, and what lies past its tip is no residue."""
    seen = {}
    for device, size, at, root in positions:
        of = state.tips.get(device)
        if of is None or size > of.size or (size == of.size and root != of.root().hex()):
            raise Damage(
                _("The ledger is older than the view: ledger/{name} was put back to an earlier state.").format(
                    name=device
                ),
                restore_hint(),
            )
        seen[device] = (size, at)
    return seen


@contextlib.contextmanager
def lock(folder: Path, wait: float = 120) -> Iterator[None]:
    """Held for one commit, never for a whole `add`."""
    try:
        with durable.storage(), filelock.FileLock(folder / "lock", timeout=wait):
            yield
    except filelock.Timeout as error:
        raise Busy(
            _("Another Guvoh process has been holding this vault for a long time."),
            _("Wait for it to end, or end it, and try again. Nothing was changed."),
        ) from error


def find_heads(folder: Path) -> list[head.Head]:
    """The readable heads, newest first. Raises `NoVault` or `Damage`."""
    if not folder.is_dir() or not any((folder / name).exists() for name in (*head.NAMES, "ledger", "keyring")):
        raise NoVault(
            _("There is no vault in this folder."),
            _("Give its folder with --vault, or make one with `guvoh init`."),
        )
    good, bad = head.read_copies(folder)
    if not good:
        raise Damage(_("Both heads of the vault cannot be used: {what}.").format(what="; ".join(bad.values())),
                     restore_hint())  # fmt: skip
    return sorted(good.values(), key=lambda h: -h.generation)


def unlock(folder: Path, words: str) -> bytes:
    """The vault key. Both heads are tried where they differ: a change of passphrase may have been interrupted."""
    heads = find_heads(folder)
    refused: WrongPassphrase | None = None
    for n, candidate in enumerate(heads):
        if n and candidate.by_passphrase == heads[0].by_passphrase:
            continue
        try:
            return head.open_by_passphrase(candidate, words)
        except WrongPassphrase as error:
            refused = error
    assert refused is not None
    raise refused


def open_vault(
    folder: Path, words: str, by: str = "", heal: bool = True, now: Callable[[], str] = utc_now
) -> Vault:
    """Opens, heals what a crash left, folds what is missing. With `heal` off (for `verify`) nothing is written."""
    return open_with_key(folder, unlock(folder, words), by, heal, now)


def open_with_key(
    folder: Path, vault_key: bytes, by: str = "", heal: bool = True, now: Callable[[], str] = utc_now
) -> Vault:
    notices: list[str] = []
    with lock(folder):
        state = read_state(folder, vault_key)
        device = machine.own_device(state, vault_key)
        for of in state.tips.values():
            if of.length <= SMALL_LOG:
                check_root(of, read_log(folder, of))
            else:
                check_length(folder, of)
        view = _open_view(folder, state, notices, heal)
        store = Store(folder / "objects")
        vault = Vault(folder, vault_key, state, view, store, device, by, now, notices)
        try:
            check_positions(view.positions(), state)  # before anything is cut off or removed
            if heal:
                notices += heal_files(folder, state)
                fold_view(vault)
                vault.by = by or handle_of(view)
        except BaseException:
            vault.close()
            raise
        return vault


def handle_of(view: View) -> str:
    """The handle that was chosen at `init`."""
    row = view.row("SELECT by FROM entry WHERE kind = 'vault.created' ORDER BY ord LIMIT 1")
    return str(row[0]) if row else "documenter"


def heal_files(folder: Path, state: State) -> list[str]:
    """Makes both heads equal, cuts residue off the logs, removes segments and temporary files that count no more."""
    notices = [_("{what}; it was written anew from the other copy.").format(what=p) for p in state.problems]
    if state.problems:
        for name in head.NAMES:
            head.write(folder, name, state.head)
    for of in state.tips.values():
        extra = residue(folder, of)
        if extra:
            durable.append(log_path(folder, of.device), of.length, b"")
            notices.append(
                _("{n} bytes that a crash left behind the ledger were cut off; nothing acknowledged was lost.").format(
                    n=extra
                )
            )
    listed = {s.name for s in state.newest.segments}
    for path in (folder / "keyring").iterdir():
        if path.name not in listed:
            path.unlink(missing_ok=True)
    day_ago = time.time() - 86400
    for path in [*folder.glob(".*"), *(folder / "ledger").glob(".*"), *(folder / "objects").glob("new-*/*")]:
        with contextlib.suppress(OSError):
            if path.is_file() and path.stat().st_mtime < day_ago:
                path.unlink()
    return notices


def _open_view(folder: Path, state: State, notices: list[str], heal: bool) -> View:
    path = folder / "view.db"
    if not heal:  # whoever may not write looks at the ledger; `verify` looks at the view by itself
        return View.new(Path(":memory:"), state.secrets.view)
    if path.exists():
        view = View(path, state.secrets.view)
        unmade = view.is_unmade()
        if not unmade and view.meta("schema") == str(views.SCHEMA_VERSION):
            return view
        view.close()
        notices.append(
            _("view.db was not finished when Guvoh was stopped; it was built anew from the ledger.")
            if unmade else _("The view was made by another version of Guvoh; it was built anew from the ledger.")
        )  # fmt: skip
    elif state.newest.epoch > 1:
        notices.append(_("view.db was missing; it was built anew from the ledger."))
    views.remove(path)
    return View.new(path, state.secrets.view)
