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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run once; the tests of one worker share it."""
    return run(copy(tmp_path_factory.mktemp("demo")))


@pytest.fixture(scope="session")
def again(demo: Demo) -> Demo:
    """A second run in the same folder; what the first left there is gone."""
    (demo.out / "left-over.txt").write_text("from before", "utf-8")
    return run(demo.folder)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The way with somebody's own files: two invented ones."""
    place = tmp_path_factory.mktemp("own")
    (place / "one.txt").write_text("Three teachers were detained in Velm on 4 May 2026, families said.\n", "utf-8")
    (place / "two.txt").write_text("The printer Osto Grell was released from prison on 6 May 2026.\n", "utf-8")
    return run(copy(place), [str(place / "one.txt"), str(place / "two.txt")])
