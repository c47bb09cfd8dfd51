"""Whether a backup is whole and as new as the vault; only then may the vault be removed from a machine, and the panic
key be armed on what it has."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Damage, Refused
from guvoh.text.i18n import _
from guvoh.vault import check, head, panic, tip
from guvoh.vault.locking import lock
from guvoh.vault.opening import find_heads, unlock
from guvoh.vault.state import raw_tips

# What a vault consists of (docs/FORMAT.md); whatever else lies in its folder is somebody else's and stays.
FOLDERS = ("keyring", "ledger", "objects")
FILES = (*head.NAMES, panic.NAME, "view.db", "view.db-wal", "view.db-shm", "lock")


@dataclass(frozen=True, slots=True)
class Proof:
    """`locked`: closed cases that were checked as ciphertext only; `same_disk`: it lies on the vault's own disk."""

    entries: int
    objects: int
    locked: int
    same_disk: bool
    seen: Mapping[str, int]  # entries by device
    lacks: int  # entries of the vault that are not in it
    newest: str  # the day of its last entry, ISO 8601


def prove(folder: Path, backup: Path, words: str) -> Proof:
    """What `look` finds of a backup that has all that the vault has. Raises `Refused`, too, for an older one."""
    proof = look(folder, backup, words)
    refuse_older(folder, backup)
    return proof


def look(folder: Path, backup: Path, words: str) -> Proof:
    """Opens the backup with the passphrase and checks every entry and object in it. Nothing is written. Raises
    `Refused`, `Damage`, `WrongPassphrase`, `NoVault`."""
    _refuse_same(folder, backup)
    ours, theirs = find_heads(folder), find_heads(backup)
    if ours[0].vault != theirs[0].vault:
        raise Refused(_("This is a backup of another vault."), _("Name the folder of the backup."))
    key = unlock(backup, words)
    report = check.verify(backup, key)
    if report.findings:
        raise Damage(
            _("The backup is damaged: {what}").format(what=report.findings[0]),
            _("Make another one (`guvoh backup`). Nothing was removed."),
        )
    same = folder.stat().st_dev == backup.stat().st_dev
    seen = {device: of[0] for device, of in _stands(backup).items()}
    newest = check.last_kept(backup, key)[:10]
    return Proof(report.entries, report.objects, report.locked, same, seen, lacking(folder, seen), newest)


def lacking(folder: Path, seen: Mapping[str, int]) -> int:
    """How many entries of the vault are not among these. Needs no key."""
    return sum(max(0, of[0] - seen.get(device, 0)) for device, of in _stands(folder).items())


def refuse_older(folder: Path, backup: Path) -> None:
    """Raises `Refused` where the vault has an entry, a key or a head that the backup has not."""
    if _stands(folder) != _stands(backup):
        raise Refused(
            _("The backup is not as new as the vault."), _("Renew it: `guvoh backup FOLDER`. Nothing was removed.")
        )


def remove(folder: Path, backup: Path) -> list[str]:
    """Deletes what is the vault's own, the heads first, while nobody else can write to it. Returns the names of what
    lay in the folder and is not the vault's: it stays. The caller has proven the backup and asked twice."""
    _refuse_same(folder, backup)
    with lock(folder):
        refuse_older(folder, backup)
        for name in FILES:
            if name != "lock":
                (folder / name).unlink(missing_ok=True)
        for name in FOLDERS:
            if not (folder / name).is_symlink():
                shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "lock").unlink(missing_ok=True)
    left = sorted(path.name for path in folder.iterdir())
    if not left:
        folder.rmdir()
    return left


def _stands(folder: Path) -> dict[str, tuple[int, bytes, int, str]]:
    """By device: entries, root, epoch and the digest of the head that counts."""
    found = {}
    for name, data in raw_tips(folder):
        try:
            of = tip.parse(data)
        except ValueError as error:
            raise Damage(_("ledger/{name}.tip is damaged.").format(name=name), "") from error
        found[name] = (of.size, of.root(), of.epoch, of.head)
    return found


def _refuse_same(folder: Path, backup: Path) -> None:
    here, there = folder.resolve(), backup.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise Refused(_("The backup and the vault are the same place."), _("Name the folder of the backup."))
