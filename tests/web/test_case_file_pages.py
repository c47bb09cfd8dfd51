"""Records of the case file in the desk: entered from the form that their kind makes, corrected, taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, Reply, beside, forms, held

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

CONSENT = {"scope": "C2", "mechanism": "WGAD", "basis": "S2", "given_by": "Her mother", "date": "2026-04-02"}


@dataclass
class Case:
    client: Client
    own: str
    person: str
    folder: Path

    def add(self, kind: str, about: str = "", **fields: str) -> Reply:
        where = f"{self.own}records/{kind}/new" + (f"/{about}" if about else "")
        return self.client.post(where, list(fields.items()))


@pytest.fixture
def case(serve: Callable[..., Any], vault_folder: Path, words: str) -> Case:
    with open_vault(vault_folder, words, "Nilu") as vault:
        id = app.open_case(vault, "Valley")
        person = app.enter_person(vault, id, "Daler Sangov")
        app.tell_status(vault, person, "L04", "2026-01-05")
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    return Case(client, f"/case/{short(id)}/", short(person), vault_folder)


def test_a_consent_is_entered_for_a_person_and_stands_on_his_page(case: Case) -> None:
    kept = case.add("consent", case.person, **CONSENT)
    text = case.client.get(f"{case.own}person/{case.person}").text
    assert (kept.status, "Her mother" in text, "Arbitrary Detention" in text) == (303, True, True)


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(case: Case) -> None:
    reply = case.add("consent", case.person, **CONSENT | {"date": "31.02.2026"})
    again = held(reply.text, f"{case.own}records/consent/new/{case.person}")
    assert (reply.status, list(beside(reply.text)), again["given_by"]) == (422, ["date"], ["Her mother"])


def test_a_record_of_a_person_wants_one_who_is_known(case: Case) -> None:
    said = [list(beside(case.add("consent", about=name, **CONSENT).text)) for name in ("",)]
    said.append(
        list(
            beside(
                case.client.post(f"{case.own}records/consent/new", [("about", "Nobody Known"), *CONSENT.items()]).text
            )
        )
    )
    assert said == [["about"], ["about"]]


def test_a_correction_is_kept_and_each_version_can_be_taken_back(case: Case) -> None:
    here = case.add("consent", case.person, **CONSENT).to
    form = next(f for f in forms(here, case.client.get(here).text) if f.action.endswith("/set"))
    case.client.post(form.action, form.sent(withdrawn_at=["2026-05-01"]))
    text = case.client.get(here).text
    entry = re.findall(r'name="entry" value="([^"]+)"', text)[0]
    after = case.client.get(case.client.post(f"{here}/undo", [("entry", entry)]).to).text
    assert ("2026-05-01" in text, "2026-05-01" in after, "Her mother" in after) == (True, False, True)


def test_only_the_claims_of_the_person_are_offered(case: Case) -> None:
    text = case.client.get(f"{case.own}records/argument/new/{case.person}").text
    assert 'name="claims"' not in text


def test_an_answer_that_is_awaited_stands_on_the_first_page_and_in_the_ledger(case: Case, words: str) -> None:
    to = case.add("submission", case.person, mechanism="WGAD").to
    page = case.client.get(f"{case.own}records/step/new?from={to[-8:]}").text
    form = next(f for f in forms("", page) if f.action.endswith("/step/new"))
    reply = case.client.post(form.action, form.sent(what=["sent"], date=["2026-05-01"], due=["2026-07-01"]))
    seen = [case.client.get(case.own + path).text for path in ("", "submissions", "records")]
    assert reply.status == 303 and all("Answer awaited" in text for text in seen)


def test_a_second_procedure_is_warned_of_before_it_is_sent(case: Case) -> None:
    to = case.add("submission", case.person, mechanism="WGAD").to
    with open_vault(case.folder, "seven grey cranes over the frozen river") as vault:
        home = queries.cases(vault)[0].id
        id = queries.find(vault, to[-8:], ("record",))[1]
        add_record(vault, home, "step", [], {"submission": id, "what": "sent", "date": "2026-05-01"})
    other = case.add("submission", case.person, mechanism="ECHR").to
    assert "35(2)(b)" in case.client.get(other).text


def test_whoever_is_told_to_be_free_is_asked_again(case: Case) -> None:
    case.add("consent", case.person, **CONSENT)
    case.client.post(f"{case.own}person/{case.person}/told", [("status", "L08"), ("known", "2026-06-01")])
    assert "No longer held: ask again" in case.client.get(case.own).text


def test_what_was_recorded_stands_among_what_was_done_last_with_its_page(case: Case) -> None:
    to = case.add("consent", case.person, **CONSENT).to
    changed = case.client.get(case.own).text.split('id="changed"')[1]
    assert (to in changed, "does not know" in changed) == (True, False)


def test_no_name_stands_in_an_address(case: Case) -> None:
    case.add("consent", case.person, **CONSENT)
    text = "".join(case.client.get(case.own + path).text for path in ("records", f"records?about={case.person}"))
    assert not [link for link in re.findall(r'(?:href|action)="([^"]*)"', text) if "Daler" in link or "Sangov" in link]
