"""A watcher's file with a clock that a test sets, contacts, and a web server for what is sent."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from guvoh.safety.watch import events as e
from guvoh.safety.watch.clock import Clock
from guvoh.safety.watch.machine import advance
from guvoh.safety.watch.plan import DAY, HOUR, Contact, Ladder, Route
from guvoh.safety.watch.settings import Settings
from guvoh.safety.watch.store import Store, create, hash_of, open_store

PLAN = "ab" * 16
CODE = "7K3M-7K3M-7K3M-7K3M"
BEGIN = 1_800_000_000


@dataclass
class Hands:
    """The hands of a clock."""

    wall: int = BEGIN
    mono: int = 1000
    boot: str = "first"

    def __call__(self) -> Clock:
        return Clock(self.wall, self.mono, self.boot)

    def turn(self, seconds: int) -> None:
        self.wall += seconds
        self.mono += seconds


def contacts(hook: str = "http://127.0.0.1:9/hook") -> tuple[Contact, ...]:
    return (
        Contact("b", ("buddy",), "en", (Route("mail", "buddy@example.org"),)),
        Contact("d", ("duty",), "fa", (Route("webhook", hook),)),
        Contact("l", ("lawyer",), "ru", (Route("mail", "lawyer@example.org"),)),
    )


def made(folder: Path, hands: Hands) -> Store:
    create(folder, hands)
    return open_store(folder, hands)


def armed(store: Store, people: tuple[Contact, ...] | None = None, sealed: str = "") -> None:
    """The plan, confirmed and armed, with a check-in due in a day."""
    people = people or contacts()
    store.hear(e.Ordered(PLAN, 1, "00" * 32, hash_of(CODE), people, DAY, 12 * HOUR, Ladder(), sealed))
    for one in people:
        store.hear(e.Answered(PLAN, 0, "confirm0", one.id, "acknowledge"))
    for row in store.waiting():
        store.keep_row(row.__class__(row.message, row.made_at, row.next_at, 1, "delivered"))
    store.hear(e.Armed(PLAN, 2, (DAY, 2 * DAY)))


def until(store: Store, hands: Hands, after: int) -> None:
    """Time goes on to so many seconds after the check-in was due, written once: a disk is slow, and this is no test."""
    watch, said = store.watch, []
    while watch.alive.t < watch.plans[PLAN].due + after:
        hands.turn(min(500, watch.plans[PLAN].due + after - watch.alive.t))
        watch, more = advance(watch, e.Tick(), hands())
        said += more
    store._write(watch, tuple(said), None)


def settings(folder: Path, **parts: dict[str, Any]) -> Settings:
    return Settings(folder, "https://watch.example.org", ("127.0.0.1", 0), "", "", parts)


@dataclass
class Heard:
    """What came to the web server: path, head, body. `answers` are given one after the other, then 200."""

    url: str = ""
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def web_server(context: ssl.SSLContext | None = None) -> Iterator[Heard]:
    """`context`: over TLS with it."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.came.append((self.path, dict(self.headers.items()), body))
            status, head, said = heard.answers.pop(0) if heard.answers else (200, {}, b"")
            self.send_response(status)
            for name, value in head.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    heard.url = f"{'https' if context else 'http'}://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
