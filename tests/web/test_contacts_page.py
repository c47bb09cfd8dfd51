"""Contacts in the desk: what is old is said in words, who may not be written to is said at once, a reply is noted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

Serve = Callable[..., Any]
Windows = Callable[..., Any]


@pytest.fixture
def network(vault_folder: Path, words: str) -> dict[str, str]:
    """Endings of ids: the case, a person, a lawyer in the country, a line abroad that was checked once."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        made = {"case": case, "person": app.enter_person(vault, case, "Bahrom Zarkubov")}
        lawyer = {"name": "Z. Mehrvand", "uses": "lawyer", "countries": "TJ", "reach": "After eight in the evening"}
        line = {"name": "Line North", "uses": "hotline", "in_country": "no", "under_18": "no", "languages": "ru",
                "verified_on": "2020-01-01", "confirmed_on": "2020-01-01"}  # fmt: skip
        made |= {"lawyer": add_record(vault, case, "contact", [], lawyer)}
        made |= {"line": add_record(vault, case, "contact", [], line)}
    return {name: short(id) for name, id in made.items()}


def test_what_is_old_and_who_may_only_be_called_is_said_in_words(
    serve: Serve, vault_folder: Path, network: dict[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    home = f"/case/{network['case']}/contacts"
    every = client.get(home).text
    for words in ("Old: checked 1 January 2020.", "Last reply 1 January 2020: more than 90 days ago.", "Never checked.",
                  "By a call only", "Front Line Defenders"):  # fmt: skip
        assert words in every
    lawyers = client.get(f"{home}?use=lawyer&country=TJ&speaks=tg&only=old").text
    assert "Z. Mehrvand" in lawyers and "Line North" not in lawyers
    assert "No machine writes to this contact" in client.get(f"{home}/{network['lawyer']}").text
    assert client.get(f"{home}/{network['person']}").status == 404


def test_a_reply_is_noted_with_who_asked_and_how_and_a_check_alone_needs_to_say_how(
    serve: Serve, window: Windows, vault_folder: Path, words: str, network: dict[str, str]
) -> None:
    page = window(serve(vault_folder), f"/case/{network['case']}/contacts").page
    page.get_by_role("link", name="Line North").click()
    page.get_by_label("It was checked, without a reply").check()
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_selector("#how[aria-invalid=true]")
    page.get_by_label("They replied").check()
    page.get_by_label("By whom").fill("Nilu")
    page.get_by_label("How", exact=True).fill("by a call")
    page.get_by_role("button", name="Keep this").click()
    page.wait_for_selector("text=Checked, and replied within 90 days")
    with open_vault(vault_folder, words) as vault:
        one = next(r for r in queries.records(vault, None, "contact") if r.text("name") == "Line North")
    assert (one.text("verified_by"), one.text("verified_how")) == ("Nilu", "by a call")
    assert one.text("confirmed_on") == one.text("verified_on") > "2025"


def test_a_day_that_has_not_come_confirms_nothing(serve: Serve, vault_folder: Path, network: dict[str, str]) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    here = f"/case/{network['case']}/contacts/{network['line']}/confirm"
    reply = client.post(here, [("said", "reply"), ("on", "2099-01-01")])
    assert (reply.status, set(beside(reply.text))) == (422, {"on"})


def test_a_referral_without_a_consent_is_refused_and_the_contact_leads_to_it_once_it_is_written(
    serve: Serve, vault_folder: Path, network: dict[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    home = f"/case/{network['case']}"
    new = f"{home}/records/referral/new/{network['person']}"
    to = next(line.split('"')[1] for line in client.get(new).text.split("<option value=")[1:] if "Line North" in line)
    said = [("contact", to), ("what", "hotline"), ("on", "2026-11-20")]
    refused = client.post(new, said)
    assert (refused.status, set(beside(refused.text))) == (422, {"without_consent"})
    assert client.post(new, [*said, ("without_consent", "Nobody could be reached, life in danger")]).status == 303
    for place in ("referrals", f"contacts/{network['line']}", f"person/{network['person']}"):
        text = client.get(f"{home}/{place}").text
        assert "Bahrom Zarkubov" in text and ("Line North" in text or "Referral" in text), place
