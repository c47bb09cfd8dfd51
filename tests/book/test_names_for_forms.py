"""The parts of a name for a form: what a machine proposes, what it never makes, who confirmed what. Invented people."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh import app
from guvoh.book.person_names import MADE, confirmed_names, missing_words, names_for_form, proposal, spelt
from guvoh.book.person_parts import proposed_parts
from guvoh.book.person_romanised import romanised
from guvoh.errors import Refused, WrongField
from guvoh.text.i18n import LANGUAGES
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

WORDS = "lantern orchard pebble ferry quilt"
OWN = {"family_name_own": "Велзорзода", "given_name_own": "Ҷамшед", "father_name_own": "Каримович",
       "name_language": "tg"}  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path):
    create(tmp_path / "v", WORDS, cost=Cost(64, 1, 1))
    with open_vault(tmp_path / "v", WORDS, "Nilu") as opened:
        yield opened


@pytest.fixture
def person(vault: Vault) -> str:
    return app.enter_person(vault, app.open_case(vault, "Ostrevan"), "Велзорзода Ҷамшед")


def names(vault: Vault, person: str):
    return confirmed_names(vault, queries.person(vault, person))


@pytest.mark.parametrize(("name", "language", "parts"), [
    ("Velzorov Firdavs", "", ("Velzorov", "Firdavs", "")),
    ("Фирдавс Велзорзода", "tg", ("Велзорзода", "Фирдавс", "")),
    ("Иван Петрович Велзоров", "ru", ("Велзоров", "Иван", "Петрович")),
    ("Велзор Иван Петрович", "ru", ("Велзор", "Иван", "Петрович")),
    ("Aziz Karim ugli Tashvelov", "uz", ("Tashvelov", "Aziz", "Karim ugli")),
    ("Асан уулу Бакыт", "ky", ("Асан уулу", "Бакыт", "")),
    ("Ahmad bin Karim Velzor", "", ("Velzor", "Ahmad", "Karim")),
    ("Velzorov, Bahrom Alievich", "", ("Velzorov", "Bahrom", "Alievich")),
    ("Велзор Шариф", "tg", ("Велзор", "Шариф", "")),
    ("رضا ولزار", "fa", ("ولزار", "رضا", "")),
])  # fmt: skip
def test_the_parts_of_a_name_are_proposed(name: str, language: str, parts: tuple[str, str, str]) -> None:
    found = proposed_parts(name, language)
    assert found is not None and found[:3] == parts


@pytest.mark.parametrize("name", ["Zarina", "J. Velzorov", "", "🙂 🙃", "a b c d e f g h", "ا"])
def test_what_is_no_whole_name_has_no_parts(name: str) -> None:
    assert proposed_parts(name) is None


def test_only_the_order_says_so_is_said() -> None:
    order, ending = proposed_parts("Шариф Велзор", "tg"), proposed_parts("Шариф Велзоров", "tg")
    assert order is not None and ending is not None and (order.sure, ending.sure) == (False, True)


@pytest.mark.parametrize(("own", "language", "latin"), [
    ("Ҷамшед Ғафурзода", "tg", "Jamshed Ghafurzoda"), ("Юлия Ельцова-Съездова", "ru", "Yuliya Yel’tsova-S”yezdova"),
    ("Ерлан Өмірұлы", "kk", "Erlan Ömiruly"), ("Жаңыл", "ky", "Jangyl"), ("Ёқубов Ўткир", "uz", "Yoqubov O‘tkir"),
    ("Євген Ющенко", "uk", "Yevhen Yushchenko"), ("Яўген Вельзар", "be", "Yawhyen Vyel’zar"),
])  # fmt: skip
def test_the_own_script_is_written_by_the_system_of_its_language(own: str, language: str, latin: str) -> None:
    found = romanised(own, language)
    assert found is not None and found.text == latin and found.system


@pytest.mark.parametrize(("own", "language"), [("رضا", "fa"), ("Ҷамшед", "ru"), ("Ali", "tg"), ("Шариф", "")])
def test_what_no_system_writes_is_not_made(own: str, language: str) -> None:
    assert romanised(own, language) is None


def test_a_passport_stands_before_what_was_typed_and_a_transliteration_behind_both() -> None:
    made = spelt(OWN, "family_name")
    typed = spelt({**OWN, "family_name": "Velzorzoda"}, "family_name")
    seen = spelt({**OWN, "family_name": "Velzorzoda", "passport_family": "VELZORZODAH"}, "family_name")
    assert (made.text, made.by, typed.text, seen.text) == ("Velzorzoda", MADE, "Velzorzoda", "VELZORZODAH")
    assert made.system == "BGN/PCGN 1994, Tajik" and not typed.made_by_program


def test_nothing_that_the_program_makes_is_kept(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {**OWN, "names_confirmed": "yes"})
    assert names(vault, person).family.made_by_program
    given = queries.settings_of_person(vault, person)
    assert not any(given.get(name) for name in ("family_name", "passport_family"))
    assert not any("Velzorzoda" in name for name in queries.person(vault, person).names)


def test_a_proposal_is_only_shown(vault: Vault, person: str) -> None:
    found = proposal(queries.person(vault, person), {})
    assert found is not None and found[2].fields(own=True) == {
        "family_name_own": "Велзорзода", "given_name_own": "Ҷамшед"}  # fmt: skip
    assert names(vault, person).missing == ("family_name", "given_name", "not_confirmed")


def test_names_are_confirmed_by_a_person_on_a_day(vault: Vault, person: str) -> None:
    app.set_person(vault, person, OWN)
    assert names(vault, person).missing == ("not_confirmed",)
    app.set_person(vault, person, {"names_confirmed": "yes"})
    found = names(vault, person)
    assert (found.is_confirmed, found.confirmed_by, found.confirmed_at[:2]) == (True, "Nilu", "20")


def test_a_confirmation_ends_when_any_part_is_changed(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {**OWN, "names_confirmed": "yes"})
    app.set_person(vault, person, {"passport_family": "VELZORZODA"})
    assert names(vault, person).missing == ("changed_since",)


def test_undoing_the_change_restores_the_confirmation(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {**OWN, "names_confirmed": "yes"})
    before = names(vault, person)
    entry = app.set_person(vault, person, {"father_name": "Karimovich"})
    app.undo(vault, [entry])
    assert names(vault, person) == before


def test_a_confirmation_can_be_taken_back(vault: Vault, person: str) -> None:
    app.set_person(vault, person, OWN)
    entry = app.set_person(vault, person, {"names_confirmed": "yes"})
    app.undo(vault, [entry])
    assert names(vault, person).missing == ("not_confirmed",)


def test_nothing_is_confirmed_before_family_and_given_name_are_said(vault: Vault, person: str) -> None:
    with pytest.raises(WrongField) as raised:
        app.set_person(vault, person, {"given_name": "Jamshed", "names_confirmed": "yes"})
    assert raised.value.field == "names_confirmed"


def test_who_has_one_name_lacks_no_family_name(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {"given_name": "Jamshed", "one_name": "yes", "names_confirmed": "yes"})
    assert names(vault, person).missing == ()


def test_a_name_in_letters_that_no_system_writes_is_asked_for(vault: Vault, person: str) -> None:
    fields = {"family_name_own": "ولزار", "given_name_own": "رضا", "name_language": "fa", "names_confirmed": "yes"}
    app.set_person(vault, person, fields)
    assert names(vault, person).missing == ("latin_family", "latin_given")


def test_a_form_is_refused_with_what_is_missing_in_words(vault: Vault, person: str) -> None:
    with pytest.raises(Refused) as raised:
        names_for_form(vault, queries.person(vault, person))
    assert raised.value.missing == tuple(map(missing_words, names(vault, person).missing))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reason_has_words_in_each_language(language: str) -> None:
    from guvoh.text import i18n

    with i18n.using(language):
        codes = ("family_name", "given_name", "latin_family", "latin_given", "not_confirmed", "changed_since")
        assert len({missing_words(code) for code in codes}) == len(codes)


@pytest.mark.parametrize(("field", "value"), [
    ("passport_family", "Велзоров"), ("family_name", "ولزار"), ("given_name", "..."), ("passport_given", "x" * 300),
    ("names_confirmed", "perhaps"), ("citizenships", "Ostrevania"), ("id_documents", "paper | 1"),
    ("id_documents", "passport | 1 | office | someday"), ("civil_status", "happy"), ("died", "soon"),
    ("name_language", "xx"),
])  # fmt: skip
def test_what_a_field_cannot_hold_is_refused_without_repeating_it(
    vault: Vault, person: str, field: str, value: str
) -> None:
    with pytest.raises(WrongField) as raised:
        app.set_person(vault, person, {field: value})
    assert raised.value.field == field and value not in f"{raised.value.message} {raised.value.hint}"


def test_citizenships_are_taken_by_code_and_by_name(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {"citizenships": "tj; Россия; stateless; TJ"})
    assert queries.settings_of_person(vault, person)["citizenships"] == ["TJ", "RU", "stateless"]


def test_identity_documents_are_kept_in_their_parts(vault: Vault, person: str) -> None:
    app.set_person(vault, person, {"id_documents": "passport | A 1234567 | | 2019-04; id_card | 77"})
    assert queries.settings_of_person(vault, person)["id_documents"] == [
        {"type": "passport", "number": "A 1234567", "date": "2019-04"}, {"type": "id_card", "number": "77"},
    ]  # fmt: skip


def test_a_placeholder_whose_name_is_learnt_is_one_no_more(vault: Vault) -> None:
    case = app.open_case(vault, "Valley")
    person = app.enter_person(vault, case, "brother of R. V.", {"unnamed": "yes"})
    app.set_person(vault, person, {"family_name": "Velzorov", "given_name": "Timur"})
    found = queries.person(vault, person)
    assert (found.names, found.unnamed) == (("Timur Velzorov",), False)
