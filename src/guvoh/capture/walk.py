"""The files of what a person named, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _

_ADDRESS = ("http://", "https://", "ftp://", "www.")


def walk(paths: Iterable[str]) -> Iterator[str]:
    """Every file, folders in the order of their names; links and hidden files are left out. A folder that may not be
    listed comes itself: whoever opens it learns why.

    Raises `UsageError` for an address: to fetch a page tells its owner that someone is looking.
    """
    for given in paths:
        if given.lower().startswith(_ADDRESS):
            raise UsageError(
                _("Guvoh does not fetch pages: it would tell their owner that someone is looking."),
                _("Save the page in your browser, then add the file."),
            )
        if os.path.isdir(given):
            yield from _folder(str(Path(given)))
        elif os.path.exists(given):
            yield given
        else:
            raise NotFound(
                _("There is no file {path}.").format(path=given), _("Look at how the name is spelt. Nothing was added.")
            )


def _folder(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: e.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path
