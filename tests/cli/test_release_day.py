"""Release day at the command line: who could be among them, what was heard of each, noted and taken back."""

from __future__ import annotations

from typing import Any

from desk import Desk

from one_release import NEWS

NAME = "Umed Dargovar"


def release(desk: Desk) -> str:
    """A case with somebody held, and an accepted claim of a release of fifty; the claim's id."""
    (person,) = desk.run("enter", NAME, "--new-case", "--json").lines()
    assert desk.run("status", person["id"], "L05", "--known", "2026-11-02", "--place", "Colony 5").code == 0
    assert desk.run("note", "--new-case", stdin=NEWS).code == 0
    (claim,) = [line for line in desk.run("claims", "--json").lines() if line["act"] == "release"]
    assert desk.run("accept", claim["id"]).code == 0
    return str(claim["id"])


def listed(desk: Desk, claim: str) -> list[dict[str, Any]]:
    return desk.run("released", claim, "--json").lines()


def test_a_release_of_many_is_listed_with_the_figure_that_is_claimed(desk: Desk) -> None:
    release(desk)
    said = desk.run("released")
    assert (said.code, "50" in said.out) == (0, True)


def test_everybody_who_could_be_among_them_is_listed_beside_the_claim(desk: Desk) -> None:
    head, *people = listed(desk, release(desk))
    assert (head["tally"]["known"], [one["name"] for one in people]) == (1, [NAME])


def test_an_answer_counts_and_taken_back_it_does_not(desk: Desk) -> None:
    claim = release(desk)
    person = listed(desk, claim)[1]["person"]
    noted = desk.run("released", claim, "--person", person, "--answer", "home", "--said-by", "his mother", "--json")
    home = listed(desk, claim)[0]["tally"]["home"]
    back = desk.run("released", "--take-back", noted.lines()[0]["source"])
    assert (noted.code, home, back.code, listed(desk, claim)[0]["tally"]["home"]) == (0, 1, 0, 0)


def test_a_wish_that_nothing_be_said_is_listed_as_unknown(desk: Desk) -> None:
    claim = release(desk)
    person = listed(desk, claim)[1]["person"]
    assert desk.run("released", claim, "--person", person, "--answer", "unsaid").code == 0
    head, one = listed(desk, claim)
    assert (head["tally"]["unknown"], head["tally"]["unsaid"], one["answer"], one["source"]) == (1, 0, "unknown", "")


def test_an_answer_without_a_person_is_refused(desk: Desk) -> None:
    said = desk.run("released", "ABCD", "--answer", "home")
    assert (said.code, "--person" in said.err) == (2, True)


def test_a_claim_of_another_kind_opens_no_list(busy: Desk) -> None:
    claim = next(line["id"] for line in busy.run("claims", "--json").lines() if line["act"] == "detention")
    busy.run("accept", claim)
    assert busy.run("released", claim).code == 1
