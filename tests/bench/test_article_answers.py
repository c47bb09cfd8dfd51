"""What the bench makes of the suggestions for an article: the persons harmed first, the kind, the place, the day."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "extraction"))

fitted, reading, intervals = map(import_module, ("hrd.fitted", "hrd.answer", "intervals"))

TITLE = "Police in Bolivia arrest reporter Ana Belmir"
TEXT = (
    "Ana Belmir, a reporter of the weekly Paso, was arrested on 3 May 2031 in Tolvaro, her editor Juan Odelo said.\n\n"
    "Belmir was beaten at the police station and held for two days, Odelo told reporters.\n\n"
    "Interior Minister Rafo Sintes said that nobody had been arrested."
)


@pytest.fixture(scope="module")
def answered() -> dict[str, Any]:
    said: dict[str, Any] = reading.answer(reading.facts_of(TITLE, TEXT, "2031-05-06"), *fitted.read())
    return said


def test_whoever_was_harmed_stands_before_those_who_speak(answered: dict[str, list[str]]) -> None:
    assert answered["victim_candidates"][0] == "Ana Belmir"


def test_a_family_name_alone_is_no_second_person(answered: dict[str, list[str]]) -> None:
    assert "Belmir" not in answered["victim_candidates"]


def test_the_kind_of_violation_is_that_of_the_acts(answered: dict[str, set[str]]) -> None:
    assert "arbitrary detention" in answered["violation_types"]


def test_the_country_and_the_town_are_those_of_the_acts(answered: dict[str, str]) -> None:
    assert (answered["country"], answered["city"]) == ("Bolivia", "Tolvaro")


def test_the_day_is_that_of_the_act(answered: dict[str, str]) -> None:
    assert (answered["year"], answered["month"], answered["date"]) == ("2031", "May", "3")


def test_weights_that_are_written_are_read_again() -> None:
    tables, bars = fitted.read()
    text = fitted.written(tables, bars)
    assert fitted.TABLE.read_text("utf-8") == text


def test_an_interval_holds_the_figure_of_all_documents() -> None:
    low, high = intervals.interval(list(range(100)), lambda drawn: {"mean": sum(drawn) / len(drawn)}, 200)["mean"]
    assert low < 49.5 < high
