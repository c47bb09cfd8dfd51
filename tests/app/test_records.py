"""Records of the case file: checked, corrected without losing what stood, taken back, erased with the person."""

from __future__ import annotations

import pytest

from guvoh import app
from guvoh.app.records import add_record, change_record
from guvoh.errors import NotFound, WrongField
from guvoh.model.records import kinds
from guvoh.vault import queries
from guvoh.vault.vault import Vault

GIVEN = {"scope": "C2", "mechanism": "WGAD", "basis": "S2", "given_by": "Mother", "date": "2031-04-02"}


@pytest.fixture
def person(vault: Vault, case: str) -> str:
    return app.enter_person(vault, case, "Daler Sangov")


def test_a_record_is_found_by_its_person_and_by_its_kind(vault: Vault, case: str, person: str) -> None:
    id = add_record(vault, case, "consent", [person], GIVEN)
    (found,) = queries.records(vault, case, "consent", person)
    assert (found.id, found.text("mechanism"), queries.records(vault, case, "consent", "nobody")) == (id, "WGAD", [])


def test_a_correction_keeps_the_rest_and_undo_brings_back_what_stood(vault: Vault, case: str, person: str) -> None:
    id = add_record(vault, case, "consent", [person], GIVEN)
    entry = change_record(vault, id, {"withdrawn_at": "2031-05-01"})
    changed = queries.record(vault, id)
    app.undo(vault, [entry])
    assert (changed.text("withdrawn_at"), changed.text("scope"), queries.record(vault, id).fields) == (
        "2031-05-01", "C2", GIVEN)  # fmt: skip


def test_an_undone_record_is_gone(vault: Vault, case: str, person: str) -> None:
    id = add_record(vault, case, "consent", [person], GIVEN)
    app.undo(vault, [queries.record(vault, id).entry])
    with pytest.raises(NotFound):
        queries.record(vault, id)


@pytest.mark.parametrize(
    ("field", "value"),
    [("scope", "C99"), ("scope", ""), ("date", "someday"), ("nonsense", "x"), ("limits", "x" * 30_000)],
)
def test_a_field_that_cannot_be_is_named_and_nothing_is_kept(
    vault: Vault, case: str, person: str, field: str, value: str
) -> None:
    with pytest.raises(WrongField) as fault:
        add_record(vault, case, "consent", [person], {**GIVEN, field: value})
    assert (fault.value.field, queries.records(vault, case)) == (field, [])


def test_an_empty_record_is_refused(vault: Vault, case: str) -> None:
    with pytest.raises(WrongField):
        add_record(vault, case, "remedy", [], {"body": " "})


def test_a_record_of_a_person_wants_a_person(vault: Vault, case: str) -> None:
    with pytest.raises(WrongField):
        add_record(vault, case, "consent", [], GIVEN)


def test_a_record_goes_with_the_person_when_he_is_erased(vault: Vault, case: str, person: str) -> None:
    id = add_record(vault, case, "consent", [person], GIVEN)
    app.erase(vault, app.resting_on(vault, "person", person))
    with pytest.raises(NotFound):
        queries.record(vault, id)


def test_what_is_to_be_erased_names_the_records_that_go_with_it(vault: Vault, case: str, person: str) -> None:
    mine = add_record(vault, case, "consent", [person], GIVEN)
    named = add_record(vault, case, "remedy", [], {"body": "Prosecutor", "what": "Where is Daler Sangov?"})
    add_record(vault, case, "remedy", [], {"body": "Prosecutor"})
    assert set(app.resting_on(vault, "person", person).records) == {mine, named}


def test_every_field_of_every_kind_has_its_words_in_four_languages() -> None:
    missing = [
        (kind.name, part)
        for kind in kinds()
        for part, labels in [("", kind.labels), ("about", kind.about), *((f.name, f.labels) for f in kind.fields)]
        if not all(labels.get(tongue) for tongue in ("en", "ru", "tg", "fa"))
    ]
    assert missing == []
