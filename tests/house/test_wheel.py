"""The wheel carries everything that the program reads: pages, faces, words, borders, catalogues."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

NOT_SHIPPED = {".pyc", ".pot", ".sh"}


def test_a_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    for name in ("pyproject.toml", "README.md", "LICENSE", "THIRD_PARTY.md"):
        shutil.copy(root / name, tmp_path / name)
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
               "--disable-pip-version-check", "--wheel-dir", str(tmp_path / "out"), str(tmp_path)]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "out").glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = root / "src" / "guvoh"
    files = {f"guvoh/{p.relative_to(package).as_posix()}" for p in package.rglob("*")
             if p.is_file() and "__pycache__" not in p.parts and p.suffix not in NOT_SHIPPED}  # fmt: skip
    assert sorted(files - held) == []
    assert wheel.name.endswith("-py3-none-any.whl")
