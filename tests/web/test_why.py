"""Why a machine proposed a claim: told on request, in words, part by part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.extract.rank import total
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault


def test_the_review_leads_to_why_a_suggestion_was_made(
    filled: Path, words: str, serve: Callable[..., Any], window: Callable[..., Any]
) -> None:
    with open_vault(filled, words) as vault:
        case = queries.cases(vault)[0]
        row = queries.claims(vault, state="suggested")[0]
    opened = window(serve(filled), f"/case/{short(case.id)}/review/{short(row.source)}/{short(row.id)}")
    page = opened.page
    page.wait_for_selector("#do-accept")
    if page.locator("#do-show").count():
        page.click("#do-show")  # hard material is shown when asked for
    assert "Worth" not in page.inner_text("main")  # no figure before it is asked for
    page.get_by_role("link", name="Why it was proposed").click()
    page.wait_for_selector("text=What speaks for it and against it")
    assert "Words that say that an act happened" in page.inner_text("table")
    page.get_by_role("link", name="Back to the claim").click()
    page.wait_for_selector("#past-title")


def test_the_parts_of_a_score_add_up_to_it(filled: Path, words: str) -> None:
    with open_vault(filled, words) as vault:
        rows = queries.claims(vault, state="suggested")[:12]
        parts = [app.parts_of_score(vault, row) for row in rows]
    shown = [(row.claim.score, round(min(total(part), 2.0) / 2, 4)) for row, part in zip(rows, parts, strict=True)]
    assert all(parts)
    assert all(score <= worth for score, worth in shown)  # less where the act had been told before
    assert sum(score == worth for score, worth in shown) > len(shown) / 2
