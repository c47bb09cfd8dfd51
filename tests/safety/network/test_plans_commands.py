"""Plans and their watcher at the command line: the same deeds as at the desk, the order seen before it goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "cli")]

import desk as desks  # noqa: E402  beside the tests of the command line

from guvoh import app  # noqa: E402
from guvoh.model.ids import short  # noqa: E402
from guvoh.vault import queries  # noqa: E402
from guvoh.vault.vault import open_vault  # noqa: E402
from one_plan import Planned, one_plan  # noqa: E402
from one_watcher import Listening, one_watcher  # noqa: E402


@pytest.fixture
def desk(tmp_path: Path) -> desks.Desk:
    return desks.desk(tmp_path / "home")


@pytest.fixture
def planned(desk: desks.Desk) -> Planned:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        app.note(vault, "Nothing happened yet.", "note", "Valley")
        return one_plan(vault, queries.cases(vault)[0].id, 0)


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Listening]:
    with one_watcher(tmp_path / "w") as listening:
        yield listening


def test_to_look_at_an_order_sends_nothing(desk: desks.Desk, planned: Planned, watcher: Listening) -> None:
    said = desk.run("plans", "arm", short(planned.armed), "--watcher", watcher.address, "--look", "--json")
    assert (said.lines()[0]["what"], watcher.store.watch.plans) == ("order", {})


def test_a_plan_is_armed_asked_about_and_stood_down(desk: desks.Desk, planned: Planned, watcher: Listening) -> None:
    word = str(desk.file("word", watcher.word))
    arm = ("plans", "arm", short(planned.armed), "--watcher", watcher.address, "--word-file", word)
    first = desk.run(*arm)
    watcher.replies()
    assert (first.code, desk.run(*arm).code) == (1, 0)
    asked = desk.run("plans", "watcher", short(planned.armed), "--json").lines()[0]
    assert (asked["outcome"], asked["state"], bool(asked["due"])) == ("answered", "armed", True)
    desk.run("plans", "stand-down", short(planned.armed))
    listed = {row["id"]: row for row in desk.run("plans", "list", "--json").lines()}
    assert {"ended"} <= {one["what"] for one in listed[planned.armed]["lacks"] if one["red"]}


def test_a_call_of_a_round_ticks_somebody_off(desk: desks.Desk, planned: Planned) -> None:
    event, person = short(planned.event), short(planned.person)
    desk.run("plans", "agreed", event, person, "yes")
    desk.run("plans", "called", event, person, "heard=well")
    found = desk.run("plans", "before", event, "--no-papers", "--json").lines()[0]
    assert planned.person not in found["rounds"][0]["open_"]
    assert [one["agreed"] for one in found["people"] if one["person"] == planned.person] == ["yes"]
