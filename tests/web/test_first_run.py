"""From nothing to an open vault with its recovery words on paper; settings; a backup; what the machine lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guvoh.vault.vault import open_vault


def test_the_first_run_makes_a_vault_and_lets_nobody_pass_before_the_words_are_on_paper(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "mine" / "vault"
    page = window(serve(folder, given=False)).page
    page.wait_for_url("**/begin")
    page.get_by_label("Passphrase").fill("short")
    page.get_by_role("button", name="Make the vault").click()
    page.wait_for_selector("[data-wrong]")
    assert not folder.exists()
    offered = page.locator(".offer").inner_text()
    page.get_by_label("Passphrase").fill(offered)
    page.get_by_label("The same again").fill(offered)
    page.get_by_label("Your handle").fill("Nilu")
    page.get_by_role("button", name="Make the vault").click()
    page.wait_for_url("**/begin/words", timeout=30_000)
    words = page.locator(".words b").all_inner_texts()
    assert len(words) == 33
    page.get_by_label("Word 3", exact=True).fill("wrong")
    page.get_by_role("button", name="They are on paper").click()
    page.wait_for_selector("[data-wrong]")
    for n in (3, 12, 25):
        page.get_by_label(f"Word {n}", exact=True).fill(words[n - 1])
    page.get_by_role("button", name="They are on paper").click()
    page.wait_for_url("**/cases")
    with open_vault(folder, offered) as vault:
        assert vault.by == "Nilu"


def test_a_wrong_passphrase_is_said_beside_the_field_and_the_right_one_opens(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    page = window(serve(filled, given=False)).page
    page.get_by_label("Passphrase").fill("something else")
    page.get_by_role("button", name="Open").click()
    page.wait_for_selector("[data-wrong]")
    page.get_by_label("Passphrase").fill(words)
    page.get_by_role("button", name="Open").click()
    page.wait_for_selector("nav.places")


@pytest.mark.parametrize(("name", "language", "direction"), [("فارسی", "fa", "rtl"), ("Русский", "ru", "ltr")])
def test_the_language_is_chosen_once_and_kept_with_the_vault(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, name: str, language: str, direction: str
) -> None:
    running = serve(filled)
    page = window(running, "/settings").page
    page.get_by_label(name).check()
    page.get_by_label("Lock after").fill("no number")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector("[data-wrong]")
    page.get_by_label("Lock after").fill("30")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector(f"html[lang={language}][dir={direction}] .mast")
    page.locator("[data-lock]").click()
    assert running.process.wait(10) == 0
    again = window(serve(filled)).page
    assert again.evaluate("document.documentElement.lang") == language


def test_a_backup_is_made_and_checked_and_one_inside_the_vault_refused(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, tmp_path: Path, words: str
) -> None:
    page = window(serve(filled), "/backup").page
    page.get_by_label("Folder").fill(str(filled / "inside"))
    page.get_by_role("button", name="Back up now").click()
    page.wait_for_selector("[data-wrong]")
    page.get_by_label("Folder").fill(str(tmp_path / "copy"))
    page.get_by_role("button", name="Back up now").click()
    page.wait_for_selector("[role=status]")
    assert (tmp_path / "copy" / "head.A").exists()


def test_what_the_machine_lacks_stands_with_its_cost_and_its_cure(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path
) -> None:
    page = window(serve(filled), "/machine").page
    assert "swap" in page.inner_text("main")
