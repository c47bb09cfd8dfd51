"""The desk opens with a word that works once, moves between pages, and is gone when it is locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_a_case_is_made_and_every_page_has_an_address_that_reload_and_back_lead_to(
    serve: Callable[..., Any], window: Callable[..., Any], vault_folder: Path
) -> None:
    page = window(serve(vault_folder, fresh=True)).page
    page.get_by_label("Name").fill("Valley")
    page.get_by_role("button", name="Make the case").click()
    page.wait_for_selector("nav.places")
    start = page.url
    page.get_by_role("link", name="Cases").click()
    page.wait_for_selector("h1:text('Cases')")
    page.wait_for_url("**/cases")
    page.go_back()
    page.wait_for_selector("nav.places")
    assert page.url == start
    page.reload()
    page.wait_for_selector("nav.places")
    assert page.url == start


def test_a_second_window_takes_its_key_from_the_first_and_both_are_empty_after_the_lock(
    serve: Callable[..., Any], window: Callable[..., Any], vault_folder: Path
) -> None:
    running = serve(vault_folder)
    first = window(running).page
    second = first.context.new_page()
    second.goto(running.origin + "/cases")
    second.wait_for_selector(".mast")
    first.get_by_role("button", name="Lock").click()
    first.wait_for_selector("[data-locked]")
    second.wait_for_selector("#gone")
    assert "Valley" not in second.inner_text("body")
    assert running.process.wait(10) == 0


def test_without_the_word_there_is_only_an_empty_shell(
    serve: Callable[..., Any], chromium: Any, vault_folder: Path
) -> None:
    running = serve(vault_folder)
    page = chromium.new_page()
    try:
        page.goto(running.origin + "/cases")
        page.wait_for_selector("#shell-closed:visible")
        assert "Open it from the terminal" in page.inner_text("body")
    finally:
        page.close()
