"""Kills a watcher with -9 before each line of the code that writes and sends, one after the other, and looks at what is
left. Prints, as JSON, how many kills there were and what was broken. Not a test by itself: `test_watch_kills.py` starts
it in a process of its own, with one thread, so that it can fork.

    killed_steps.py FOLDER [all]    all: before each line each time that it comes; otherwise where it comes first
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from watched_lines import PLAN, Hands, armed, contacts, settings

from guvoh.errors import GuvohError, Refused
from guvoh.safety.watch import events as e
from guvoh.safety.watch import run, store
from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import DAY, HOUR
from guvoh.safety.watch.store import Store, create, open_store

FOLDER = Path(sys.argv[1])
FILES = {store.__file__, run.__file__}


class Kill:
    """Ends this process before the `at`th line."""

    def __init__(self, at: int) -> None:
        self.left, self.met = at, set[tuple[str, int]]()

    def __call__(self, frame: FrameType, event: str, _what: Any) -> Any:
        if frame.f_code.co_filename not in FILES:
            return None
        if event == "line":
            place = frame.f_code.co_filename, frame.f_lineno
            self.left -= EACH or place not in self.met
            self.met.add(place)
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def forked(act: Callable[[], object], at: int) -> bool:
    """Whether `act` came to its end before the `at`th line."""
    child = os.fork()
    if not child:
        try:
            sys.settrace(Kill(at))
            act()
            sys.settrace(None)
            os._exit(0)
        except BaseException:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the watcher failed by itself")
    return os.WIFEXITED(status)


def logged(folder: Path, line: str) -> None:
    """What reached the world outside; whoever is killed afterwards has said it."""
    with (folder / "log").open("ab", buffering=0) as file:
        file.write(f"{line}\n".encode())


def sender(folder: Path, fails: str = "") -> Any:
    def send(_settings: Any, message: Any, _text: str, _code: str, _now: int) -> Failure | None:
        if message.channel == fails:
            return Failure("not_reached")
        logged(folder, f"shown {message.key}")
        return None

    return send


def work(folder: Path, hands: Hands, fails: str) -> None:
    """A check-in is two hours late: ticks and sendings, then an answer and a check-in, each acknowledged."""
    one = open_store(folder / "w", hands)
    send = sender(folder, fails)
    for event in (e.Tick(), e.Answered(PLAN, 1, "l1", "b", "acknowledge"), e.CheckedIn(PLAN, 3, (DAY,))):
        try:
            one.hear(event)
        except Refused:
            continue  # a run before this one did it
        for channel in ("mail", "webhook"):
            run.send_due(one, settings(folder), {"mail": send, "webhook": send}, channel)
        logged(folder, f"heard {type(event).__name__} {one.sequence} {one.watch.plans[PLAN].round}")
    one.close()


def broken(folder: Path, hands: Hands, began: int) -> list[str]:
    """What is not as promised: after the kill, and after all has been done again."""
    found = []
    lines = (folder / "log").read_text().split("\n") if (folder / "log").exists() else []
    heard = [line.split() for line in lines if line.startswith("heard")]
    left = open_store(folder / "w", hands)
    if left.sequence < max([began, *(int(one[2]) for one in heard)]):
        found.append("what was acknowledged is lost")
    if left.watch.plans[PLAN].round < max([1, *(int(one[3]) for one in heard)]):
        found.append("a check-in that was acknowledged is lost")
    left.close()
    work(folder, replace(hands, wall=hands.wall + 200, mono=hands.mono + 200), "")
    done: Store = open_store(folder / "w", hands)
    shown = [line.split()[1] for line in (folder / "log").read_text().split("\n") if line.startswith("shown")]
    for row in done.rows():
        key = row.message.key
        if row.message.step == "confirm0":
            continue  # `armed` says that these were delivered
        if row.state == "waiting" or (row.state == "delivered" and row.tries and key not in shown):
            found.append(f"not delivered: {row.message.step}")
    if not any(key.startswith(f"{PLAN}.1.l1.") for key in shown):
        found.append("nobody was told of the first step")
    if done.watch.plans[PLAN].round != 2:
        found.append("the check-in did not count, or counted twice")
    done.close()
    return found


def kills(fails: str) -> tuple[int, list[str]]:
    first, hands = FOLDER / "first", Hands()
    shutil.rmtree(first, ignore_errors=True)
    create(first / "w", hands)
    one = open_store(first / "w", hands)
    people = contacts()
    armed(one, (replace(people[0], routes=(*people[0].routes, *people[1].routes)), *people[1:]))
    began = one.sequence
    one.close()
    hands.turn(DAY + 2 * HOUR)
    at, found = 0, []
    while True:
        folder = FOLDER / "one"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(first, folder)
        ended = forked(partial(work, folder, hands, fails), at)
        found += [f"line {at}: {one}" for one in broken(folder, hands, began)]
        if ended:
            return at, found
        at += 1


def making() -> tuple[int, list[str]]:
    """A watcher that was killed while it was made is none, or is whole; never another one's."""
    at, found = 0, []
    while True:
        folder = FOLDER / "made"
        shutil.rmtree(folder, ignore_errors=True)
        ended = forked(partial(create, folder, Hands()), at)
        try:
            one = open_store(folder, Hands())
            if one.watch.plans or not one.secret:
                found.append(f"line {at}: half a watcher opens")
            one.close()
        except GuvohError:
            if ended:
                found.append("a watcher that was made does not open")
        if ended:
            return at, found
        at += 1


EACH = "all" in sys.argv
total, faults = making()
for fails in ("mail", "") if EACH else ("mail",):
    n, more = kills(fails)
    total, faults = total + n, faults + more
print(json.dumps({"kills": total, "broken": faults[:20]}))
