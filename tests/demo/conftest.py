"""The demo as a newcomer runs it: in a process of its own, from a copy of its folder, with an empty home."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a run that was broken off leaves; the run after it makes each of these places anew.
LEFT = ("left-over.txt", "chronology.pdf", "vault/head.A", "vault/ledger/left.log", "papers/alert.html",
        "forms/left.docx", "backup/head.A", "restored/keyring/left")  # fmt: skip
BEFORE = "from before"


@dataclass(frozen=True)
class Demo:
    """One run: `folder` is the copy of demo/ in which it ran."""

    folder: Path
    code: int
    said: str
    progress: str

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def left(self) -> list[str]:
        """What still is as `leave` left it."""
        return [p.name for p in sorted(self.out.rglob("*")) if p.is_file() and p.read_bytes() == BEFORE.encode()]

    def paper(self) -> dict[str, Any]:
        return dict(json.loads((self.out / "chronology.json").read_text("utf-8")))


def run(folder: Path, files: Sequence[str] = (), home: Path | None = None) -> Demo:
    """Without a terminal, and with nothing in the environment but where programs are."""
    home = home or folder.parent / "home"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, str(folder / "run.py"), *files], cwd=folder.parent, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=240,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)},
    )  # fmt: skip
    return Demo(folder, done.returncode, done.stdout, done.stderr)


def copy(to: Path) -> Path:
    shutil.copytree(ROOT / "demo", to / "demo", ignore=shutil.ignore_patterns("out", "__pycache__"))
    return to / "demo"


def leave(out: Path) -> None:
    for name in LEFT:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(BEFORE, "utf-8")
    (out / "own-passphrase.txt").write_text(BEFORE, "utf-8")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run once for all tests, where an earlier run left things."""
    folder = copy(tmp_path_factory.mktemp("demo"))
    leave(folder / "out")
    return run(folder)


@pytest.fixture(scope="session")
def again(demo: Demo, pytestconfig: pytest.Config) -> Demo:
    """A run after what `leave` left; with `--whole` a second one after a whole one, in the same folder."""
    if not pytestconfig.getoption("--whole"):
        return demo
    leave(demo.out)
    return run(demo.folder)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The way with somebody's own files: two invented ones."""
    place = tmp_path_factory.mktemp("own")
    (place / "one.txt").write_text("Three teachers were detained in Velm on 4 May 2026, families said.\n", "utf-8")
    (place / "two.txt").write_text("The printer Osto Grell was released from prison on 6 May 2026.\n", "utf-8")
    return run(copy(place), [str(place / "one.txt"), str(place / "two.txt")])
