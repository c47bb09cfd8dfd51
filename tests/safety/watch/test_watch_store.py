"""The watcher's file: nothing is new by itself, nothing is half written, what was sent is known by its key."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from watched_lines import CODE, PLAN, Hands, armed, contacts, made, settings, until, web_server

from guvoh.cli import main
from guvoh.errors import Busy, Damage, NoVault, Refused
from guvoh.safety.watch import events as e
from guvoh.safety.watch.channels import senders
from guvoh.safety.watch.outbox import Row
from guvoh.safety.watch.plan import HOUR, Message
from guvoh.safety.watch.run import Outcome, send_due, work
from guvoh.safety.watch.store import create, open_store


def test_a_watcher_without_its_file_does_not_start(tmp_path: Path):
    with pytest.raises(NoVault):
        open_store(tmp_path, Hands())


def test_a_watcher_is_never_made_over_another(tmp_path: Path):
    create(tmp_path, Hands())
    (tmp_path / "watch.db").unlink()
    with pytest.raises(Refused):
        create(tmp_path, Hands())


def test_what_was_known_is_known_after_a_start(tmp_path: Path):
    store = made(tmp_path, Hands())
    armed(store)
    store.close()
    assert open_store(tmp_path, Hands()).watch == store.watch


@pytest.mark.parametrize("at", [0, 30, 500, 5000, 20000])
def test_a_damaged_file_never_opens_as_another_state(tmp_path: Path, at: int):
    store = made(tmp_path, Hands())
    armed(store)
    store.close()
    data = bytearray((tmp_path / "watch.db").read_bytes())
    data[at : at + 400] = os.urandom(400)
    (tmp_path / "watch.db").write_bytes(data)
    with contextlib.suppress(Damage):
        assert open_store(tmp_path, Hands()).watch == store.watch  # where it opens, what was hit held nothing


def test_a_file_that_was_cut_short_is_said(tmp_path: Path):
    made(tmp_path, Hands()).close()
    (tmp_path / "watch.db").write_bytes((tmp_path / "watch.db").read_bytes()[:5000])
    with pytest.raises(Damage):
        open_store(tmp_path, Hands())


def test_an_older_copy_put_back_is_said(tmp_path: Path):
    store = made(tmp_path, Hands())
    store.close()
    shutil.copy(tmp_path / "watch.db", tmp_path / "old")
    store = open_store(tmp_path, Hands())
    armed(store)
    store.close()
    shutil.copy(tmp_path / "old", tmp_path / "watch.db")
    with pytest.raises(Damage):
        open_store(tmp_path, Hands())


def test_whoever_only_looks_is_told_too_of_an_older_copy(tmp_path: Path):
    store = made(tmp_path, Hands())
    shutil.copy(tmp_path / "watch.db", tmp_path / "old")
    armed(store)
    store.close()
    shutil.copy(tmp_path / "old", tmp_path / "watch.db")
    with pytest.raises(Damage):
        open_store(tmp_path, Hands(), only_look=True)


def test_a_watcher_that_no_longer_ticks_is_shown_red(tmp_path: Path):
    CliRunner().invoke(main, ["watch", "init", str(tmp_path / "w")])
    said = CliRunner().invoke(main, ["watch", "status", str(tmp_path / "w")]).output
    with sqlite3.connect(tmp_path / "w" / "watch.db") as base:  # an hour ago, by a run of the machine before this one
        body = json.loads(base.execute("SELECT value FROM kept WHERE name = 'alive'").fetchone()[0])
        body |= {"wall": body["wall"] - 3600, "boot": "before"}
        base.execute("UPDATE kept SET value = ? WHERE name = 'alive'", (json.dumps(body),))
    later = CliRunner().invoke(main, ["watch", "status", str(tmp_path / "w")]).output
    assert ("RED" in said, later.startswith("RED: no sign of life for 60 minutes")) == (False, True)


def test_a_message_that_was_taken_goes_once_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hands, sent = Hands(), list[str]()
    store = made(tmp_path / "w", hands)
    armed(store)
    until(store, hands, 2 * HOUR)
    keep = store.keep_row
    faults = iter([Damage("full", ""), Damage("full", "")])

    def full(row: Row) -> None:
        if fault := next(faults, None):
            raise fault
        keep(row)

    monkeypatch.setattr(store, "keep_row", full)
    unkept: dict[str, Outcome] = {}

    def take(_how: object, message: Message, *_more: object) -> None:
        sent.append(message.key)

    for _n in range(3):
        with contextlib.suppress(Damage):
            send_due(store, settings(tmp_path), {"mail": take}, "mail", unkept)
    assert (sent, store.waiting(), unkept) == ([f"{PLAN}.1.l1.b.0"], [], {})


def test_two_processes_never_run_one_watcher(tmp_path: Path):
    store = made(tmp_path, Hands())
    with pytest.raises(Busy):
        open_store(tmp_path, Hands())
    store.close()


def test_who_looks_sees_a_watcher_that_runs(tmp_path: Path):
    store = made(tmp_path, Hands())
    armed(store)
    assert open_store(tmp_path, Hands(), only_look=True).watch == store.watch
    store.close()


def test_a_watcher_whose_file_fails_for_good_ends_and_does_not_only_seem_to_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store, end = made(tmp_path, Hands()), threading.Event()

    def broken() -> list[object]:
        raise RuntimeError

    monkeypatch.setattr(store, "waiting", broken)
    monkeypatch.setattr(threading, "excepthook", lambda _fault: None)
    work(store, settings(tmp_path), senders(), end)
    assert end.is_set()


def test_a_refused_word_leaves_the_plan_as_it_was(tmp_path: Path):
    store = made(tmp_path, Hands())
    armed(store)
    before = store.watch.plans[PLAN]
    with pytest.raises(Refused):
        store.hear(e.CheckedIn(PLAN, 2, (HOUR,)))
    assert store.watch.plans[PLAN] == before


def test_a_transition_that_the_disk_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = made(tmp_path, Hands())
    armed(store)
    before = store.watch

    def full(*_row: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(store, "_log_alive", full)
    with pytest.raises(Damage):
        store.hear(e.CheckedIn(PLAN, 9, (HOUR,)))
    kept = dict(store.base.execute("SELECT id, body FROM plans"))
    assert (store.watch, '"counter": 2' in kept[PLAN]) == (before, True)


def test_the_times_at_which_it_was_alive_are_kept(tmp_path: Path):
    hands = Hands()
    store = made(tmp_path, hands)
    for gap in (100, 100, 5000, 100):
        hands.turn(gap)
        store.hear(e.Tick())
    assert [ended - began for began, ended in store.alive()] == [100, 100]


def test_a_code_is_kept_only_hashed(tmp_path: Path):
    store = made(tmp_path, Hands())
    armed(store)
    store.close()
    assert CODE.encode() not in (tmp_path / "watch.db").read_bytes()


KILLED = """
import sys, os, signal
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from click.testing import CliRunner
from watched_lines import Hands, PLAN, settings
from guvoh.safety.watch import run
from guvoh.safety.watch.channels import senders, webhook
from guvoh.safety.watch.store import open_store
folder = Path(sys.argv[2])
hands = Hands(int(sys.argv[3]), int(sys.argv[4]))
def send(*given):
    webhook.send(*given)
    os.kill(os.getpid(), signal.SIGKILL)
store = open_store(folder / "w", hands)
run.send_due(store, settings(folder, webhook={"secret_file": "secret"}), {"webhook": send}, "webhook")
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a signal that Windows does not have")
def test_what_was_sent_before_a_kill_is_sent_again_and_shown_once(tmp_path: Path):
    (tmp_path / "secret").write_text("our secret\n")
    with web_server() as heard:
        hands = Hands()
        store = made(tmp_path / "w", hands)
        armed(store, contacts(f"{heard.url}/hook"))
        until(store, hands, 8 * HOUR)
        store.close()
        command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(tmp_path), str(hands.wall),
                   str(hands.mono)]  # fmt: skip
        done = subprocess.run(command, check=False, timeout=60)
        assert done.returncode == -signal.SIGKILL
        time.sleep(0.1)
        again = open_store(tmp_path / "w", hands)
        send_due(again, settings(tmp_path, webhook={"secret_file": "secret"}), senders(), "webhook")
        again.close()
        keys = [head["Guvoh-Key"] for _path, head, _body in heard.came]
        first = keys[0]
        assert (keys.count(first) >= 2, len(set(keys)) == len({(k.split(".")[2], k.split(".")[3]) for k in keys})) == (
            True, True,
        )  # fmt: skip
