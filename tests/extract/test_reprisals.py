"""Fines, days in a cell, unpaid work, orders to leave, passports, citizenship, jobs and places of study lost: each is
told as an act of the right class, in four languages (`reprisal_cases.tsv`: looked at while the tables were made)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from guvoh.extract import suggest
from guvoh.extract.conditions import conditions, hold
from guvoh.model import Claim

LANGUAGES = ("en", "ru", "tg", "fa")


class Case(NamedTuple):
    language: str
    acts: frozenset[str]
    whom: str
    text: str


@cache
def cases(language: str) -> tuple[Case, ...]:
    lines = (Path(__file__).parent / "reprisal_cases.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Case(of, frozenset(acts.split("/")), whom, text) for of, acts, whom, text in rows if of == language)


@cache
def right(case: Case) -> tuple[Claim, ...]:
    """The claims of the classes that the sentence tells."""
    return tuple(claim for claim in suggest(case.text, language=case.language) if claim.act in case.acts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_forty_reprisals_thirty_eight_have_their_class(language: str) -> None:
    missed = [case.text for case in cases(language) if not right(case)]
    assert len(cases(language)) == 40
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_forty_reprisals_thirty_name_whom_it_hits(language: str) -> None:
    named = [c for c in cases(language) if any(c.whom in v.text for claim in right(c) for v in claim.victims)]
    assert len(named) >= 30, [case.text for case in cases(language) if case not in named]


def test_a_school_that_expels_dismisses_and_a_state_deports() -> None:
    told = suggest("The college expelled Ana Belim.")[0], suggest("The government expelled Ana Belim.")[0]
    assert [claim.act for claim in told] == ["dismissal", "deportation_or_extradition"]


def test_what_somebody_was_fined_for_is_no_act_of_its_own() -> None:
    told = suggest("The court fined Ana Belim 300 crowns for insulting a minister.")
    assert [claim.act for claim in told] == ["conviction"]


def test_a_court_before_a_name_that_no_table_knows_is_who_acts() -> None:
    told = suggest("دادگاه ویلمو تراسکا را جریمه کرد.", language="fa")[0]
    assert [s.text for s in (*told.actors, *told.victims)] == ["دادگاه", "ویلمو تراسکا"]


def test_conditions_ask_for_who_acts_and_for_what_the_sentence_says() -> None:
    asked = conditions({"anyone", "by-school", "with-jail", "lacks-street"})
    assert hold(asked, {"jail"}, lambda kind: kind == "school")
    assert not hold(asked, {"jail"}, lambda _kind: False)
    assert not hold(asked, set(), lambda _kind: True)
    assert not hold(asked, {"jail", "street"}, lambda _kind: True)


@cache
def neighbours() -> tuple[Case, ...]:
    lines = (Path(__file__).parent / "neighbour_cases.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Case(of, frozenset(acts.split("/")), whom, text) for of, acts, whom, text in rows)


@pytest.mark.parametrize(("language", "most"), [("en", 0), ("ru", 1), ("tg", 3), ("fa", 0)])
def test_neighbouring_acts_are_told_apart_by_who_acts_where_and_with_what(language: str, most: int) -> None:
    asked = [case for case in neighbours() if case.language == language]
    missed = [case.text for case in asked if not right(case)]
    assert len(missed) <= most, missed


def test_what_somebody_is_threatened_with_has_not_happened() -> None:
    told = suggest("The teachers were warned that if they spoke they would be charged.")
    assert [claim.act for claim in told] == ["threat_or_harassment"]


def test_a_beating_by_unknown_people_in_the_open_is_an_attack_in_russian() -> None:
    told = suggest("Неизвестные избили Игната Лапчука возле дома.", language="ru")
    assert [claim.act for claim in told] == ["physical_attack"]
