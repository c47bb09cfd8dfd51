"""Ends of a sitting that are not a lock, and paths that are typed in a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guvoh.errors import GuvohError, UsageError, WrongPassphrase
from guvoh.text.i18n import _
from guvoh.web.desk import Desk
from guvoh.web.fields import Sentences

PATIENCE = 3.0  # seconds for whoever works with the vault just now


def end_without_keeping(desk: Desk) -> None:
    """Forgets the vault and ends the desk; nothing that is half typed is sealed any more. Waits for nobody long."""
    held = desk.mutex.acquire(timeout=PATIENCE)
    try:
        vault, desk.vault = desk.vault, None
        desk.before_end.clear()
        desk.drafts.clear()
        desk.answers.clear()
        desk.recovery = ""
        if vault is not None:
            vault.close()
    finally:
        if held:
            desk.mutex.release()
        desk.jobs.close()
        desk.stop()


def whole_path(typed: str) -> Path:
    """A window stands in no folder, so a path begins at the root or at home. Raises `UsageError`."""
    try:
        path = Path(typed).expanduser()
    except RuntimeError:  # the home of nobody
        path = Path(typed)
    if not path.is_absolute():
        raise UsageError(_("Type the whole path of the folder."), _("For example: {path}").format(path=Path.home()))
    return path


@contextmanager
def proving(wrong: Sentences) -> Iterator[None]:
    """What a backup that is proven is refused for goes beside the field that it is about: `passphrase` or `backup`."""
    try:
        yield
    except WrongPassphrase as error:
        wrong["passphrase"] = f"{error.message} {error.hint}"
    except GuvohError as error:
        wrong["backup"] = f"{error.message} {error.hint}"
    except OSError as error:
        wrong["backup"] = _("The system refused: {reason}.").format(reason=error.strerror or type(error).__name__)
