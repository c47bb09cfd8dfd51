"""Organisations are entries like all others: folded the same in any batches, taken back, erased with whom they name."""

from __future__ import annotations

from pathlib import Path

import pytest
from histories import CASE, history_of, rows_of

from guvoh import app
from guvoh.errors import NotFound, WrongField
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

CHEAP = Cost(64, 1, 1)
WORDS = "seven grey cranes over the frozen river"
ORGANISATION = "019a0000-0000-7000-8000-00000000aaaa"
NOTE = b"On 3 September 2026 the court banned the Lantern House as extremist. Umed Dargovar, a member, was arrested."


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    create(tmp_path / "vault", WORDS, cost=CHEAP)
    return open_vault(tmp_path / "vault", WORDS, "Nilu")


def test_what_is_said_of_an_organisation_folds_the_same_in_any_batches_undone_or_not() -> None:
    entered = {"organisation": ORGANISATION, "case": CASE, "name": "Lantern House", "source": None}
    said = [{"owner": ORGANISATION, "of": "organisation", "fields": {"founded": str(year)}} for year in (1990, 1991)]
    steps = [(0, "case.opened", {"case": CASE, "name": "Ostrevan"}), (0, "organisation.entered", entered)]
    history = history_of([*steps, (0, "set", said[0])])
    undo = {"target": history[-1].entry.id}
    history = history_of([*steps, (0, "set", said[0]), (0, "undone", undo), (0, "set", said[1])])
    assert rows_of(*([one] for one in history)) == rows_of(history)


def test_a_field_keeps_its_source_and_what_cannot_be_kept_is_named(vault: Vault) -> None:
    case = app.open_case(vault, "Valley")
    id = app.enter_organisation(vault, case, " Lantern  House ", {"founded": "1998", "banned_on": "2026-09-03"})
    assert app.set_organisation(vault, case, id, {"founded": "1998"}) is None
    assert app.set_organisation(vault, case, id, {"banned_by": "the Supreme Court"}) is not None
    known = queries.organisation(vault, case, id)
    assert (known.names, known.given["founded"], known.given["banned_by"]) == (
        ("Lantern House",), "1998", "the Supreme Court")  # fmt: skip
    with pytest.raises(WrongField) as wrong:
        app.set_organisation(vault, case, id, {"designated_on": "some day"})
    assert wrong.value.field == "designated_on"
    with pytest.raises(WrongField) as wrong:
        app.set_organisation(vault, case, id, {"founded_from": "ZZZZZZZZ"})
    assert wrong.value.field == "founded_from"


def test_an_organisation_that_was_taken_back_is_on_no_list(vault: Vault) -> None:
    case = app.open_case(vault, "Valley")
    id = app.enter_organisation(vault, case, "Lantern House")
    app.undo(vault, [queries.organisation(vault, case, id).entry])
    assert queries.organisations(vault, case) == []
    with pytest.raises(NotFound):
        queries.organisation(vault, case, id)


def test_the_claims_of_an_organisation_are_those_in_whose_words_it_stands(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOTE)
    for _added in app.adding(vault, [str(tmp_path / "a.txt")], "Valley"):
        pass
    case = queries.cases(vault)[0].id
    app.decide(vault, [r.id for r in queries.claims(vault)], "accepted")
    named = queries.accepted_naming(vault, case, ("lantern house",))
    assert {r.claim.act for r in named} == {"ban_or_designation"}
    assert queries.accepted_naming(vault, case, ("Lantern",)) != []
    assert queries.accepted_naming(vault, case, ("Lan",)) == []


def test_whoever_is_erased_goes_with_the_organisations_that_name_him(vault: Vault) -> None:
    case = app.open_case(vault, "Valley")
    person = app.enter_person(vault, case, "Umed Dargovar")
    app.enter_organisation(vault, case, "Lantern House", {"note": "Founded by Umed Dargovar."})
    app.enter_organisation(vault, case, "Garden Choir")
    app.erase(vault, app.resting_on(vault, "person", person))
    assert [o.names[0] for o in queries.organisations(vault, case)] == ["Garden Choir"]
