"""Two persons side by side of whom a text says that they are one: its words and the source stand above. Invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_the_page_of_two_shows_the_words_of_the_text_that_calls_them_one(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Police arrested Tor Belim, also known as Anton Dorvan, on 3 May 2026.", "utf-8")
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0]
        one, other = (app.enter_person(vault, case.id, name) for name in ("Tor Belim", "Anton Dorvan"))
        assert [added.state for added in app.adding(vault, [str(text)], case.name)] == ["added"]
    page = window(serve(filled), f"/case/{short(case.id)}/same/{short(one)}/{short(other)}").page
    page.wait_for_selector("text=A text says that both names are one person's: another name of the same person")
    assert page.locator("blockquote").first.inner_text() == "Tor Belim, also known as Anton Dorvan"
    assert page.get_by_role("link", name="text.txt").count() >= 1
