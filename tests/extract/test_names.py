"""Name-like strings: rather too many than too few."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.extract import person_names, persons_in


def test_runs_of_capitalised_words_are_names() -> None:
    text = "The lawyer Ana Belim-Dorn met Omar ibn Said and Дилором Сафарова."
    assert [n.text for n in person_names(text)] == ["The", "Ana Belim-Dorn", "Omar ibn Said", "Дилором Сафарова."[:-1]]


@given(st.text())
def test_every_name_is_the_words_that_it_points_to(text: str) -> None:
    assert all(text[n.start : n.end] == n.text != "" for n in person_names(text))


def test_words_of_a_heading_are_nobodys_name() -> None:
    text = "Critics Condemn Rising Violence\nBackground\nArrests in the capital"
    assert persons_in(text) == []


def test_a_name_that_is_also_an_everyday_word_stays_a_name() -> None:
    for name in ("Mercy", "Amir", "Said", "Rose", "Ko Win"):
        assert [n.text for n in persons_in(f"At noon {name} was led away.")] == [name]


def test_a_name_beside_everyday_words_stays() -> None:
    assert [n.text for n in persons_in("Released: Umed Dorn")] == ["Umed Dorn"]
