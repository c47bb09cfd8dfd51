"""Name-like strings: rather too many than too few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.extract import person_names


def test_runs_of_capitalised_words_are_names() -> None:
    text = "The lawyer Ana Belim-Dorn met Omar ibn Said and Дилором Сафарова."
    assert [n.text for n in person_names(text)] == ["The", "Ana Belim-Dorn", "Omar ibn Said", "Дилором Сафарова."[:-1]]


@given(st.text())
def test_every_name_is_the_words_that_it_points_to(text: str) -> None:
    assert all(text[n.start : n.end] == n.text != "" for n in person_names(text))
