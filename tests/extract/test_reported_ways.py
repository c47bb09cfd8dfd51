"""Ways in which reports tell of acts, one promise a line of reported_ways.tsv; and innocent uses of the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh.extract import suggest
from guvoh.text.tables import read_table

ROWS = [tuple(row) for row in read_table(Path(__file__).with_name("reported_ways.tsv"))]
TOLD = [(act, text) for act, text in ROWS if act != "-"]
INNOCENT = [text for act, text in ROWS if act == "-"]


@pytest.mark.parametrize(("act", "text"), TOLD)
def test_the_words_of_a_report_tell_the_act(act: str, text: str) -> None:
    assert act in {claim.act for claim in suggest(text, None, "2031-05-09", "en")}


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_uses_of_the_words_tell_no_act(text: str) -> None:
    assert suggest(text, None, "2031-05-09", "en") == []


def test_what_officers_are_accused_of_doing_is_an_act() -> None:
    text = "A witness accused the soldiers of beating the teacher Lena Orlak at the quarry on Monday."
    assert "physical_attack" in {claim.act for claim in suggest(text, None, "2031-05-09", "en")}
