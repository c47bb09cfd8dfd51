"""The forms as data: every question has an answer, its words, and a plain word on whether it was compared."""

from __future__ import annotations

import pytest

from guvoh.errors import NotFound
from guvoh.model.vocabulary import terms
from guvoh.report.forms import form_of, names
from guvoh.report.forms.answers import found
from guvoh.report.forms.read import read_data


@pytest.mark.parametrize("name", names())
def test_every_question_names_an_answer_that_there_is(name: str) -> None:
    assert all(callable(found(field.answer)) for field in form_of(name).fields)


@pytest.mark.parametrize("name", names())
def test_every_question_stands_in_the_languages_that_the_mechanism_takes(name: str) -> None:
    form = form_of(name)
    assert all(field.questions.get(language) for field in form.fields for language in form.languages)


@pytest.mark.parametrize("name", names())
def test_the_family_can_read_every_question_in_russian(name: str) -> None:
    assert all(field.questions.get("ru") for field in form_of(name).fields)


@pytest.mark.parametrize("name", names())
def test_a_form_says_where_its_questions_come_from_and_when(name: str) -> None:
    form = form_of(name)
    assert form.source and form.date and form.mechanism in {term.code for term in terms("mechanisms")}


@pytest.mark.parametrize("name", names())
def test_whatever_was_compared_says_on_which_day_and_where(name: str) -> None:
    assert all(bool(field.checked.day) == bool(field.checked.where) for field in form_of(name).fields)


@pytest.mark.parametrize("name", names())
def test_a_question_that_is_needed_when_another_is_empty_names_one_of_the_form(name: str) -> None:
    form = form_of(name)
    assert {f.required_if for f in form.fields} - {""} <= {f.code for f in form.fields}


def test_an_address_was_read_on_a_day_or_is_to_be_found() -> None:
    forms = [form_of(name) for name in names() if name != "asylum"]
    assert all((form.address == "find and confirm") != bool(form.address_day) for form in forms)


def test_every_check_has_its_source_and_day() -> None:
    assert all(row["source"] and row["date"] and row["weights"] for row in read_data("checks")["checks"].values())


def test_the_law_of_each_regime_has_its_source_and_day() -> None:
    assert all(row["source"] and row["date"] for row in read_data("law")["regimes"].values())


def test_a_form_that_there_is_not_is_said_to_be_none() -> None:
    with pytest.raises(NotFound):
        form_of("nothing")
