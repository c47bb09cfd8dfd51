"""Release day: what is heard of one person is told by the call, and taken back whole."""

from __future__ import annotations

import pytest

from guvoh import app
from guvoh.app.releasing import answer, take_back
from guvoh.book.board import board
from guvoh.book.released import among, release
from guvoh.errors import NotFound, Stale, WrongField
from guvoh.model.release import tally
from guvoh.vault import queries
from guvoh.vault.queries.released import only_these
from guvoh.vault.vault import Vault
from one_release import DAY, NEWS, held, plain, released

TODAY = "2026-11-12"


def on_board(vault: Vault, case: str) -> list[str]:
    return [line.person.names[0] for line in board(vault, case, TODAY)]


def result(vault: Vault, claim: str) -> tuple[int, ...]:
    return tuple(tally([one for one in among(vault, release(vault, claim)) if not one.out]))


def test_news_about_a_group_changes_no_named_persons_status(vault: Vault, case: str) -> None:
    held(vault, case, "Tolib Ashmeron", place="Colony 5")
    before = plain(vault), on_board(vault, case)
    released(vault, case)
    assert (plain(vault), on_board(vault, case)) == before


def test_somebody_who_is_home_is_told_so_by_the_call(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    source = answer(vault, claim, person, "home", "his mother", day="2026-11-11")
    last = queries.statuses(vault, person)[-1]
    assert (last.status, last.source, last.said_by, on_board(vault, case)) == ("L08", source, "his mother", [])


def test_somebody_still_held_is_held_as_he_was(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron", code="L04"), released(vault, case)
    answer(vault, claim, person, "held", "his lawyer", day="2026-11-11")
    assert queries.statuses(vault, person)[-1].status == "L04"


def test_nobody_is_still_held_in_a_way_that_nobody_told(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron", code="L02"), released(vault, case)
    with pytest.raises(WrongField):
        answer(vault, claim, person, "held", day="2026-11-11")


def test_who_knows_nothing_leaves_the_status_as_it_was(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    answer(vault, claim, person, "unknown", "his sister", day="2026-11-11")
    assert (on_board(vault, case), result(vault, claim)) == (["Tolib Ashmeron"], (1, 0, 0, 1, 0, 0))


def test_whoever_asked_not_to_say_is_kept_with_that_wish_and_no_status(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    before = plain(vault)
    answer(vault, claim, person, "unsaid", "his mother", day="2026-11-11")
    assert (plain(vault) == before, result(vault, claim)) == (True, (1, 0, 0, 0, 1, 0))


def test_no_paper_tells_who_asked_not_to_say(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    answer(vault, claim, person, "unsaid", "his mother", day="2026-11-11")
    app.set_case(vault, case, {"publicity": "confidential", "publicity_by": "the families"})
    told = app.draw_paper(app.gather_paper(vault, app.the_case(vault, "Ostrevan"), internal=True), ".html").decode()
    assert ("prisoners were released" in told, "asked not to say" in told.lower()) == (True, False)


@pytest.mark.parametrize("what", ["home", "held", "unknown", "unsaid"])
def test_what_was_heard_and_taken_back_leaves_everything_as_it_was(vault: Vault, case: str, what: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    app.set_person(vault, person, {"next_call_at": "2026-11-11T19:00"})
    before = [plain(vault), result(vault, claim), queries.settings_of_person(vault, person)]
    source = answer(vault, claim, person, what, day="2026-11-11")
    assert queries.settings_of_person(vault, person)["next_call_at"] == ""
    take_back(vault, source)
    told = [s.status for s in queries.statuses(vault, person)]
    assert [told, result(vault, claim), queries.settings_of_person(vault, person)] == [["L05"], *before[1:]]


def test_what_was_taken_back_can_be_brought_back(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    entries = take_back(vault, answer(vault, claim, person, "home", day="2026-11-11"))
    app.undo(vault, entries)
    assert result(vault, claim) == (1, 1, 0, 0, 0, 0)


def test_an_answer_is_taken_back_once(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    source = answer(vault, claim, person, "home", day="2026-11-11")
    take_back(vault, source)
    with pytest.raises(NotFound):
        take_back(vault, source)


def test_of_two_readers_the_second_is_shown_what_the_first_heard(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    answer(vault, claim, person, "home", day="2026-11-11", seen="")
    with pytest.raises(Stale):
        answer(vault, claim, person, "held", day="2026-11-11", seen="")
    assert result(vault, claim) == (1, 1, 0, 0, 0, 0)


def test_a_call_before_the_release_is_no_answer_to_it(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    with pytest.raises(WrongField):
        answer(vault, claim, person, "home", day="2026-11-09")


def test_what_is_told_on_the_persons_own_page_is_heard_too(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    app.tell_status(vault, person, "L08", "2026-11-13", said_by="his brother", today="2026-11-14")
    assert result(vault, claim) == (1, 1, 0, 0, 0, 0)


def test_no_words_that_the_program_writes_wait_for_review(vault: Vault, case: str) -> None:
    person, claim = held(vault, case, "Tolib Ashmeron"), released(vault, case)
    source = answer(vault, claim, person, "home", day="2026-11-11")
    assert (queries.claims(vault, source=source), NEWS and DAY) == ([], DAY)


def test_an_answer_is_known_to_tell_of_one_person_alone_and_so_is_taking_it_back(vault: Vault, case: str) -> None:
    claim = released(vault, case)
    one = held(vault, case, "Umed Dargovar", place="Colony 5")
    before = vault.view.positions()
    call = answer(vault, claim, one, "home", "his mother")
    told, at = only_these(vault, before, {}), vault.view.positions()
    take_back(vault, call)
    back = only_these(vault, at, {call: one})
    app.judge(vault, one, held(vault, case, "Tolib Ashmeron"), "different", "two people")
    assert (told, back, only_these(vault, before, {call: one})) == ({one}, {one}, None)
