"""Sealed objects: originals, texts read from them, suggestion runs. One age file each, named by its own SHA-256.

The name is the hash of the ciphertext: anyone can check the store without a key, and a seized disk does not confirm
that a known video lies in it. Any age program opens an object with the compartment's identity.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
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
from guvoh.vault import age, durable

PIECE = age.CHUNK  # bytes; larger pieces fall out of the processor's cache, and the system hands them out afresh
SMALL = 128 * 1024  # bytes; up to here it is sealed in memory as a whole
WRITTEN = 256 * 1024  # bytes; so much is written at once
PAGE = 4096


@dataclass(frozen=True, slots=True)
class Sealed:
    """An object: `name` is the SHA-256 of the age file (hex), `sha256` and `size` are of the plain bytes."""

    name: str
    sha256: str
    size: int
    waiting: str | None = None


class _Plain:
    """The stream that is sealed, in chunks, and hashed as it passes."""

    def __init__(self, first: bytes, inner: BinaryIO) -> None:
        self.hash = hashlib.sha256()
        self.size = 0
        self.held = [first[at : at + PIECE] for at in range(0, len(first), PIECE)]
        self.inner = inner

    def chunk(self) -> bytes:
        piece = self.held.pop(0) if self.held else self.inner.read(PIECE)
        self.hash.update(piece)
        self.size += len(piece)
        return piece


class _Cipher:
    """The sealed file as it is written, hashed as it passes.

    It is written by whole pages of memory: a page of a file that is written in two parts costs the system twice.
    """

    def __init__(self, inner: FileIO) -> None:
        self.inner = inner
        self.hash = hashlib.sha256()
        self.held = bytearray(WRITTEN + 2 * PIECE)
        self.filled = 0

    def put(self, piece: bytes) -> None:
        end = self.filled + len(piece)
        self.held[self.filled : end] = piece
        self.filled = end
        if end >= WRITTEN:
            self.flush(end - end % PAGE)

    def flush(self, n: int) -> None:
        """The first `n` bytes of what is held; the rest waits for more."""
        with memoryview(self.held) as held:
            _write(self.inner, held[:n])
            self.hash.update(held[:n])
            held[: self.filled - n] = held[n : self.filled]
        self.filled -= n


def _write(file: FileIO, data: bytes | memoryview) -> None:
    """All of it: a raw file may take less at once, when the disk is nearly full."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


class Store:
    """The folder `objects` of one vault. New objects wait in a folder of their own until a commit places them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting = os.path.join(folder, f"new-{secrets.token_hex(6)}")
        self.made = 0
        self.recipient: tuple[str, bytes] | None = None  # a source's objects come one after another

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def seal(self, identity: str, source: BinaryIO | bytes) -> Sealed:
        """Seals a stream of any length in one pass, without the plain bytes ever touching the disk."""
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        first = source if isinstance(source, bytes) and len(source) < SMALL else stream.read(SMALL)
        if len(first) < SMALL:  # a BinaryIO gives less only at its end
            return self.seal_bytes(identity, first)
        plain = _Plain(first, stream)
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0) as f:
                    cipher = _Cipher(f)
                    for piece in age.sealed(self._recipient(identity), plain.chunk):
                        cipher.put(piece)
                    cipher.flush(cipher.filled)
            except BaseException:
                _remove(beside)
                raise
        return Sealed(cipher.hash.hexdigest(), plain.hash.hexdigest(), plain.size, beside)

    def seal_bytes(self, identity: str, data: bytes) -> Sealed:
        """For small things: held in memory as a whole."""
        sealed = age.sealed_bytes(self._recipient(identity), data)
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0) as f:
                    _write(f, sealed)
            except BaseException:
                _remove(beside)
                raise
        return Sealed(hashlib.sha256(sealed).hexdigest(), hashlib.sha256(data).hexdigest(), len(data), beside)

    def _recipient(self, identity: str) -> bytes:
        if self.recipient is None or self.recipient[0] != identity:
            self.recipient = identity, age.recipient_of(identity)
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

    def open_bytes(self, name: str, identity: str) -> bytes:
        out = io.BytesIO()
        self.open_to(name, identity, out)
        return out.getvalue()

    def open_to(self, name: str, identity: str, out: BinaryIO) -> None:
        """Writes the plain bytes to `out`. Raises `Damage` naming the object when it is missing or changed."""
        hint = _("Restore it from a backup: copy the file of the same name from the backup's `objects` folder.")
        try:
            with durable.opened(self.path(name)) as f:
                pyrage.decrypt_io(f, out, [pyrage.x25519.Identity.from_str(identity)])
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
