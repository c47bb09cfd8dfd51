"""Contacts, threats and plans at the command line."""

from __future__ import annotations

import pytest
from desk import Desk

from guvoh import app
from guvoh.text.i18n import LANGUAGES
from guvoh.vault.vault import open_vault

BUDDY = ("name=Mira Olden", "uses=buddy", "what=person", "in_country=no", "under_18=no", "phone=+48 600 111 222")


@pytest.fixture
def person(desk: Desk) -> str:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        return app.enter_person(vault, app.open_case(vault, "Valley"), "Sirus Talvari")


def made(desk: Desk, *words: str) -> str:
    said = desk.run(*words, "--json")
    assert said.code == 0, said.err
    return str(said.lines()[0]["id"])


def test_a_group_without_a_word_behind_it_lists(desk: Desk, person: str) -> None:
    id = made(desk, "contacts", "add", *BUDDY)
    assert [desk.run("contacts", *words, "--json").lines()[0]["id"] for words in ([], ["list"], ["--old"])] == [id] * 3


def test_a_threat_is_shown_where_the_person_is_shown(desk: Desk, person: str) -> None:
    id = made(desk, "threats", "add", "what=Come back", "on=2026-11-10", "severity=pressure", "--about", person)
    assert [one["id"] for one in desk.run("show", person, "--json").lines()[0]["network"]] == [id]


def test_a_plan_tells_what_makes_it_red_and_a_drill_mends_it(desk: Desk, person: str) -> None:
    buddy = made(desk, "contacts", "add", *BUDDY)
    plan = made(desk, "plans", "add", "title=If he is taken", f"buddies={buddy}", "--about", person)
    before = [one["what"] for one in desk.run("plans", "show", plan, "--json").lines()[0]["lacks"] if one["red"]]
    made(desk, "plans", "drill", plan, f"reached={buddy}", "minutes=12")
    after = [one["what"] for one in desk.run("plans", "show", plan, "--json").lines()[0]["lacks"] if one["red"]]
    assert before == ["no_reply", "no_drill", "one_channel", "no_watcher"]
    assert after == ["one_channel", "no_watcher"]


def test_a_pocket_sheet_has_one_page_for_each_language(desk: Desk, person: str) -> None:
    from guvoh.report.document import pages

    buddy = made(desk, "contacts", "add", *BUDDY)
    plan = made(desk, "plans", "add", "title=If he is taken", f"buddies={buddy}", "--about", person)
    out = desk.home / "card.pdf"
    sides = [word for language in LANGUAGES for word in ("--in", language)]
    assert desk.run("plans", "sheet", plan, "--out", str(out), *sides).code == 0
    assert pages.count(out.read_bytes()) == len(LANGUAGES)


def test_a_referral_without_a_consent_is_refused_with_the_field_named(desk: Desk, person: str) -> None:
    buddy = made(desk, "contacts", "add", *BUDDY)
    said = desk.run("contacts", "refer", person, f"contact={buddy}", "what=buddy", "on=2026-11-20")
    assert (said.code, "without_consent" in said.err) == (2, True)
