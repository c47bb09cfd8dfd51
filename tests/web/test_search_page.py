"""Search and the lists of claims: words lit where they stand, every hit a way back to them, every filter kept."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault.vault import open_vault

FORMULA = "=HYPERLINK(1) Ozarvand was detained in Belrud on 3 November 2026, his mother said.\n"


def test_words_are_lit_in_the_original_whatever_is_typed_and_searches_are_saved(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, tmp_path: Path, words: str
) -> None:
    (tmp_path / "=formula.txt").write_text(FORMULA)
    with open_vault(filled, words) as vault:
        case = app.the_case(vault, None)
        list(app.adding(vault, [str(tmp_path / "=formula.txt")], case.name))
        home = f"/case/{short(case.id)}/"
    running = serve(filled)
    opened = window(running, home + "search")
    page = opened.page
    page.get_by_label("Words or names").fill("ЗАДЕРЖАН халм")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits mark")
    lit = [mark.inner_text().lower() for mark in page.locator(".hits mark").all()]
    assert all(word.startswith(("задержан", "халм")) for word in lit)
    assert page.locator(".hits blockquote[lang=ru]").count() >= 1
    page.locator(".hits a").first.click()
    page.wait_for_selector("mark[data-sought]")
    page.go_back()
    page.wait_for_selector(".hits mark")
    assert page.get_by_label("Words or names").input_value() == "ЗАДЕРЖАН халм"
    # Only signs, hostile signs, a day that is none: a sentence, and nothing typed is lost.
    for typed in ("++ --", '"', "<!--"):
        page.get_by_label("Words or names").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_function("typed => document.getElementById('q')?.defaultValue === typed", arg=typed)
        page.wait_for_selector("#q-hint >> text=There is no word in this")
        assert page.get_by_label("Words or names").input_value() == typed
    page.get_by_label("Words or names").fill('belrud" OR (NEAR <script>')
    page.keyboard.press("Enter")
    page.wait_for_selector("#found:has-text('Nothing was found')")
    page.get_by_label("Words or names").fill("ozarvand belrud")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits mark")
    page.get_by_label("Act", exact=True).select_option("detention")
    page.get_by_label("From", exact=True).fill("some day")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("#first-hint >> text=cannot be read")
    assert page.get_by_label("Act", exact=True).input_value() == "detention"
    page.get_by_label("From", exact=True).fill("1.11.2026")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("#found:has-text('1 claim')")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export these").click()
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    rows = list(csv.DictReader(lines[1:]))
    assert lines[0].startswith('"# Internal') or lines[0].startswith("# Internal")
    assert [(row["kind"], row["title"][:2]) for row in rows] == [("claim", "'=")]
    page.get_by_label("Name", exact=True).fill("Ozarvand <b>")
    page.get_by_role("button", name="Save this search").click()
    page.wait_for_selector(".say >> text=Saved.")
    page.goto(running.origin + home + "search")
    page.get_by_role("link", name="Ozarvand <b>").click()
    page.wait_for_selector("#found:has-text('1 claim')")
    assert page.get_by_label("From", exact=True).input_value() in ("1.11.2026", "2026-11-01")
    page.get_by_role("button", name="Drop Ozarvand <b>").click()
    page.wait_for_selector("#found:has-text('What can be found')")
    assert page.get_by_role("link", name="Ozarvand <b>").count() == 0
    assert [line for line in opened.said if "422" not in line and "Autofocus" not in line] == []


def test_claims_are_narrowed_down_and_a_decision_is_taken_back_where_it_is_shown(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words) as vault:
        home = f"/case/{short(app.the_case(vault, None).id)}/"
    opened = window(serve(filled), home + "claims?state=accepted")
    page = opened.page
    page.wait_for_selector("tbody tr")
    assert {cell.inner_text() for cell in page.locator("td[data-label=State]").all()} == {"Accepted"}
    page.get_by_label("Act").select_option("detention")
    page.get_by_label("Place", exact=True).fill("belrud")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("caption")
    page.wait_for_selector("#place[value=belrud]")
    assert "belrud" not in page.url
    where = [cell.inner_text() for cell in page.locator("td[data-label=Where]").all()]
    assert where and all("Belrud" in words for words in where)
    before = len(where)
    page.get_by_label("To", exact=True).fill("32.13.2026")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("#last-hint >> text=cannot be read")
    assert page.get_by_label("Place", exact=True).input_value() == "belrud"
    page.get_by_label("To", exact=True).fill("")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("tbody th a")
    page.locator("tbody th a").first.click()
    page.wait_for_selector(".slots")
    assert page.locator(".source mark[data-role]").count() >= 2
    assert "Nilu (declared)" in page.inner_text("header.head")
    page.get_by_role("button", name="Take this back").click()
    page.wait_for_selector(".say >> text=Not yet read by anyone")
    page.locator(".byline a").first.click()
    page.wait_for_selector("mark[data-sought]")
    for _page in ("the claim", "the claim before", "the list"):
        page.go_back()
        page.wait_for_selector("mark[data-sought]", state="detached")
    page.wait_for_selector("caption")
    assert page.locator("tbody tr").count() == before - 1
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export as CSV").click()
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert len(list(csv.DictReader(lines[1:]))) == before - 1
    assert [line for line in opened.said if "422" not in line and "Autofocus" not in line] == []
