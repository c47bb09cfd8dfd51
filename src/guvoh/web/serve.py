"""Starts the desk and ends it. Locking is the end of the process: what was in its memory is gone with it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import uvicorn

from guvoh.web.desk import Desk
from guvoh.web.guard import Guard, Keys
from guvoh.web.show import warm
from guvoh.web.site import site

TICK = 1.0


@dataclass
class Served:
    """A desk that listens. `address` opens it once; `lock` ends it."""

    desk: Desk
    guard: Guard
    server: uvicorn.Server
    ended: list[Callable[[], None]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """For the browser: the word behind # never reaches a server or a history."""
        return f"http://127.0.0.1:{self.guard.port}/#{self.guard.keys.once}"

    def lock(self) -> None:
        self.server.should_exit = True


def serve(desk: Desk, ready: Callable[[Served], None], port: int = 0) -> None:
    """Listens on loopback until the desk is locked. `ready` is called once with what then listens."""
    guard = site(desk, Keys())
    config = uvicorn.Config(
        guard, host="127.0.0.1", port=port, log_config=None, access_log=False, server_header=False, date_header=False,
        ws="none", lifespan="off", loop="asyncio", http="h11", timeout_graceful_shutdown=2, timeout_keep_alive=30,
    )  # fmt: skip
    served = Served(desk, guard, uvicorn.Server(config))
    desk.stop = served.lock
    threading.Thread(target=_watch, args=(served, ready), daemon=True).start()
    try:
        served.server.run()
    finally:
        for end in served.ended:
            end()
        desk.close()


def _watch(served: Served, ready: Callable[[Served], None]) -> None:
    while not served.server.started:
        if served.server.should_exit:
            return
        time.sleep(0.01)
    served.guard.port = served.server.servers[0].sockets[0].getsockname()[1]
    ready(served)
    warm()
    while not served.server.should_exit:
        time.sleep(TICK)
        if served.desk.idle() > served.desk.idle_limit:
            served.lock()
