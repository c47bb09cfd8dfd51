"""A new vault, whole or not at all: it is built beside its place and renamed into it."""

from __future__ import annotations

import os
import secrets
import shutil
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Refused
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, head, machine, passphrase, seal
from guvoh.vault.head import Secrets
from guvoh.vault.keyring import Keyring
from guvoh.vault.ledger import Entry, Header, make_record
from guvoh.vault.merkle import Tree, leaf_hash
from guvoh.vault.passphrase import Cost
from guvoh.vault.tip import Tip
from guvoh.vault.vault import utc_now


@dataclass(frozen=True, slots=True, repr=False)
class Created:
    vault: str
    recovery_words: str


def create(
    folder: Path, words: str, by: str = "documenter", cost: Cost | None = None, now: Callable[[], str] = utc_now
) -> Created:
    """Makes the vault; returns the recovery words, which are kept nowhere. `cost` None: calibrated on this machine.

    Raises `Refused` when something stands in its place, or the passphrase is empty.
    """
    refuse_taken(folder)
    if not words:
        raise Refused(_("An empty passphrase protects nothing."), _("Choose six random words or more."))
    vault_key, recovery = seal.new_key(), seal.new_key()
    vault = uuid.UUID(new_id()).bytes
    keys = Secrets(seal.new_key(), seal.new_key())
    the_head = head.make(
        vault, 1, vault_key, keys, words, head.wrap_for_recovery(vault, recovery, vault_key),
        cost or passphrase.calibrate(), secrets.token_bytes(16),
    )  # fmt: skip
    beside, placed = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}"), False
    try:
        with durable.storage():
            folder.parent.mkdir(parents=True, exist_ok=True)
            for part in ("keyring", "ledger", "objects"):
                (beside / part).mkdir(parents=True, mode=0o700)
            os.chmod(beside, 0o700)
        start_device(beside, vault_key, the_head, Keyring(vault, keys.ring), "vault.created", by, now())
        for name in head.NAMES:
            head.write(beside, name, the_head)
        with durable.storage():
            os.replace(beside, folder)
        placed = True
        durable.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(folder if placed else beside, ignore_errors=True)
        raise
    return Created(vault.hex(), passphrase.to_words(recovery))


def start_device(
    folder: Path, vault_key: bytes, the_head: head.Head, keyring: Keyring, kind: str, by: str, at: str
) -> None:
    """The first log of a new vault: the vault's own compartment, this machine's key, and the first entry."""
    vault = the_head.vault
    device = secrets.token_bytes(8)
    records = [
        keyring.new_case(vault),
        keyring.new_compartment(vault, vault, "vault"),
        keyring.new_device(device, machine.fingerprint(vault_key)),
    ]
    keyring.append(folder / "keyring", records)
    record = make_record(
        Header(vault, device, 0, vault, b""),
        keyring.keys(vault).key,
        Entry(new_id(), kind, at, by, 1, {"device": device}),
    )
    tree = Tree()
    tree.append(leaf_hash(record))
    data = codec.frame(record)
    durable.append(folder / "ledger" / f"{device.hex()}.log", 0, data)
    tip = Tip(vault.hex(), device.hex(), 1, len(data), 1, the_head.digest(), tuple(tree.peaks), tuple(keyring.segments))
    durable.replace(folder / "ledger" / f"{device.hex()}.tip", tip.signed(keyring.device(device).seed))


def refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            _("Something is already in this place."),
            _("Choose a folder that does not exist yet, or an empty one. Nothing was changed."),
        )
