"""A call is noted whole or not at all; what it changes for people is kept with it; what is put aside is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from invented import open_case
from test_vault_erase import is_in

from guvoh import app
from guvoh.errors import NotFound, Refused, WrongField
from guvoh.vault import check, queries
from guvoh.vault.vault import Vault
from one_reader import HELD, TODAY

WORDS = "His lawyer saw him on Wednesday. The insulin is refused. There is a hearing on Monday."


@pytest.fixture
def person(vault: Vault, case: str) -> str:
    return app.enter_person(vault, case, HELD, {"next_call_at": "2026-11-20T19:00", "next_call_whom": "his wife"})


def noted(vault: Vault, case: str, about: list[str], words: str = WORDS, **fields: Any) -> str:
    return app.note_call(vault, words, case, about, fields, today=TODAY).id


def rows(vault: Vault) -> int:
    found = vault.view.row("SELECT count(*) FROM entry")
    return int(found[0]) if found else 0


def test_a_call_says_who_spoke_how_he_knows_and_whether_it_was_safe(vault: Vault, case: str, person: str) -> None:
    noted(vault, case, [person], author="his wife", basis="B4", safe="unsure", told_to=["lawyer", "press"])
    (call,) = queries.calls_about(vault, person)
    said = {name: call.given[name] for name in ("basis", "safe", "told_to")}
    assert (call.who, call.day, call.kind) == ("his wife", TODAY, "call")
    assert said == {"basis": "B4", "safe": "unsure", "told_to": ["lawyer", "press"]}


def test_consent_that_was_given_in_a_call_is_kept_on_the_person_with_its_source(
    vault: Vault, case: str, person: str
) -> None:
    id = noted(vault, case, [person], publicity="confidential", publicity_by="his wife", publicity_how="by phone",
               publicity_review="2026-12-05")  # fmt: skip
    found = queries.person(vault, person)
    assert (found.publicity, found.publicity_by, found.publicity_at, found.publicity_review) == (
        "confidential", "his wife", TODAY, "2026-12-05",
    )  # fmt: skip
    assert queries.settings_of_person(vault, person)["publicity_from"] == id


def test_what_was_told_of_liberty_in_a_call_rests_on_the_call(vault: Vault, case: str, person: str) -> None:
    id = noted(vault, case, [person], author="his lawyer", status={"status": "L04", "known": "2026-11-18",
                                                                   "place": "Remand prison 2"})  # fmt: skip
    (told,) = queries.statuses(vault, person)
    assert (told.status, told.known, told.said_by, told.place, told.source) == (
        "L04", "2026-11-18", "his lawyer", "Remand prison 2", id,
    )  # fmt: skip


def test_a_call_that_was_due_is_done_with_the_call(vault: Vault, case: str, person: str) -> None:
    noted(vault, case, [person])
    assert queries.settings_of_person(vault, person)["next_call_at"] == ""


def test_a_call_that_is_due_later_stays_due(vault: Vault, case: str, person: str) -> None:
    app.set_person(vault, person, {"next_call_at": "2026-11-25"})
    noted(vault, case, [person])
    assert queries.settings_of_person(vault, person)["next_call_at"] == "2026-11-25"


def test_the_next_call_is_set_on_everybody_whom_the_call_is_about(vault: Vault, case: str, person: str) -> None:
    other = app.enter_person(vault, case, "Somon Ashmeron")
    noted(vault, case, [person, other], next_call_at="23.11.2026 19:00", next_call_by="M.")
    found = [queries.settings_of_person(vault, p)["next_call_at"] for p in (person, other)]
    assert found == ["2026-11-23T19:00"] * 2


def test_what_a_form_leaves_empty_stays_as_it_was(vault: Vault, case: str, person: str) -> None:
    app.set_person(vault, person, {"lawyer": "Z. Mehrvand"})
    noted(vault, case, [person], lawyer="", health="weak")
    given = queries.settings_of_person(vault, person)
    assert (given["lawyer"], given["health"]) == ("Z. Mehrvand", "weak")


def test_somebody_who_is_first_told_of_in_a_call_is_entered_with_it(vault: Vault, case: str) -> None:
    app.note_call(vault, WORDS, case, fields={"publicity": "silent"}, today=TODAY, new=[HELD])
    (person,) = queries.persons(vault, case)
    assert (person.names, len(queries.calls_about(vault, person.id))) == ((HELD,), 1)


def test_the_same_words_on_another_day_are_another_call(vault: Vault, case: str, person: str) -> None:
    first, second = (noted(vault, case, [person], "No news.", published=day) for day in ("2026-11-14", TODAY))
    assert [call.source for call in queries.calls_about(vault, person)] == [second, first]


def test_whoever_may_be_under_pressure_speaks_from_inside(vault: Vault, case: str, person: str) -> None:
    assert queries.source(vault, noted(vault, case, [person], under_pressure="yes")).from_inside


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("basis", {"basis": "B77"}), ("safe", {"safe": "perhaps"}), ("told_to", {"told_to": ["neighbour"]}),
        ("published", {"published": "2026-11-23"}), ("published", {"published": "Monday"}),
        ("next_call_at", {"next_call_at": "2026-11-20 19:00"}), ("publicity_by", {"publicity": "public"}),
        ("publicity", {"publicity": "loud"}), ("from_inside", {"from_inside": "perhaps"}),
        ("status", {"status": {"status": "L77"}}), ("known", {"status": {"status": "L04", "known": "2026-11-22"}}),
        ("weather", {"weather": "rain"}), ("publicity_at", {"publicity": "silent", "publicity_at": "2026-11-22"}),
    ],
)  # fmt: skip
def test_a_call_with_a_field_that_cannot_be_leaves_nothing(
    vault: Vault, case: str, person: str, field: str, fields: dict[str, Any]
) -> None:
    entries, keys = rows(vault), set(vault.keyring.records)
    with pytest.raises(WrongField) as error:
        noted(vault, case, [person], **fields)
    assert (error.value.field, rows(vault), set(vault.keyring.records)) == (field, entries, keys)
    assert list(vault.store.names()) == []


def test_a_call_without_words_is_refused(vault: Vault, case: str, person: str) -> None:
    with pytest.raises(WrongField) as error:
        noted(vault, case, [person], "  ")
    assert error.value.field == "words"


def test_a_call_about_nobody_who_is_known_is_refused(vault: Vault, case: str) -> None:
    with pytest.raises(NotFound):
        noted(vault, case, [case])


def test_a_call_about_somebody_of_another_case_is_refused(vault: Vault, person: str) -> None:
    with pytest.raises(Refused):
        noted(vault, open_case(vault, "Lower Karsk"), [person])


def test_a_note_that_was_put_aside_comes_back_as_it_was_typed(vault: Vault, case: str, person: str) -> None:
    typed = {"author": "his wife", "next_call_at": "tomorrow evening", "told_to": ["press"]}
    id = app.put_aside(vault, WORDS, case, typed, [person]).id
    back = app.take_up(vault, id)
    assert (back.words, back.fields, back.case) == (WORDS, typed, case)


def test_a_note_that_was_put_aside_is_listed_and_changes_nothing(vault: Vault, case: str, person: str) -> None:
    id = app.put_aside(vault, WORDS, case, {"publicity": "public", "status": "L04"}, [person]).id
    assert [note.source for note in queries.unfinished_notes(vault, case)] == [id]
    assert (queries.person(vault, person).publicity, queries.claims(vault), queries.statuses(vault, person)) == (
        "silent", [], [],
    )  # fmt: skip


def test_an_empty_note_can_be_put_aside(vault: Vault, case: str) -> None:
    assert app.take_up(vault, app.put_aside(vault, "", case, {"author": "his wife"}).id).words == ""


def test_a_note_can_be_put_aside_again(vault: Vault, case: str) -> None:
    id = app.put_aside(vault, "His lawyer", case, {"author": "his wife"}).id
    app.put_aside(vault, WORDS, case, {"author": "his sister"}, id=id)
    (note,) = queries.unfinished_notes(vault, case)
    back = app.take_up(vault, note.source)
    assert (note.source, back.words, back.fields["author"]) == (id, WORDS, "his sister")


def test_a_finished_note_is_one_call_with_its_last_words(vault: Vault, case: str, person: str) -> None:
    id = app.put_aside(vault, "His lawyer", case, {"author": "his wife"}, [person]).id
    made = app.note_call(vault, WORDS, case, [person], {"author": "his wife"}, today=TODAY, finishes=id)
    reading = queries.reading(vault, id)
    assert (made.id, reading and reading.text) == (id, WORDS)
    assert (queries.unfinished_notes(vault), [c.source for c in queries.calls_about(vault, person)]) == ([], [id])


def test_a_finished_note_cannot_be_finished_twice(vault: Vault, case: str, person: str) -> None:
    id = app.put_aside(vault, WORDS, case).id
    app.note_call(vault, WORDS, case, [person], today=TODAY, finishes=id)
    with pytest.raises(Refused):
        app.note_call(vault, WORDS, case, [person], today=TODAY, finishes=id)


def test_a_withdrawn_call_is_no_call_about_anybody(vault: Vault, case: str, person: str) -> None:
    app.withdraw(vault, noted(vault, case, [person]), "the wrong person")
    assert queries.calls_about(vault, person) == []


def test_a_call_goes_with_the_person_it_is_about_although_it_names_nobody(
    vault: Vault, case: str, person: str
) -> None:
    id = noted(vault, case, [person], author="his wife")
    resting = app.resting_on(vault, "person", person)
    assert resting.naming == (id,)
    app.erase(vault, resting, with_sources=True)
    assert not any(is_in(vault.folder, vault.vault_key, word) for word in (HELD, "insulin", "his wife"))
    assert check.verify(vault.folder, vault.vault_key).findings == ()
