"""A paper for others at the desk: first who is at risk, what is held back and what the gate found; then a yes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside, forms

from guvoh import app
from guvoh.app.records import change_record
from guvoh.model.ids import short
from guvoh.vault.vault import open_vault
from one_leaving import ABROAD, BROTHER, CHIEF, CHILD, leaving

Sent = list[tuple[str, str]]


class Desk:
    """A desk of "Nilu" on a case that may be public."""

    def __init__(self, running: Any, ids: dict[str, str], case: str) -> None:
        self.running, self.ids, self.own = running, ids, f"/case/{short(case)}/"
        self.client = Client(running.origin, running.address.split("#")[1])

    def look(self, **other: str) -> str:
        (form,) = [f for f in forms("", self.text("papers")) if f.action.endswith("/look")]
        chosen = {"paper": "officials", "ending": ".txt", **other}
        reply = self.client.post(form.action, form.sent(**{name: (value,) for name, value in chosen.items()}))
        return self.client.get(reply.to).text if reply.status == 303 else reply.text

    def press(self, ending: str, page: str = "papers/leaving", **other: str) -> Any:
        form = next(f for f in forms("", self.text(page)) if f.action.endswith(ending))
        return self.client.post(form.action, [*form.sent(), *other.items()])

    def text(self, page: str) -> str:
        return self.client.get(self.own + page).text

    def yes(self, handle: str) -> Any:
        form = next(f for f in forms("", self.text("papers")) if f.action.endswith("/yes"))
        return self.client.post(form.action, form.sent(handle=(handle,), read=("yes",)))


@pytest.fixture
def desk(vault_folder: Path, words: str, serve: Callable[..., Any]) -> Iterator[Desk]:
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        ids = leaving(vault, case)
    yield Desk(serve(vault_folder, "--as", "Nilu"), ids, case)


def test_before_anything_is_noted_the_page_says_who_is_held_back_and_why(desk: Desk) -> None:
    said = " ".join(re.sub(r"<[^>]*>", " ", desk.look()).split())
    assert re.search(rf"Children: 1 {CHILD} A child", said)
    assert re.search(rf"Relatives in the country: 1 {BROTHER} Family", said)
    assert ("No protected name could be read" in said, "No paper for others left yet" in desk.text("papers")) == (
        True, True)  # fmt: skip


def test_who_else_is_at_risk_is_shown_and_has_to_be_thought_of(desk: Desk) -> None:
    page = desk.look(paper="register")
    risks = page.split('id="risk-title"')[1].split("</section>")[0]
    refused = desk.press("/make")
    assert (BROTHER in risks, refused.status, list(beside(refused.text))) == (True, 422, ["knowing"])
    assert "No paper for others left yet" in desk.text("papers")


def test_a_paper_leaves_with_its_hash_and_waits_for_a_second_reader(desk: Desk) -> None:
    desk.look()
    assert desk.press("/make").status == 303
    digest = re.findall(r">([0-9a-f]{64})<", desk.text("papers"))
    file = desk.client.get(desk.own + "papers/leaving/file").text
    assert (len(digest), CHIEF in file, "Not yet released" in file) == (1, True, True)


def test_the_makers_own_handle_is_no_second_reader_and_anothers_releases_it(desk: Desk) -> None:
    desk.look()
    desk.press("/make")
    refused = desk.yes(" NILU")
    assert (refused.status, beside(refused.text)["handle"]) == (422, "A second reader is somebody else.")
    assert desk.yes("Zarina K").status == 303
    desk.press("/again")
    desk.press("/make")
    assert "second reader Zarina K" in desk.client.get(desk.own + "papers/leaving/file").text


def test_a_partner_is_named_and_what_was_typed_stays(desk: Desk) -> None:
    text = desk.look(profile="partner", paper="press")
    assert (list(beside(text)), '<option value="press" selected>' in text) == (["reader"], True)


def test_what_stands_in_its_way_is_said_and_nothing_can_be_made(desk: Desk) -> None:
    page = desk.look(paper="pattern")
    assert ("It cannot leave like this" in page, "/leaving/make" in page) == (True, False)


def test_a_consent_taken_back_after_the_look_stops_the_paper(desk: Desk, words: str) -> None:
    desk.look(paper="register")
    with open_vault(desk.running.folder, words, "Nilu") as vault:
        change_record(vault, desk.ids["consent"], {"withdrawn_at": "2020-01-01"})
    reply = desk.press("/make", knowing="yes")
    assert "has changed since you looked" in desk.client.get(reply.to).text
    assert "No paper for others left yet" in desk.text("papers")


def test_what_left_is_marked_here_and_on_the_start_page_when_a_consent_under_it_is_taken_back(
    desk: Desk, words: str
) -> None:
    desk.look(paper="register")
    desk.press("/make", knowing="yes")
    before = desk.text("")
    with open_vault(desk.running.folder, words, "Nilu") as vault:
        change_record(vault, desk.ids["consent"], {"withdrawn_at": "2020-01-01"})
    mark = "1 consent it left under stands no more"
    assert (mark in before, mark in desk.text("papers"), mark in desk.text("")) == (False, True, True)


def test_in_the_browser_a_paper_is_looked_at_made_and_said_yes_to_by_hand(
    vault_folder: Path, words: str, serve: Callable[..., Any], window: Callable[..., Any]
) -> None:
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        leaving(vault, case)
    page = window(serve(vault_folder, "--as", "Nilu"), f"/case/{short(case)}/papers").page
    page.set_default_timeout(40_000)  # drawing takes seconds
    page.get_by_label("Which paper").select_option("register")
    page.locator("#ending").select_option(".html")
    page.get_by_role("button", name="Look at it first").click()
    page.get_by_role("heading", name="What is held back, and why").wait_for()
    page.get_by_role("button", name="Make this paper").click()
    page.wait_for_selector("[name=knowing][aria-invalid=true]")
    page.get_by_label("I have thought of").check()
    page.get_by_role("button", name="Make this paper").click()
    page.get_by_label("Name of the second reader").fill("Zarina K")
    page.get_by_role("button", name="Yes, it may be published").click()
    page.wait_for_selector("[name=read][aria-invalid=true]")
    assert page.locator("[name=handle]:visible").input_value() == "Zarina K"
    page.get_by_label("I read all of it").locator("visible=true").check()
    page.get_by_role("button", name="Yes, it may be published").locator("visible=true").click()
    page.wait_for_selector("td >> text=Zarina K")
    assert ABROAD not in page.url
