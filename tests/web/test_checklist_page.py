"""The security check in the desk: what becomes of a step is kept as the command line keeps it; and what travels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client, beside, held

from guvoh import app
from guvoh.safety.digital import said
from guvoh.vault import queries
from guvoh.vault.backup import back_up
from guvoh.vault.vault import find_heads, open_vault


@pytest.fixture
def client(vault_folder: Path, words: str, serve: Callable[..., Any]) -> Client:
    with open_vault(vault_folder, words, "Nilu") as vault:
        app.open_case(vault, "Valley")
        back_up(vault, vault_folder.with_name("b"))
    running = serve(vault_folder)
    made = Client(running.origin, running.address.split("#")[1])
    made.running = running  # type: ignore[attr-defined]
    return made


def test_what_became_of_a_step_is_kept_with_the_day_of_its_own_rule(
    client: Client, vault_folder: Path, words: str
) -> None:
    bad = client.post("/checklist/done", [("item", "disk"), ("state", "done"), ("again_on", "31.02.2027")])
    assert (bad.status, list(beside(bad.text))) == (422, ["again_on"])
    assert "31.02.2027" in held(bad.text, "/checklist/done")["again_on"]
    assert client.post("/checklist/done", [("item", "disk"), ("state", "later")]).status == 422
    assert client.post("/checklist/done", [("item", "updates"), ("state", "done")]).status == 303
    assert client.post("/checklist/add", [("own", "Ask Darya about the spare phone")]).status == 303
    with open_vault(vault_folder, words) as vault:
        kept = [dict(one.fields) for one in queries.records(vault, None, "check")]
    expected = said("updates", "done", date.today().isoformat())
    assert kept[0] == {name: value for name, value in expected.items() if value}
    assert kept[1]["item"] == "Ask Darya about the spare phone"
    assert "Ask Darya" in client.get("/checklist?open=yes").text


def test_the_vault_is_removed_only_after_a_proof_a_yes_and_its_name(
    client: Client, vault_folder: Path, words: str
) -> None:
    gone = [("handed", "yes"), ("name", vault_folder.name)]
    assert client.post("/travel/remove", gone).status == 403, "nothing was proven"
    wrong = [("backup", str(vault_folder.with_name("b"))), ("passphrase", "another")]
    assert client.post("/travel/prove", wrong).status == 422
    assert client.post("/travel/remove", gone).status == 403
    proven = client.post("/travel/prove", [wrong[0], ("passphrase", words)])
    assert proven.status == 200 and "Proven" in proven.text and words not in proven.text
    for sent in (gone[:1], gone[1:], [gone[0], ("name", "x")]):
        assert client.post("/travel/remove", sent).status == 422
    find_heads(vault_folder)
    assert "removed" in client.post("/travel/remove", gone).text
    client.running.process.wait(20)  # type: ignore[attr-defined]
    assert not vault_folder.exists()
    find_heads(vault_folder.with_name("b"))


def test_what_is_no_step_is_not_kept(client: Client, vault_folder: Path, words: str) -> None:
    assert client.post("/checklist/done", [("item", "nothing"), ("state", "done")]).status == 404
    with open_vault(vault_folder, words) as vault:
        assert queries.records(vault, None, "check") == []


def test_a_passphrase_or_a_share_stands_on_no_page_that_refuses(client: Client, words: str) -> None:
    """Typed while the vault is open, unlike the one at the door."""
    sent = [("passphrase", words), ("words1", "academic acid"), ("note", "kept for an hour")]
    for action in ("/travel/remove", "/panic/now", "/checklist/done"):
        reply = client.post(action, sent)
        assert reply.status in (403, 404) and "kept for an hour" in reply.text
        assert words not in reply.text and "academic acid" not in reply.text
