"""The panic key: destroys the keys of a vault on this machine, and nothing else. Off until somebody arms it.

    arm(folder, seen, day, language)     a file `panic` beside the heads says so; it holds no secret
    armed(folder)                        what that file says, None where the key is off
    destroy(folder)                      heads and keyring: overwritten, synced, removed
    finish(folder)                       what a killed `destroy` left; every opener asks it first

Ledger, objects and view stay: without the keys they are noise. Killed at any moment, the vault is whole or its keys are
gone: before the first byte is overwritten the file `panic` names every file of keys by device and inode; from then on
whoever opens the vault first ends what was begun. Only these very files are touched, so a copy of the folder that
somebody keeps, with the file `panic` in it, loses nothing. A file with a second name (a hard link, as some backups make
them) is removed here and not overwritten: the other name is somebody's backup. docs/SECURITY.md says what may remain.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guvoh.errors import Busy, Damage, NoVault, Refused, StorageFull
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, head
from guvoh.vault.locking import lock
from guvoh.vault.segments import parse_segment

NAME = "panic"
MAGIC = b"guvoh panic 1\n"
WAIT = 5.0  # seconds for whoever writes to the vault just now; then it is done all the same


@dataclass(frozen=True, slots=True)
class Armed:
    """`seen`: entries of the proven backup by device; `proven_on`: the day of the proof; `newest`: the day of the last
    entry in that backup; `language`: in which the warning was read."""

    seen: Mapping[str, int]
    proven_on: str
    newest: str
    language: str


@dataclass(frozen=True, slots=True)
class Destroyed:
    """How many files of keys were overwritten and removed; how many only removed, for they have other names; and how
    many heads are links to elsewhere, and were left: then the keys are not gone."""

    overwritten: int
    linked: int
    left: int


def arm(folder: Path, seen: Mapping[str, int], proven_on: str, newest: str, language: str) -> None:
    """The caller has proven the backup and shown the warning. Raises `Refused` where a head has another name, or is a
    link: its keys would lie elsewhere too."""
    for path in (folder / name for name in head.NAMES):
        if path.is_symlink() or path.lstat().st_nlink > 1:
            raise Refused(
                _("{name} is a link, or has a second name on this disk: the key would stay there.").format(
                    name=path.name
                ),
                _("Make that copy a real backup on another disk (`guvoh backup`), and remove it here."),
            )
    said = {"seen": dict(seen), "proven_on": proven_on, "newest": newest, "language": language}
    durable.replace(folder / NAME, MAGIC + codec.encode(said))


def disarm(folder: Path) -> None:
    """Off. What was begun cannot be taken back: then `finish` ends it."""
    with lock(folder):
        finish(folder)
        (folder / NAME).unlink(missing_ok=True)
        durable.sync_folder(folder)


def armed(folder: Path) -> Armed | None:
    """None, too, for a file that cannot be read: then the key is off."""
    said = _said(folder)
    try:
        if said is None or "keys" in said:
            return None
        return Armed(dict(said["seen"]), said["proven_on"], said["newest"], said["language"])
    except (KeyError, TypeError, ValueError):
        return None


def destroy(folder: Path) -> Destroyed:
    """Raises `Refused` where the key is off, `NoVault`; an OSError of the disk comes through, and then not all keys are
    gone. Close the vault first: a process that holds it open could write keys again."""
    if not any((folder / name).exists() for name in head.NAMES):
        raise NoVault(_("There is no vault in this folder."), _("Give its folder with --vault."))
    if armed(folder) is None:
        raise Refused(
            _("The panic key is off."), _("`guvoh panic arm --backup FOLDER` arms it. Nothing was destroyed.")
        )
    with contextlib.ExitStack() as held:
        with contextlib.suppress(Busy):
            held.enter_context(lock(folder, WAIT))
        mine = list(_keys(folder))
        # Where the disk is full nothing can be named first; overwriting needs no space, and a panic does not wait.
        with contextlib.suppress(StorageFull):
            durable.replace(folder / NAME, MAGIC + codec.encode({"keys": [_id(path) for path in mine]}))
        return _gone(folder, mine)


def finish(folder: Path) -> None:
    """Ends what a killed `destroy` began; nothing where none was begun, or it was begun in another place."""
    said = _said(folder)
    if said is None or not isinstance(said.get("keys"), list):
        return
    mine = [path for path in _keys(folder) if _is_named(path, said["keys"])]
    if mine or not any(_keys(folder)):
        _gone(folder, mine)


def is_destroyed(folder: Path) -> bool:
    """Whether there is a vault without any key: heads and keyring are gone, the ledger stands."""
    return any((folder / "ledger").glob("*.tip")) and not any(_keys(folder))


def destroyed() -> Damage:
    """What whoever opens such a vault is told."""
    return Damage(
        _("The keys of this vault are gone: nothing opens what is left here."),
        _("If the panic key was used, make the vault again from a backup in another folder: guvoh --vault NEW restore "
          "BACKUP, or with the recovery words guvoh --vault NEW recover --from BACKUP."),
    )  # fmt: skip


def _said(folder: Path) -> dict[str, Any] | None:
    path = folder / NAME
    if path.is_symlink() or not durable.is_ordinary(path):
        return None
    data = durable.read(path)
    if data is None or not data.startswith(MAGIC):
        return None
    try:
        said = codec.decode(data[len(MAGIC) :])
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _keys(folder: Path) -> Iterator[Path]:
    """Every file in which a key of this vault lies: heads, half-written heads, segments of the keyring. The heads
    first: without them the segments open nothing."""
    for path in (*(folder / name for name in head.NAMES), *sorted(folder.glob(".head.[AB].*"))):
        if _is_own(path):
            yield path
    if not (folder / "keyring").is_symlink():
        for path in sorted(folder.glob("keyring/*")):
            if _is_own(path) and path.suffix == ".seg":
                yield path


def _is_own(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _id(path: Path) -> list[Any]:
    of = path.lstat()
    return [path.name, of.st_dev, of.st_ino, of.st_ctime_ns]


def _is_named(path: Path, keys: list[Any]) -> bool:
    """Whether it is the very file: untouched since, or overwritten. A file that was put back from a backup may get the
    number of one that is gone; it is newer, and whole."""
    name, device, inode, changed = _id(path)
    known = {tuple(key[:3]): key[3] for key in keys if isinstance(key, list) and len(key) == 4}
    if (name, device, inode) not in known:
        return False
    return bool(known[name, device, inode] == changed) or not _is_whole(path)


def _is_whole(path: Path) -> bool:
    """Whether it begins as a head or a segment does: overwriting begins at the first byte."""
    data = path.read_bytes()
    if path.suffix != ".seg":
        return data.startswith(head.MAGIC[:11])
    try:
        return next(parse_segment(data, path.name), None) is not None
    except Damage:
        return False


def _gone(folder: Path, mine: list[Path]) -> Destroyed:
    """Overwrites them all before any name goes: a file without its name could not be found again."""
    linked = 0
    for path in mine:
        with contextlib.suppress(FileNotFoundError):  # another process ends the same
            linked += not _overwritten(path)
    for path in mine:
        path.unlink(missing_ok=True)
    for place in (folder, folder / "keyring"):
        if place.is_dir():
            durable.sync_folder(place)
    (folder / NAME).unlink(missing_ok=True)
    durable.sync_folder(folder)
    return Destroyed(len(mine) - linked, linked, sum((folder / name).exists() for name in head.NAMES))


def _overwritten(path: Path) -> bool:
    """False where the file has another name: it is left as it is."""
    of = path.lstat()
    if of.st_nlink > 1:
        return False
    with durable.storage(), open(path, "r+b") as f:
        f.write(secrets.token_bytes(max(of.st_size, 1)))
        f.flush()
        os.fsync(f.fileno())
    return True
