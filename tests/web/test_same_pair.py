"""Two persons side by side: what is known of both, the names word by word, one key for each answer. All invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_two_persons_are_compared_judged_by_a_key_and_parted_by_another(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0].id
        one, other = (app.enter_person(vault, case, name) for name in ("Farrukh Nazarov", "Фаррух Назаров"))
    page = window(serve(filled), f"/case/{short(case)}/person/{short(one)}").page
    page.get_by_role("listitem").get_by_role("link", name="Фаррух Назаров").click()
    page.wait_for_selector("text=By the names alone:")
    assert page.locator("article.sheet").count() == 2
    page.keyboard.press("x")
    page.wait_for_selector("text=Kept: not sure.")
    page.keyboard.press("u")
    page.wait_for_selector("text=The history keeps both.")
    page.keyboard.press("s")
    page.wait_for_selector("text=These are one person by now.")
    with open_vault(filled, words, "Nilu") as vault:
        assert queries.person(vault, one).id == queries.person(vault, other).id
