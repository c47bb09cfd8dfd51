"""Release day at the desk: who could be among them, what was heard of each, printed and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, Found, forms

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_release import held, released

MOTHER = "his mother, by phone"


@pytest.fixture
def roll(vault_folder: Path, words: str, serve: Callable[..., Any]) -> tuple[Client, str, Path]:
    """A desk on three people held, one of them elsewhere, and a release of fifty; the address of its list."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        held(vault, case, "Umed Dargovar", place="Colony 5", holder="Prison service")
        held(vault, case, "Farida Lolazor", code="L01")
        held(vault, case, "Tolib Ashmeron", place="Remand prison 2")
        own = f"/case/{short(case)}/released/{short(released(vault, case))}"
    running = serve(vault_folder)
    return Client(running.origin, running.address.split("#")[1]), own, vault_folder


def form_of(client: Client, own: str, name: str, query: str = "") -> Found:
    text = client.get(own + query).text
    code = re.findall(rf'href="[^"]*/person/(\w+)"><bdi dir="auto">{name}', text)[0]
    return next(f for f in forms(own, text) if f.action.endswith(f"/{code}"))


def heard(client: Client, own: str, name: str, answer: str, **typed: str) -> Any:
    form = form_of(client, own, name)
    sent = [pair for pair in form.sent(**{n: [v] for n, v in typed.items()}) if pair[0] != "answer"]
    return client.post(form.action, [*sent, ("answer", answer)])


def summary(client: Client, own: str) -> str:
    return re.findall(r'class="screen-only"><b>([^<]*)', client.get(own).text)[0]


def test_everybody_held_who_could_be_among_them_stands_on_the_list(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    text = client.get(own).text
    assert ("Umed Dargovar" in text, "Farida Lolazor" in text, "“50”" in text) == (True, True, True)


def test_who_is_left_out_is_counted_with_the_reason_and_shown_on_request(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    text = client.get(own).text
    assert ("held elsewhere: 1" in text, "Tolib" in text, "Tolib" in client.get(own + "?all=yes").text) == (
        True, False, True,
    )  # fmt: skip


def test_an_answer_stands_beside_the_claimed_figure(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    assert heard(client, own, "Umed", "home", said_by=MOTHER).status == 303
    assert summary(client, own) == "Of 2 known, 1 confirmed home, 0 still held, 1 unknown."


def test_an_answer_is_taken_back_on_its_line(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    heard(client, own, "Umed", "home", said_by=MOTHER)
    (undo,) = [f for f in forms(own, client.get(own).text) if f.action.endswith("/undo")]
    client.post(undo.action, undo.sent())
    assert summary(client, own) == "Of 2 known, 0 confirmed home, 0 still held, 2 unknown."


def test_nobody_is_still_held_until_somebody_says_how(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    reply = heard(client, own, "Farida", "held", said_by=MOTHER)
    again = next(f for f in forms(own, reply.text) if any(x.values == (MOTHER,) for x in f.fields))
    assert (reply.status, "how this person is held" in reply.text, again.page) == (422, True, own)


def test_the_second_of_two_readers_sees_what_the_first_heard(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    form = form_of(client, own, "Umed")
    heard(client, own, "Umed", "home", said_by=MOTHER)
    reply = client.post(form.action, [*form.sent(said_by=["a neighbour"])[:-1], ("answer", "unknown")])
    assert (reply.status, "another answer meanwhile" in reply.text, "a neighbour" in reply.text) == (422, True, True)


def test_what_somebody_asked_not_to_say_is_not_printed(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    heard(client, own, "Umed", "unsaid", said_by=MOTHER)
    text = client.get(own).text
    printed = text[text.index('class="call-list-part"') :]
    figures = re.findall(r'class="print-only"><b>([^<]*)', text)[0]
    assert ("Umed" in printed, figures) == (False, "Of 2 known, 0 confirmed home, 0 still held, 2 unknown.")


def test_what_is_half_typed_on_one_line_comes_back_there(roll: tuple[Client, str, Path], words: str) -> None:
    client, own, folder = roll
    action = form_of(client, own, "Umed").action
    half = action.replace("/released/", "/half/released/", 1)
    assert client.post(half, [("said_by#0", MOTHER)]).status == 200
    assert MOTHER in client.get(own).text
    with open_vault(folder, words) as vault:
        assert queries.calls_about(vault, next(iter(queries.persons(vault))).id) == []


def test_a_claim_that_tells_of_no_release_has_no_list(roll: tuple[Client, str, Path]) -> None:
    client, own, _folder = roll
    assert client.get(own[: own.rindex("/")] + "/ZZZZZZZZ").status == 404


def test_after_an_answer_the_list_is_as_if_it_were_worked_out_anew(
    roll: tuple[Client, str, Path], serve: Callable[..., Any], words: str
) -> None:
    client, own, folder = roll
    client.get(own)
    heard(client, own, "Umed Dargovar", "home", said_by=MOTHER)
    heard(client, own, "Farida Lolazor", "unsaid", said_by=MOTHER)
    with open_vault(folder, words, "Nilu") as vault:
        held(vault, queries.cases(vault)[0].id, "Sitora Dargovar", place="Colony 5")
    client.get(own)  # what was said of the last answer stands there
    now = client.get(own + "?all=yes").text
    again = serve(folder)
    assert Client(again.origin, again.address.split("#")[1]).get(own + "?all=yes").text == now
