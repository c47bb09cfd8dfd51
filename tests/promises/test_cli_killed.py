"""README: what was acknowledged is kept, whenever the command ends: by Ctrl-C, killed, or beside another one."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from desk import Desk, busy_desk, desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as Linux and macOS have them")
FILES = 300
SENTENCE = "Police detained {n} shepherds in Ostrevan on 12 November 2026, letter {n} says.\n"


@pytest.fixture
def place(tmp_path: Path) -> Desk:
    return desk(tmp_path / "home")


def letters(of: Desk, count: int, folder: str = "many") -> Path:
    for n in range(count):
        of.file(f"{folder}/{n:04}.txt", SENTENCE.format(n=n))
    return of.home / "files" / folder


def start(of: Desk, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(of.command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            stdin=subprocess.DEVNULL, env=of.environment(), cwd=of.home)  # fmt: skip


def told(out: str) -> list[str]:
    """The ids on whole lines; the last line may have been cut off."""
    return [json.loads(line)["id"] for line in out.splitlines(keepends=True) if line.endswith("}\n")]


def names(of: Desk) -> Counter[str]:
    return Counter(line["name"] for line in of.run("sources", "--json").lines())


def test_an_add_that_is_stopped_goes_on_where_it_was_and_takes_each_file_once(place: Desk) -> None:
    folder = letters(place, FILES)
    running = start(place, "add", str(folder), "--json")
    assert running.stdout is not None
    first = running.stdout.readline()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, "give the command again" in err, "Traceback" in err) == (130, True, False)
    kept = {line["id"] for line in place.run("sources", "--json").lines()}
    assert set(told(first + out)) <= kept
    assert 0 < len(kept) < FILES
    said = place.run("add", str(folder), "--json")
    assert Counter(line["state"] for line in said.lines()) == {"already": len(kept), "added": FILES - len(kept)}
    assert names(place) == Counter(f"{n:04}.txt" for n in range(FILES))
    assert place.is_whole()


def test_a_long_add_shows_how_far_it_is_on_standard_error(place: Desk) -> None:
    said = place.run("add", str(letters(place, FILES)), "--json")
    assert f" / {FILES}" in said.err


def test_two_adds_at_once_lose_nothing(place: Desk) -> None:
    both = [start(place, "add", str(letters(place, 120, name)), "--json", "--case", name) for name in ("one", "two")]
    outs = [running.communicate(timeout=120)[0] for running in both]
    kept = {line["id"] for line in place.run("sources", "--json").lines()}
    assert [running.returncode for running in both] == [0, 0]
    assert {id for out in outs for id in told(out)} <= kept
    assert place.is_whole()


@pytest.mark.parametrize("seed", range(3))
def test_an_add_that_is_killed_keeps_what_it_told(place: Desk, seed: int) -> None:
    folder = letters(place, 200)
    running = start(place, "add", str(folder), "--json")
    time.sleep(Random(seed).uniform(0.4, 3))
    running.kill()
    out, _err = running.communicate(timeout=60)
    assert set(told(out)) <= {line["id"] for line in place.run("sources", "--json").lines()}
    assert place.is_whole()
    place.run("add", str(folder))
    assert names(place) == Counter(f"{n:04}.txt" for n in range(200))


@pytest.mark.parametrize("seed", range(3))
def test_an_accept_that_is_killed_is_done_whole_or_not_at_all(tmp_path: Path, seed: int) -> None:
    busy = busy_desk(tmp_path / "home")
    ids = [line["id"] for line in busy.run("claims", "--json").lines()]
    running = start(busy, "accept", *ids, "--json")
    time.sleep(Random(seed).uniform(0.2, 0.8))
    running.kill()
    out, _err = running.communicate(timeout=60)
    states = Counter(line["state"] for line in busy.run("claims", "--json").lines())
    assert states in ({"accepted": len(ids)}, {"suggested": len(ids)})
    assert not told(out) or states["accepted"] == len(ids)
    assert busy.is_whole()
