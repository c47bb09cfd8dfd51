"""The desk of the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "cli")]

import desk as desks  # noqa: E402  beside the tests of the command line


@pytest.fixture
def desk(tmp_path: Path) -> desks.Desk:
    """An empty vault."""
    return desks.desk(tmp_path / "home")
