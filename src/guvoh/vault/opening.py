"""What stands before an open vault: its heads, its passphrase, and the healing of what a crash left."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from guvoh.errors import Damage, NoVault, WrongPassphrase
from guvoh.text.i18n import _
from guvoh.vault import durable, head, panic
from guvoh.vault import view as views
from guvoh.vault.state import State, log_path, residue, restore_hint
from guvoh.vault.view import View


def find_heads(folder: Path) -> list[head.Head]:
    """The readable heads, newest first. Raises `NoVault` or `Damage`. What a killed panic key left is ended first."""
    if not folder.is_dir() or not any((folder / name).exists() for name in (*head.NAMES, "ledger", "keyring")):
        raise NoVault(
            _("There is no vault in this folder."),
            _("Give its folder with --vault, or make one with `guvoh init`."),
        )
    panic.finish(folder)
    _refuse_strange(folder)
    good, bad = head.read_copies(folder)
    if not good:
        if panic.is_destroyed(folder):
            raise panic.destroyed()
        raise Damage(_("Both heads of the vault cannot be used: {what}.").format(what="; ".join(bad.values())),
                     restore_hint())  # fmt: skip
    return sorted(good.values(), key=lambda h: -h.generation)


def _refuse_strange(folder: Path) -> None:
    """Raises `Damage` for a pipe, folder or device where a file of the vault belongs. Objects are looked at when they
    are opened."""
    names = [folder / name for name in (*head.NAMES, "view.db", "view.db-wal", "view.db-shm", "lock")]
    inside = [path for part in ("keyring", "ledger") for path in (folder / part).glob("*")]
    for path in [*names, *inside]:
        if not durable.is_ordinary(path):
            own = path.name in ("lock", *("view.db" + end for end in ("", "-wal", "-shm")))
            raise Damage(
                _("{name} is damaged: it is no ordinary file.").format(name=path.relative_to(folder).as_posix()),
                _("Remove it; Guvoh makes it anew.") if own else restore_hint(),
            )


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


def open_view(folder: Path, state: State, notices: list[str], heal: bool) -> View:
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
