"""`guvoh coding`: a second reader at the terminal, from the start to the figures."""

from __future__ import annotations

import json

import desk as desks
import pytest

from guvoh.model.ids import short

ARREST = "Officers arrested almost 50 people in Lower Karsk on Monday"


@pytest.fixture
def coded(busy: desks.Desk) -> tuple[desks.Desk, str]:
    """The first reader has decided on everything; the second has found one act in each source."""
    ids = [line["id"] for line in busy.run("claims", "--json").lines() if line["state"] == "suggested"]
    busy.run("--as", "Nilu", "accept", *ids)
    (started,) = busy.run("--as", "Zarif", "coding", "start", "--json").lines()
    for source in started["sources"]:
        own = [c for c in busy.run("claims", "--json").lines() if c["source"] == source and c["kind"] == "ACT"]
        lines = "\n".join(json.dumps(c) for c in own[:1])
        busy.run("--as", "Zarif", "coding", "add", started["id"], source, "-", "--done", stdin=lines)
    return busy, started["id"]


def test_the_figures_name_their_unit_and_how_many(coded: tuple[desks.Desk, str]) -> None:
    desk, id = coded
    lines = desk.run("coding", "show", id, "--json").lines()
    pairs = [line for line in lines if "both" in line]
    assert [(p["unit"], p["sources"], p["both"]) for p in pairs] == [("acts", 2, 2)] * 2 + [
        ("acts", 2, pairs[2]["both"])
    ]


def test_the_figures_are_said_in_words(coded: tuple[desks.Desk, str]) -> None:
    desk, id = coded
    said = desk.run("coding", "show", id).out
    assert "Zarif, apart" in said
    assert "2 sources" in said


def test_the_next_text_comes_without_what_others_said(busy: desks.Desk) -> None:
    (started,) = busy.run("--as", "Zarif", "coding", "start", "--json").lines()
    (line,) = busy.run("--as", "Zarif", "coding", "next", started["id"], "--json").lines()
    assert sorted(line) == ["language", "left", "published", "source", "suggestions", "text"]
    assert line["suggestions"] == []


def test_what_is_left_is_said_and_the_coding_is_listed(coded: tuple[desks.Desk, str]) -> None:
    desk, id = coded
    (line,) = desk.run("coding", "list", "--json").lines()
    assert (line["id"], line["read"], line["acts"], line["by"]) == (id, 2, 2, "Zarif")


def test_a_difference_is_taken_and_taken_back(coded: tuple[desks.Desk, str]) -> None:
    desk, id = coded
    one = desk.run("coding", "differences", id, "--json").lines()[0]
    assert [desk.run("coding", "take", id, short(one["id"]), takes).code for takes in ("second", "back")] == [0, 0]
    assert desk.run("coding", "differences", id, "--json").lines()[0]["takes"] is None


def test_a_line_that_is_no_act_is_refused_and_nothing_is_kept(busy: desks.Desk) -> None:
    (started,) = busy.run("--as", "Zarif", "coding", "start", "--json").lines()
    done = busy.run("--as", "Zarif", "coding", "add", started["id"], started["sources"][0], "-", stdin='{"act": 1}\n')
    assert (done.code, busy.run("coding", "list", "--json").lines()[0]["acts"]) == (2, 0)
