"""The people held at the command line: entered, told of, listed with what is due."""

from __future__ import annotations

from desk import Desk

NAME = "Tolib Ashmeron"


def held(desk: Desk) -> str:
    said = desk.run("enter", NAME, "lawyer=Z. Mehrvand", "next_call_at=2026-11-20 19:00", "--new-case", "--json")
    assert said.code == 0, said.err
    (line,) = said.lines()
    told = desk.run("status", line["id"], "l04", "--known", "2026-11-10", "--said-by", "his sister")
    assert told.code == 0, told.err
    return str(line["id"])


def test_a_person_held_is_listed_with_the_status_its_day_and_who_said_so(desk: Desk) -> None:
    held(desk)
    said = desk.run("board", "--day", "2026-11-19")
    assert (NAME in said.out, "Held awaiting trial (known 2026-11-10, his sister)" in said.out) == (True, True)


def test_a_line_without_news_says_for_how_long(desk: Desk) -> None:
    held(desk)
    assert "No news for 31 days." in desk.run("board", "--day", "2026-12-11").out


def test_a_call_that_was_not_made_is_overdue(desk: Desk) -> None:
    held(desk)
    assert "next call: overdue, 2026-11-20 19:00" in desk.run("board", "--day", "2026-11-21").out


def test_a_line_of_the_board_is_one_of_json(desk: Desk) -> None:
    id = held(desk)
    (line,) = desk.run("board", "--day", "2026-11-19", "--json").lines()
    assert (line["person"]["id"], line["status"]["status"], line["days"], line["given"]["lawyer"]) == (
        id, "L04", 9, "Z. Mehrvand",
    )  # fmt: skip


def test_a_status_that_does_not_exist_is_refused_with_the_codes(desk: Desk) -> None:
    id = held(desk)
    said = desk.run("status", id, "L77", "--known", "2026-11-10")
    assert (said.code, "L04" in said.err) == (2, True)


def test_a_field_that_cannot_be_is_refused_and_nobody_is_entered(desk: Desk) -> None:
    said = desk.run("enter", NAME, "hearing_at=soon", "--new-case")
    assert (said.code, desk.run("persons").out) == (2, "")


def test_a_status_is_taken_back_by_its_entry(desk: Desk) -> None:
    id = held(desk)
    (entry,) = desk.run("status", id, "L08", "--known", "2026-11-12", "--json").lines()
    assert desk.run("board", "--day", "2026-11-19").out == ""
    desk.run("undo", entry["entry"])
    assert NAME in desk.run("board", "--day", "2026-11-19").out
