"""The log of threats: how grave and how they go on, in words; reported later; from a person and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model.ids import short
from guvoh.vault.vault import open_vault

Serve = Callable[..., Any]
Windows = Callable[..., Any]


@pytest.fixture
def threatened(vault_folder: Path, words: str) -> dict[str, str]:
    """Endings of ids: the case, a person, the source of a threat and the threat."""
    with open_vault(vault_folder, words, "Nilu") as vault:
        case = app.open_case(vault, "Valley")
        person = app.enter_person(vault, case, "Bahrom Zarkubov")
        source = app.note(vault, "You will not come home.", "post", "Valley").id
        fields = {"what": "He would not come home", "on": "2026-11-10", "severity": "violence", "channel": "message",
                  "office": "District police", "sources": source, "follow_up_on": "2026-11-12"}  # fmt: skip
        threat = add_record(vault, case, "threat", [person], fields)
        more = {"what": "The children", "on": "2026-09-03", "severity": "pressure", "channel": "phone"}
        add_record(vault, case, "threat", [person], more)
    return {
        name: short(id) for name, id in {"case": case, "person": person, "source": source, "threat": threat}.items()
    }


def test_the_log_says_how_grave_how_they_go_on_and_what_is_due(
    serve: Serve, vault_folder: Path, threatened: dict[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    home = f"/case/{threatened['case']}"
    log = client.get(f"{home}/threats").text
    for words in ("Violence or abduction", "District police</bdi> 1", "November 2026", "Nobody yet", "Due"):
        assert words in log
    assert "He would not come home" in client.get(f"{home}/threats?about={threatened['person']}").text
    assert f"threats/{threatened['threat']}" in client.get(f"{home}/").text, "the reminder on the start page"
    assert client.get(f"{home}/threats/{threatened['person']}").status == 404


def test_a_threat_leads_to_its_person_and_evidence_and_each_of_them_back(
    serve: Serve, window: Windows, vault_folder: Path, threatened: dict[str, str]
) -> None:
    page = window(serve(vault_folder), f"/case/{threatened['case']}/person/{threatened['person']}").page
    for ending in ("person", "source"):
        page.get_by_role("link", name="He would not come home").first.click()
        page.wait_for_url(f"**/threats/{threatened['threat']}")
        page.locator(f"main a[href$='{ending}/{threatened[ending]}']").first.click()
        page.wait_for_url(f"**/{ending}/{threatened[ending]}")
    assert page.get_by_role("link", name="He would not come home").count()


def test_evidence_is_named_by_words_of_its_title(
    serve: Serve, window: Windows, vault_folder: Path, words: str, threatened: dict[str, str]
) -> None:
    with open_vault(vault_folder, words) as vault:
        titled = {"title": "A letter; (the second) from the office"}
        app.note(vault, "Photograph of a letter.", "letter", "Valley", titled)
    page = window(serve(vault_folder), f"/case/{threatened['case']}/records/threat/new/{threatened['person']}").page
    page.get_by_label("What was threatened *").fill("The house would burn")
    page.get_by_label("Day *").fill("2026-11-15")
    page.get_by_label("How grave *").select_option("violence")
    page.get_by_label("Sources").press_sequentially("second")
    page.wait_for_selector("#found-sources option", state="attached")
    page.get_by_label("Sources").fill(page.locator("#found-sources option").get_attribute("value") or "")
    page.get_by_role("button", name="Keep").click()
    page.wait_for_selector("h1:text('The house would burn')")
    assert page.get_by_role("link", name="A letter; (the second) from the office").count() == 1


def test_to_whom_it_was_reported_is_written_later_and_a_wrong_day_is_said_beside_it(
    serve: Serve, vault_folder: Path, threatened: dict[str, str]
) -> None:
    running = serve(vault_folder)
    client = Client(running.origin, running.address.split("#")[1])
    here = f"/case/{threatened['case']}/threats/{threatened['threat']}"
    said = [("reported", "police"), ("reported", "lawyer"), ("reported_on", "2026-11-11"), ("closed_on", "")]
    wrong = client.post(f"{here}/reported", [*said, ("follow_up_on", "soon")])
    assert (wrong.status, set(beside(wrong.text))) == (422, {"follow_up_on"})
    assert client.post(f"{here}/reported", [*said, ("follow_up_on", "2026-12-01")]).status == 303
    shown = client.get(here).text
    assert "Police, A lawyer" in shown and "He would not come home" in shown and "District police" in shown
