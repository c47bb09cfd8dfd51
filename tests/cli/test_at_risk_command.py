"""Who is at risk because of whom, at the command line."""

from __future__ import annotations

from desk import Desk

from guvoh import app
from guvoh.vault import queries
from guvoh.vault.vault import open_vault
from one_family import ABROAD, FATHER, accepted, exile


def family(desk: Desk) -> str:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        return exile(vault, app.open_case(vault, "Valley"))


def test_relatives_stand_on_the_list_of_the_one_for_whose_sake_they_were_taken(desk: Desk) -> None:
    said = desk.run("risk", family(desk))
    assert (said.code, FATHER in said.out, "Yaldo Talvari" in said.out) == (0, True, True)


def test_without_a_person_the_reached_are_counted(desk: Desk) -> None:
    family(desk)
    first, *_patterns = desk.run("risk", "--json").lines()
    assert sum(value for value in first["tallies"].values() if isinstance(value, int)) > 0


def test_a_judgement_is_kept_with_its_reason_and_taken_back(desk: Desk) -> None:
    one = family(desk)
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        case = queries.cases(vault)[0].id
        words = "Police detained Sabur Talvari in Ostrevan on 9 November 2026."
        act, uncle = accepted(vault, case, words, "Sabur Talvari")
        app.tie(vault, case, uncle, "K09", one)
    kept = desk.run("risk", uncle, "--because-of", one, "--claim", act, "--why", "they asked for him", "--json")
    assert (kept.code, desk.run("undo", kept.lines()[0]["entry"]).code) == (0, 0)


def test_a_judgement_without_its_claim_is_refused(desk: Desk) -> None:
    said = desk.run("risk", family(desk), "--because-of", "ABCD")
    assert (said.code, "--claim" in said.err, ABROAD in said.err) == (2, True, False)
