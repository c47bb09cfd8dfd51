"""Two readers, two windows, another day: what was decided elsewhere is shown, and nothing is decided over it unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from review_vaults import WORDS, long_text, made, states, waits_for

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_a_stale_decision_is_refused_with_what_stands_and_by_whom(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(3))
    running = serve(folder)
    first = window(running, base + "/review").page
    first.wait_for_selector("#do-accept")
    second = first.context.new_page()
    second.goto(first.url)
    second.wait_for_selector("#do-accept")
    second.keyboard.press("]")
    waits_for(second, "Edited, not yet kept")
    with open_vault(folder, WORDS, "Bahor") as vault:
        app.decide(vault, [queries.claims(vault, state="suggested")[0].id], "rejected")
    second.keyboard.press("a")
    waits_for(second, "Bahor decided on")
    waits_for(second, "Your edit is below, as you left it.")
    assert states(folder) == {"rejected": 1, "suggested": 2}
    second.keyboard.press("a")  # having seen it
    waits_for(second, "Accepted as edited.")
    first.keyboard.press("x")
    waits_for(first, "What stands now")
    assert states(folder) == {"accepted": 1, "suggested": 2}


def test_a_source_put_off_comes_back_when_asked_or_the_next_day(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(2), long_text(3))
    running = serve(folder)
    page = window(running, base + "/review").page
    waits_for(page, "1 of 2 in this source")
    page.get_by_role("button", name="Not today").click()
    waits_for(page, "put off until tomorrow")
    waits_for(page, "1 of 3 in this source")
    running.process.terminate()
    running.process.wait(10)
    page = window(serve(folder), base + "/review").page
    waits_for(page, "1 of 3 in this source")
    page.get_by_role("button", name="Not today").click()
    waits_for(page, "5 suggestions wait in sources that were put off")
    page.get_by_role("button", name="Take it back").click()
    waits_for(page, "1 of 3 in this source")
    with open_vault(folder, WORDS) as vault:
        assert queries.next_waiting(vault) is not None


def test_another_declared_reader_agrees_or_differs_and_changes_nothing(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(3))
    with open_vault(folder, WORDS, "Nilu") as vault:
        app.decide(vault, [row.id for row in queries.claims(vault, state="suggested")[:2]], "accepted")
    page = window(serve(folder, "--as", "Bahor"), base + "/second").page
    page.wait_for_selector(".lines")
    assert page.locator(".lines li").count() == 2
    page.locator(".lines a").first.click()
    waits_for(page, "Nilu decided on this (declared, not proven)")
    page.keyboard.press("a")
    waits_for(page, "You agree; it is recorded.")
    page.keyboard.press("2")
    page.keyboard.press("x")
    page.wait_for_selector("h2:text('Where two readers differ')")
    assert "Bahor reads it otherwise" in page.inner_text("main")
    assert states(folder) == {"accepted": 2, "suggested": 1}
    with open_vault(folder, WORDS) as vault:
        looks = [look for row in queries.claims(vault, state="accepted") for look in queries.looks(vault, row.id)]
    assert sorted((look.verdict, look.by, look.slots) for look in looks) == [
        ("different", "Bahor", ("victim",)), ("same", "Bahor", ())
    ]  # fmt: skip


def test_one_in_twenty_is_shown_again_without_what_was_decided_and_told_to_its_reader(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(42))
    with open_vault(folder, WORDS, "Nilu") as vault:
        app.decide(vault, [row.id for row in queries.claims(vault, state="suggested")[:39]], "accepted")
    page = window(serve(folder, "--as", "Nilu"), base + "/review").page
    page.wait_for_selector("#do-accept")
    page.keyboard.press("a")
    waits_for(page, "One in twenty is shown once more")
    assert "Accepted" not in page.inner_text("#review")
    page.keyboard.press("x")
    waits_for(page, "Before, you decided otherwise: Accepted.")
    page.wait_for_url("**/review/**")
    assert states(folder) == {"accepted": 40, "suggested": 2}
    with open_vault(folder, WORDS, "Nilu") as vault:
        assert queries.agreement(vault, "Nilu") == (0, 1)


def test_a_translation_stands_under_the_words_with_its_translator(
    serve: Callable[..., Any], window: Callable[..., Any], tmp_path: Path
) -> None:
    folder = tmp_path / "vault"
    base, _sources = made(folder, long_text(2))
    page = window(serve(folder, "--as", "Nilu"), base + "/review").page
    page.wait_for_selector("#do-accept")
    page.get_by_text("What the words mean").click()
    page.get_by_role("button", name="Write it under the words").click()
    waits_for(page, "A translation needs words.")
    page.get_by_label("Translation of the claim").fill("Ин <b>маъно</b> дорад")
    page.get_by_label("Language").select_option("tg")
    page.get_by_role("button", name="Write it under the words").click()
    page.wait_for_selector(".source .meaning small[lang=tg]")
    assert page.inner_text(".source .meaning").startswith("Ин <b>маъно</b> дорад in Tajik, by Nilu")
    page.get_by_text("What the words mean").click()
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_selector(".source .meaning", state="detached")
