"""The files of what a person named, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _

_ADDRESS = ("http://", "https://", "ftp://", "www.")


def walk(paths: Iterable[str], passed_over: Callable[[str], None] = lambda kind: None) -> Iterator[str]:
    """Every file, folders in the order of their names; links and hidden files are left out. A folder that may not be
    listed comes itself: whoever opens it learns why. `passed_over` hears of each entry that is left out what it is:
    hidden, link or other (a pipe, a socket, a device).

    Raises `UsageError` for an address: to fetch a page tells its owner that someone is looking.
    """
    for given in paths:
        if given.lower().startswith(_ADDRESS):
            raise UsageError(
                _("Guvoh does not fetch pages: it would tell their owner that someone is looking."),
                _("Save the page in your browser, then add the file."),
            )
        if os.path.isdir(given):
            yield from _folder(str(Path(given)), passed_over)
        elif os.path.exists(given):
            yield given
        else:
            raise NotFound(
                _("There is no file {path}.").format(path=given), _("Look at how the name is spelt. Nothing was added.")
            )


def _folder(folder: str, passed_over: Callable[[str], None]) -> Iterator[str]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: e.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            passed_over("link" if entry.is_symlink() else "hidden")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, passed_over)
        elif entry.is_file(follow_symlinks=False):
            yield entry.path
        else:
            passed_over("other")
