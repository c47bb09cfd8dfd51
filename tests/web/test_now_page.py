"""Whom now: from the start page to the first step in two presses; terms counted where and when is said; no case and no
passphrase needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model.ids import short
from guvoh.safety.now import names, situation
from guvoh.safety.now.read import TIMES
from guvoh.vault.vault import open_vault
from guvoh.web.now_shown import link_of
from guvoh.web.pages import PAGES

Serve = Callable[..., Any]
Windows = Callable[..., Any]
COMMANDS = sorted({c for name in names() for time in TIMES for s in situation(name).steps[time] for c in s.commands})


@pytest.fixture
def somebody(vault_folder: Path, words: str) -> tuple[str, str]:
    """The ids of a case and of a person in it; with a lawyer in the country and a line abroad."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        person = app.enter_person(vault, case, "Bahrom Zarkubov")
        for fields in (
            {"name": "Z. Mehrvand", "uses": "lawyer", "countries": "TJ", "phone": "+992 00 000 0001"},
            {"name": "Line North", "uses": "digital", "in_country": "no", "under_18": "no", "phone": "+49 30 0001"},
        ):
            add_record(vault, case, "contact", [], fields)
    return short(case), short(person)


def test_two_presses_lead_from_the_start_page_to_asking_the_family_first(
    serve: Serve, window: Windows, vault_folder: Path, somebody: tuple[str, str]
) -> None:
    page = window(serve(vault_folder), f"/case/{somebody[0]}/", viewport={"width": 390, "height": 844}).page
    page.locator("main").get_by_role("link", name="Whom now?").click()
    page.get_by_role("link", name="An arrest").click()
    page.wait_for_selector("h1:text('An arrest')")
    assert page.locator(".now-say").first.inner_text().startswith("Ask the family before you publish or call")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # Whoever is in the country, or of whom nobody said: by a call only, and no number stands here.
    lawyer = page.locator("#step-lawyer")
    assert "By a call only" in lawyer.inner_text() and "+992" not in lawyer.inner_text()
    assert "+49 30 0001" in page.locator("#step-accounts").inner_text()


def test_a_term_is_counted_on_the_country_s_clock_with_its_rule_and_what_is_wrong_is_said_beside_the_field(
    serve: Serve, window: Windows, vault_folder: Path, somebody: tuple[str, str]
) -> None:
    page = window(serve(vault_folder), f"/case/{somebody[0]}/now").page
    page.get_by_role("link", name="An arrest").click()
    page.get_by_text("Say where and when it happened").click()
    page.get_by_label("When it happened").fill("31.02.2026")
    page.get_by_role("button", name="Count", exact=True).click()
    page.wait_for_selector("#since[aria-invalid=true]")
    assert "cannot be read" in page.locator("#since-hint").inner_text()
    page.get_by_label("When it happened").fill("21.11.2025, 06:30")
    page.get_by_role("button", name="Count", exact=True).click()
    page.wait_for_selector("#country-hint")
    page.get_by_label("In which country").select_option("TJ")
    page.get_by_label("Whom it is about").fill("Bahrom Zarkubov")
    page.get_by_role("button", name="Count", exact=True).click()
    page.wait_for_selector("#terms")
    judge = page.locator("#step-judge").inner_text()
    assert "Until: 23 November 2025, 06:30, Asia/Dushanbe (by law)" in judge
    assert "Counted: 48 hours from the arrest." in judge and "This has passed" in judge
    assert "Zarkubov" not in page.url
    page.locator("#step-urgent_appeal").get_by_role("link", name="Papers that can be made now").click()
    page.wait_for_selector("#agreed")
    assert "no form can leave before there is one" in page.locator("main").inner_text()


def test_a_country_with_several_clocks_asks_for_the_one_of_the_place(
    serve: Serve, vault_folder: Path, somebody: tuple[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    asked = f"/case/{somebody[0]}/now?what=threat&country=RU&since=2025-11-21"
    assert "Choose the one of the place" in client.get(asked).text
    assert "Terms count from the threat" in client.get(f"{asked}&zone=Asia/Omsk").text
    assert client.get(f"{asked}&zone=Mars/North").status == 422


def test_a_form_that_lacks_something_or_that_there_is_not_is_refused_in_words(
    serve: Serve, vault_folder: Path, somebody: tuple[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    case, person = somebody
    found = [client.get(f"/case/{case}/now/form/{rest}").status for rest in (
        f"wgad_urgent?about={person}", f"none?about={person}", "wgad_urgent", "wgad_urgent?about=ZZZZZZZZ",
    )]  # fmt: skip
    assert found == [403, 404, 404, 404]


def test_the_advice_and_the_family_s_page_need_no_open_vault(serve: Serve, vault_folder: Path) -> None:
    running = serve(vault_folder, given=False)
    client = Client(running.origin, running.address.split("#")[1])
    assert "Ask the family" in client.get("/now?what=missing").text
    for form, begins in (("pdf", "%PDF"), ("png", "\ufffdPNG")):
        assert client.get(f"/now/family/tg/{form}").text.startswith(begins)
    assert [client.get(f"/now/family/{rest}").status for rest in ("xx/pdf", "tg/exe")] == [404, 404]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_step_s_command_has_its_place_in_the_desk(command: str) -> None:
    known = {page.path.removeprefix("/case/{case}/").split("/{")[0] for page in PAGES}
    words, place = link_of(command, "")
    assert words == "" or place.partition("?")[0].partition("#")[0].replace("consent", "{kind}").replace(
        "threat/", "{kind}/"
    ).lstrip("/") in {path.lstrip("/") for path in known} | {"records/{kind}/new", "checklist"}
