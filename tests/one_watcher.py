"""A watcher for tests of the desk and the command line: its address listens in this process; nothing is sent by it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from guvoh.safety.watch.events import Answered
from guvoh.safety.watch.run import clocks
from guvoh.safety.watch.server import application
from guvoh.safety.watch.store import Store, create, open_store


@dataclass(frozen=True)
class Listening:
    """`word` is the group's word for it."""

    address: str
    word: str
    store: Store

    def replies(self) -> None:
        """Every contact of every plan answers that it can be reached."""
        for plan in list(self.store.watch.plans.values()):
            for one in plan.contacts:
                step = next(a.step for a in plan.asked if a.contact == one.id)
                self.store.hear(Answered(plan.id, plan.round, step, one.id, "acknowledge"))


@contextlib.contextmanager
def one_watcher(folder: Path) -> Iterator[Listening]:
    word = create(folder, clocks)
    store = open_store(folder, clocks)
    server = uvicorn.Server(uvicorn.Config(application(store), port=0, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Listening(f"http://127.0.0.1:{port}", word, store)
    finally:
        server.should_exit = True
        thread.join(5)
        store.close()
