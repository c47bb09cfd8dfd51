"""The desk of the command line, and the vault that tests of records begin with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "cli"), str(HERE.parents[1])]

import desk as desks  # noqa: E402  beside the tests of the command line

from one_reader import case, vault  # noqa: E402

__all__ = ["case", "vault"]


@pytest.fixture
def desk(tmp_path: Path) -> desks.Desk:
    """An empty vault."""
    return desks.desk(tmp_path / "home")
