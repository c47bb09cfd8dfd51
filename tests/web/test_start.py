"""The start page begins the day; a case says what may leave it, and who said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_the_day_begins_with_what_cannot_wait_and_every_line_leads_to_its_page(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0].id
        person = app.enter_person(vault, case, "Umed <b>Dargovar", {"next_call_at": yesterday})
        app.tell_status(vault, person, "L04", yesterday)
        app.put_aside(vault, "half a sentence", case, {"author": ["a neighbour"]})
    page = window(serve(filled)).page
    page.wait_for_selector("#cannot")
    urgent = page.locator(".say-urgent")
    assert "Umed <b>Dargovar: the call is overdue since yesterday" in " ".join(urgent.inner_text().split())
    assert page.get_by_role("link", name="Unfinished note").count() == 1
    assert "a neighbour" in page.locator("section[aria-labelledby=waiting] li").first.inner_text()
    assert page.locator("section[aria-labelledby=changed] li").count() == 10
    waiting = page.locator("section[aria-labelledby=waiting] li").nth(1).locator("a")
    waiting.click()
    page.wait_for_url("**/review/**")
    page.go_back()
    page.wait_for_selector("#cannot")
    page.get_by_role("link", name="Note the call").click()
    page.wait_for_selector("#last-time")
    assert "Umed <b>Dargovar [" in page.get_by_label("About whom").input_value()


def test_a_case_becomes_public_only_with_who_said_so_and_the_decision_can_be_taken_back(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    page = window(serve(filled)).page
    page.get_by_role("link", name="Silent: nothing of it is published").click()
    page.get_by_label("Public", exact=True).check()
    page.get_by_label("Ask again by").fill("1 January 2020")
    page.get_by_role("button", name="Keep this decision").click()
    page.wait_for_selector("#publicity_by-hint:text('Who in the family')")
    assert "This day has passed." in page.locator("#publicity_review-hint").inner_text()
    assert page.get_by_label("Public", exact=True).is_checked()
    page.get_by_label("Who decided this").fill("the families’ committee")
    page.get_by_label("Ask again by").fill("tomorrow")
    page.get_by_role("button", name="Keep this decision").click()
    page.wait_for_selector(".mast .sign:text('Public')")
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0]
        assert (case.publicity, case.publicity_by) == ("public", "the families’ committee")
    page.get_by_role("button", name="Take this back").click()
    page.wait_for_selector(".mast .sign:text('Silent')")
    assert page.get_by_text("Taken back", exact=True).count() == 1
