"""Backup and restore: ciphertext only, incremental, checked.

A backup is a vault without its view. It is written in the order of a commit (objects, keyring, head.B, logs, tips,
head.A), so that a backup cut short still opens as the one before.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from guvoh.errors import Damage, NoVault, Refused
from guvoh.text.i18n import _
from guvoh.vault import durable, head, tip
from guvoh.vault.check import Report, scrub
from guvoh.vault.create import refuse_taken
from guvoh.vault.locking import lock
from guvoh.vault.objects import Store
from guvoh.vault.opening import find_heads
from guvoh.vault.state import raw_tips
from guvoh.vault.vault import Vault

Progress = Callable[[int, int], None]


def back_up(vault: Vault, target: Path, progress: Progress = lambda done, all: None) -> Report:
    """Brings `target` to the state of the vault and checks what it wrote. Raises `Refused` when `target` is not empty
    and not a backup of this vault."""
    _refuse_stranger(vault, target)
    with vault.locked():
        vault._refresh()
        return _copy(vault.folder, target, progress)


def _refuse_stranger(vault: Vault, target: Path) -> None:
    if target.resolve() == vault.folder.resolve() or vault.folder.resolve() in target.resolve().parents:
        raise Refused(
            _("A backup inside the vault would be lost with it."), _("Choose a folder on another disk.")
        )
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    good, _bad = head.read_copies(target) if target.is_dir() else ({}, {})
    if target.is_dir() and not good and _unfinished(target):
        return
    if not any(h.vault == vault.state.head.vault for h in good.values()):
        raise Refused(
            _("This folder holds something else than a backup of this vault."),
            _("Choose an empty folder, or the folder of an earlier backup. Nothing was changed."),
        )
    for name, data in raw_tips(target):
        try:
            theirs, ours = tip.parse(data), vault.state.tips.get(name)
        except ValueError:
            continue  # a damaged backup is made whole by this one
        if ours is None or theirs.epoch > vault.state.newest.epoch:
            raise Refused(
                _("The backup is newer than the vault: the vault may have been put back to an earlier state."),
                _("Restore the backup beside the vault (`guvoh restore`) and compare. Nothing was changed."),
            )


def _unfinished(target: Path) -> bool:
    """A first backup that was cut off before anything in it counted."""
    known = {"objects", "keyring", "ledger", "lock"}
    mine = all(p.name in known or p.name.startswith(".head.") for p in target.iterdir())
    return mine and not raw_tips(target)


def _copy(source: Path, target: Path, progress: Progress) -> Report:
    with durable.storage():
        for part in ("objects", "keyring", "ledger"):
            (target / part).mkdir(parents=True, exist_ok=True)
        os.chmod(target, 0o700)
    ours, theirs = Store(source / "objects"), Store(target / "objects")
    names = list(ours.names())
    have = set(theirs.names())
    new = [n for n in names if n not in have]
    for n, name in enumerate(new):
        _copy_file(ours.path(name), theirs.path(name))
        progress(n + 1, len(new))
    for path in sorted((source / "keyring").glob("*.seg")):
        _copy_file(path, target / "keyring" / path.name)
    _copy_file(source / "head.B", target / "head.B")
    for path in sorted((source / "ledger").glob("*.log")):
        _copy_file(path, target / "ledger" / path.name)
    for path in sorted((source / "ledger").glob("*.tip")):
        _copy_file(path, target / "ledger" / path.name)
    _copy_file(source / "head.A", target / "head.A")
    # What was erased in the vault goes from this backup too.
    for name in have - set(names):
        theirs.path(name).unlink(missing_ok=True)
    for path in (target / "objects").glob("??/.*.new"):
        path.unlink(missing_ok=True)
    listed = {p.name for p in (source / "keyring").glob("*.seg")}
    for path in (target / "keyring").iterdir():
        if path.name not in listed:
            path.unlink(missing_ok=True)
    report = scrub(target)
    if report.findings:
        raise Damage(
            _("The backup was written but did not pass its check: {what}").format(what=report.findings[0]),
            _("Try another disk. The vault itself was not changed; `guvoh verify` tells whether it is whole."),
        )
    return report


def _even_heads(folder: Path) -> None:
    """A backup that was cut off may hold one head of a state that it did not reach: the tip says which head counts."""
    newest = max((tip.parse(data) for _name, data in raw_tips(folder)), key=lambda t: (t.epoch, t.device))
    good, _bad = head.read_copies(folder)
    for current in good.values():
        if current.digest() == newest.head:
            for name in head.NAMES:
                head.write(folder, name, current)
            return


def _copy_file(source: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}.new")
    with durable.storage():
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(source, beside)
            durable.sync_files([beside])
            os.replace(beside, target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        durable.sync_folder(target.parent)


def restore(backup: Path, folder: Path) -> Report:
    """A vault in `folder` from a backup, checked; its view is built when it is first opened. Needs no passphrase."""
    try:
        find_heads(backup)
    except NoVault as error:
        raise NoVault(
            _("There is no backup in this folder."), _("Give the folder that `guvoh backup` wrote.")
        ) from error
    refuse_taken(folder)
    report = scrub(backup)
    if report.findings:
        raise Damage(
            _("The backup is damaged: {what}").format(what=report.findings[0]),
            _("Try another backup. Nothing was written."),
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.restoring")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with lock(backup):
            report = _copy(backup, beside, lambda done, all: None)
        _even_heads(beside)
        with durable.storage():
            os.replace(beside, folder)
        durable.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return report
