"""The tables behind the checks: every check of our list has a function or says who does it; every fact has a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guvoh.model import dates
from guvoh.report.forms.answers.countries import code_of
from guvoh.report.forms.checks.ratified import bound, page, rows
from guvoh.report.forms.checks.rule import COMMITTEES
from guvoh.report.forms.checks.run import RULES
from guvoh.report.forms.read import read_data

LIST = Path(__file__).resolve().parents[3] / "shared" / "design" / "vocab" / "admissibility_checks.tsv"


def test_every_function_has_its_weights_and_every_weight_its_function() -> None:
    assert set(RULES) == set(read_data("checks")["checks"])


@pytest.mark.shared
def test_every_check_of_the_list_has_a_function_but_the_one_of_the_gate() -> None:
    listed = {line.split("\t")[0] for line in LIST.read_text("utf-8").splitlines()[1:]}
    assert listed - set(RULES) == {"A32"}


def test_every_line_of_the_ratifications_names_what_was_read_where_and_when() -> None:
    wrong = [one for one in rows() if not (one.source and one.where and re.fullmatch(r"\d{4}-\d\d-\d\d", one.read))
             or one.event not in ("in_force", "deposited", "declared", "ended") or one.committee not in COMMITTEES
             or one.kind not in ("official", "other") or not code_of(one.state)]  # fmt: skip
    assert wrong == []


def test_a_state_has_one_line_for_a_committee() -> None:
    keys = [(one.state, one.committee) for one in rows()]
    assert len(keys) == len(set(keys))


def test_the_days_of_the_ratifications_are_days() -> None:
    assert all(dates.interval(one.since)[0] for one in rows() if one.since)


def test_a_state_that_nobody_looked_up_is_unknown() -> None:
    assert bound("XX", "CCPR") is None and "Treaty Collection" in page("CCPR")


@pytest.mark.parametrize(("name", "code"), [("Таджикистан", "TJ"), ("the Netherlands", "NL"), ("kg", "KG"),
                                            ("Ostreva", "")])  # fmt: skip
def test_a_state_is_known_by_its_name_in_any_language_of_the_list(name: str, code: str) -> None:
    assert code_of(name) == code


def test_words_that_abuse_are_whole_words_in_small_letters() -> None:
    words = [word for line in read_data("abusive")["words"].values() for word in line]
    assert words and all(word == word.lower() and " " not in word for word in words)
