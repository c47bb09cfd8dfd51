"""A second coding at the desk: blind, with the keys of the review; compared side by side, one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, forms
from review_vaults import WORDS, made, states, waits_for

from guvoh import app
from guvoh.app import coding as second
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

Serve = Callable[..., Any]
TEXT = "Amad Sarvin was arrested by the police in Belrud on 3 May 2026, two neighbours said.\n\nThe market was closed."


@pytest.fixture
def decided(tmp_path: Path) -> tuple[Path, str]:
    """A vault in which Nilu has read one source for the case, and the address of the case."""
    base, _sources = made(tmp_path / "vault", TEXT)
    with open_vault(tmp_path / "vault", WORDS, "Nilu") as vault:
        app.decide(vault, [row.id for row in queries.claims(vault)], "accepted")
    return tmp_path / "vault", base


@pytest.fixture
def coded(decided: tuple[Path, str]) -> tuple[Path, str]:
    """Zarif has found the same act, and no place; and has read the source to its end."""
    folder, base = decided
    with open_vault(folder, WORDS, "Zarif") as vault:
        case = queries.cases(vault)[0].id
        coding = second.start_coding(vault, case)
        (row,) = queries.claims(vault)
        second.say_acts(vault, coding, row.source, [replace(row.claim, place=None)], done=True)
    return folder, f"{base}/coding/{short(coding.id)}"


def client(serve: Serve, folder: Path, by: str) -> Client:
    running = serve(folder, "--as", by)
    return Client(running.origin, running.address.split("#")[1])


def test_a_second_reader_codes_a_source_with_the_keys_of_the_review(
    serve: Serve, window: Serve, decided: tuple[Path, str]
) -> None:
    folder, base = decided
    page = window(serve(folder, "--as", "Zarif"), base + "/coding").page
    page.get_by_role("button", name="Start coding").click()
    page.get_by_role("link", name="A day in Belrud").click()
    page.wait_for_selector("#source")
    assert page.locator("#source mark, #source .lit").count() == 0, "nothing of the first reader is lit"
    page.evaluate(
        "(p => getSelection().setBaseAndExtent(p, 12, p, 24))(document.querySelector('#source p').firstChild)"
    )
    page.keyboard.press("m")
    waits_for(page, "An act of your own")
    page.fill("#act-filter", "Arrest")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-open]", state="detached")
    page.keyboard.press("a")
    waits_for(page, "Kept, apart from the claims of the case.")
    page.get_by_role("button", name="I find no more").click()
    page.wait_for_selector("h2 >> text=Zarif, apart")
    assert states(folder) == {"accepted": 1}


def test_the_figures_stand_on_the_page_with_their_units(serve: Serve, coded: tuple[Path, str]) -> None:
    folder, here = coded
    said = client(serve, folder, "Nilu").get(here).text
    assert "1 source; Zarif, apart: 1 act; Nilu: 1 act; found by both: 1 act" in said


def test_whoever_still_codes_sees_neither_figures_nor_differences(serve: Serve, decided: tuple[Path, str]) -> None:
    folder, base = decided
    with open_vault(folder, WORDS, "Zarif") as vault:
        here = f"{base}/coding/{short(second.start_coding(vault, queries.cases(vault)[0].id).id)}"
    desk = client(serve, folder, "Zarif")
    assert "You still code blind" in desk.get(here).text
    assert "Amad" not in desk.get(here + "/compare").text


def test_a_difference_is_taken_and_taken_back_on_the_page(serve: Serve, coded: tuple[Path, str]) -> None:
    folder, here = coded
    desk, page = client(serve, folder, "Nilu"), here + "/compare"
    (form,) = [f for f in forms(page, desk.get(page).text) if f.action.endswith("/take")]
    desk.post(form.action, [*[p for p in form.sent() if p[0] != "takes"], ("takes", "second")])
    id = dict(form.sent())["difference"]
    after = desk.get(f"{page}?d={id}").text
    assert "the second was taken" in after
    (back,) = [f for f in forms(page, after) if f.action.endswith("/take")]
    assert back.button and "back" in back.button
    desk.post(back.action, [("difference", id), ("takes", "back")])
    assert "not yet settled" in desk.get(f"{page}?d={id}").text


def test_what_was_found_apart_stands_on_no_other_page(serve: Serve, decided: tuple[Path, str]) -> None:
    folder, base = decided
    with open_vault(folder, WORDS, "Zarif") as vault:
        coding = second.start_coding(vault, queries.cases(vault)[0].id)
        (row,) = queries.claims(vault)
        at = TEXT.index("The market")
        second.say_acts(vault, coding, row.source, [_elsewhere(row.claim, at)], done=True)
    desk = client(serve, folder, "Nilu")
    pages = ("/", "/claims", "/incidents", "/second", "/search?q=market+censorship")
    assert [p for p in pages if "The market was closed" in desk.get(base + p).text] == []


def _elsewhere(claim: Any, at: int) -> Any:
    return replace(claim, start=at, end=len(TEXT), quote=TEXT[at:], act="censorship", code="", victims=(), actors=(),
                   place=None, date=None, attribution=(), count=None)  # fmt: skip
