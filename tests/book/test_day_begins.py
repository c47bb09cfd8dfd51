"""The start page: what cannot wait, what is due, what waits, what changed, in words."""

from __future__ import annotations

import pytest
from invented import add_source, open_case

from guvoh import app
from guvoh.book import start
from guvoh.vault.vault import Vault
from one_reader import HELD, TODAY


def person(vault: Vault, case: str, **fields: str) -> str:
    return app.enter_person(vault, case, HELD, fields)


def said(vault: Vault, case: str) -> list[str]:
    return [one.said for one in start(vault, case, TODAY).changed]


@pytest.mark.parametrize(
    ("fields", "urgent", "due"),
    [
        ({"next_call_at": "2026-11-20"}, ["call"], []),
        ({"next_call_at": "2026-11-21T19:00"}, [], ["call"]),
        ({"next_call_at": "2026-11-28T23:59"}, [], ["call"]),
        ({"next_call_at": "2026-11-29"}, [], []),
        ({"hearing_at": "2026-11-24T10:00"}, ["hearing"], []),
        ({"hearing_at": "2026-11-27"}, [], ["hearing"]),
        ({"hearing_at": "2026-11-20"}, [], ["hearing"]),
        ({"publicity_review": "2026-11-25"}, [], ["review"]),
        ({"publicity_review": "2026-12-05"}, [], []),
    ],
)
def test_what_has_a_day_is_urgent_due_or_neither(
    vault: Vault, case: str, fields: dict[str, str], urgent: list[str], due: list[str]
) -> None:
    person(vault, case, **fields)
    page = start(vault, case, TODAY, "2026-11-21T12:00")
    assert ([d.what for d in page.urgent], [d.what for d in page.due]) == (urgent, due)


def test_a_call_whose_hour_has_passed_cannot_wait(vault: Vault, case: str) -> None:
    person(vault, case, next_call_at="2026-11-21T11:00", next_call_whom="his wife", next_call_by="M.")
    (due,) = start(vault, case, TODAY, "2026-11-21T12:00").urgent
    assert (due.late, due.whom, due.by, due.names) == (True, "his wife", "M.", (HELD,))


def test_a_day_that_was_moved_is_due_on_the_new_day_only(vault: Vault, case: str) -> None:
    one = person(vault, case, next_call_at="2026-11-20")
    app.set_person(vault, one, {"next_call_at": "2026-12-20"})
    page = start(vault, case, TODAY)
    assert (page.urgent, page.due) == ((), ())


def test_whoever_is_held_without_news_cannot_wait(vault: Vault, case: str) -> None:
    app.tell_status(vault, person(vault, case), "L05", "2026-10-02", today=TODAY)
    page = start(vault, case, TODAY)
    assert ([(d.what, d.about) for d in page.urgent], page.held, page.stale) == ([("stale", "50")], 1, 1)


def test_what_waits_is_counted_and_the_newest_sources_named(vault: Vault, case: str) -> None:
    made = [add_source(vault, case, text=f"Ruslan Veshkorov was detained, number {n}.") for n in range(7)]
    page = start(vault, case, TODAY)
    assert (page.suggestions, page.sources_waiting) == (7, 7)
    assert [w.source for w in page.waiting] == [m.source for m in made[:1:-1]]


def test_a_note_that_was_put_aside_waits(vault: Vault, case: str) -> None:
    id = app.put_aside(vault, "His lawyer", case).id
    assert [note.source for note in start(vault, case, TODAY).unfinished] == [id]


def test_what_changed_is_said_in_words_the_newest_first(vault: Vault, case: str) -> None:
    one = person(vault, case)
    made = add_source(vault, case)
    app.decide(vault, [made.suggestion], "accepted")
    app.tell_status(vault, one, "L04", "2026-11-18", today=TODAY)
    app.set_person(vault, one, {"lawyer": "Z. Mehrvand"})
    app.undo(vault, [one])
    assert said(vault, case) == [
        "Taken back", "Set: Lawyer", "Told: Held awaiting trial", "Detention: accepted", "1 source added",
        "1 person entered", "Case opened",
    ]  # fmt: skip


def test_the_same_done_many_times_in_a_row_is_one_line(vault: Vault, case: str) -> None:
    for n in range(3):
        add_source(vault, case, text=f"Ruslan Veshkorov was detained, number {n}.")
    assert said(vault, case)[0] == "3 sources added"


def test_what_changed_in_another_case_is_not_told(vault: Vault, case: str) -> None:
    other = open_case(vault, "Lower Karsk")
    person(vault, other)
    assert said(vault, case) == ["Case opened"]


def test_what_changed_names_what_it_was_done_to(vault: Vault, case: str) -> None:
    one = person(vault, case)
    app.tell_status(vault, one, "L04", "2026-11-18", today=TODAY)
    (latest, *_rest) = start(vault, case, TODAY).changed
    assert (latest.of, latest.id, latest.title, latest.by) == ("person", one, HELD, "reader")


def test_an_erasing_is_told_and_names_nobody(vault: Vault, case: str) -> None:
    one = person(vault, case)
    app.erase(vault, app.resting_on(vault, "person", one))
    (latest, *_rest) = start(vault, case, TODAY).changed
    assert (latest.said, latest.title) == ("Something was erased for good", "")


def test_an_empty_vault_has_nothing_to_say(vault: Vault) -> None:
    page = start(vault, None, TODAY)
    assert (page.urgent, page.due, page.waiting, page.suggestions, page.held) == ((), (), (), 0, 0)
