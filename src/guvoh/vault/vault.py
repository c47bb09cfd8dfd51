"""An open vault: reads its state, commits batches, folds the view. The only thing here with a life.

Order of a commit: objects (sealed, synced, renamed), keyring, entries, then the tip by atomic rename. The tip makes
all of it count; only behind it is anything acknowledged. The view is folded in the same lock.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from guvoh.errors import Busy, StorageFull
from guvoh.model.derive.ladder import key as words_key
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, machine
from guvoh.vault.batch import Batch
from guvoh.vault.closed import open_cases, refuse_leak
from guvoh.vault.folding import Fresh, check_positions, entries_of, fold_views, look_into
from guvoh.vault.keyring import Keyring
from guvoh.vault.ledger import Entry, Header, entry_from, seal_content
from guvoh.vault.locking import lock
from guvoh.vault.merkle import leaf_hash
from guvoh.vault.objects import Store
from guvoh.vault.opening import find_heads, handle_of, heal_files, open_view, unlock
from guvoh.vault.rows import case_names
from guvoh.vault.state import State, check_length, check_root, log_path, raw_tips, read_log, read_state, tip_path
from guvoh.vault.tip import Peer, Tip
from guvoh.vault.view import View

__all__ = ["NameTaken", "Vault", "find_heads", "lock", "open_vault", "open_with_key", "unlock", "utc_now"]


class NameTaken(Busy):
    """Another process opened the case that this batch would open: what is in the batch belongs there."""


SMALL_LOG = 4 * 1024 * 1024  # bytes; a log up to this is hashed whole at every opening, a longer one by `verify`


def utc_now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(repr=False)  # a traceback must never show a key
class Vault:
    """`notices` are sentences that the edge must show: what was healed, cut off, rebuilt.

    `disk` is view.db. `opened` is a view in memory that holds the closed cases too whose passphrases were given."""

    folder: Path
    vault_key: bytes
    state: State
    disk: View
    store: Store
    device: str
    by: str
    now: Callable[[], str]
    notices: list[str] = field(default_factory=list)
    stale: bool = False
    opened: View | None = None

    @property
    def view(self) -> View:
        """What questions are asked of."""
        return self.disk if self.opened is None else self.opened

    @property
    def id(self) -> str:
        return self.state.head.vault.hex()

    @property
    def keyring(self) -> Keyring:
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
                self._refuse_name(batch)
                refuse_leak(self, batch)
                fresh = self._write(batch)
            except BaseException:
                self.stale = True
                # Where the tip stands already (a fault or Ctrl-C came just behind it), all of the batch counts.
                if before is None or raw_tips(self.folder) == before:
                    self._take_back(batch)
                raise
            try:
                self._fold(fresh)
            except StorageFull:
                # The entries are safe behind the tip; the next opener folds them.
                self.stale = True
                self.notices.append(_("The disk is full: what you did is recorded, the view will follow."))
        return [d.id for d in batch.drafts]

    def _refuse_name(self, batch: Batch) -> None:
        """Two processes that open the same new case at once would make two of one name; a closed one says none."""
        opened = [d for d in batch.drafts if d.kind == "case.opened"]
        names = {words_key(str(d.body["name"])) for d in opened if self.keyring.closed_case_of(d.compartment) is None}
        if not names:
            return
        self._fold()
        if not names.isdisjoint(map(words_key, case_names(self.view))):
            raise NameTaken(
                _("Another Guvoh process opened a case of this name meanwhile."),
                _("Give the command again. What was acknowledged before is kept."),
            )

    def _take_back(self, batch: Batch) -> None:
        self.store.discard(batch.objects)
        for sealed in batch.objects:
            self.store.path(sealed.name).unlink(missing_ok=True)
        batch.keyring.drop(batch.keys)

    def read_again(self, keyring: Keyring | None = None) -> None:
        """Reads the state anew; closed cases that are open stay so."""
        old = self.state.keyring
        self.state = read_state(self.folder, self.vault_key, keyring)
        self.state.keyring.adopt(old)

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
        state = read_state(self.folder, self.vault_key, None if self.stale else old)
        if not state.keyring.adopt(old):
            self.stale = True
            raise Busy(
                _("Another Guvoh process changed the passphrase of a closed case meanwhile."),
                _("Give the command again, with the new one. What was acknowledged before is kept."),
            )
        self.state = state
        if self.disk.key != self.state.secrets.view:
            self.close_views()
            self.disk = open_view(self.folder, self.state, self.notices, heal=True)
        check_positions(self.disk.positions(), self.state)
        if batch and self.state.keyring is not old:
            if any(k.kind == "compartment" for k in batch.keys) and old.ring != self.state.keyring.ring:
                raise Busy(
                    _("Another Guvoh process erased something meanwhile."),
                    _("Give the command again. What was acknowledged before is kept."),
                )
            batch.keyring = self.state.keyring
        for record in batch.keys if batch else ():
            self.state.keyring.records[record.kind, record.id] = record
        self.state.keyring.adopt(old)  # a case that this batch closes, too
        if self.opened is None:  # it is none of the disk's: it was closed with a view that was sealed anew
            self.look_again()
        self.stale = False

    def _write(self, batch: Batch) -> Fresh:
        state = self.state
        own = state.tips[self.device]
        self.store.place(batch.objects)
        if batch.keys:
            state.keyring.append(self.folder / "keyring", batch.keys)
        tree, data = own.tree(), bytearray()
        fresh = Fresh(own.size, [], batch.plain)
        device, at, order = bytes.fromhex(self.device), self.now(), self.next_order()
        for n, draft in enumerate(batch.drafts):
            header = Header(state.head.vault, device, own.size + n, draft.compartment, b"")
            entry = Entry(draft.id, draft.kind, at, self.by, order + n, draft.body)
            content = entry.content()
            fresh.entries.append((header, entry_from(content)))
            record = seal_content(header, state.keyring.keys(draft.compartment).key, content)
            tree.append(leaf_hash(record))
            data += codec.frame(record)
        durable.append(log_path(self.folder, self.device), own.length, bytes(data))
        self.put_tip(
            Tip(own.vault, self.device, tree.size, own.length + len(data), state.newest.epoch + 1, state.head.digest(),
                tuple(tree.peaks), tuple(state.keyring.segments), self.peers())
        )  # fmt: skip
        return fresh

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

    def _fold(self, fresh: Fresh | None = None) -> None:
        fold_views(self, fresh)

    def close_views(self) -> None:
        self.disk.close()
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def look_again(self) -> None:
        """Makes the view in memory anew for the closed cases that are open. To be called in the lock."""
        if self.state.keyring.openers:
            look_into(self, list(self.state.keyring.openers))

    def entries(self, device: str, skip: int = 0, at: int = 0) -> Iterator[tuple[Header, Entry]]:
        """The entries behind the first `skip`, which end at byte `at` of the device's log, that can be opened; those
        of erased compartments and locked cases are passed over."""
        return entries_of(self, device, skip, at, self.state.keyring.can_open)

    def close(self) -> None:
        self.close_views()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def open_vault(
    folder: Path, words: str, by: str = "", heal: bool = True, now: Callable[[], str] = utc_now,
    closed: Sequence[str] = (),
) -> Vault:  # fmt: skip
    """Opens, heals what a crash left, folds what is missing. With `heal` off (for `verify`) nothing is written.

    `closed`: passphrases of closed cases; each must open one, else `WrongPassphrase`."""
    return open_with_key(folder, unlock(folder, words), by, heal, now, closed)


def open_with_key(
    folder: Path, vault_key: bytes, by: str = "", heal: bool = True, now: Callable[[], str] = utc_now,
    closed: Sequence[str] = (),
) -> Vault:  # fmt: skip
    notices: list[str] = []
    with lock(folder):
        state = read_state(folder, vault_key)
        device = machine.own_device(state, vault_key)
        for of in state.tips.values():
            if of.length <= SMALL_LOG:
                check_root(of, read_log(folder, of))
            else:
                check_length(folder, of)
        disk = open_view(folder, state, notices, heal)
        store = Store(folder / "objects")
        vault = Vault(folder, vault_key, state, disk, store, device, by, now, notices)
        try:
            check_positions(disk.positions(), state)  # before anything is cut off or removed
            if heal:
                notices += heal_files(folder, state)
                fold_views(vault)
                vault.by = by or handle_of(disk)
        except BaseException:
            vault.close()
            raise
    try:
        open_cases(vault, closed, look=heal)
    except BaseException:
        vault.close()
        raise
    return vault
