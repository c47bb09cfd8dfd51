"""Starts the desk and ends it. Locking is the end of the process: what was in its memory is gone with it."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import uvicorn

from guvoh.text.i18n import _
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


def serve(desk: Desk, ready: Callable[[Served], None], port: int = 0) -> int:
    """Listens on loopback until the desk is locked. `ready` is called once with what then listens. Returns how many
    things that were typed could not be sealed and are lost."""
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
        lost = len(desk.close())
    return lost


def _watch(served: Served, ready: Callable[[Served], None]) -> None:
    while not served.server.started:
        if served.server.should_exit:
            return
        time.sleep(0.01)
    served.guard.port = served.server.servers[0].sockets[0].getsockname()[1]
    ready(served)
    warm()
    gc.freeze()  # what is there now stays: to look through it for garbage costs a page now and then 65 ms
    while not served.server.should_exit:
        time.sleep(TICK)
        if _may_lock(served.desk):
            served.lock()


def _may_lock(desk: Desk) -> bool:
    """Nobody is there. Where something typed cannot be sealed the desk waits once as long again, for space on the disk
    or for its reader; but whoever finds it must not find it open for ever."""
    if desk.idle() <= desk.idle_limit:
        return False
    if not desk.seal() or desk.idle() > 2 * desk.idle_limit:
        return True
    words = _("The desk did not lock itself: the disk takes nothing more of what you typed. Lock it to see what.")
    if words not in desk.told:
        desk.say(words)
    return False
