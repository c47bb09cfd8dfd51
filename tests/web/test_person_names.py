"""The name for forms on the page of a person: proposed, said, confirmed, never a passport's by machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.book.person_names import confirmed_names
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


@pytest.fixture
def known(vault_folder: Path, words: str) -> tuple[Path, str]:
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        person = app.enter_person(vault, case, "Чашмазода Ҷовид")
    return vault_folder, f"/case/{short(case)}/person/{short(person)}"


def one_of(folder: Path, words: str) -> Any:
    with open_vault(folder, words) as vault:
        (one,) = queries.persons(vault)
        return confirmed_names(vault, one), queries.settings_of_person(vault, one.id)


def test_a_proposal_is_taken_and_confirmed_by_a_person_with_the_transliteration_marked(
    serve: Callable[..., Any], window: Callable[..., Any], known: tuple[Path, str], words: str
) -> None:
    page = window(serve(known[0]), known[1]).page
    page.get_by_role("button", name="Take the proposal").click()
    page.wait_for_selector("text=Kept. Look at it")
    shown = page.locator("section:has(#form-name)").inner_text()
    assert "Chashmazoda" in shown and "BGN/PCGN 1994, Tajik" in shown and "Not the passport’s" in shown
    page.get_by_role("button", name="Confirm these names").click()
    page.wait_for_selector("text=Confirmed. It can be taken back here.")
    names, given = one_of(known[0], words)
    assert (names.missing, bool(names.confirmed_by)) == ((), True)
    assert not {"family_name", "passport_family"} & {name for name, value in given.items() if value}


def test_a_passport_in_another_script_is_refused_beside_its_field_and_what_was_typed_stays(
    serve: Callable[..., Any], window: Callable[..., Any], known: tuple[Path, str], words: str
) -> None:
    page = window(serve(known[0]), known[1]).page
    page.get_by_text("Say or correct the parts of the name").click()
    page.get_by_label("Family name, as in the passport").fill("Чашмазода")
    page.get_by_label("Given name, as in the passport").fill("JOVID")
    page.get_by_role("button", name="Keep the parts of the name").click()
    page.wait_for_selector("[data-wrong]")
    assert page.locator("#passport_family-hint").inner_text().startswith("A passport has this in Latin letters.")
    assert page.get_by_label("Given name, as in the passport").input_value() == "JOVID"
    page.get_by_label("Family name, as in the passport").fill("CHASHMAZODA")
    page.get_by_role("button", name="Keep the parts of the name").click()
    page.wait_for_selector("text=Kept.")
    assert one_of(known[0], words)[0].family[:2] == ("CHASHMAZODA", "passport")


def test_names_that_were_changed_in_another_window_are_not_confirmed(
    serve: Callable[..., Any], window: Callable[..., Any], known: tuple[Path, str], words: str
) -> None:
    page = window(serve(known[0]), known[1]).page
    page.get_by_role("button", name="Take the proposal").click()
    page.wait_for_selector("text=Kept. Look at it")
    with open_vault(known[0], words, "Other") as vault:
        app.set_person(vault, queries.persons(vault)[0].id, {"given_name_own": "Ҷамол"})
    page.get_by_role("button", name="Confirm these names").click()
    page.wait_for_selector("text=The names were changed meanwhile.")
    assert one_of(known[0], words)[0].missing == ("not_confirmed",)


def test_what_forms_ask_for_besides_is_kept_as_typed(
    serve: Callable[..., Any], window: Callable[..., Any], known: tuple[Path, str], words: str
) -> None:
    page = window(serve(known[0]), known[1]).page
    page.get_by_text("Correct the facts").click()
    page.get_by_label("Citizenships").fill("TJ; Russia")
    page.get_by_label("Identity documents").fill("passport | A 77")
    page.get_by_label("Civil status").select_option("married")
    page.get_by_label("Age known on").fill("21.11.2026")
    page.get_by_role("button", name="Keep the facts").click()
    page.wait_for_selector("text=Kept.")
    assert "passport | A 77" in page.locator("dl.facts").first.inner_text()
    given = one_of(known[0], words)[1]
    assert [given[name] for name in ("citizenships", "civil_status", "age_known_at")] == [
        ["TJ", "RU"], "married", "2026-11-21"]  # fmt: skip
