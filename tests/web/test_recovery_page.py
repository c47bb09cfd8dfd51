"""Shares of the recovery words in the desk: one at a time, counted after the last, kept nowhere; tried in a drill."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside, held

from guvoh import app
from guvoh.app.records import add_record
from guvoh.app.recovering import drill
from guvoh.errors import WrongPassphrase
from guvoh.vault import change, queries, shares
from guvoh.vault.vault import open_vault

SECRET = bytes(range(32))
SHARES = [one.words for one in shares.split(SECRET, 2, 3)]


@pytest.fixture
def known(vault_folder: Path, words: str) -> Path:
    """A vault whose recovery key is `SECRET`, with a case and the custodians of two shares."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        change.change_recovery(vault, SECRET)
        case = app.open_case(vault, "Valley")
        for n in (1, 2):
            add_record(vault, case, "custodian", (), {"share": n, "of": "2of3", "since": "2026-01-01"})
    return vault_folder


def _client(running: Any) -> Client:
    return Client(running.origin, running.address.split("#")[1])


def _shown(text: str) -> list[str]:
    return re.findall(r'<span class="num">\d+</span> <b>(\w+)</b>', text)


def _typed(words: list[str]) -> list[tuple[str, str]]:
    return [("word5", words[4]), ("word21", words[20])]


def test_shares_of_a_new_key_are_shown_one_at_a_time_and_count_after_the_last(
    known: Path, serve: Callable[..., Any], window: Callable[..., Any]
) -> None:
    page = window(serve(known), "/recovery", viewport={"width": 390, "height": 800}).page
    page.check("[name=key][value=new]")
    page.click("form[action='/recovery/make'] button")
    seen: list[str] = []
    for n in (1, 2, 3):
        page.wait_for_selector(f"h1:has-text('Share {n} of 3')")
        assert page.locator("ol.words").count() == 1
        words = page.locator("ol.words b").all_inner_texts()
        seen.append(" ".join(words))
        page.fill("#word5", "another")
        page.keyboard.press("Enter")
        page.wait_for_selector("#word5[aria-invalid=true]")
        if n == 3:
            with pytest.raises(WrongPassphrase):
                drill(known, seen[:2])
        page.fill("#word5", words[4])
        page.fill("#word21", words[20])
        page.keyboard.press("Enter")
    page.wait_for_selector("text=All shares are on paper")
    assert drill(known, [seen[0], seen[2]]) == (1, 3)
    with pytest.raises(WrongPassphrase):
        drill(known, SHARES[:2])


def test_what_is_stopped_changes_nothing_and_is_shown_no_more(known: Path, serve: Callable[..., Any]) -> None:
    client = _client(serve(known))
    client.post("/recovery/make", [("way", "3of5"), ("key", "new")])
    first = _shown(client.get("/recovery/share").text)
    assert client.post("/recovery/share", _typed(first)).status == 303
    assert len(first) == shares.WORDS and _shown(client.get("/recovery/share").text) != first
    client.post("/recovery/stop", [])
    assert _shown(client.get("/recovery/share").text) == []
    assert drill(known, SHARES[:2]) == (1, 2)


def test_a_misspelt_share_is_told_beside_its_own_field_and_the_rest_stays(
    known: Path, serve: Callable[..., Any]
) -> None:
    client = _client(serve(known))
    bad = SHARES[1].replace(SHARES[1].split()[7], "zebraish")
    for action in ("/recovery/drill", "/recovery/make"):
        sent = [("way", "2of3"), ("key", "same"), ("words1", SHARES[0]), ("words2", bad)]
        reply = client.post(action, sent)
        assert (reply.status, list(beside(reply.text))) == (422, ["words2"])
        assert held(reply.text, action)["words1"][0] == SHARES[0]


def test_a_drill_proves_and_its_day_is_noted_with_those_whose_sheets_they_were(
    known: Path, words: str, serve: Callable[..., Any]
) -> None:
    client = _client(serve(known))
    assert client.post("/recovery/drill", [("words1", SHARES[0])]).status == 422
    proven = client.post("/recovery/drill", [("words1", SHARES[0]), ("words3", SHARES[1])])
    assert proven.status == 200 and "Proven: share 1, 2 together open the vault" in proven.text
    chosen = re.findall(r'name="custodian" value="([\w-]+)" checked', proven.text)
    assert len(chosen) == 2
    assert client.post("/recovery/seen", [("tried", "yes"), ("custodian", chosen[0])]).status == 303
    with open_vault(known, words) as vault:
        tried = [one.text("tried_on") for one in queries.records(vault, None, "custodian")]
    assert sorted(map(bool, tried)) == [False, True]
