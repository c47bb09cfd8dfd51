"""The people held: one line each, with what is stale, denied, overdue; entered by hand, printed, exported."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

HOSTILE = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \u202e"
TODAY = date.today()


def day(back: int) -> str:
    return (TODAY - timedelta(days=back)).isoformat()


@pytest.fixture
def board(vault_folder: Path, words: str) -> Path:
    """Three people held: one overdue, one without news for long, one with a hearing soon."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        overdue = app.enter_person(vault, case, "Umed Dargovar", {"occupation": HOSTILE, "next_call_whom": "his wife"})
        app.tell_status(vault, overdue, "L01", day(2), said_by="his wife", place=HOSTILE)
        app.set_person(vault, overdue, {"next_call_at": day(1)})
        stale = app.enter_person(vault, case, "Farida Lolazor", {"next_call_at": day(-3)})
        app.tell_status(vault, stale, "L05", day(54), said_by="her letter")
        soon = app.enter_person(vault, case, "ساربان چشمه‌یف", {"hearing_at": day(-1) + "T10:00"})
        app.tell_status(vault, soon, "L04", day(3), said_by="his lawyer")
    return vault_folder


def test_the_board_says_what_is_overdue_stale_and_soon_and_prints_and_goes_out_whole(
    serve: Callable[..., Any], window: Callable[..., Any], board: Path
) -> None:
    window_ = window(serve(board))
    page = window_.page
    page.get_by_role("link", name="People held").click()
    page.wait_for_selector("table.board")
    lines = page.locator("table.board tbody tr")
    said = {line.locator("th").inner_text().split("\n")[0].strip(): line for line in lines.all()}
    overdue = said[next(name for name in said if name.startswith("Umed"))]
    assert "Overdue" in overdue.inner_text() and HOSTILE in overdue.inner_text()
    assert "No news for 54 days" in said["Farida Lolazor"].locator(".stale").inner_text()
    assert said["ساربان چشمه‌یف"].locator(".sign-urgent").inner_text() == "tomorrow, 10:00"
    assert [m for m in window_.said if "Content Security" in m or "Error" in m] == []
    page.emulate_media(media="print")
    assert page.locator(".call-list").is_visible() and not page.locator("table.board").is_visible()
    assert "Internal" in page.locator(".call-list-head").inner_text()
    page.emulate_media(media="screen")
    assert not page.locator(".call-list").is_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export table").click()
    rows = list(csv.reader(Path(saved.value.path()).read_text("utf-8-sig").splitlines()))
    assert rows[0][0].startswith("# Internal")
    assert {row[rows[1].index("occupation")] for row in rows[2:]} == {"", f"'{HOSTILE}"}
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export as JSON").click()
    assert len(json.loads(Path(saved.value.path()).read_text("utf-8"))["rows"]) == 3


def test_a_person_is_entered_with_what_is_known_and_nothing_typed_is_lost_on_the_way(
    serve: Callable[..., Any], window: Callable[..., Any], board: Path, words: str
) -> None:
    page = window(serve(board)).page
    page.get_by_role("link", name="People held").click()
    page.get_by_text("Type in somebody").click()
    typed = {
        "Name": "Farida Lolazor", "Other spellings": "Фарида", "Place": "Colony 1", "Known on": "yesterday",
        "Next hearing": "never", "Health": HOSTILE, "Next call": "tomorrow, 19:00", "Lawyer": "L. Parvin",
    }  # fmt: skip
    for label, value in typed.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button", name="Enter the person").click()
    page.wait_for_selector("[data-wrong]")
    assert {e.get_attribute("id") for e in page.query_selector_all("[data-wrong] > .soft")} == {
        "name-hint", "status-hint", "hearing_at-hint"
    }  # fmt: skip
    assert {label: page.get_by_label(label, exact=True).input_value() for label in typed} == typed
    page.get_by_label("This is another person").check()
    page.get_by_label("State", exact=True).select_option(label="Serving a sentence")
    page.get_by_label("Next hearing").fill("")
    page.get_by_role("button", name="Enter the person").click()
    page.wait_for_selector("text=The person is entered.")
    with open_vault(board, words, "Nilu") as vault:
        one = next(p for p in queries.persons(vault) if "Фарида" in p.names)
        told = queries.statuses(vault, one.id)
        assert [(t.status, t.known, t.place) for t in told] == [("L05", day(1), "Colony 1")]
        assert queries.settings_of_person(vault, one.id)["health"] == HOSTILE


def test_one_key_leads_to_the_note_of_a_call_and_a_row_to_the_call_about_its_person(
    serve: Callable[..., Any], window: Callable[..., Any], board: Path
) -> None:
    page = window(serve(board)).page
    page.get_by_role("link", name="People held").click()
    page.get_by_role("link", name="Note a call about Umed Dargovar").click()
    page.wait_for_selector("#last-time")
    assert page.get_by_label("About whom").input_value().startswith("Umed Dargovar [")
    assert "his wife" not in page.get_by_label("Who speaks", exact=True).input_value()
    page.get_by_role("link", name="People held").click()
    page.wait_for_selector("table.board")
    page.keyboard.press("n")
    page.wait_for_url("**/call")
