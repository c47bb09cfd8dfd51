from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvoh import read
from guvoh.errors import Refused


@pytest.fixture(scope="session")
def worker() -> Iterator[read.Worker]:
    with read.open_worker() as opened:
        yield opened


@pytest.fixture(scope="session", params=["bwrap", "process"])
def hostile(request: pytest.FixtureRequest) -> Iterator[read.Worker]:
    """A worker whose parser does what the file says, with little time."""
    limits = read.Cage(wall_seconds=2.0, cpu_seconds=1)
    try:
        opened = read.open_worker(request.param, limits=limits, parser="read_hostile", roots=[Path(__file__).parent])
    except Refused:
        assert request.param == "bwrap"
        pytest.skip("bubblewrap is not installed" if shutil.which("bwrap") is None else "bubblewrap is forbidden here")
    with opened:
        yield opened
