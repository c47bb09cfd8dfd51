"""What is kept for forms stays out of default papers, and goes with the person. Invented people."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

WORDS = "lantern orchard pebble ferry quilt"
TEXT = "Tymoor Velzoroff was arrested in Karsk on 3 March 2026, his brother said. He has passport A 7654321."
FIELDS = {"passport_family": "VELZOROFF", "passport_given": "TYMOOR", "family_name_own": "Велзоров",
          "id_documents": "passport | A 7654321", "address": "Lantern street 9", "citizenships": "TJ"}  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path):
    create(tmp_path / "v", WORDS, cost=Cost(64, 1, 1))
    with open_vault(tmp_path / "v", WORDS, "Nilu") as opened:
        yield opened


def entered(vault: Vault) -> str:
    person = app.enter_person(vault, app.open_case(vault, "Karsk"), "Salkin")
    app.set_person(vault, person, FIELDS)
    return person


def test_the_passport_and_the_own_script_are_spellings_that_the_gate_looks_for(vault: Vault) -> None:
    person = queries.person(vault, entered(vault))
    assert person.names == ("Salkin", "Велзоров", "TYMOOR VELZOROFF")


def test_no_paper_of_the_case_prints_what_is_kept_for_forms(vault: Vault) -> None:
    entered(vault)
    app.note(vault, TEXT, "document", "Karsk")
    for row in queries.claims(vault, state="suggested"):
        app.decide(vault, [row.id], "accepted")
    text = app.paper(vault, app.the_case(vault, "Karsk"), "chronology", ".html", False).decode()
    assert not [word for word in ("Velzoroff", "VELZOROFF", "Велзоров", "Lantern", "7654321") if word in text]


def test_erasing_a_person_erases_what_is_kept_for_forms(vault: Vault) -> None:
    person = entered(vault)
    app.erase(vault, app.resting_on(vault, "person", person), with_sources=True)
    assert queries.settings_of_person(vault, person) == {} and queries.persons(vault) == []
