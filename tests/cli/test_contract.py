"""What scripts may rely on: exit codes, JSON Lines, ids, where the vault and the passphrase come from."""

from __future__ import annotations

import pytest
from desk import LETTER, NAME, Desk

from guvoh.cli.main import commands
from guvoh.model.claim import Claim
from guvoh.model.ids import short


@pytest.mark.parametrize("name", commands())
def test_every_command_has_help(desk: Desk, name: str) -> None:
    said = desk.bare(name, "--help")
    assert (said.code, said.out.startswith("Usage: ")) == (0, True)


@pytest.mark.parametrize("name", commands())
def test_every_command_refuses_a_word_it_does_not_know(desk: Desk, name: str) -> None:
    assert desk.run(name, "--no-such-option").code == 2


@pytest.mark.parametrize("name", ["sources", "claims", "persons", "incidents", "cases", "resolve", "verify"])
def test_json_gives_only_json_lines_on_standard_output(busy: Desk, name: str) -> None:
    before, after = busy.run("--json", name), busy.run(name, "--json")
    assert before.code == after.code == 0
    assert before.lines() == after.lines()


def test_messages_and_progress_go_to_standard_error(desk: Desk) -> None:
    said = desk.run("add", str(desk.file("letter.txt", LETTER)), "--json")
    assert ([line["name"] for line in said.lines()], bool(said.err)) == (["letter.txt"], True)


def test_a_source_in_json_has_id_name_case_and_hash(busy: Desk) -> None:
    first = busy.run("sources", "--json").lines()[0]
    assert (first["name"], first["case"], len(first["id"]), len(first["sha256"])) == ("letter.txt", "General", 36, 64)


def test_a_claim_in_json_has_its_state_and_all_that_suggest_prints(busy: Desk) -> None:
    first = busy.run("claims", "--json").lines()[0]
    assert first["state"] == "suggested"
    assert {"id", "source", "case", *Claim(0, 1, "x", "arrest").as_dict()} <= set(first)


def test_the_words_of_a_claim_stand_in_its_source(busy: Desk) -> None:
    for claim in busy.run("claims", "--json").lines():
        assert claim["quote"] in busy.run("show", claim["source"], "--text").out


def test_four_letters_of_an_id_are_enough(busy: Desk) -> None:
    claim = busy.run("claims", "--json").lines()[0]["id"]
    assert busy.run("accept", short(claim)[-4:]).code == 0


def test_a_whole_id_is_accepted_too(busy: Desk) -> None:
    claim = busy.run("claims", "--json").lines()[0]["id"]
    assert busy.run("accept", claim, "--json").lines()[0]["id"] == claim


def test_three_letters_of_an_id_are_too_few(busy: Desk) -> None:
    claim = busy.run("claims", "--json").lines()[0]["id"]
    assert busy.run("accept", short(claim)[-3:]).code == 1


def test_an_ending_that_several_things_have_is_told_with_all_of_them(desk: Desk) -> None:
    from guvoh.errors import Ambiguous
    from guvoh.vault import queries
    from guvoh.vault.vault import open_vault

    with open_vault(desk.vault, desk.words) as vault:
        one, other = "01a1fe0b-d5b5-7f5f-a615-b8a3dfc5bb43", "01a1fe0b-d5b5-7f5f-a615-b8a3efc5bb43"
        batch = vault.batch()
        batch.open_case(one, "Ostrevan")
        batch.open_case(other, "Lower Karsk")
        vault.commit(batch)
        with pytest.raises(Ambiguous, match=r"2 things .*: .*, .*"):
            queries.find(vault, short(one)[-4:])


def test_an_id_that_nothing_has_exits_1(busy: Desk) -> None:
    assert [busy.run(name, "ZZZZZZ").code for name in ("accept", "reject", "undo", "show", "withdraw")] == [1] * 5


def test_a_dash_takes_ids_from_standard_input(busy: Desk) -> None:
    ids = [line["id"] for line in busy.run("claims", "--json").lines()]
    said = busy.run("accept", "-", "--json", stdin="\n".join(ids) + "\n")
    assert [line["id"] for line in said.lines()] == ids


def test_one_wrong_id_among_many_accepts_none(busy: Desk) -> None:
    ids = [line["id"] for line in busy.run("claims", "--json").lines()]
    assert busy.run("accept", *ids, "ZZZZZZ").code == 1
    assert {line["state"] for line in busy.run("claims", "--json").lines()} == {"suggested"}


def test_an_empty_standard_input_is_no_list_of_ids(busy: Desk) -> None:
    assert busy.run("accept", "-").code == 2


def test_the_vault_may_be_named_by_the_environment(busy: Desk) -> None:
    said = busy.bare("sources", "--passphrase-file", "pass", GUVOH_VAULT=str(busy.vault))
    assert (said.code, len(said.out.splitlines())) == (0, 2)


def test_without_a_vault_named_nothing_is_guessed(busy: Desk) -> None:
    assert busy.bare("sources", "--passphrase-file", "pass").code == 2


@pytest.mark.parametrize("name", ["sources", "verify", "rebuild", "cases"])
def test_without_a_terminal_nothing_prompts(busy: Desk, name: str) -> None:
    said = busy.bare("--vault", str(busy.vault), name)
    assert (said.code, "--passphrase-file" in said.err) == (2, True)


def test_one_newline_behind_the_passphrase_is_dropped_and_no_more(busy: Desk) -> None:
    codes = []
    for ending in ("", "\n", "\r\n", "\n\n", " \n"):
        (busy.home / "pass").write_text(busy.words + ending, newline="")
        codes.append(busy.run("cases").code)
    assert codes == [0, 0, 0, 1, 1]


def test_a_report_without_a_case_where_there_are_several_lists_them(busy: Desk) -> None:
    busy.run("note", "A neighbour said that police beat him in Ostrevan.", "--case", "Second")
    said = busy.run("report", "chronology", "--out", "paper.html")
    assert (said.code, "General" in said.err, "Second" in said.err) == (1, True, True)


def test_what_a_paper_lacks_comes_as_json(busy: Desk) -> None:
    said = busy.run("report", "chronology", "--out", "paper.html", "--json")
    assert (said.code, said.lines()) == (1, [{"missing": ["an accepted claim"]}])


def test_a_report_says_that_it_lies_unencrypted_and_where(busy: Desk) -> None:
    busy.run("accept", "-", stdin="\n".join(line["id"] for line in busy.run("claims", "--json").lines()))
    said = busy.run("report", "chronology", "--out", "paper.html")
    assert (said.code, str(busy.home / "paper.html") in said.err, "not encrypted" in said.err) == (0, True, True)


def test_a_report_to_a_place_that_is_not_there_exits_1(busy: Desk) -> None:
    busy.run("accept", "-", stdin="\n".join(line["id"] for line in busy.run("claims", "--json").lines()))
    assert busy.run("report", "chronology", "--out", "nowhere/paper.html").code == 1


def test_a_reader_that_goes_away_is_no_fault(busy: Desk) -> None:
    import subprocess

    line = " ".join(f"'{word}'" for word in busy.command("claims", "--json"))
    done = subprocess.run(["sh", "-c", f"{line} | head -c 1"], capture_output=True, env=busy.environment(),
                          cwd=busy.home, check=False)  # fmt: skip
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_search_finds_a_source_by_its_words(busy: Desk) -> None:
    assert [line["name"] for line in busy.run("search", NAME, "--json").lines()] == ["letter.txt"]


def test_a_source_shows_the_title_that_was_read(busy: Desk) -> None:
    assert busy.run("sources", "--json").lines()[1]["title"] == "Almost fifty held"
