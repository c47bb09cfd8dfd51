"""The board: who is on it, what each line says, what is due first. Nothing about a group changes a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import NAME, Made, add_source, decide, judge, open_case

from guvoh import app
from guvoh.book import board
from guvoh.model import Amount, Span, When
from guvoh.model.held import HeldPerson
from guvoh.vault.vault import Vault
from one_reader import HELD, TODAY


@pytest.fixture
def held(vault: Vault, case: str) -> str:
    """Somebody of whom his lawyer said on 18 November that he is held."""
    person = app.enter_person(vault, case, HELD)
    app.tell_status(vault, person, "L04", "2026-11-18", said_by="his lawyer", place="Remand prison 2", today=TODAY)
    return person


def lines(vault: Vault, case: str, today: str = TODAY, now: str = "") -> list[HeldPerson]:
    return board(vault, case, today, now)


def one(vault: Vault, case: str, today: str = TODAY, now: str = "") -> HeldPerson:
    (line,) = lines(vault, case, today, now)
    return line


def claim(
    vault: Vault, case: str, act: str = "arrest", polarity: str = "asserted", day: str | None = "2026-11-10",
    name: str = NAME,
) -> Made:  # fmt: skip
    """An accepted claim that names somebody."""
    made = add_source(vault, case, name, f"{name} was taken, so they say, number {len(act)}{polarity}{day}. He is out.")
    said = replace(made.claim, act=act, polarity=polarity, date=When(day, day, "then", "day") if day else None)
    made = replace(made, claim=said)
    decide(vault, made)
    return made


def test_whoever_was_last_told_to_be_held_is_on_the_board(vault: Vault, case: str, held: str) -> None:
    line = one(vault, case)
    assert line.status is not None
    assert (line.person.id, line.status_label, line.status.known, line.status.said_by, line.place) == (
        held, "Held awaiting trial", "2026-11-18", "his lawyer", "Remand prison 2",
    )  # fmt: skip


def test_whoever_was_last_told_to_be_released_is_not(vault: Vault, case: str, held: str) -> None:
    app.tell_status(vault, held, "L08", "2026-11-20", today=TODAY)
    assert lines(vault, case) == []


def test_what_was_known_later_counts_however_late_it_is_told(vault: Vault, case: str, held: str) -> None:
    app.tell_status(vault, held, "L08", "2026-11-17", today=TODAY)
    assert len(lines(vault, case)) == 1


def test_knowing_nothing_takes_nobody_off_the_board(vault: Vault, case: str, held: str) -> None:
    app.tell_status(vault, held, "L99", "2026-11-20", today=TODAY)
    assert one(vault, case).status_label == "Held awaiting trial"


def test_a_status_that_is_undone_shows_the_one_before(vault: Vault, case: str, held: str) -> None:
    entry = app.tell_status(vault, held, "L08", "2026-11-20", today=TODAY)
    app.undo(vault, [entry])
    assert len(lines(vault, case)) == 1


def test_whoever_a_claim_names_as_taken_is_on_the_board_until_somebody_tells_more(vault: Vault, case: str) -> None:
    made = claim(vault, case)
    line = one(vault, case)
    assert (line.person.names, line.status, line.reported and line.reported.claim, line.last_news) == (
        (NAME,), None, made.suggestion, "2026-11-10",
    )  # fmt: skip
    app.tell_status(vault, made.mention, "L08", "2026-11-12", today=TODAY)
    assert lines(vault, case) == []


def test_an_old_arrest_that_is_written_about_later_brings_nobody_back(vault: Vault, case: str, held: str) -> None:
    made = claim(vault, case, day=None)
    judge(vault, case, "mention", held, made.mention)
    app.tell_status(vault, held, "L08", "2026-11-20", today=TODAY)
    assert lines(vault, case) == []


def test_a_new_arrest_after_a_release_brings_the_person_back(vault: Vault, case: str) -> None:
    made = claim(vault, case, day="2026-11-15")
    app.tell_status(vault, made.mention, "L08", "2026-11-12", today=TODAY)
    assert one(vault, case).reported is not None


@pytest.mark.parametrize("polarity", ["denied", "planned", "hypothetical"])
def test_an_arrest_that_nobody_asserts_brings_nobody_onto_the_board(vault: Vault, case: str, polarity: str) -> None:
    claim(vault, case, polarity=polarity)
    assert lines(vault, case) == []


def test_a_release_of_a_group_changes_nobody(vault: Vault, case: str, held: str) -> None:
    text = "More than fifty prisoners were released, the families say."
    made = add_source(vault, case, "fifty prisoners", text)
    app.decide(vault, [made.suggestion], "accepted")
    said = replace(made.claim, act="release", victims=(Span("fifty prisoners", 10, 25),),
                   count=Amount(51, None, "More than fifty", 0, 15))  # fmt: skip
    app.edit(vault, made.suggestion, said)
    line = one(vault, case)
    assert (line.person.id, line.released, line.status_label) == (held, (), "Held awaiting trial")


def test_a_reported_release_is_shown_until_something_newer_is_told(vault: Vault, case: str, held: str) -> None:
    made = claim(vault, case, "release", day="2026-11-19")
    judge(vault, case, "mention", held, made.mention)
    assert [r.day for r in one(vault, case).released] == ["2026-11-19"]
    app.tell_status(vault, held, "L04", "2026-11-20", today=TODAY)
    assert one(vault, case).released == ()


def test_a_custody_that_is_denied_is_shown_as_denied(vault: Vault, case: str, held: str) -> None:
    made = claim(vault, case, "detention", "denied", "2026-11-06")
    judge(vault, case, "mention", held, made.mention)
    (denied,) = one(vault, case).denied
    assert (denied.claim, denied.day) == (made.suggestion, "2026-11-06")


def test_a_claim_that_was_taken_back_is_on_no_line(vault: Vault, case: str) -> None:
    made = claim(vault, case)
    app.decide(vault, [made.suggestion], "rejected")
    assert lines(vault, case) == []


@pytest.mark.parametrize(("today", "days", "stale"), [("2026-12-18", 30, False), ("2026-12-19", 31, True)])
def test_a_line_is_stale_after_thirty_days_without_news(
    vault: Vault, case: str, held: str, today: str, days: int, stale: bool
) -> None:
    line = one(vault, case, today)
    assert (line.days, line.stale) == (days, stale)


def test_a_call_is_news(vault: Vault, case: str, held: str) -> None:
    call = app.note_call(vault, "He is as he was.", case, [held], {"author": "his wife"}, today="2026-11-20")
    line = one(vault, case)
    assert (line.contact, line.contact_from, line.contact_source, line.days) == ("2026-11-20", "his wife", call.id, 1)


def test_an_unfinished_note_is_no_news(vault: Vault, case: str, held: str) -> None:
    app.put_aside(vault, "He is", case, about=[held])
    assert one(vault, case).last_news == "2026-11-18"


def test_a_line_says_what_was_set_on_the_person(vault: Vault, case: str, held: str) -> None:
    app.set_person(vault, held, {"lawyer": "Z. Mehrvand", "age_years": "41", "holder": "State Security Committee"})
    line = one(vault, case)
    assert (line.said("lawyer"), line.said("age_years"), line.holder, line.said("health")) == (
        "Z. Mehrvand", "41", "State Security Committee", "",
    )  # fmt: skip


def test_two_mentions_of_a_person_give_one_line_with_the_latest_of_each_field(
    vault: Vault, case: str, held: str
) -> None:
    made = claim(vault, case)
    app.set_person(vault, made.mention, {"lawyer": "L. Parvin", "health": "weak"})
    app.set_person(vault, held, {"lawyer": "Z. Mehrvand"})
    judge(vault, case, "mention", held, made.mention)
    line = one(vault, case)
    assert (line.said("lawyer"), line.said("health")) == ("Z. Mehrvand", "weak")


@pytest.mark.parametrize(
    ("at", "now", "overdue"),
    [("2026-11-20", "", True), ("2026-11-21", "2026-11-21T23:59", False), ("2026-11-21T19:00", "", False),
     ("2026-11-21T19:00", "2026-11-21T19:30", True), ("2026-11-21T19:00", "2026-11-21T18:00", False)],
)  # fmt: skip
def test_a_call_is_overdue_when_its_day_or_time_has_passed(
    vault: Vault, case: str, held: str, at: str, now: str, overdue: bool
) -> None:
    app.set_person(vault, held, {"next_call_at": at})
    assert one(vault, case, now=now).call_overdue is overdue


@pytest.mark.parametrize(
    ("at", "soon", "passed"),
    [("2026-11-24T10:00", True, False), ("2026-11-25", False, False), ("2026-11-20", False, True)],
)
def test_a_hearing_presses_three_days_before_and_is_asked_about_afterwards(
    vault: Vault, case: str, held: str, at: str, soon: bool, passed: bool
) -> None:
    app.set_person(vault, held, {"hearing_at": at})
    line = one(vault, case)
    assert (line.hearing_soon, line.hearing_passed) == (soon, passed)


def test_what_is_due_first_stands_first(vault: Vault, case: str) -> None:
    wanted = {"Later": {"next_call_at": "2026-11-27"}, "Hearing": {"hearing_at": "2026-11-25"},
              "Overdue": {"next_call_at": "2026-11-20"}, "Never": {}}  # fmt: skip
    for name, fields in wanted.items():
        app.tell_status(vault, app.enter_person(vault, case, name, fields), "L05", "2026-11-18", today=TODAY)
    stale = app.enter_person(vault, case, "Stale")
    app.tell_status(vault, stale, "L05", "2026-10-02", today=TODAY)
    assert [line.person.names[0] for line in lines(vault, case)] == ["Stale", "Overdue", "Hearing", "Later", "Never"]


def test_other_cases_are_not_on_the_board_of_a_case(vault: Vault, case: str, held: str) -> None:
    assert lines(vault, open_case(vault, "Lower Karsk")) == []
    assert len(board(vault, None, TODAY)) == 1


def test_the_statuses_are_said_in_the_language_of_the_reader(vault: Vault, case: str, held: str) -> None:
    assert board(vault, case, TODAY, language="ru")[0].status_label == "В следственном изоляторе"
