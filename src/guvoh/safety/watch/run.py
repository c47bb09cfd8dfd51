"""The watcher at work: each tick lets time pass, then sends what is due. One thread ticks; each channel sends in its
own, so that a mail server that hangs keeps no Signal message waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from guvoh.errors import GuvohError
from guvoh.safety.watch import outbox
from guvoh.safety.watch.channels import Send
from guvoh.safety.watch.clock import Clock
from guvoh.safety.watch.events import Tick
from guvoh.safety.watch.outbox import Failure, Row
from guvoh.safety.watch.plan import CHANNELS
from guvoh.safety.watch.settings import Settings
from guvoh.safety.watch.store import Store, over
from guvoh.safety.watch.words import text

TICK = 15.0  # seconds
Outcome = Failure | None


def clocks() -> Clock:
    """The clocks of this machine. `mono` runs through sleep where the system has such a clock (Linux)."""
    which = getattr(time, "CLOCK_BOOTTIME", None)
    mono = time.clock_gettime(which) if which is not None else time.monotonic()
    return Clock(int(time.time()), int(mono), _boot())


def _boot() -> str:
    """What tells one run of the machine from the next; without it, each process counts as one."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return _PROCESS


_PROCESS = f"process {time.time_ns()}"


def send_due(
    store: Store,
    settings: Settings,
    senders: Mapping[str, Send],
    channel: str,
    unkept: dict[str, Outcome] | None = None,
) -> int:
    """Sends what is due on one channel; returns how many were taken. What a channel raises is a failure of it: one
    dead notifier must never stop the others. `unkept`: what became of messages and could not be written yet, by key. A
    disk that is full must not make one message a hundred."""
    taken, unkept = 0, {} if unkept is None else unkept
    for row in store.waiting():
        key = row.message.key
        if row.message.channel != channel:
            continue
        if key not in unkept:
            if outbox.is_over(row, store.watch):
                store.keep_row(over(row))
                continue
            if not outbox.due(row, store.watch.alive.t) or outbox.waits(row, store.watch):
                continue
            unkept[key] = _sent(store, settings, senders[channel], row)
        if failure := unkept[key]:
            store.failed(row, failure)
        else:
            store.keep_row(outbox.delivered(row))
            taken += 1
        del unkept[key]
    return taken


def _sent(store: Store, settings: Settings, send: Send, row: Row) -> Outcome:
    code = store.code(row.message)
    try:
        return send(settings, row.message, text(row.message, settings.address, code), code, store.clock().wall)
    except GuvohError:
        return Failure("settings")
    except Exception:  # noqa: BLE001  its words may hold an address, so they go nowhere
        return Failure("fault")


def work(store: Store, settings: Settings, senders: Mapping[str, Send], end: threading.Event) -> None:
    """Ticks and sends until `end` is set. A fault of ours sets it too, and is raised: a watcher that only seems to
    watch is worse than one that ended, which its machine starts anew."""
    threads = [
        threading.Thread(target=_channel, args=(store, settings, senders, name, end), daemon=True) for name in CHANNELS
    ]
    for thread in threads:
        thread.start()
    try:
        while not end.is_set():
            _try(lambda: store.hear(Tick()))
            end.wait(TICK)
    finally:
        end.set()
    for thread in threads:
        thread.join(1.0)


def _channel(store: Store, settings: Settings, senders: Mapping[str, Send], name: str, end: threading.Event) -> None:
    unkept: dict[str, Outcome] = {}
    try:
        while not end.is_set():
            _try(lambda: send_due(store, settings, senders, name, unkept))
            end.wait(1.0)
    finally:
        end.set()


def _try(act: Callable[[], object]) -> None:
    """A disk that is full for a while ends no watcher."""
    try:
        act()
    except GuvohError:
        time.sleep(1.0)
