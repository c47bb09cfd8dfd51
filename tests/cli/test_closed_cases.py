"""Closed cases, proofs and the annex at the command line. (G9, G15)"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import LETTER, NAME, Desk, another, busy_desk, close_case

CASE = "The Quillfeather family"
SECRET = "Zarifa Quillfeather"
STORY = f"Police detained {SECRET} in Ostrevan on 12 November 2026, her relatives said.\n"


@pytest.fixture(scope="session")
def _closed(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = busy_desk(tmp_path_factory.mktemp("closed") / "home")
    option = close_case(made, CASE)
    assert made.run("add", str(made.file("story.txt", STORY)), "--case", CASE, *option).code == 0
    return made


@pytest.fixture
def closed(_closed: Desk, tmp_path: Path) -> tuple[Desk, list[str]]:
    """A desk with a closed case that has one source and opens quickly, and the option that opens it."""
    desk = another(_closed, tmp_path / "home")
    return desk, ["--closed-passphrase-file", str(desk.home / "closed")]


def test_a_case_is_closed_by_a_command_and_takes_sources(busy: Desk) -> None:
    (busy.home / "closed").write_text("violet anchor thimble\n")
    option = ["--closed-passphrase-file", str(busy.home / "closed")]
    assert busy.run("close", CASE, *option).code == 0
    assert busy.run("add", str(busy.file("story.txt", STORY)), "--case", CASE, *option).code == 0
    assert [line["name"] for line in busy.run("cases", "--json", *option).lines()] == ["General", CASE]


def test_without_its_passphrase_no_list_shows_a_closed_case(closed: tuple[Desk, list[str]]) -> None:
    desk, option = closed
    for command in (["cases"], ["sources"], ["claims"], ["search", "Quillfeather"], ["persons"], ["incidents"]):
        said = desk.run(*command, "--json")
        assert "Quillfeather" not in said.out + said.err
        assert said.code == 0
    assert [line["name"] for line in desk.run("cases", "--json", *option).lines()] == ["General", CASE]
    assert len(desk.run("search", "Quillfeather", "--json", *option).lines()) == 1


def test_decisions_in_a_closed_case_stay_in_it(closed: tuple[Desk, list[str]]) -> None:
    desk, option = closed
    before = desk.run("claims", "--json").out
    claims = desk.run("claims", "--case", CASE, "--json", *option).lines()
    assert desk.run("accept", claims[0]["id"], *option).code == 0
    assert desk.run("claims", "--case", CASE, "--json", *option).lines()[0]["state"] == "accepted"
    assert desk.run("claims", "--json").out == before
    assert desk.run("accept", claims[0]["id"]).code == 1


def test_a_wrong_closed_passphrase_is_one_clear_message(closed: tuple[Desk, list[str]]) -> None:
    desk, _option = closed
    (desk.home / "wrong").write_text("not these words\n")
    said = desk.run("sources", "--closed-passphrase-file", str(desk.home / "wrong"))
    assert (said.code, said.out) == (1, "")
    assert "opens no closed case" in said.err and "not these words" not in said.err


def test_without_a_terminal_closed_asks_for_a_file(closed: tuple[Desk, list[str]]) -> None:
    said = closed[0].run("sources", "--closed")
    assert said.code == 2
    assert "--closed-passphrase-file" in said.err


def test_a_misspelt_name_of_a_closed_case_lays_nothing_open(closed: tuple[Desk, list[str]]) -> None:
    desk, option = closed
    file = str(desk.file("another.txt", f"Police arrested {SECRET} in Ostrevan.\n"))
    for case in (["--case", "The Quilfeather family"], []):
        assert desk.run("add", file, *case, *option).code == 1
        assert desk.run("note", f"{SECRET} called.", *case, *option).code == 1
    assert len(desk.run("cases", "--json", *option).lines()) == 2
    assert len(desk.run("sources", "--case", CASE, "--json", *option).lines()) == 1


def test_an_open_case_cannot_be_closed_afterwards(busy: Desk) -> None:
    (busy.home / "closed").write_text("violet anchor thimble\n")
    said = busy.run("close", "General", "--closed-passphrase-file", str(busy.home / "closed"))
    assert said.code == 1
    assert "cannot be closed" in said.err


def test_a_closed_case_gets_another_passphrase(closed: tuple[Desk, list[str]]) -> None:
    desk, option = closed
    (desk.home / "new").write_text("copper meadow sparrow\n")
    assert desk.run("close", CASE, "--change", "--new-passphrase-file", str(desk.home / "new"), *option).code == 0
    assert desk.run("sources", *option).code == 1
    new = ["--closed-passphrase-file", str(desk.home / "new")]
    assert len(desk.run("sources", "--json", *new).lines()) == 3


def test_verify_says_how_many_closed_cases_it_did_not_look_into(closed: tuple[Desk, list[str]]) -> None:
    desk, option = closed
    for command in ("verify", "scrub"):
        said = desk.run(command)
        assert said.code == 0
        assert "1 closed case was not looked into" in said.err
    assert "not looked into" not in desk.run("verify", *option).err


def test_a_proof_is_checked_without_vault_and_passphrase(busy: Desk) -> None:
    source = next(s for s in busy.run("sources", "--json").lines() if s["name"] == "letter.txt")
    file = str(busy.home / "proof.json")
    key = busy.run("show", source["id"], "--proof", file, "--json").lines()[0]["public_key"]
    (told,) = busy.bare("verify", "--proof", file, "--public-key", key, "--json").lines()
    assert (told["kind"], told["body"]["sha256"]) == ("source.captured", source["sha256"])
    assert key in busy.bare("verify", "--proof", file).err
    assert NAME not in (busy.home / "proof.json").read_text()


def test_a_changed_proof_is_refused(busy: Desk) -> None:
    source = busy.run("sources", "--json").lines()[0]["id"]
    file = busy.home / "proof.json"
    busy.run("show", source, "--proof", str(file))
    told = json.loads(file.read_text())
    file.write_text(json.dumps({**told, "content": told["content"][:-8] + "AAAAAAA="}))
    said = busy.bare("verify", "--proof", str(file))
    assert (said.code, said.out) == (1, "")
    assert "does not hold" in said.err
    assert busy.bare("verify", "--proof", str(busy.file("letter.txt", LETTER))).code == 1
    assert busy.bare("verify", "--proof", str(file), "--public-key", "nonsense").code == 2


def test_who_brought_a_source_is_erased_apart_from_it(busy: Desk) -> None:
    source = busy.run("sources", "--json").lines()[0]["id"]
    assert busy.run("set", source, "collected_by=Anvar Tolmaz", "title=A letter").code == 0
    assert busy.run("show", source, "--json").lines()[0]["collected_by"] == "Anvar Tolmaz"
    assert busy.run("erase", source, "--annex", "--yes").code == 0
    said = busy.run("show", source, "--json")
    assert "Tolmaz" not in said.out
    assert said.lines()[0]["title"] == "A letter"
    assert busy.run("erase", source, "--annex", "--yes").code == 1
    assert busy.is_whole()
