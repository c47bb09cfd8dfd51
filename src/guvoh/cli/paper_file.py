"""The file that a paper goes into: never inside the vault, never in place of something that is no paper of ours."""

from __future__ import annotations

import os
from pathlib import Path

from guvoh.errors import GuvohError, Refused
from guvoh.text.i18n import _


def refuse_place(path: Path, vault: Path, force: bool) -> None:
    """Raises `Refused` before anything is drawn."""
    if path.resolve().is_relative_to(vault.resolve()):
        raise Refused(
            _("This place lies inside the vault, where nothing unencrypted belongs."),
            _("Choose another with --out. Nothing was written."),
        )
    if path.exists() and not path.is_file():
        raise Refused(_("There is something of this name that is no file."), _("Choose another place with --out."))
    if path.exists() and not force and not _is_ours(path):
        raise Refused(
            _("There is a file of this name that is no paper of Guvoh. It was left as it is."),
            _("Choose another name with --out, or overwrite it with --force."),
        )


def _is_ours(path: Path) -> bool:
    from guvoh import app

    try:
        return app.is_paper(path.read_bytes(), path.suffix.lower())
    except OSError:
        return False


def write_paper(path: Path, drawn: bytes) -> None:
    """Writes it, readable by its owner alone.

    Straight into the file asked for: a copy beside it could be left behind unencrypted."""
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "wb") as f:
            if os.name != "nt":
                os.fchmod(f.fileno(), 0o600)
            f.truncate()
            f.write(drawn)
    except OSError as error:
        raise GuvohError(
            _("The paper could not be written: {reason}.").format(reason=error.strerror),
            _("Choose another place with --out. The vault was not changed."),
        ) from error
