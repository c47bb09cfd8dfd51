"""Officials with their chain and their acts; who must agree to what about a person; what others did, in its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_family import ABROAD, FATHER, accepted, exile
from one_leaving import BODY, CHIEF, DEPUTY, leaving

ACT = f"{CHIEF} detained Rustam Velzorov in Ostrevan on 7 November 2026, his neighbours said."


@pytest.fixture
def desk(vault_folder: Path, words: str, serve: Callable[..., Any]) -> tuple[Any, Client, str, dict[str, str]]:
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        ids = leaving(vault, case)
        exile(vault, case)
        accepted(vault, case, ACT.replace(CHIEF, BODY + " officers"), "Rustam Velzorov")
        ids |= {name: p.id for p in queries.persons(vault, case) for name in p.names if name in (ABROAD, FATHER)}
        consent = {"scope": "C2", "mechanism": "WGAD", "basis": "S1", "given_by": ABROAD, "date": "2020-01-01"}
        add_record(vault, case, "consent", [ids[FATHER]], consent | {"basis": "S2"})
        add_record(vault, case, "consent", [ids[ABROAD]], consent | {"expires": "2021-01-01"})
        add_record(vault, case, "intervention", [], {"who": "Four rapporteurs", "kind": "letter",
                                                     "date": "2026-11-05", "to_whom": "The Government"})  # fmt: skip
    running = serve(vault_folder)
    return running, Client(running.origin, running.address.split("#")[1]), f"/case/{short(case)}/", ids


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_each_post_stands_under_its_body_with_its_days_and_who_is_above(desk: Any) -> None:
    _running, client, own, _ids = desk
    said = plain(client.get(own + "officials").text)
    assert f"{CHIEF} Head of the prison service since 2020" in said
    assert re.search(rf"{BODY} .*{DEPUTY} Deputy head .* {CHIEF}", said)


def test_the_line_of_a_post_opens_its_claims_and_the_persons_page_leads_here(desk: Any) -> None:
    _running, client, own, ids = desk
    (claim,) = set(re.findall(rf'href="({own}claim/\w+)"', client.get(own + "officials").text))
    assert client.get(claim).status == 200
    assert f'href="{own}officials"' in client.get(f"{own}person/{short(ids[CHIEF])}").text


def test_the_word_of_an_exile_alone_is_said_not_to_count_for_who_was_taken_in_his_place(desk: Any) -> None:
    _running, client, own, ids = desk
    part = client.get(f"{own}person/{short(ids[FATHER])}").text.split('id="agree"')[1].split("</section>")[0]
    assert re.search(rf"Whose word alone does not count: {ABROAD}", plain(part))
    assert "Only the exile agreed" in plain(part)


def test_a_consent_that_ran_out_is_named_with_the_form_to_enter_another(desk: Any) -> None:
    _running, client, own, ids = desk
    part = client.get(f"{own}person/{short(ids[ABROAD])}").text.split('id="agree"')[1].split("</section>")[0]
    assert ("The consent has run out." in part, "Has run out" in part) == (True, True)
    (link,) = re.findall(r'href="([^"]*scope=C2[^"]*)"', part)
    form = client.get(link.replace("&amp;", "&")).text
    assert (re.search(r'value="C2"[^>]* selected', form) is not None,
            re.search(r'value="WGAD"[^>]* selected', form) is not None) == (True, True)  # fmt: skip


def test_what_others_did_stands_between_the_events_of_its_days(desk: Any) -> None:
    _running, client, own, _ids = desk
    said = plain(client.get(own + "incidents").text)
    assert said.index("4 November 2026") < said.index("Four rapporteurs") < said.index("7 November 2026")
