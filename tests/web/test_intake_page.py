"""The desk's page of what came by the form: words are shown as text, letting in and refusing go by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guvoh.app import intake
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_letter import HOSTILE, one_letter


def _came(folder: Path, words: str) -> tuple[str, str]:
    """A letter that waits: the path of the list, and its id."""
    with open_vault(folder, words) as vault:
        return f"/case/{short(queries.cases(vault)[0].id)}/intake", one_letter(vault)


def _state(folder: Path, words: str) -> str:
    with open_vault(folder, words) as vault:
        return intake.waiting_and_past(vault)[0].text("state")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_letter_is_let_in_by_keys_alone(
    filled: Path, words: str, serve: Any, window: Callable[..., Any], width: int
) -> None:
    path, id = _came(filled, words)
    open_window = window(serve(filled), f"{path}/{short(id)}", viewport={"width": width, "height": 700})
    page = open_window.page
    page.wait_for_selector("dd")
    assert HOSTILE in page.inner_text("dd") and page.query_selector("dd img") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.focus(f"form[action$='{short(id)}/let'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/source/*")
    assert _state(filled, words) == "let_in"


def test_a_letter_is_refused_with_a_reason(filled: Path, words: str, serve: Any, window: Callable[..., Any]) -> None:
    path, _id = _came(filled, words)
    page = window(serve(filled), path).page
    page.click("th a")
    page.wait_for_selector("#because")
    page.fill("#because", "the same as before")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Nothing waits")
    assert _state(filled, words) == "refused"


def test_what_was_refused_is_erased_only_when_that_is_said(
    filled: Path, words: str, serve: Any, window: Callable[..., Any]
) -> None:
    path, id = _came(filled, words)
    with open_vault(filled, words) as vault:
        intake.refuse(vault, intake.arrived(vault, id))
    page = window(serve(filled), f"{path}/{short(id)}").page
    page.click("form[action$=erase] button")
    page.wait_for_selector("[role=alert]:has-text('Nothing was erased')")
    page.check("[name=sure]")
    page.click("form[action$=erase] button")
    page.wait_for_selector("text=Erased. Its receipt stays")
    assert page.query_selector("dd") is None
    with open_vault(filled, words) as vault:
        assert intake.is_erased(vault, intake.arrived(vault, id))
