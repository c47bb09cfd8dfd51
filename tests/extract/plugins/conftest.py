"""A model server of their own for tests of plug-ins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from model_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.over.set()
    made.http.shutdown()
    made.http.server_close()
