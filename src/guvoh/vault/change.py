"""Changes of the head and the keyring: another passphrase, recovery, another device, erasing.

One order for all of them, so that a crash leaves the old or the new, never between: new segments and head.B are
written, then the entry, then the tip (the moment it counts), then head.A; what the tip does not list is removed.
"""

from __future__ import annotations

import base64
import contextlib
import secrets
import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from guvoh.errors import Damage, Refused, WrongPassphrase
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, head, machine, passphrase, seal
from guvoh.vault import view as views
from guvoh.vault.batch import compartment_of, tells_nothing
from guvoh.vault.folding import check_positions, fold_views
from guvoh.vault.head import Head, Secrets
from guvoh.vault.keyring import Keyring, opener
from guvoh.vault.ledger import Entry, Header, make_record
from guvoh.vault.locking import lock
from guvoh.vault.merkle import leaf_hash
from guvoh.vault.opening import find_heads, heal_files
from guvoh.vault.passphrase import Cost
from guvoh.vault.state import State, log_path, read_state
from guvoh.vault.tip import Peer, Tip
from guvoh.vault.vault import Vault, open_with_key, utc_now
from guvoh.vault.view import View


def change_passphrase(vault: Vault, words: str, cost: Cost | None = None) -> None:
    """Both passphrases open the vault until this returns, only the new one afterwards."""
    if not words:
        raise Refused(_("An empty passphrase protects nothing."), _("Choose six random words or more."))
    with vault.locked():
        vault.read_again()
        old = vault.state.head
        new = head.make(
            old.vault, old.generation + 1, vault.vault_key, vault.state.secrets, words, old.by_recovery,
            cost or old.cost, secrets.token_bytes(16),
        )  # fmt: skip
        _switch(vault, new, vault.state.keyring, "passphrase.changed", {})


def recover(folder: Path, *recovery_words: str) -> bytes:
    """The vault key, from the printed words or from shares of them. Nothing is written.

    Raises `WrongPassphrase` when they are another vault's, `UsageError` when they are mistyped or too few."""
    return head.open_by_recovery(find_heads(folder)[0], passphrase.from_words(*recovery_words))


def change_recovery(vault: Vault, recovery: bytes) -> None:
    """Another recovery secret (32 bytes): the words and shares of the old one open these heads no more.

    The vault key stays as it is, so whoever has old words AND heads from before (a backup that was not renewed) still
    comes to it. The caller has put the new words on paper already: a crash leaves the old ones or the new."""
    with vault.locked():
        vault.read_again()
        current = vault.state.head
        wrap = head.wrap_for_recovery(current.vault, recovery, vault.vault_key)
        new = head.with_secrets(
            replace(current, generation=current.generation + 1, by_recovery=wrap), vault.vault_key, vault.state.secrets
        )
        _switch(vault, new, vault.state.keyring, "passphrase.changed", {"recovery": True})


def proves(folder: Path, *recovery_words: str) -> bool:
    """Whether these words or shares open the vault, down to its ledger. Nothing is written; a drill needs no more."""
    read_state(folder, recover(folder, *recovery_words))
    return True


def fits(folder: Path, recovery: bytes) -> bool:
    """Whether this recovery secret opens the vault as it is now."""
    try:
        head.open_by_recovery(find_heads(folder)[0], recovery)
    except WrongPassphrase:
        return False
    return True


def start_new_device(folder: Path, vault_key: bytes, by: str, why: str) -> None:
    """This machine gets a log of its own (`why`: moved, copied, restored); the other logs stay as they are."""
    with lock(folder):
        state = read_state(folder, vault_key)
        heal_files(folder, state)
        keyring, id = state.keyring, secrets.token_bytes(8)
        keyring.append(folder / "keyring", [keyring.new_device(id, machine.fingerprint(vault_key))])
        own = Tip(state.newest.vault, id.hex(), 0, 0, state.newest.epoch, state.head.digest(), (), ())
        order = sum(t.size for t in state.tips.values()) + 1
        peers = _peers(state.tips)
        entry = Entry(new_id(), "device.started", utc_now(), by, order, {"device": id, "why": why})
        _append(folder, keyring, own, entry, state.newest.epoch + 1, state.head.digest(), peers)


def change_closed_passphrase(vault: Vault, case: str, words: str, cost: Cost | None = None) -> None:
    """Another passphrase, and another key, for a closed case that is open. The old one opens older backups only."""
    if not words:
        raise Refused(_("An empty passphrase protects nothing."), _("Choose six random words or more."))
    by = opener(words, secrets.token_bytes(16), cost or passphrase.calibrate())
    with vault.locked():
        vault.read_again()
        of, old = compartment_of(case), vault.state.keyring
        if of not in old.openers:
            raise Refused(_("This closed case is not open."), _("Give its passphrase: --closed."))
        ring = Secrets(seal.new_key(), vault.state.secrets.view)
        keyring = old.rewritten((), ring.ring, {of: by})
        keyring.append(vault.folder / "keyring", list(keyring.records.values()))
        _switch(vault, _with_new_secrets(vault, ring), keyring, "passphrase.changed", {"case": case})


def _with_new_secrets(vault: Vault, ring: Secrets) -> Head:
    current = vault.state.head
    return head.with_secrets(replace(current, generation=current.generation + 1), vault.vault_key, ring)


def erase_compartments(vault: Vault, ids: Collection[bytes], what: str, about: str, objects: Collection[str]) -> None:
    """Destroys the keys of `ids` and deletes `objects`; an entry in the vault's own compartment says that and when.

    Of a closed case that entry says no more than that something in it was erased. Raises `Refused` when it is locked.
    """
    with vault.locked():
        vault.read_again()
        old = vault.state.keyring
        gone = [id for id in ids if old.has(id)]
        if not all(old.can_open(id) for id in gone):
            raise Refused(_("It lies in a closed case."), _("Give its passphrase: --closed. Nothing was erased."))
        closed = min((case for id in gone if (case := old.closed_case_of(id)) is not None), default=None)
        if closed is not None:
            what, about = "closed", str(uuid.UUID(bytes=closed))
        ring = Secrets(seal.new_key(), seal.new_key())
        keyring = old.rewritten(gone, ring.ring)
        records = list(keyring.records.values())
        # The view goes first: it holds the words in clear under a key that the old head guards. A missing view is
        # built anew by whoever opens the vault next.
        vault.close_views()
        views.remove(vault.folder / "view.db")
        keyring.append(vault.folder / "keyring", records)
        new = _with_new_secrets(vault, ring)
        if not tells_nothing(about):  # an id made from a name would outlive what is erased
            about = str(uuid.UUID(bytes=min(gone))) if gone else ""
        body = {"what": what, "about": about, "compartments": sorted(gone), "objects": sorted(objects)}
        _switch(vault, new, keyring, "erased", body)
        for name in objects:
            vault.store.path(name).unlink(missing_ok=True)
        vault.disk = View.new(vault.folder / "view.db", vault.state.secrets.view)
        fold_views(vault)
        vault.look_again()


def _switch(vault: Vault, new: Head, keyring: Keyring, kind: str, body: dict[str, Any]) -> None:
    folder = vault.folder
    head.write(folder, "head.B", new)
    entry = Entry(new_id(), kind, vault.now(), vault.by, vault.next_order(), body)
    own = vault.state.tips[vault.device]
    epoch = vault.state.newest.epoch + 1
    _append(folder, keyring, own, entry, epoch, new.digest(), _peers(vault.state.tips, own.device))
    head.write(folder, "head.A", new)
    vault.read_again(keyring)
    heal_files(folder, vault.state)
    if vault.disk.key == vault.state.secrets.view:
        fold_views(vault)


def _append(
    folder: Path, keyring: Keyring, own: Tip, entry: Entry, epoch: int, head_digest: str, peers: tuple[Any, ...]
) -> None:
    """One entry in the vault's own compartment, and the tip that makes it and the given head and keyring count."""
    vault = bytes.fromhex(own.vault)
    record = make_record(Header(vault, bytes.fromhex(own.device), own.size, vault, b""), keyring.keys(vault).key, entry)
    tree = own.tree()
    tree.append(leaf_hash(record))
    data = codec.frame(record)
    durable.append(log_path(folder, own.device), own.length, data)
    tip = Tip(own.vault, own.device, tree.size, own.length + len(data), epoch, head_digest, tuple(tree.peaks),
              tuple(keyring.segments), peers)  # fmt: skip
    seed = keyring.device(bytes.fromhex(own.device)).seed
    durable.replace(folder / "ledger" / f"{own.device}.tip", tip.signed(seed))


def _peers(tips: dict[str, Tip], without: str = "") -> tuple[Any, ...]:
    return tuple(
        Peer(t.device, t.size, base64.b64encode(t.root()).decode())
        for t in sorted(tips.values(), key=lambda t: t.device)
        if t.device != without
    )


def _refuse_older_ledger(folder: Path, state: State) -> None:
    """A view that is ahead of the ledger is the one witness that a log was put back: it is not thrown away."""
    if not (folder / "view.db").exists():
        return
    try:
        with contextlib.closing(View(folder / "view.db", state.secrets.view)) as view:
            positions = view.positions()
    except Damage:
        return  # a view that cannot be read is what a rebuild is for
    check_positions(positions, state)


def rebuild(folder: Path, vault_key: bytes, closed: Sequence[str] = ()) -> int:
    """Throws the view away and folds it from the ledger. Returns the entries.

    Removes objects that no entry names, unless a case is locked: what looks like residue may be its."""
    with lock(folder):
        state = read_state(folder, vault_key)
        _refuse_older_ledger(folder, state)
        views.remove(folder / "view.db")
    with open_with_key(folder, vault_key, closed=closed) as vault, vault.locked():
        known = {r[0] for r in vault.view.rows("SELECT name FROM object")}
        with durable.storage():
            for name in list(vault.store.names()) if not vault.keyring.locked() else ():
                if name not in known:
                    vault.store.path(name).unlink(missing_ok=True)
        row = vault.view.row("SELECT count(*) FROM entry")
        return int(row[0]) if row else 0
