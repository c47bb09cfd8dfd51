"""The desks that tests of the command line sit at."""

from __future__ import annotations

from pathlib import Path

import desk as desks
import pytest


@pytest.fixture
def desk(tmp_path: Path) -> desks.Desk:
    """An empty vault."""
    return desks.desk(tmp_path / "home")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> desks.Desk:
    return desks.busy_desk(tmp_path_factory.mktemp("filled") / "home")


@pytest.fixture
def busy(_filled: desks.Desk, tmp_path: Path) -> desks.Desk:
    """A vault with a letter and a page in it, nothing decided."""
    return desks.another(_filled, tmp_path / "home")
