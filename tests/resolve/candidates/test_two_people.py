"""Brothers, sisters, parents and children are not asked about as one where the record knows that they are two."""

from __future__ import annotations

import pytest
from invented import CHEAP

from guvoh import app, resolve
from guvoh.resolve.candidates.two_people import are_two_in_a_claim, of_two_sexes
from guvoh.vault import queries
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import Vault


def asked(vault: Vault, case: str) -> set[tuple[str, ...]]:
    return {tuple(sorted(p.names)) for p in resolve.propose(vault, case) if p.of == "mention"}


def test_two_whom_one_claim_names_side_by_side_are_two(vault: Vault, case: str) -> None:
    words = "Police detained Anvara Tolibova and Anvar Tolibov in Ostrevan on 12 November 2026."
    source = app.note(vault, words, "testimony", queries.cases(vault)[0].name).id
    for row in queries.claims(vault, source=source):
        app.decide(vault, [row.id], "accepted")
    found = {name for p in queries.persons(vault, case) for name in p.names}
    assert (found, asked(vault, case)) == ({"Anvara Tolibova", "Anvar Tolibov"}, set())


@pytest.mark.parametrize(("one", "other", "two"), [
    ("Anvar Tolibov", "Bahor Tolibov", True), ("Anvar Tolibov", "Tolibov", False),
    ("Anvar Tolibov", "Анвар Толибов", False),
])  # fmt: skip
def test_a_claim_may_name_one_person_in_short_or_in_two_scripts(one: str, other: str, two: bool) -> None:
    assert are_two_in_a_claim(one, other) == two


def test_kin_are_two_until_the_tie_is_taken_back(vault: Vault, case: str) -> None:
    father, son = (app.enter_person(vault, case, name) for name in ("Daler Umarov", "Umar Dalerov"))
    before = asked(vault, case)
    entry = app.tie(vault, case, father, "K02", son)
    kin = asked(vault, case)
    app.undo(vault, [str(entry)])
    assert (len(before), kin, asked(vault, case)) == (1, set(), before)


def test_kin_whose_tie_is_kept_in_a_closed_case_are_two_while_that_is_open(vault: Vault, case: str) -> None:
    father, son = (app.enter_person(vault, case, name) for name in ("Daler Umarov", "Umar Dalerov"))
    before = asked(vault, case)
    app.tie(vault, case, father, "K02", son, closed=make_closed(vault, "Family", "amber kettle nine rivers", CHEAP))
    assert (len(before), asked(vault, case)) == (1, set())


def test_a_man_and_a_woman_are_two(vault: Vault, case: str) -> None:
    one, other = (app.enter_person(vault, case, name) for name in ("Нур Бозори", "Нури Бозори"))
    before = asked(vault, case)
    app.set_person(vault, one, {"gender": "male"})
    app.set_person(vault, other, {"gender": "female"})
    assert (len(before), asked(vault, case)) == (1, set())


@pytest.mark.parametrize(("one", "other", "two"), [
    ("Parviz Tolibov", "Parvina Tolibova", True), ("Salim Tolibov", "Salim Tolibova", False),
    ("Tolibov Parviz Dalerovich", "Tolibova Parvina Dalerovna", True), ("Салим Толибов", "Салима Толибова", False),
    ("Толибов Салим Далерович", "Толибову Салиму Далеровичу", False), ("Салима Толибова", "Salim Tolibov", False),
    ("Толибовой Салиме Далеровне", "Salim Dalerovich Tolibov", True), ("Tolibov", "Tolibova", False),
    ("Nargis Tolibova", "Nargis Tolibova", False), ("", "Salim", False),
])  # fmt: skip
def test_names_that_are_a_mans_and_a_womans_are_told_apart(one: str, other: str, two: bool) -> None:
    assert (of_two_sexes(one, other), of_two_sexes(other, one)) == (two, two)
