"""The desk says in words which plug-in had a part in a suggestion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guvoh import app
from guvoh.app.proposing import suggest_with
from guvoh.extract.plugins.contract import Answer, Document, PlugIn, Proposal
from guvoh.model.ids import short
from guvoh.model.origin import Origin, origin_of
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault, open_vault

ORIGIN = Origin("natasha", "1.6.0", "5f" * 32)


def _everywhere(document: Document) -> Answer:
    """Names the first word of each act as its place, so that something is filled in."""
    said = [Proposal(c.act, c.start, c.end, place=_first_word(document.text, c.start)) for c in document.claims]
    return Answer(tuple(said))


def _first_word(text: str, start: int) -> tuple[int, int]:
    end = start
    while text[end : end + 1].isalnum():
        end += 1
    return start, end


def _filled_in(vault: Vault) -> ClaimRow:
    for row in queries.claims(vault, state="suggested"):
        if row.claim.place is None:
            suggest_with(vault, row.source, PlugIn(ORIGIN, _everywhere))
            return next(r for r in queries.claims(vault, source=row.source) if origin_of(r.claim.rule))
    raise AssertionError("every suggestion has a place")


@pytest.mark.parametrize("page", ["review/{source}/{claim}", "claim/{claim}", "claim/{claim}/why"])
def test_a_page_of_a_suggestion_names_the_plug_in(
    filled: Path, words: str, serve: Callable[..., Any], window: Callable[..., Any], page: str
) -> None:
    with open_vault(filled, words) as vault:
        row = _filled_in(vault)
        case = queries.cases(vault)[0]
    where = page.format(source=short(row.source), claim=short(row.id))
    opened = window(serve(filled), f"/case/{short(case.id)}/{where}").page
    if opened.locator("#do-show").count():
        opened.click("#do-show")
    opened.wait_for_selector("text=A plug-in had a part in this: natasha 1.6.0, weights 5f5f5f5f5f5f.")


def test_the_parts_of_a_score_are_told_for_what_a_plug_in_filled_in(filled: Path, words: str) -> None:
    with open_vault(filled, words) as vault:
        assert app.parts_of_score(vault, _filled_in(vault))
