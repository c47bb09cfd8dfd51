"""One process at a time writes to a vault."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import filelock

from guvoh.errors import Busy
from guvoh.text.i18n import _
from guvoh.vault import durable


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
