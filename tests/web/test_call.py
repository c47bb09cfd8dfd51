"""A call is noted while somebody speaks: quickly, whole, and nothing that was typed is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

MOTHER = "Его увезли в среду. <script>alert('x')</script> «Не звоните» \u202e\"&amp;"


@pytest.fixture
def held(vault_folder: Path, words: str) -> Path:
    """A case with two persons."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        for name in ("Rustam Velzorov", "Amina Velzorova"):
            app.enter_person(vault, case, name)
    return vault_folder


def call_page(page: Any) -> Any:
    """Before the first of the actions that are counted: the start page of the case."""
    page.wait_for_selector("nav.places")
    return page


def test_from_a_mother_calls_to_a_saved_note_with_consent_in_at_most_twelve_actions(
    serve: Callable[..., Any], window: Callable[..., Any], held: Path, words: str
) -> None:
    page = call_page(window(serve(held, "--as", "Nilu")).page)
    actions: list[Callable[[], None]] = [
        lambda: page.get_by_role("link", name="People held").click(),
        lambda: page.get_by_role("link", name="Note a call").first.click(),
        lambda: page.get_by_label("Yes").check(),
        lambda: page.get_by_label("Who speaks", exact=True).fill("Mother of S."),
        lambda: page.get_by_label("About whom").press_sequentially("Sorbon Chashmaev"),
        lambda: page.get_by_label("New person").check(),
        lambda: page.get_by_label("Told by one who lived or saw it").check(),
        lambda: page.get_by_label("What exactly was said").fill(MOTHER),
        lambda: page.get_by_label("Confidential advocacy").check(),
        lambda: page.get_by_label("Who in the family decided this").fill("She herself"),
        lambda: page.get_by_label("Next call", exact=True).fill("завтра, 19:00"),
        lambda: page.get_by_role("button", name="Save the note").click(),
    ]
    for action in actions:
        action()
    page.wait_for_selector("text=The note is saved.")
    assert len(actions) <= 12
    with open_vault(held, words, "Nilu") as vault:
        person = next(p for p in queries.persons(vault) if p.names == ("Sorbon Chashmaev",))
        call = queries.calls_about(vault, person.id)[0]
        reading = queries.reading(vault, call.source)
        given = queries.settings_of_person(vault, person.id)
        assert reading is not None
        tomorrow = (date.today() + timedelta(days=1)).isoformat()
        assert (reading.text, call.who) == (MOTHER, "Mother of S.")
        assert (call.given["safe"], call.given["basis"]) == ("yes", "B3")
        assert (person.publicity, person.publicity_by) == ("confidential", "She herself")
        assert given["next_call_at"] == f"{tomorrow}T19:00"


def test_what_cannot_be_kept_is_said_beside_its_field_and_all_that_was_typed_stands_there_again(
    serve: Callable[..., Any], window: Callable[..., Any], held: Path, words: str
) -> None:
    page = window(serve(held)).page
    page.get_by_role("link", name="People held").click()
    page.get_by_role("link", name="Note a call").first.click()
    typed = {
        "Who speaks": "Sister <b>", "About whom": "Nobody Known; Rustam Velzorov", "What exactly was said": MOTHER,
        "Next call": "1 January 2020", "Who in the family decided this": "",
    }  # fmt: skip
    for label, said in typed.items():
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_text("What changed").click()
    page.get_by_label("Place", exact=True).fill("Colony 4")
    page.get_by_label("Next hearing").fill("someday")
    page.get_by_label("Public", exact=True).check()
    page.get_by_label("Place", exact=True).press("Control+Enter")
    page.wait_for_selector("[role=alert]")
    said = {e.get_attribute("id"): e.inner_text() for e in page.query_selector_all("[data-wrong] > .soft")}
    assert "This day has passed. Did you mean" in said["next_call_at-hint"]
    assert "cannot be read" in said["hearing_at-hint"]
    assert "Nobody in this case has this name yet" in said["about-hint"]
    assert "Choose the state" in said["status-hint"]
    for label, stood in typed.items():
        assert page.get_by_label(label, exact=True).input_value() == stood
    assert page.get_by_label("Place", exact=True).input_value() == "Colony 4"
    assert page.get_by_label("New person").count() == 1
    page.get_by_label("New person").check()
    page.get_by_label("State now").select_option(label="Serving a sentence")
    page.get_by_label("Next hearing").fill("tomorrow 10:00")
    page.get_by_label("Next call", exact=True).fill("")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector("text=Nobody is named who decided this")
    page.get_by_label("Who in the family decided this").fill("The wife")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector("text=The note is saved.")
    with open_vault(held, words, "Nilu") as vault:
        told = [queries.statuses(vault, p.id) for p in queries.persons(vault)]
        assert sorted(len(one) for one in told) == [0, 1, 1]
        assert {s.place for one in told for s in one} == {"Colony 4"}


def test_a_note_that_is_being_typed_survives_reload_and_the_lock_and_is_taken_up_again(
    serve: Callable[..., Any], window: Callable[..., Any], held: Path, words: str
) -> None:
    running = serve(held)
    page = window(running).page
    page.get_by_role("link", name="People held").click()
    page.get_by_role("link", name="Note a call").first.click()
    page.get_by_label("Not sure").check()
    with page.expect_response("**/call/draft"):
        page.get_by_label("What exactly was said").press_sequentially("He said")
    page.reload()
    page.wait_for_selector("text=You were writing this note before")
    assert page.get_by_label("What exactly was said").input_value() == "He said"
    assert page.get_by_label("Not sure").is_checked()
    page.get_by_label("What exactly was said").fill("He said that")
    page.get_by_role("button", name="Lock").click()
    page.wait_for_selector("[data-locked]")
    assert running.process.wait(10) == 0
    page = window(serve(held)).page
    page.get_by_role("link", name="Unfinished note").click()
    page.wait_for_selector("#words")
    assert page.get_by_label("What exactly was said").input_value() == "He said that"
    assert page.get_by_label("Not sure").is_checked()
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector("text=The note is saved.")
    with open_vault(held, words, "Nilu") as vault:
        assert queries.unfinished_notes(vault) == []
        assert len(queries.sources(vault)) == 1


def test_where_it_is_not_safe_only_the_next_call_is_kept_and_words_are_put_aside(
    serve: Callable[..., Any], window: Callable[..., Any], held: Path, words: str
) -> None:
    page = window(serve(held)).page
    page.get_by_role("link", name="People held").click()
    page.get_by_role("link", name="Note a call").first.click()
    page.get_by_label("No: stop").check()
    page.get_by_label("About whom").fill("rustam velzorov")
    page.get_by_label("What exactly was said").fill("not now")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector("text=Stop now, and agree on another time")
    page.get_by_label("Next call", exact=True).fill("tomorrow")
    page.get_by_role("button", name="Save the note").click()
    page.wait_for_selector("text=What was typed is put aside, unfinished.")
    time.sleep(0.1)
    with open_vault(held, words, "Nilu") as vault:
        person = next(p for p in queries.persons(vault) if p.names == ("Rustam Velzorov",))
        assert queries.settings_of_person(vault, person.id)["next_call_at"]
        assert [note.unfinished for note in queries.calls_about(vault, person.id)] == [True]
