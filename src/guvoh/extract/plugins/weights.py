"""Which files a model was loaded from, as one number that anybody can compute again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def sha256_of(files: Iterable[Path], folder: Path) -> str:
    """SHA-256 over lines `<SHA-256 of the file>  <its path below the folder>` in the order of their paths: what
    `sha256sum` prints for them, hashed again. Raises OSError."""
    lines = []
    for file in sorted(files, key=lambda one: one.relative_to(folder).as_posix()):
        with open(file, "rb") as f:
            lines.append(f"{hashlib.file_digest(f, 'sha256').hexdigest()}  {file.relative_to(folder).as_posix()}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def files_of(folder: Path) -> list[Path]:
    """All that a model could be loaded from, byte code aside."""
    return [f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
