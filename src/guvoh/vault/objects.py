"""Sealed objects: originals, texts read from them, suggestion runs. One age file each, named by its own SHA-256.

The name is the hash of the ciphertext: anyone can check the store without a key, and a seized disk does not confirm
that a known video lies in it. Any age program opens an object with the compartment's identity.
"""

from __future__ import annotations

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
from guvoh.vault import durable

PIECE = 64 * 1024  # bytes; larger pieces fall out of the processor's cache, and the system hands them out afresh
SMALL = 128 * 1024  # bytes; up to here one call seals quicker than two streams


@dataclass(frozen=True, slots=True)
class Sealed:
    """An object: `name` is the SHA-256 of the age file (hex), `sha256` and `size` are of the plain bytes."""

    name: str
    sha256: str
    size: int
    waiting: Path | None = None


class _Plain:
    """The stream that is sealed, read and hashed in large pieces; pyrage asks for small ones.

    pyrage turns every fault of a stream into its own; `fault` keeps the system's, which a person must know.
    """

    def __init__(self, first: bytes, inner: BinaryIO) -> None:
        self.inner = inner
        self.fault: OSError | None = None
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
        except OSError as error:
            self.fault = error
            raise
        self.hash.update(self.piece)
        self.size += len(self.piece)


class _Cipher:
    """The sealed file as it is written, hashed as it passes. pyrage hands over pieces of 64 KiB."""

    def __init__(self, inner: FileIO) -> None:
        self.inner = inner
        self.fault: OSError | None = None
        self.hash = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        try:
            _write(self.inner, piece)
        except OSError as error:
            self.fault = error
            raise
        self.hash.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""


def _write(file: FileIO, data: bytes) -> None:
    """All of it: a raw file may take less at once, when the disk is nearly full."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


class Store:
    """The folder `objects` of one vault. New objects wait in a folder of their own until a commit places them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting = folder / f"new-{secrets.token_hex(6)}"

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def seal(self, age: str, stream: BinaryIO) -> Sealed:
        """Seals a stream of any length in one pass, without the plain bytes ever touching the disk."""
        first = stream.read(SMALL)  # a BinaryIO gives less only at its end
        if len(first) < SMALL:
            return self.seal_bytes(age, first)
        recipient = pyrage.x25519.Identity.from_str(age).to_public()
        plain, cipher = _Plain(first, stream), None
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0) as f:
                    cipher = _Cipher(f)
                    pyrage.encrypt_io(plain, cipher, [recipient])
                    if cipher.fault is not None:  # pyrage is silent about a fault in the last piece
                        raise cipher.fault
            except BaseException as error:
                beside.unlink(missing_ok=True)
                if isinstance(error, pyrage.EncryptError):
                    fault = plain.fault or (cipher.fault if cipher else None)
                    if fault is not None:
                        raise fault from error
                raise
        return Sealed(cipher.hash.hexdigest(), plain.hash.hexdigest(), plain.size, beside)

    def seal_bytes(self, age: str, data: bytes) -> Sealed:
        """For small things: one call instead of two streams."""
        recipient = pyrage.x25519.Identity.from_str(age).to_public()
        sealed = pyrage.encrypt(data, [recipient])
        with durable.storage():
            beside = self._beside()
            try:
                with open(beside, "xb", buffering=0) as f:
                    _write(f, sealed)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
        return Sealed(hashlib.sha256(sealed).hexdigest(), hashlib.sha256(data).hexdigest(), len(data), beside)

    def _beside(self) -> Path:
        """A place for a new object, not yet taken."""
        if not self.waiting.exists():
            self.waiting.mkdir(parents=True, exist_ok=True)
        return self.waiting / secrets.token_hex(8)

    def place(self, objects: Iterable[Sealed]) -> None:
        """Syncs and renames waiting objects into place; afterwards an entry may name them."""
        todo = [(str(o.waiting), o.name) for o in objects if o.waiting is not None]
        durable.sync_files(waiting for waiting, _name in todo)
        folders: set[str] = set()
        with durable.storage():
            for waiting, name in todo:
                folder = os.path.join(self.folder, name[:2])
                if folder not in folders:
                    if not os.path.exists(folder):
                        os.makedirs(folder, exist_ok=True)
                        folders.add(str(self.folder))
                    folders.add(folder)
                os.replace(waiting, os.path.join(folder, name))
            durable.every(folders, durable.sync_folder)

    def discard(self, objects: Iterable[Sealed]) -> None:
        for o in objects:
            if o.waiting is not None:
                o.waiting.unlink(missing_ok=True)

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
            with open(self.path(name), "rb") as f:
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
        """SHA-256 of the file as it lies there, or None when it is missing. Needs no key."""
        try:
            with open(self.path(name), "rb") as f:
                return hashlib.file_digest(f, "sha256").hexdigest()
        except FileNotFoundError:
            return None
