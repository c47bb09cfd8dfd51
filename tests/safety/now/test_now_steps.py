"""Every step says what to do and why in the four languages, and where that comes from."""

from __future__ import annotations

import re

import pytest

from guvoh.cli.main import commands
from guvoh.errors import NotFound
from guvoh.model.vocabulary import terms
from guvoh.safety.now import names, situation, sources
from guvoh.safety.now.read import ASKING, TIMES, Step, read_data
from guvoh.text.i18n import LANGUAGES

TO_COME = {"contacts", "threats", "plans", "checkin", "watch", "checklist"}  # printed once the program has them
STEPS: dict[str, Step] = {s.id: s for name in names() for time in TIMES for s in situation(name).steps[time]}
DAY = re.compile(r"\d{4}(-\d{2}){0,2}")


def test_the_six_situations_are_there() -> None:
    assert set(names()) == {"arrest", "threat", "deportation", "notice", "missing", "child"}


@pytest.mark.parametrize("name", names())
def test_a_situation_begins_with_asking_before_anything_is_published_or_anyone_called(name: str) -> None:
    assert situation(name).steps["hour"][0].id in ASKING


@pytest.mark.parametrize("name", names())
def test_a_situation_has_steps_for_the_first_hour_day_and_week(name: str) -> None:
    assert all(len(situation(name).steps[time]) >= 3 for time in TIMES)


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_cites_a_source_with_its_place_and_the_day_on_which_it_was_read(step: Step) -> None:
    assert step.sources and all(s.document and s.place and s.where and DAY.fullmatch(s.read) for s in step.sources)


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_stands_in_the_four_languages_with_its_reason(step: Step) -> None:
    assert set(step.says) == set(step.whys) == set(LANGUAGES) and all((*step.says.values(), *step.whys.values()))


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_names_only_commands_and_uses_that_there_are(step: Step) -> None:
    uses = {term.code for term in terms("contact_uses")}
    assert {line.split()[1] for line in step.commands} <= set(commands()) | TO_COME and set(step.uses) <= uses


@pytest.mark.parametrize("name", names())
def test_the_titles_stand_in_the_four_languages(name: str) -> None:
    assert set(situation(name).titles) == set(situation(name).since) == set(LANGUAGES)


def test_no_step_is_left_over() -> None:
    assert set(read_data("steps.yaml")["steps"]) == set(STEPS)


def test_no_source_is_left_over() -> None:
    assert {s.id for step in STEPS.values() for s in step.sources} == set(sources()) - {"id"}


def test_a_source_is_a_page_that_was_read_or_a_provision_of_our_own_list() -> None:
    assert {one.kind for one in sources().values()} - {"kind"} == {"read", "listed"}


def test_a_term_that_no_text_sets_is_said_to_be_our_own() -> None:
    assert {id for id, step in STEPS.items() if step.rule and not step.rule.law} == {"consul", "again"}


def test_the_days_of_an_appeal_are_never_guessed() -> None:
    rule = STEPS["order"].rule
    assert rule is not None and rule.find and not (rule.hours or rule.days or rule.months)


def test_the_court_in_strasbourg_is_not_named_where_it_has_no_say() -> None:
    of = situation("deportation")
    held = {place: "rule39" in {s.id for s in of.in_country("day", place)} for place in ("", "DE", "TJ")}
    assert held == {"": True, "DE": True, "TJ": False}


def test_a_child_is_never_questioned_nor_shown() -> None:
    said = STEPS["child_silent"].says["en"]
    assert "Do not question the child" in said and "No name, no picture" in said


def test_nobody_is_sent_to_the_consulate_that_is_feared() -> None:
    assert {name for name in names() if "no_consulate" in {s.id for s in situation(name).steps["hour"]}} == {
        "deportation", "notice",
    }  # fmt: skip


def test_a_situation_that_there_is_not_is_said_to_be_none() -> None:
    with pytest.raises(NotFound):
        situation("picnic")
