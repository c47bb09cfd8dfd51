"""Figures, map, organisations, relations: every count opens into its claims, every drawing has its table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh import app
from guvoh.book.ties import told_ties
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

HOSTILE = '<img src=x onerror="window.bad=1">\' \u202eLantern & House'


def _case(folder: Path, words: str) -> str:
    with open_vault(folder, words) as vault:
        return f"/case/{short(queries.cases(vault)[0].id)}"


def test_a_count_opens_into_its_incidents_and_every_drawing_is_saved_with_its_table(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    shown = window(serve(filled), _case(filled, words) + "/figures")
    page = shown.page
    acts = page.locator("#acts")
    act, n = acts.locator("tbody tr").first.locator("th, td").all_inner_texts()[:2]
    for kind, start in (("Table as CSV", b"\xef\xbb\xbf"), ("Drawing as SVG", b"<?xml")):
        with page.expect_download() as saved:
            acts.get_by_role("button", name=kind).click()
        assert Path(saved.value.path()).read_bytes().startswith(start)
    if acts.locator("summary").count():
        acts.locator("summary").click()
    acts.get_by_role("link", name=act, exact=True).click()
    page.get_by_role("heading", name="Incidents", exact=True).wait_for()
    counted = page.locator("tbody tr:not(:has-text('Not yet assessed'))").count()
    assert counted == int(n)
    page.locator("tbody th a").first.click()
    page.wait_for_selector("blockquote")
    assert [s for s in shown.said if "Content Security" in s] == []


def test_a_place_is_put_on_the_map_by_hand_with_its_source_and_taken_off_again(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    page = window(serve(filled), _case(filled, words) + "/figures").page
    assert page.locator("#map svg.map").count() == 0  # no place of an invented country is known
    page.get_by_label("Place, as the sources write it").select_option("Halm")
    page.get_by_label("Latitude in degrees").fill("north")
    page.get_by_label("Longitude in degrees").fill("69.3")
    page.get_by_role("button", name="Put it on the map").click()
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("Latitude in degrees").input_value() == "north"
    page.get_by_label("Latitude in degrees").fill("41,3")
    page.get_by_label("How precise").select_option("district")
    page.get_by_label("Where they come from").fill("a map of our own")
    page.get_by_role("button", name="Put it on the map").click()
    page.wait_for_selector("#map svg.map circle.range.dashed")
    assert "a map of our own" in page.inner_text("#map table")
    page.get_by_role("button", name="Take off the map: Halm").click()
    page.wait_for_selector("#map svg.map", state="detached")


def test_an_organisation_keeps_each_date_with_its_source_and_its_words_and_can_be_taken_back(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    with open_vault(filled, words, "Nilu") as vault:
        case = queries.cases(vault)[0].id
        app.decide(vault, [r.id for r in queries.claims(vault) if r.claim.act == "ban_or_designation"], "accepted")
        source = short(queries.sources(vault, case)[0].id)
        app.enter_organisation(vault, case, HOSTILE)
    at = _case(filled, words)
    page = window(serve(filled), at + "/organisations").page
    assert page.get_by_role("link", name=HOSTILE).count() == 1
    page.get_by_label("Name", exact=True).fill("Dari Boz")
    page.get_by_role("button", name="Enter", exact=True).click()
    page.get_by_role("heading", name="Dari Boz", exact=True).wait_for()
    assert "Dari Boz" in page.inner_text("section[aria-labelledby=bans-title] blockquote >> nth=0")
    page.get_by_label("Banned", exact=True).fill("in autumn")
    page.get_by_label("By whom").first.fill("the Supreme Court")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector("[data-wrong]")
    assert page.get_by_label("By whom").first.input_value() == "the Supreme Court"
    page.get_by_label("Banned", exact=True).fill("2026-09-03")
    page.get_by_label("Id of the source").nth(1).fill(source)
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector("dl.facts >> text=3 September 2026")
    page.get_by_role("link", name="Relations").click()
    page.get_by_role("heading", name="Relations").wait_for()
    page.go_back()
    page.wait_for_selector("summary:has-text('History')")
    page.locator("summary:has-text('History')").click()
    page.get_by_role("button", name="Take this back").last.click()
    page.get_by_role("heading", name="Organisations").wait_for()
    assert page.get_by_role("link", name="Dari Boz").count() == 0
    assert page.evaluate("window.bad") is None


def test_relations_are_drawn_and_listed_with_the_claims_that_they_rest_on(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    at = _case(filled, words)
    page = window(serve(filled), at + "/relations").page
    rows = page.locator("tbody tr").count()
    assert page.get_by_role("img", name="Persons, organisations and places").count() == 1
    page.locator("tbody a[aria-label^=Around]").first.click()
    page.get_by_role("link", name="Show all").wait_for()
    assert 0 < page.locator("tbody tr").count() <= rows
    page.locator("tbody td[data-label='In these claims'] a").first.click()
    page.wait_for_url(f"**{at}/claim/*")


def test_ties_are_said_by_kind_drawn_listed_with_their_source_taken_back_and_gone_with_whoever_is_erased(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str
) -> None:
    hostile = '<img src=x onerror="window.bad=1"> Amad'
    with open_vault(filled, words, "Nilu") as vault:
        case = app.the_case(vault, None)
        amad, belo, caro = (app.enter_person(vault, case.id, name, {}) for name in (hostile, "Belo Kest", "Caro Kest"))
        app.enter_organisation(vault, case.id, "Union of Dyers")
        source = queries.sources(vault, case.id)[0].id
        app.tie(vault, case.id, belo, "K08", caro, source)
        app.tie(vault, case.id, amad, "in_place_of", caro)
    at = _case(filled, words)
    page = window(serve(filled, "--as", "Nilu"), at + "/relations").page
    assert page.locator("h2").all_inner_texts()[:2] == ["Kin", "Reached in the place of somebody else"]
    assert "Sister" in page.get_by_role("img", name="Kin", exact=True).text_content()
    assert page.locator(f"td[data-label=Source] a:has-text('{short(source)}')").count() == 1
    page.get_by_text("Say how two are tied").click()
    page.fill("#one", "Belo Kest")
    page.select_option("#code", "K08")
    page.fill("#other", "Union of Dyers")
    page.get_by_role("button", name="Keep this tie").click()
    page.get_by_text("Only persons are kin.").wait_for()
    assert page.input_value("#other") == "Union of Dyers"
    page.select_option("#code", "member")
    page.get_by_role("button", name="Keep this tie").click()
    page.get_by_role("heading", name="Members").wait_for()
    assert page.evaluate("window.bad") is None
    page.get_by_role("button", name="Take this back: Belo Kest, Union of Dyers").click()
    page.wait_for_selector("text=The history keeps both")
    assert page.get_by_role("heading", name="Members").count() == 0
    with open_vault(filled, words, "Nilu") as vault:
        app.withdraw(vault, source, "a forgery")
        assert [*told_ties(vault, case.id)] == ["in_place_of"]
        app.erase(vault, app.resting_on(vault, "person", caro))
        assert told_ties(vault, case.id) == {}
