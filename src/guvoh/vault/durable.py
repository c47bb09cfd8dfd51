"""Files that survive: written beside, synced, then renamed, so that a reader sees the old or the new, never half.

A full disk becomes `StorageFull` here and nowhere else.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from guvoh.errors import GuvohError, StorageFull
from guvoh.text.i18n import _

_AT_ONCE = 8
_LARGE = 1024 * 1024  # bytes
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def storage() -> Iterator[None]:
    """Turns the system's refusals to write into sentences; nothing half-written is ever acknowledged."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise StorageFull(
                _("The disk took no more data."),
                _("Free some space and give the command again. What was acknowledged before is kept."),
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise GuvohError(
                _("The vault may not be written: {reason}.").format(reason=os.strerror(error.errno)),
                _("Check who owns the vault's folder and whether its disk is read-only. Nothing was changed."),
            ) from error
        if error.errno == errno.EIO:
            raise GuvohError(
                _("The disk reported a fault while the vault was written."),
                _("Make a backup on another disk at once. What was acknowledged before is kept."),
            ) from error
        raise


def sync_folder(folder: str | Path) -> None:
    """Makes a rename in `folder` last. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    with storage():
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def replace(path: Path, data: bytes) -> None:
    """`path` holds exactly `data` afterwards, or is untouched."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with storage():
        try:
            with open(beside, "xb") as f:
                f.write(data)
                f.flush()
                os.fsync(f.fileno())
            os.replace(beside, path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def append(path: Path, at: int, data: bytes) -> None:
    """Writes `data` at offset `at` and syncs; what stood behind `at` (residue of a crash) is cut off first."""
    with storage():
        new = not path.exists()
        with open(path, "r+b" if not new else "xb") as f:
            f.truncate(at)
            f.seek(at)
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        if new:
            sync_folder(path.parent)


def sync_files(paths: Iterable[str | Path]) -> None:
    """Syncs many files at once: the file system joins the calls, which is several times faster than one by one."""

    def sync(path: str | Path) -> None:
        fd = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
        try:
            os.fsync(fd)
            if hasattr(os, "posix_fadvise") and os.fstat(fd).st_size >= _LARGE:
                # Nobody reads it again soon; the memory that held it takes the next file, which is cheaper than new.
                os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(fd)

    with storage():
        every(paths, sync)


def every(paths: Iterable[str | Path], act: Callable[[str | Path], None]) -> None:
    todo = list(paths)
    if len(todo) < 4:
        for path in todo:
            act(path)
        return

    def some(first: int) -> None:
        for path in todo[first::_AT_ONCE]:
            act(path)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(some, range(_AT_ONCE)))


def read(path: Path) -> bytes | None:
    """The bytes of `path`, or None where there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def is_ordinary(path: Path) -> bool:
    """Whether it is a file, or nothing at all. Opening a pipe that was put in a file's place would wait for ever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


def opened(path: Path) -> BufferedReader:
    """For reading. Raises OSError for what is no file, and waits for nothing."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.EINVAL, "no ordinary file")
    return open(fd, "rb")
