"""Incidents on the desk: figures side by side, joined and split with a reason, taken back, opened into their words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from keyboard import press, type_into

from guvoh import app, resolve
from guvoh.model import Claim
from guvoh.model.claim import Amount, Place, Span
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import Vault, open_vault

HOSTILE = "“<script>window.bad = 1</script>' \u202e& <b>12</b> people were held in <img src=x onerror=alert(1)> Senj”"


def _case(vault: Vault) -> str:
    return f"/case/{short(queries.cases(vault)[0].id)}"


@pytest.fixture
def told(filled: Path, words: str) -> tuple[Path, str, list[str]]:
    """A vault in which three claims of a detention are one incident, a fourth is not yet; its case and their ids."""
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0]
        text = f"At least 47 were held. Almost 50 were held. He said nobody was held. {HOSTILE}"
        source = app.note(vault, text, "note", "Valley", {"title": "Note <i>of</i> Senj"}).id
        text = queries.reading(vault, source).text  # type: ignore[union-attr]
        ids = []
        for quote, count, polarity in (
            ("At least 47 were held", ("At least 47", 47, None), "asserted"),
            ("Almost 50 were held", ("Almost 50", None, 50), "asserted"),
            ("nobody was held", None, "denied"), (HOSTILE, ("12", 12, 12), "asserted"),
        ):  # fmt: skip
            at = text.index(quote)
            amount = None
            if count:
                amount = Amount(count[1], count[2], count[0], at + quote.index(count[0]),
                                at + quote.index(count[0]) + len(count[0]))  # fmt: skip
            who = Span("were held", text.index("were held", at), text.index("were held", at) + 9)
            place = Place("Senj", text.rindex("Senj"), text.rindex("Senj") + 4) if "Senj" in quote else None
            claim = Claim(at, at + len(quote), quote, "detention", polarity=polarity, count=amount, place=place,
                          attribution=(who,) if quote == HOSTILE else ())  # type: ignore[arg-type]  # fmt: skip
            before = {r.id for r in queries.claims(vault, source=source, state="accepted")}
            app.add_claim(vault, source, claim)
            ids += [r.id for r in queries.claims(vault, source=source, state="accepted") if r.id not in before]
        for other in ids[1:3]:
            app.judge(vault, ids[0], other, "same", "one night")
        return filled, f"/case/{short(case.id)}", ids


def test_an_incident_shows_each_figure_in_its_bounds_the_denial_and_how_firm_it_is(
    serve: Callable[..., Any], window: Callable[..., Any], told: tuple[Path, str, list[str]]
) -> None:
    folder, case, ids = told
    page = window(serve(folder), f"{case}/incident/{short(ids[0])}").page
    assert "Contested, here now" in page.inner_text(".ladder [aria-current]")
    rows = page.locator("section[aria-labelledby=figures] tbody tr")
    assert [r.split("\n")[0] for r in rows.locator("[data-label='Read as']").all_inner_texts()][:2] == [
        "47 or more", "at most 50"]  # fmt: skip
    assert rows.first.get_by_role("img", name="47 or more").count() == 1
    assert "“nobody was held”" in page.inner_text("section[aria-labelledby=contested]")
    page.locator("section[aria-labelledby=claims] h3 a").first.click()
    page.wait_for_url(f"**{case}/claim/*")


def test_claims_are_joined_and_split_on_the_page_and_both_are_taken_back(
    serve: Callable[..., Any], window: Callable[..., Any], told: tuple[Path, str, list[str]]
) -> None:
    folder, case, ids = told
    page = window(serve(folder), f"{case}/incident/{short(ids[0])}").page
    page.get_by_label("Id of a claim or incident").fill("nonsense!")
    page.get_by_label("Why").first.fill("the same list")
    page.get_by_role("button", name="The same event").click()
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("Why").first.input_value() == "the same list"
    page.get_by_label("Id of a claim or incident").fill(short(ids[3]))
    page.get_by_role("button", name="The same event").click()
    page.wait_for_selector("text=Kept: the same.")
    assert page.locator("section[aria-labelledby=claims] li").count() == 4
    assert page.evaluate("window.bad") is None
    page.keyboard.press("u")
    page.wait_for_selector("text=The history keeps both.")
    assert page.locator("section[aria-labelledby=claims] li").count() == 3
    page.locator(f"form[action$=split] input[value='{ids[0]}']").check()
    page.get_by_role("button", name="Take it out").click()
    page.wait_for_selector("text=Kept: different.")
    assert page.locator("section[aria-labelledby=claims] li").count() == 2  # what it held together stays together
    page.get_by_role("button", name="Undo U").click()
    page.wait_for_selector("text=The history keeps both.")
    assert page.locator("section[aria-labelledby=claims] li").count() == 3


def test_proposals_are_judged_by_one_key_each_undone_by_one_and_the_return_key_judges_nothing(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words, "Nilu") as vault:
        case, n = _case(vault), len(resolve.propose(vault, queries.cases(vault)[0].id))
    assert n > 2
    page = window(serve(filled), f"{case}/resolve").page
    page.wait_for_selector(f"text=1 of {n}")
    page.get_by_label("Why").fill("one village, one night")
    page.get_by_label("Why").press("Enter")
    page.wait_for_timeout(200)
    assert page.get_by_label("Why").input_value() == "one village, one night"
    page.get_by_role("button", name="Different D").click()
    page.wait_for_selector("text=Kept: different.")
    page.wait_for_selector(f"text={n - 1} proposals wait")
    page.keyboard.press("u")
    page.wait_for_selector(f"text={n} proposals wait")
    page.keyboard.press("j")
    page.wait_for_selector(f"text=2 of {n}")
    page.keyboard.press("s")
    page.wait_for_selector("text=Kept: the same.")


def test_the_list_of_incidents_is_narrowed_down_saved_and_keeps_what_was_typed(
    serve: Callable[..., Any], window: Callable[..., Any], told: tuple[Path, str, list[str]]
) -> None:
    folder, case, _ids = told
    shown = window(serve(folder), f"{case}/incidents")
    page = shown.page
    every = page.locator("tbody tr").count()
    page.get_by_label("Show").select_option("1")
    page.get_by_role("button", name="Narrow down").click()
    page.get_by_role("link", name="Show all").wait_for()
    assert 0 < page.locator("tbody tr").count() < every
    page.get_by_label("From").fill("last week")
    page.get_by_role("button", name="Narrow down").click()
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("From").input_value() == "last week"
    page.goto(page.url.split("?")[0])
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=every)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Export as CSV").click()
    lines = Path(saved.value.path()).read_text("utf-8-sig").splitlines()
    assert "Internal" in lines[0]
    assert len(lines) == every + 2
    assert [s for s in shown.said if "Content Security" in s] == []


def test_claims_are_joined_split_and_each_taken_back_by_keyboard_alone(
    serve: Callable[..., Any], window: Callable[..., Any], told: tuple[Path, str, list[str]]
) -> None:
    folder, case, ids = told
    page = window(serve(folder), f"{case}/incident/{short(ids[0])}").page
    claims = page.locator("section[aria-labelledby=claims] li")
    press(page, page.get_by_role("link", name="Split or join"))
    type_into(page, page.get_by_label("Id of a claim or incident"), short(ids[3]))
    type_into(page, page.get_by_label("Why").first, "the same list")
    press(page, page.get_by_role("button", name="The same event"))
    page.wait_for_selector("text=Kept: the same.")
    assert claims.count() == 4
    press(page, page.get_by_role("button", name="Undo"))
    page.wait_for_selector("text=The history keeps both.")
    press(page, page.locator("form[action$=split] [type=radio]"), "Space")
    press(page, page.get_by_role("button", name="Take it out"))
    page.wait_for_selector("text=Kept: different.")
    judged = page.locator("#join .lines button")
    before = judged.count()
    press(page, judged)  # an earlier judgement, from the list
    page.wait_for_selector("text=The history keeps both.")
    assert judged.count() == before - 1
