"""One person: what was told stands drawn and in words, what may be said is decided with a reason, all can be undone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyboard import press, type_into

from guvoh import app
from guvoh.app.people import say_nobody
from guvoh.errors import Refused
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

HOSTILE = "<script>alert(1)</script> \u202eeman\u202c \"'&amp; =cmd"


@pytest.fixture
def known(vault_folder: Path, words: str) -> Path:
    """A person of whom two voices told, and another of nearly the same name."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        person = app.enter_person(vault, case, "Sorbon Chashmaev", {"aliases": "Сорбон Чашмаев; ساربان چشمه‌یف"})
        app.tell_status(vault, person, "L03", "2026-02-20", since="2026-02-14", said_by=HOSTILE)
        app.tell_status(vault, person, "L05", "2026-06-10", said_by="The court", place="Colony 4")
        app.note_call(vault, HOSTILE, case, [person], {"author": "his sister"}, today="2026-06-12")
        app.enter_person(vault, case, "Sarbon Chashmayev")
    return vault_folder


def person_page(page: Any) -> None:
    page.get_by_role("link", name="Persons").click()
    page.get_by_label("Name, in any spelling").fill("сорбон")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_url("**/persons?*")
    page.get_by_role("link", name="Sorbon Chashmaev").click()
    page.wait_for_selector("h1:has-text('Sorbon Chashmaev')")


def test_a_person_is_found_in_another_script_and_each_voice_stands_drawn_beside_its_words(
    serve: Callable[..., Any], window: Callable[..., Any], known: Path
) -> None:
    window_ = window(serve(known))
    page = window_.page
    person_page(page)
    rows = page.locator("table tbody tr")
    assert [row.locator("svg[role=img]").count() for row in rows.all()] == [1, 1, 1]
    assert "14 to 20 February 2026" in rows.nth(0).inner_text()
    assert "held, 14 February to 10 June 2026; not known" in rows.nth(2).inner_text()
    assert HOSTILE in rows.nth(0).inner_text()
    assert page.locator("bdi:text('ساربان')").first.get_attribute("dir") == "auto"
    assert not [said for said in window_.said if "Content Security" in said or "Error" in said]
    with page.expect_download() as saved:
        page.get_by_text("Each state that was told").click()
        page.get_by_role("button", name="Export as CSV").click()
    table = list(csv.reader(Path(saved.value.path()).read_text("utf-8-sig").splitlines()))
    assert table[0][0].startswith("# Internal")
    assert [row[2] for row in table[2:]] == ["2026-02-20", "2026-06-10"]


def test_what_may_be_said_is_decided_with_who_decided_and_a_state_can_be_taken_back(
    serve: Callable[..., Any], window: Callable[..., Any], known: Path, words: str
) -> None:
    page = window(serve(known)).page
    person_page(page)
    page.get_by_text("Decide anew").click()
    page.get_by_label("Named", exact=True).check()
    page.get_by_label("Public", exact=True).check()
    page.get_by_role("button", name="Keep this decision").click()
    page.wait_for_selector("[data-wrong]")
    assert page.locator("#publicity_by-hint").inner_text().startswith("Who in the family")
    assert page.get_by_label("Named", exact=True).is_checked()
    page.get_by_label("Who decided this").fill("his sister")
    page.locator("#protection_because").fill("asked for it")
    page.get_by_role("button", name="Keep this decision").click()
    page.wait_for_selector("text=Kept. It holds")
    assert "It must be known that this is an adult." in page.inner_text("main")
    page.get_by_text("Each state that was told").click()
    page.get_by_role("button", name="Take this back: Serving a sentence").click()
    page.wait_for_selector("text=Taken back.")
    with open_vault(known, words, "Nilu") as vault:
        one = next(p for p in queries.persons(vault) if "Sorbon Chashmaev" in p.names)
        assert (one.publicity, one.publicity_by, one.protection) == ("public", "his sister", "protected")
        assert [told.status for told in queries.statuses(vault, one.id)] == ["L03"]


def test_two_persons_are_judged_the_same_with_a_reason_and_parted_again(
    serve: Callable[..., Any], window: Callable[..., Any], known: Path, words: str
) -> None:
    page = window(serve(known)).page
    person_page(page)
    page.get_by_text("Judge beside another person").click()
    page.get_by_label("The other person").fill("sarbon chashmayev")
    page.get_by_role("button", name="The same").click()
    page.wait_for_selector("[data-wrong]")
    page.locator("#because").fill("the sister uses both spellings")
    page.get_by_role("button", name="The same").click()
    page.wait_for_selector("text=Kept. It can be taken back below.")
    assert "Sarbon Chashmayev" in page.locator("header.head").inner_text()
    page.get_by_role("button", name="Take this back").last.click()
    page.wait_for_selector("text=Taken back.")
    with open_vault(known, words, "Nilu") as vault:
        assert len(queries.persons(vault)) == 2


def test_facts_are_corrected_and_only_what_differs_is_kept(
    serve: Callable[..., Any], window: Callable[..., Any], known: Path, words: str
) -> None:
    page = window(serve(known)).page
    person_page(page)
    page.get_by_text("Correct the facts").click()
    page.get_by_label("Occupation").fill("Bookseller")
    page.get_by_label("Age in years").fill("many")
    page.get_by_role("button", name="Keep the facts").click()
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("Occupation").input_value() == "Bookseller"
    page.get_by_label("Age in years").fill("52")
    page.get_by_role("button", name="Keep the facts").click()
    page.wait_for_selector("text=Kept.")
    with open_vault(known, words, "Nilu") as vault:
        one = next(p for p in queries.persons(vault) if "Sorbon Chashmaev" in p.names)
        given = queries.settings_of_person(vault, one.id)
        assert (given["occupation"], given["age_years"], "lawyer" in given) == ("Bookseller", "52", False)


def test_what_is_no_person_leaves_the_register_and_the_board_and_comes_back(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        case = queries.cases(vault)[0]
        one = next(p for p in queries.persons(vault, case.id) if p.claims)
        name = one.names[0]
    page = window(serve(filled), f"/case/{short(case.id)}/person/{short(one.id)}").page
    page.get_by_role("button", name="This is no person").click()  # without the tick that papers may print it: nothing
    page.get_by_label("papers may print it").check()
    page.get_by_role("button", name="This is no person").click()
    page.wait_for_selector("h1:text('Persons')")
    assert page.get_by_role("link", name=name, exact=True).count() == 0
    page.get_by_label("Show").select_option("nobody")
    page.get_by_role("button", name="Narrow down").click()
    page.locator(f"a[href$='/person/{short(one.id)}']").click()  # namesakes stand there too
    page.get_by_role("button", name="Take this back").first.click()
    page.get_by_role("button", name="This is no person").wait_for()


def test_whoever_something_is_known_of_cannot_be_said_to_be_no_person(filled: Path, words: str) -> None:
    with open_vault(filled, words) as vault:
        case = queries.cases(vault)[0]
        entered = app.enter_person(vault, case.id, "Amad Sarvin")
        one = next(p for p in queries.persons(vault, case.id) if p.claims)
        app.set_person(vault, one.id, {"lawyer": "Z. Mehrvand"})
        other = next(p for p in queries.persons(vault, case.id) if p.claims and p.id != one.id)
        app.enter_person(vault, case.id, other.names[0])  # a namesake who was entered
        for id in (entered, one.id, other.id):
            with pytest.raises(Refused):
                say_nobody(vault, id)
        assert not queries.settings(vault, case.id).get("not_people")


def test_everything_of_a_person_is_added_changed_and_taken_back_by_keyboard_alone(
    serve: Callable[..., Any], window: Callable[..., Any], known: Path, words: str
) -> None:
    with open_vault(known, words) as vault:
        case = queries.cases(vault)[0]
        one = next(p for p in queries.persons(vault) if "Sorbon Chashmaev" in p.names)
    page = window(serve(known), f"/case/{short(case.id)}/person/{short(one.id)}").page

    def button(name: str) -> Any:
        return page.get_by_role("button", name=name)

    def summary(text: str) -> Any:
        return page.locator("summary", has_text=text)

    press(page, summary("Tell of a state"))
    press(page, page.get_by_label("State"), "ArrowDown")
    type_into(page, page.get_by_label("Who says so"), "Her neighbour")
    press(page, button("Keep this state"))
    page.wait_for_selector("text=Her neighbour")
    press(page, summary("Each state that was told"))
    press(page, page.locator("li", has_text="Her neighbour").get_by_role("button"))
    page.wait_for_selector("text=Taken back.")
    press(page, summary("Correct the facts"))
    type_into(page, page.get_by_label("Age in years"), "many")
    press(page, page.get_by_label("Age in years"))  # Enter in a field keeps the facts, too
    page.wait_for_selector("[data-wrong]")
    page.wait_for_function("document.activeElement.name === 'age_years'")  # the field that is wrong
    type_into(page, page.get_by_label("Age in years"), "52")
    press(page, button("Keep the facts"))
    page.wait_for_selector("text=Kept.")
    press(page, summary("Decide anew"))
    press(page, page.locator("[name=publicity]:checked"), "ArrowDown")
    type_into(page, page.get_by_label("Who decided this"), "his sister")
    press(page, button("Keep this decision"))
    page.wait_for_selector("text=Kept. It holds")
    press(page, summary("How it was decided"))
    press(page, page.locator("section[aria-labelledby=public]").get_by_role("button", name="Take this back"))
    page.wait_for_selector("text=Taken back.")
    press(page, summary("Judge beside another person"))
    type_into(page, page.get_by_label("The other person"), "Sarbon Chashmayev")
    type_into(page, page.locator("#because"), "two neighbours know both")
    press(page, button("Different"))
    page.wait_for_selector("text=Kept. It can be taken back below.")
    press(page, page.locator("section[aria-labelledby=same]").get_by_role("button", name="Take this back"))
    page.wait_for_selector("text=Taken back.")
    with open_vault(known, words, "Nilu") as vault:
        one = queries.person(vault, one.id)
        assert queries.settings_of_person(vault, one.id)["age_years"] == "52"
        assert len(queries.statuses(vault, one.id)) == 2
        assert (one.publicity_by, len(queries.persons(vault))) == ("", 2)
