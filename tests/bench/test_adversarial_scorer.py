"""The scorer of the adversarial sentences tells right from wrong, and no sentence asks for what cannot be asked."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FILE = Path(__file__).resolve().parents[2] / "bench" / "extraction" / "adversarial.py"
TEXT = "Police arrested Ana Petrova and 12 others."


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("adversarial", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["adversarial"] = module
    spec.loader.exec_module(module)
    return module


adversarial = _loaded()


def _arrest(**changed: Any) -> dict[str, Any]:
    return {
        "doc": "x", "kind": "ACT", "start": 7, "end": 27, "act": "arrest", "polarity": "asserted",
        "victims": [{"text": "Ana Petrova"}], "actors": [{"text": "Police"}], "count": {"low": 12, "high": 12},
        "date": {"start": "2031-01-03", "end": "2031-01-03"}, "place": None, "attribution": [{"text": "her sister"}],
    } | changed  # fmt: skip


def _broken(must: str, *suggested: dict[str, Any]) -> list[str]:
    case: list[str] = adversarial.broken(adversarial.Case("x", "en", "2031-01-05", TEXT, must), list(suggested))
    return case


@pytest.mark.parametrize(
    "must",
    [
        "act=arrest", "act=detention polarity=asserted", "count=12-12", "date=2031-01-03", "victim~Ana", "actor~police",
        "attribution~her sister", "victim!~Ivo", "never act=killing", "only act=arrest polarity=asserted",
        "quote~arrested Ana", "never no count", "act=arrest victim~Ana count=12-12 attribution~her sister",
        "victim~Ana ; count=12-12",
    ],
)  # fmt: skip
def test_what_holds_is_right(must: str) -> None:
    assert _broken(must, _arrest()) == []


@pytest.mark.parametrize(
    "must",
    [
        "none", "no count", "no date", "own voice", "act=killing", "polarity=denied", "count=13-13", "count=12-",
        "date=2031-01-04", "date=2031-01-03..", "victim~Ivo", "victim!~Ana", "act=arrest victim!~Ana",
        "never act=detention", "act=arrest no count", "attribution~her brother", "quote!~arrested",
        "act=arrest own voice",
    ],
)  # fmt: skip
def test_what_does_not_hold_is_named(must: str) -> None:
    assert _broken(must, _arrest()) == [must]


def test_where_nothing_is_suggested_a_condition_fails_and_none_holds() -> None:
    assert (_broken("act=arrest"), _broken("none"), _broken("no count"), _broken("never act=arrest")) == (
        ["act=arrest"], [], [], [],
    )  # fmt: skip


def test_only_fails_where_a_second_suggestion_of_the_act_says_something_else() -> None:
    assert _broken("only act=arrest polarity=asserted", _arrest(), _arrest(polarity="denied")) != []


def test_only_lets_other_acts_be() -> None:
    assert _broken("only act=arrest polarity=asserted", _arrest(), _arrest(act="killing", polarity="denied")) == []


def test_conditions_of_a_clause_must_meet_in_one_suggestion() -> None:
    assert _broken("act=arrest polarity=denied", _arrest(), _arrest(act="killing", polarity="denied")) != []


def test_only_the_nearest_speaker_counts() -> None:
    assert _broken("attribution~radio", _arrest(attribution=[{"text": "her sister"}, {"text": "the radio"}])) != []


def test_open_bounds_are_told_from_exact_ones() -> None:
    suggested = _arrest(count={"low": 41, "high": None})
    assert (_broken("count=41-", suggested), _broken("count=41-41", suggested)) == ([], ["count=41-41"])


def test_suggestions_of_other_kinds_are_left_out() -> None:
    assert _broken("none", _arrest(kind="RELATION")) == []


@pytest.mark.parametrize("must", ["", "act=", "arrest", "colour=red", "act~arrest", "never", "act=arrest and victim"])
def test_a_clause_that_says_nothing_is_refused(must: str) -> None:
    with pytest.raises(ValueError):
        _broken(must, _arrest())


def test_the_report_lists_each_failure_with_its_sentence() -> None:
    case = adversarial.Case("en-x-01", "en", "2031-01-05", TEXT, "none")
    lines = adversarial.report([case], [_arrest(doc="en-x-01")]).splitlines()
    assert lines[-2:] == ["   en-x-01: none", f"      {TEXT!r}"]


def test_there_are_two_hundred_sentences_each_with_its_own_id() -> None:
    cases = adversarial.read_cases()
    assert (len(cases), len({case.id for case in cases}), len({case.text for case in cases})) == (200, 200, 200)


def test_every_name_that_a_sentence_asks_for_stands_in_it() -> None:
    absent = [
        (case.id, value)
        for case in adversarial.read_cases()
        for clause in case.must.split(" ; ")
        if clause != "none"
        for name, sign, value in adversarial._conditions(clause.removeprefix("only ").removeprefix("never "))
        if sign and sign != "=" and value.casefold() not in case.text.casefold()
    ]
    assert absent == []
