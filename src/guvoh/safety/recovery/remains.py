"""What of the work a machine still shows when the vault is gone: told, with the command that removes it."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HISTORIES = (".bash_history", ".zsh_history", ".local/share/fish/fish_history", ".python_history")
SETTINGS = (".bashrc", ".profile", ".bash_profile", ".zshrc", ".config/fish/config.fish")
RECENT = ".local/share/recently-used.xbel"
PLACES = ("", "Desktop", "Documents", "Downloads")
ENDINGS = (".pdf", ".html", ".json", ".docx", ".png")
MOST, LARGEST = 2000, 30 * 1024 * 1024  # files that are looked at, and bytes of each


@dataclass(frozen=True, slots=True)
class Remnant:
    """`what`: paper, history, settings, recent, profile or passphrase; `command` removes it (Linux)."""

    what: str
    path: Path
    command: str


def remains(home: Path, is_paper: Callable[[bytes, str], bool], words_file: Path | None = None) -> Iterator[Remnant]:
    """Everything found under `home`. `is_paper`: whether bytes with that ending are a paper that Guvoh wrote."""
    for path in _files(home):
        if is_paper(_read(path), path.suffix.lower()):
            yield Remnant("paper", path, f"rm -- {shlex.quote(str(path))}")
    for name in HISTORIES:
        if b"guvoh" in _read(home / name).lower():
            yield Remnant("history", home / name, f"sed -i.old /guvoh/Id {_q(home / name)} && rm {_q(home / name)}.old")
    for name in SETTINGS:
        if b"guvoh" in _read(home / name).lower():
            yield Remnant("settings", home / name, f"grep -n -i guvoh {_q(home / name)}")
    if (home / RECENT).is_file():
        yield Remnant("recent", home / RECENT, f"rm -- {_q(home / RECENT)}")
    for folder in (Path(tempfile.gettempdir()), Path("/dev/shm")):  # noqa: S108  where the desk's window keeps its profile
        for path in sorted(folder.glob("desk-*")) if folder.is_dir() else ():
            yield Remnant("profile", path, f"rm -r -- {_q(path)}")
    if words_file is not None and words_file.is_file():
        yield Remnant("passphrase", words_file, f"rm -- {_q(words_file)}")


def _files(home: Path) -> Iterator[Path]:
    found = 0
    for place in PLACES:
        folder = home / place
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in ENDINGS and path.is_file() and not path.is_symlink():
                found += 1
                if found > MOST:
                    return
                yield path


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""


def _q(path: Path) -> str:
    return shlex.quote(str(path))
