"""Into which case something goes: no slip of the name opens a case unseen, and none lays a closed matter open."""

from __future__ import annotations

import pytest
from desk import LETTER, Desk, close_case

CLOSED = "Families"
TOLD = "A neighbour said that police beat him in Ostrevan."


def names(desk: Desk) -> list[str]:
    return [line["name"] for line in desk.run("cases", "--json").lines()]


@pytest.fixture
def with_closed(busy: Desk) -> Desk:
    close_case(busy, CLOSED)
    return busy


def test_without_closed_the_name_of_a_closed_case_opens_no_open_one(with_closed: Desk) -> None:
    said = with_closed.run("note", TOLD, "--case", CLOSED)
    assert (said.code, "--closed" in said.err, names(with_closed)) == (1, True, ["General"])


def test_no_file_is_added_to_an_open_case_of_a_closed_name(with_closed: Desk) -> None:
    said = with_closed.run("add", str(with_closed.file("new.txt", TOLD)), "--case", CLOSED)
    assert (said.code, "--new-case" in said.err, len(with_closed.run("sources").out.splitlines())) == (1, True, 2)


def test_new_case_opens_an_open_one_beside_closed_ones(with_closed: Desk) -> None:
    assert with_closed.run("note", TOLD, "--case", "Valley", "--new-case").code == 0
    assert names(with_closed) == ["General", "Valley"]


def test_an_open_case_that_is_there_is_not_asked_about(with_closed: Desk) -> None:
    assert with_closed.run("note", TOLD).code == 0


def test_a_new_case_is_announced(busy: Desk) -> None:
    assert "New open case: Valley." in busy.run("note", TOLD, "--case", "Valley").err


def test_a_case_that_is_there_is_not_announced(busy: Desk) -> None:
    assert "New open case" not in busy.run("note", TOLD, "--case", "general").err


def test_a_name_like_one_that_is_there_is_told_with_it(busy: Desk) -> None:
    busy.run("note", TOLD, "--case", "Valley")
    said = busy.run("add", str(busy.file("new.txt", "Nobody was held.")), "--case", "Vally")
    assert (said.code, "Did you mean Valley?" in said.err) == (0, True)


@pytest.mark.parametrize("name", ["", "  ", "-"])
def test_a_case_without_a_name_is_refused(busy: Desk, name: str) -> None:
    (busy.home / "closed").write_text("violet anchor thimble\n")
    codes = [busy.run("add", str(busy.file("new.txt", LETTER)), "--case", name).code,
             busy.run("note", TOLD, "--case", name).code,
             busy.run("close", "--closed-passphrase-file", "closed", "--", name).code]  # fmt: skip
    assert (codes, names(busy)) == ([2, 2, 2], ["General"])


@pytest.mark.parametrize("name", ["", "general", " General "])
def test_a_case_gets_no_empty_name_and_none_that_another_has(busy: Desk, name: str) -> None:
    busy.run("note", TOLD, "--case", "Valley")
    valley = next(line["id"] for line in busy.run("cases", "--json").lines() if line["name"] == "Valley")
    assert (busy.run("set", valley, f"name={name}").code, names(busy)) == (1, ["General", "Valley"])


def test_a_case_may_be_renamed(busy: Desk) -> None:
    case = busy.run("cases", "--json").lines()[0]["id"]
    assert (busy.run("set", case, "name=Valley").code, names(busy)) == (0, ["Valley"])
