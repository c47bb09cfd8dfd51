"""Persons typed by hand, and what was told of their liberty: kept, corrected, undone, protected, erased."""

from __future__ import annotations

import pytest
from invented import NAME, Made, add_source, decide, judge
from test_vault_erase import is_in

from guvoh import app
from guvoh.errors import NotFound, Refused, WrongField
from guvoh.vault import change, check, queries
from guvoh.vault.vault import Vault, open_with_key
from one_reader import HELD

KNOWN = "2026-11-18"


@pytest.fixture
def person(vault: Vault, case: str) -> str:
    return app.enter_person(vault, case, HELD, {"lawyer": "Zarina Mehrvand", "occupation": "teacher"})


def is_nowhere(vault: Vault, *words: str) -> bool:
    return not any(is_in(vault.folder, vault.vault_key, word) for word in words)


def test_a_person_who_was_entered_is_listed_without_any_claim(vault: Vault, case: str, person: str) -> None:
    (found,) = queries.persons(vault, case)
    assert (found.id, found.names, found.claims, found.protection) == (person, (HELD,), (), "protected")


def test_a_person_who_was_entered_has_a_compartment_of_his_own(vault: Vault, person: str) -> None:
    own = queries.compartment_of_person(vault, person)
    assert own is not None and own.hex() == person.replace("-", "")


def test_a_rebuild_gives_the_same_persons_and_statuses(vault: Vault, person: str) -> None:
    app.tell_status(vault, person, "L04", KNOWN)
    rows, folder, key = vault.view.dump(), vault.folder, vault.vault_key
    vault.close()
    change.rebuild(folder, key)
    with open_with_key(folder, key) as again:
        assert again.view.dump() == rows


def test_entering_a_person_can_be_undone_and_restored(vault: Vault, person: str) -> None:
    entered = queries.history(vault, person)[0].id
    (undo,) = app.undo(vault, [entered])
    assert queries.persons(vault) == []
    app.undo(vault, [undo])
    assert [p.id for p in queries.persons(vault)] == [person]


def test_an_entered_person_and_a_named_one_become_one_when_judged_the_same(
    vault: Vault, case: str, person: str
) -> None:
    made = add_source(vault, case)
    decide(vault, made)
    judge(vault, case, "mention", person, made.mention)
    (one,) = queries.persons(vault, case)
    assert (set(one.names), len(one.claims)) == ({HELD, NAME}, 1)


def test_a_corrected_name_takes_the_place_of_the_one_that_was_typed(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {"name": "Tolib Ashmerov"})
    assert queries.person(vault, person).names == ("Tolib Ashmerov",)


def test_a_person_needs_a_name(vault: Vault, case: str) -> None:
    with pytest.raises(WrongField) as error:
        app.enter_person(vault, case, " . ")
    assert error.value.field == "name"


def test_a_refused_person_leaves_no_key_behind(vault: Vault, case: str) -> None:
    before = set(vault.keyring.records)
    with pytest.raises(WrongField):
        app.enter_person(vault, case, HELD, {"hearing_at": "soon"})
    assert set(vault.keyring.records) == before


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("next_call_at", "2026-11-22 19:00", "2026-11-22T19:00"),
        ("next_call_at", "22.11.2026", "2026-11-22"),
        ("hearing_at", "2026-11-23T09:05", "2026-11-23T09:05"),
        ("age_years", "041", "41"),
        ("born", "1985", "1985"),
        ("aliases", "Tolib ; Uncle T", ["Tolib", "Uncle T"]),
        ("lawyer", "", ""),
    ],
)
def test_a_field_is_kept_in_one_form(vault: Vault, person: str, name: str, typed: str, kept: object) -> None:
    app.set_person(vault, person, {name: typed})
    assert queries.settings_of_person(vault, person)[name] == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("next_call_at", "2026-11-31"), ("hearing_at", "Monday"), ("hearing_at", "2026-11-23 25:00"),
        ("age_years", "old"), ("age_years", "400"), ("born", "spring"), ("gender", "x"), ("shoe_size", "41"),
        ("publicity_review", "2026-11-22 19:00"), ("lawyer", "a" * 5000),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_names_its_field(vault: Vault, person: str, name: str, typed: str) -> None:
    with pytest.raises(WrongField) as error:
        app.set_person(vault, person, {name: typed})
    assert (error.value.field, typed in error.value.message + error.value.hint) == (name, False)


def test_an_age_below_eighteen_makes_a_child(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {"age_years": "16", "protection": "named", "whereabouts": "free"})
    assert (queries.person(vault, person).age, queries.person(vault, person).protection) == ("child", "protected")


def test_a_field_says_which_source_it_is_from(vault: Vault, case: str, person: str) -> None:
    made = add_source(vault, case)
    app.set_person(vault, person, {"health": "weak", "health_from": made.source[-8:] and made.source})
    assert queries.settings_of_person(vault, person)["health_from"] == made.source


def test_a_person_is_found_by_the_documenters_own_number(vault: Vault, case: str) -> None:
    one = app.enter_person(vault, case, HELD, ref="K-17")
    two = app.enter_person(vault, case, "Somon Ashmeron", {"reference": "K-18"})
    found = [queries.person_with_reference(vault, case, ref) for ref in ("K-17", "K-18", "K-19")]
    assert found == [[one], [two], []]


def test_a_number_that_was_changed_finds_nobody_any_more(vault: Vault, case: str) -> None:
    one = app.enter_person(vault, case, HELD, ref="K-17")
    app.set_person(vault, one, {"reference": "K-20"})
    assert queries.person_with_reference(vault, case, "K-17") == []


def test_pages_of_persons_hold_each_once_in_the_order_of_names(vault: Vault, case: str) -> None:
    names = ["Zafar Umon", "Ёдгор Камаров", "Anvar Tolmaz", "Anvar Tolmaz", "Мира Толмаз"]
    for name in names:
        app.enter_person(vault, case, name)
    shown, after = [], None
    while True:
        page, after = queries.persons_page(vault, case, after, 2)
        shown += [p.names[0] for p in page]
        if after is None:
            break
    assert shown == ["Anvar Tolmaz", "Anvar Tolmaz", "Zafar Umon", "Ёдгор Камаров", "Мира Толмаз"]


def test_persons_are_found_by_any_part_of_a_name(vault: Vault, case: str) -> None:
    app.enter_person(vault, case, "Мира Толмаз")
    app.enter_person(vault, case, "Ёдгор Камаров")
    page, _more = queries.persons_page(vault, case, words="ТОЛМ")
    assert [p.names[0] for p in page] == ["Мира Толмаз"]


def test_statuses_come_in_the_order_of_the_days_on_which_they_were_known(vault: Vault, person: str) -> None:
    app.tell_status(vault, person, "L05", "2026-11-18", place="Colony 4", said_by="his sister")
    app.tell_status(vault, person, "L04", "18.10.2026", since="2026-10")
    told = queries.statuses(vault, person)
    assert [(s.status, s.known, s.place, s.by) for s in told] == [
        ("L04", "2026-10-18", "", "reader"), ("L05", "2026-11-18", "Colony 4", "reader"),
    ]  # fmt: skip


def test_a_status_can_be_undone(vault: Vault, person: str) -> None:
    entry = app.tell_status(vault, person, "L05", KNOWN)
    app.undo(vault, [entry])
    assert queries.statuses(vault, person) == []


def test_the_status_of_a_withdrawn_source_counts_no_more(vault: Vault, case: str, person: str) -> None:
    made = add_source(vault, case)
    app.tell_status(vault, person, "L05", KNOWN, source=made.source)
    app.withdraw(vault, made.source, "a mistake")
    assert queries.statuses(vault, person) == []


@pytest.mark.parametrize(
    ("field", "status", "known", "since"),
    [("status", "L77", KNOWN, None), ("known", "L04", "yesterday", None), ("known", "L04", "2026-11-22", None),
     ("since", "L04", KNOWN, "spring"), ("since", "L04", KNOWN, "2026-11-19")],
)  # fmt: skip
def test_a_status_that_cannot_be_is_refused_by_its_field(
    vault: Vault, person: str, field: str, status: str, known: str, since: str | None
) -> None:
    with pytest.raises(WrongField) as error:
        app.tell_status(vault, person, status, known, since, today="2026-11-21")
    assert (error.value.field, queries.statuses(vault, person)) == (field, [])


def test_a_status_of_nobody_is_refused(vault: Vault, case: str) -> None:
    with pytest.raises(NotFound):
        app.tell_status(vault, case, "L04", KNOWN)


def test_what_was_said_of_an_erased_person_who_was_entered_is_nowhere(vault: Vault, person: str) -> None:
    app.tell_status(vault, person, "L05", KNOWN, place="Colony of the reeds", said_by="his aunt Rayhon")
    app.erase(vault, app.resting_on(vault, "person", person))
    assert queries.persons(vault) == []
    assert is_nowhere(vault, HELD, "Zarina Mehrvand", "Colony of the reeds", "aunt Rayhon")
    assert check.verify(vault.folder, vault.vault_key).findings == ()


def test_a_person_of_whom_nothing_but_a_name_was_entered_can_be_erased(vault: Vault, case: str) -> None:
    only = app.enter_person(vault, case, HELD)
    app.erase(vault, app.resting_on(vault, "person", only))
    assert is_nowhere(vault, HELD)


def test_a_source_that_told_of_a_person_goes_with_him(vault: Vault, case: str, person: str) -> None:
    made = add_source(vault, case)
    app.tell_status(vault, person, "L05", KNOWN, note="beaten on the first day", source=made.source)
    resting = app.resting_on(vault, "person", person)
    assert resting.naming == (made.source,)
    with pytest.raises(Refused):
        app.erase(vault, resting)
    app.erase(vault, resting, with_sources=True)
    assert is_nowhere(vault, HELD, "beaten on the first day")


def test_erasing_one_person_leaves_another_who_was_once_judged_the_same(vault: Vault, case: str) -> None:
    one, two = app.enter_person(vault, case, HELD), app.enter_person(vault, case, "Somon Ashmeron")
    same = judge(vault, case, "mention", one, two)
    app.set_person(vault, two, {"lawyer": "Zarina Mehrvand"})
    app.undo(vault, [same])
    app.erase(vault, app.resting_on(vault, "person", one))
    assert [p.id for p in queries.persons(vault)] == [two]


def test_other_persons_of_whom_the_name_is_said_are_told_before_an_erasing(
    vault: Vault, case: str, person: str
) -> None:
    other = app.enter_person(vault, case, "Somon Ashmeron", {"next_call_whom": f"the wife of {HELD}"})
    assert app.resting_on(vault, "person", person).persons == (other,)


def test_persons_of_whom_something_was_taken_from_a_source_are_told_before_it_is_erased(
    vault: Vault, case: str, person: str
) -> None:
    made = add_source(vault, case)
    other = app.enter_person(vault, case, "Somon Ashmeron", source=made.source)
    app.set_person(vault, person, {"health": "weak", "health_from": made.source})
    assert set(app.resting_on(vault, "source", made.source).persons) == {person, other}


def test_the_claims_that_name_a_person_come_with_his_role(vault: Vault, case: str) -> None:
    made: Made = add_source(vault, case)
    decide(vault, made)
    assert [(row.id, role) for row, role in queries.claims_of_person(vault, made.mention)] == [
        (made.suggestion, "victim")
    ]


def test_an_entered_person_is_protected_in_papers(vault: Vault, case: str, person: str) -> None:
    made = add_source(vault, case, text=f"{NAME} was detained with ashmeron in Ostrevan on Monday. {HELD} wept.")
    decide(vault, made)
    app.set_person(vault, person, {"aliases": "the tall teacher of Lower Karsk"})
    of = next(c for c in queries.cases(vault) if c.id == case)
    printed = app.paper(vault, of, "chronology", ".json", internal=False).decode()
    assert [word for word in ("shmeron", "Tolib") if word in printed] == []
