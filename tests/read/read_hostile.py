"""A parser that goes wrong in every way a hostile file could make a reader go wrong; the file says which."""

from __future__ import annotations

import os
import signal
import time

from guvoh.model import Block, Reading


def preload(kind: str, data: bytes) -> None:
    del kind, data


def parse(kind: str, data: bytes) -> Reading:
    del kind
    what = data.decode().strip()
    if what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if what == "raise":
        raise ValueError("Firuz was seen")
    if what == "exit":
        os._exit(3)
    if what == "hang":
        time.sleep(600)
    if what == "spin":
        while True:
            pass
    if what == "eat":
        kept = [bytes(64 << 20) for _ in range(200)]
        del kept
    if what == "flood":
        while True:
            os.write(1, b"x" * 65536)
    if what == "kill":
        os.kill(os.getppid(), signal.SIGKILL)
    if what == "mute":
        os.close(1)
        time.sleep(600)
    if what == "shout":
        os.write(1, b"R" * 4096)
    if what == "write":
        return _told(_tried(lambda: _write("/tmp/kept")))
    if what == "passwd":
        return _told(_tried(lambda: os.stat("/etc/passwd")))
    if what == "network":
        return _told(_tried(_connect))
    if what == "environment":
        return _told(" ".join(sorted(os.environ)))
    if what == "others":
        return _told(_tried(lambda: os.kill(os.getppid(), 0)) + " " + str(os.getppid()))
    if what == "outside":
        return Reading("short", (Block(0, 500, None, 1),), "bad 1")
    return _told(what)


def _told(text: str) -> Reading:
    return Reading(text, (Block(0, len(text), None, 1),), "hostile 1")


def _tried(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except OSError as error:
        return type(error).__name__
    return "done"


def _write(path: str) -> None:
    with open(path, "wb") as file:
        file.write(b"x")
        file.flush()


def _connect() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9), 1)
