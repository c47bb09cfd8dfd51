"""guvoh report FORM --person ID: what is missing as a list, drafts for the group, answers of one's own."""

from __future__ import annotations

import json

import pytest
from desk import NAME, Desk


@pytest.fixture
def held(busy: Desk) -> tuple[Desk, str]:
    """A desk on which one claim was accepted; the person whom it names."""
    busy.run("accept", *(one["id"] for one in busy.run("claims", "--json").lines() if NAME in json.dumps(one)))
    busy.run("set", busy.run("cases", "--json").lines()[0]["id"], "publicity=confidential", "publicity_by=family")
    person = next(p for p in busy.run("persons", "--json").lines() if NAME in json.dumps(p, ensure_ascii=False))
    return busy, person["id"]


def test_what_is_missing_comes_as_a_list(held: tuple[Desk, str]) -> None:
    desk, person = held
    said = desk.run("report", "wgad", "--person", person, "--out", str(desk.home / "f.pdf"), "--json")
    missing = said.lines()[-1]["missing"]
    assert said.code == 1 and any(one.startswith("I.1:") for one in missing) and not (desk.home / "f.pdf").exists()


def test_a_draft_is_written_all_the_same_and_names_nobody(held: tuple[Desk, str]) -> None:
    desk, person = held
    said = desk.run("report", "wgad", "--person", person, "--draft", "--out", str(desk.home / "f.html"))
    drawn = (desk.home / "f.html").read_text()
    assert said.code == 0 and "fields missing" in drawn and NAME not in drawn


def test_a_form_wants_a_person(held: tuple[Desk, str]) -> None:
    desk, _person = held
    assert desk.run("report", "wgeid", "--out", str(desk.home / "f.pdf")).code == 2


def test_a_complaint_wants_a_committee(held: tuple[Desk, str]) -> None:
    desk, person = held
    assert desk.run("report", "tb", "--person", person, "--out", str(desk.home / "f.pdf")).code == 2


def test_an_answer_can_be_read_and_written_anew(held: tuple[Desk, str]) -> None:
    desk, person = held
    made = desk.run("answer", "wgad", "II.1", "--person", person, "--json").lines()[0]["text"]
    assert desk.run("answer", "wgad", "II.1", "--person", person, "--text", "On that Thursday.").code == 0
    desk.run("report", "wgad", "--person", person, "--draft", "--out", str(desk.home / "f.txt"))
    assert made == "12 November 2026" and "On that Thursday." in (desk.home / "f.txt").read_text()


def test_a_question_that_the_form_does_not_have_is_refused(held: tuple[Desk, str]) -> None:
    desk, person = held
    assert desk.run("answer", "wgad", "IX.9", "--person", person).code == 1
