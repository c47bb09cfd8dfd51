"""Who is at risk because of whom, at the desk: offered, judged, taken back, counted in two tallies."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, forms

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault.vault import open_vault
from one_family import FATHER, exile

OWN = Callable[..., Any]


@pytest.fixture
def page(vault_folder: Path, words: str, serve: OWN) -> tuple[Client, str, str]:
    """A desk, the page of the case and that of the exile."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        own = f"/case/{short(case)}/risk"
        person = f"{own}/{short(exile(vault, case))}"
    running = serve(vault_folder)
    return Client(running.origin, running.address.split("#")[1]), own, person


def counted(client: Client, own: str) -> str:
    return re.findall(r"<p><b>([^<]*)\.</b>", client.get(own).text)[0]


def test_the_page_of_the_case_keeps_the_two_tallies_apart(page: tuple[Client, str, str]) -> None:
    client, own, _person = page
    assert counted(client, own) == "1 relative was reached, 1 person was meant"


def test_what_nobody_judged_is_offered_and_judged_with_its_reason(page: tuple[Client, str, str]) -> None:
    client, own, person = page
    (form,) = [f for f in forms(person, client.get(person).text) if "/judge/" in f.action]
    reply = client.post(form.action, form.sent(because=["the same week"], certainty=["likely"]))
    assert (reply.status, counted(client, own)) == (303, "2 relatives were reached, 1 person was meant")


def test_a_judgement_is_taken_back_on_the_page(page: tuple[Client, str, str]) -> None:
    client, own, person = page
    (form,) = [f for f in forms(person, client.get(person).text) if f.action.endswith("/undo")]
    client.post(form.action, form.sent())
    assert counted(client, own) == "0 relatives were reached, 0 people were meant"


def test_the_table_says_how_many_and_how_soon(page: tuple[Client, str, str]) -> None:
    client, own, _person = page
    text = client.get(own).text
    assert ("1 relative <" in text, "3 days later" in text, FATHER in text) == (True, True, True)


def test_a_relatives_page_says_because_of_whom(page: tuple[Client, str, str]) -> None:
    client, own, person = page
    (father,) = re.findall(rf'href="({own}/\w+)"><bdi dir="auto">{FATHER}</bdi></a></th>', client.get(person).text)
    assert "Reached because of" in client.get(father).text


def test_what_was_judged_already_is_not_judged_again(page: tuple[Client, str, str]) -> None:
    client, own, person = page
    (form,) = [f for f in forms(person, client.get(person).text) if "/judge/" in f.action]
    sent = form.sent(because=["the same week"])
    client.post(form.action, sent)
    client.post(form.action, sent)
    assert (client.get(person).text.count("the same week"), counted(client, own)[:1]) == (1, "2")
