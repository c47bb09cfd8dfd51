"""What is said is what is: why a person stays protected, how a day was read, what is withdrawn already, what works."""

from __future__ import annotations

import json
import sys

import pytest
from desk import NAME, Desk, close_case


def accepted(desk: Desk, among: str = "") -> list[str]:
    ids = [c["id"] for c in desk.run("claims", "--json").lines() if among in c["quote"]]
    assert desk.run("accept", *ids).code == 0
    return ids


def test_a_person_who_stays_protected_is_told_with_what_is_needed(busy: Desk) -> None:
    accepted(busy)
    person = next(p["id"] for p in busy.run("persons", "--json").lines() if NAME in p["names"])
    said = busy.run("set", person, "publicity=public", "protection=named")
    assert [w in said.err for w in ("Still protected: the age is unknown", "age=adult", "whereabouts=")] == [True] * 3
    said = busy.run("set", person, "age=adult", "whereabouts=abroad", "protection=named", "publicity=public", "--json")
    assert (said.lines()[0]["protection"], "Still protected" in said.err) == ("named", False)


@pytest.mark.parametrize("typed", ["10.03.2026", "10.3.2026", "2026-03-10"])
def test_a_day_is_taken_as_it_is_written_and_told_as_read(busy: Desk, typed: str) -> None:
    source = busy.run("sources", "--json").lines()[0]["id"]
    said = busy.run("set", source, f"published={typed}")
    assert (said.code, "was read as 2026-03-10" in said.err) == (0, "." in typed)
    assert busy.run("sources", "--json").lines()[0]["published"] == "2026-03-10"


def test_a_day_in_the_future_is_told(busy: Desk) -> None:
    said = busy.run("note", "A neighbour called.", "--date", "2999-01-01")
    assert (said.code, "lies in the future" in said.err) == (0, True)


def test_a_second_withdrawal_says_that_it_is_withdrawn_already(busy: Desk) -> None:
    source = busy.run("sources", "--json").lines()[0]["id"]
    said = [busy.run("withdraw", source) for _n in range(2)]
    assert ([s.code for s in said], "withdrawn already" in said[1].out) == ([0, 0], True)
    assert busy.run("undo", source).code == 0
    assert not busy.run("sources", "--json").lines()[0]["withdrawn"]


@pytest.mark.parametrize("kind", ["sources", "claims", "cases"])
def test_what_is_shown_to_a_person_has_short_ids_and_no_json(busy: Desk, kind: str) -> None:
    id = busy.run(kind, "--json").lines()[0]["id"]
    out = busy.run("show", id).out
    assert (id in out, '{"' in out, json.loads(busy.run("show", id, "--json").out)["id"]) == (False, False, id)


def test_a_closed_case_that_is_open_is_marked(busy: Desk) -> None:
    option = close_case(busy, "Families")
    marks = {line["name"]: line["closed"] for line in busy.run("cases", "--json", *option).lines()}
    assert marks == {"General": False, "Families": True}


@pytest.mark.parametrize("command", ["same", "different"])
def test_several_pairs_are_judged_from_standard_input(busy: Desk, command: str) -> None:
    a, b, c = accepted(busy)[:3]
    said = busy.run(command, "-", "--json", stdin=f"{a} {b} one evening\n{b} {c} one street\n")
    assert (said.code, len(said.lines())) == (0, 2)


def test_a_pair_without_a_reason_is_named_and_none_is_recorded(busy: Desk) -> None:
    a, b, c = accepted(busy)[:3]
    said = busy.run("same", "-", stdin=f"{a} {b} one evening\n{b} {c}\n")
    assert (said.code, "line 2" in said.err, said.out) == (2, True, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have it")
def test_at_a_terminal_pairs_are_asked_about_one_by_one(busy: Desk) -> None:
    from screen import MENU, Terminal

    again = f"{NAME} was detained in Ostrevan on 12 November 2026 by police, a neighbour said."
    busy.run("add", str(busy.file("again.txt", again)))
    accepted(busy)
    assert busy.run("resolve").out.count(NAME) > 1
    screen = Terminal(busy, "resolve")
    screen.read(MENU)
    screen.press("\r", until="never shown", seconds=1)
    screen.press(" ", until="never shown", seconds=1)
    screen.press("s", until="Why?")
    screen.type("")
    screen.read("Recorded.")
    screen.press("q", until="decided")
    assert (screen.end(), "1 decided" in screen.shown) == (0, True)
