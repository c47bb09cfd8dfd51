"""Sealed objects: originals, texts read from them, suggestion runs. One age file each, named by its own SHA-256.

The name is the hash of the ciphertext: anyone can check the store without a key, and a seized disk does not confirm
that a known video lies in it. Any age program opens an object with the compartment's identity.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import mmap
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import BinaryIO

import pyrage

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import durable

PIECE = 64 * 1024  # bytes; larger pieces fall out of the processor's cache, and the system hands them out afresh
WRITTEN = 1024 * 1024  # bytes; so much of a sealed stream is written at once
PAGE = 4096  # bytes
SMALL = 128 * 1024  # bytes; up to here one call seals quicker than two streams


@dataclass(frozen=True, slots=True)
class Sealed:
    """An object: `name` is the SHA-256 of the age file (hex), `sha256` and `size` are of the plain bytes."""

    name: str
    sha256: str
    size: int
    waiting: str | None = None


class _Plain:
    """The stream that is sealed, read and hashed in large pieces; pyrage asks for small ones.

    pyrage turns every fault of a stream into its own; `fault` keeps what happened, which a person must know.
    """

    def __init__(self, first: bytes, inner: BinaryIO) -> None:
        self.inner = inner
        self.fault: BaseException | None = None
        self.hash = hashlib.sha256(first)
        self.size = len(first)
        self.piece = first
        self.at = 0

    def read(self, n: int) -> bytes:
        at = self.at
        if at == len(self.piece):
            self._next()
            at = 0
        self.at = at + n
        part = self.piece[at : at + n]
        if len(part) < n:
            self.at = len(self.piece)
        return part

    def _next(self) -> None:
        try:
            self.piece = self.inner.read(PIECE)
        except BaseException as error:
            self.fault = error
            raise
        self.hash.update(self.piece)
        self.size += len(self.piece)


class _Cipher:
    """The sealed file as it is written, hashed as it passes. pyrage hands over pieces of 64 KiB.

    It goes past the system's memory where the disk allows that (O_DIRECT), which saves a copy of what nobody reads
    again soon: then memory, place in the file and length must be whole pages, so the end is filled up and cut off.
    """

    def __init__(self, inner: FileIO, held: mmap.mmap) -> None:
        self.inner = inner
        self.held = held  # begins with a page
        self.fault: BaseException | None = None
        self.hash = hashlib.sha256()
        self.head = self.size = self.filled = 0

    def write(self, piece: bytes) -> int:
        self.hash.update(piece)
        self.head = self.head or len(piece)
        self.size += len(piece)
        end = self.filled + len(piece)
        self.held[self.filled : end] = piece
        self.filled = end
        if end >= WRITTEN:
            self._put(end - end % PAGE, 0)
        return len(piece)

    def end(self) -> None:
        """Writes what is still held. To be called once, behind the last piece."""
        self._put(self.filled, -self.filled % PAGE)
        self.inner.truncate(self.size)

    def _put(self, n: int, more: int) -> None:
        """The first `n` bytes of what is held, and `more` to fill a page; the rest waits."""
        try:
            with memoryview(self.held) as held, held[: n + more] as pages:
                _write(self.inner, pages)
        except BaseException as error:
            self.fault = error
            raise
        self.filled -= n
        self.held.move(0, n, self.filled)

    def is_whole(self, size: int) -> bool:
        """Whether all of `size` plain bytes came, in chunks of 64 KiB with a tag of 16 each, behind age's header."""
        return self.size == self.head + size + 16 * max(1, -(-size // PIECE))

    def flush(self) -> None:
        """pyrage says so when it is done; what is held is written by `end`."""


def _past_memory(path: str, flags: int) -> int:
    """Opens a new file for writing by whole pages, in the usual way where the disk knows no other."""
    try:
        return os.open(path, flags | getattr(os, "O_DIRECT", 0), 0o666)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        _remove(path)  # it may have been made all the same
        return os.open(path, flags, 0o666)


def _write(file: FileIO, data: bytes | memoryview) -> None:
    """All of it: a raw file may take less at once, when the disk is nearly full."""
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[file.write(rest) :]
        except OSError as error:
            if error.errno != errno.EINVAL or not _through_memory(file):
                raise


def _through_memory(file: FileIO) -> bool:
    """Lets a file take any length that was opened for whole pages; False where it takes any already."""
    direct = getattr(os, "O_DIRECT", 0)
    if not direct:
        return False
    import fcntl  # not on Windows, and nor is O_DIRECT

    flags = fcntl.fcntl(file, fcntl.F_GETFL)
    fcntl.fcntl(file, fcntl.F_SETFL, flags & ~direct)
    return bool(flags & direct)


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


class Store:
    """The folder `objects` of one vault. New objects wait in a folder of their own until a commit places them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting = os.path.join(folder, f"new-{secrets.token_hex(6)}")
        self.made = 0
        self.held: mmap.mmap | None = None  # what a stream is written from, while no stream is
        self.recipient: tuple[str, pyrage.x25519.Recipient] | None = None  # a source's objects come one after another

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def seal(self, age: str, source: BinaryIO | bytes) -> Sealed:
        """Seals a stream of any length in one pass, without the plain bytes ever touching the disk."""
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        first = source if isinstance(source, bytes) and len(source) < SMALL else stream.read(SMALL)
        if len(first) < SMALL:  # a BinaryIO gives less only at its end
            return self.seal_bytes(age, first)
        recipient = self._recipient(age)
        plain, cipher = _Plain(first, stream), None
        held, self.held = self.held or mmap.mmap(-1, WRITTEN + 2 * PIECE), None
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0, opener=_past_memory) as f:
                    cipher = _Cipher(f, held)
                    pyrage.encrypt_io(plain, cipher, [recipient])
                    if cipher.fault is not None:  # pyrage is silent about a fault in the last piece
                        raise cipher.fault
                    if not cipher.is_whole(plain.size):
                        raise KeyboardInterrupt
                    cipher.end()
            except BaseException as error:
                _remove(beside)
                if isinstance(error, pyrage.EncryptError):
                    # What neither stream has seen came from outside, between two of their lines: Ctrl-C.
                    raise plain.fault or (cipher and cipher.fault) or KeyboardInterrupt from error
                raise
            finally:
                self.held = held
        return Sealed(cipher.hash.hexdigest(), plain.hash.hexdigest(), plain.size, beside)

    def seal_bytes(self, age: str, data: bytes) -> Sealed:
        """For small things: one call instead of two streams."""
        sealed = pyrage.encrypt(data, [self._recipient(age)])
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0) as f:
                    _write(f, sealed)
            except BaseException:
                _remove(beside)
                raise
        return Sealed(hashlib.sha256(sealed).hexdigest(), hashlib.sha256(data).hexdigest(), len(data), beside)

    def _recipient(self, age: str) -> pyrage.x25519.Recipient:
        if self.recipient is None or self.recipient[0] != age:
            self.recipient = age, pyrage.x25519.Identity.from_str(age).to_public()
        return self.recipient[1]

    def _beside(self) -> str:
        """A place for a new object, not yet taken."""
        if not self.made:
            os.makedirs(self.waiting, exist_ok=True)
        self.made += 1
        return os.path.join(self.waiting, str(self.made))

    def place(self, objects: Iterable[Sealed]) -> None:
        """Syncs and renames waiting objects into place; afterwards an entry may name them."""
        todo = [(o.waiting, o.name) for o in objects if o.waiting is not None]
        durable.sync_files(waiting for waiting, _name in todo)
        root, folders = os.fspath(self.folder), set[str]()
        with durable.storage():
            for waiting, name in todo:
                folder = f"{root}{os.sep}{name[:2]}"
                place = f"{folder}{os.sep}{name}"
                try:
                    os.replace(waiting, place)
                except FileNotFoundError:
                    os.makedirs(folder, exist_ok=True)
                    folders.add(root)
                    os.replace(waiting, place)
                folders.add(folder)
            durable.every(folders, durable.sync_folder)

    def discard(self, objects: Iterable[Sealed]) -> None:
        for o in objects:
            if o.waiting is not None:
                _remove(o.waiting)

    def close(self) -> None:
        shutil.rmtree(self.waiting, ignore_errors=True)

    def open_bytes(self, name: str, age: str) -> bytes:
        out = io.BytesIO()
        self.open_to(name, age, out)
        return out.getvalue()

    def open_to(self, name: str, age: str, out: BinaryIO) -> None:
        """Writes the plain bytes to `out`. Raises `Damage` naming the object when it is missing or changed."""
        hint = _("Restore it from a backup: copy the file of the same name from the backup's `objects` folder.")
        try:
            with durable.opened(self.path(name)) as f:
                pyrage.decrypt_io(f, out, [pyrage.x25519.Identity.from_str(age)])
        except FileNotFoundError as error:
            raise Damage(_("The object {name} is missing.").format(name=name[:16]), hint) from error
        except (pyrage.DecryptError, OSError) as error:
            raise Damage(_("The object {name} is damaged.").format(name=name[:16]), hint) from error

    def names(self) -> Iterator[str]:
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if len(path.name) == 64:  # not what a copying that was cut off left behind
                    yield path.name

    def digest(self, name: str) -> str | None:
        """SHA-256 of the file as it lies there, None when it is missing, "" when it is no file. Needs no key."""
        if not durable.is_ordinary(self.path(name)):
            return ""
        try:
            with durable.opened(self.path(name)) as f:
                return hashlib.file_digest(f, "sha256").hexdigest()
        except FileNotFoundError:
            return None
