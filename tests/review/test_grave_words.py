"""What is grave is found by its words in four languages, and by an age or an office beside a name."""

from __future__ import annotations

import pytest

from guvoh.extract import persons_in
from guvoh.model import Claim
from guvoh.review.grave import grave


@pytest.mark.parametrize(
    "words",
    ["Adel Mirov, 16, was held", "Adel Mirov (9) was held", "a twelve-year-old was held", "her 15-year-old son",
     "двенадцатилетнего увели", "Адел Миров, 16, задержан", "чордаҳсола боздошт шуд", "یازده ساله بازداشت شد"],
)  # fmt: skip
def test_a_child_is_seen_by_an_age(words: str) -> None:
    assert "child" in grave(Claim(0, len(words), words, "detention"))


@pytest.mark.parametrize("words", ["Adel Mirov, 34, was held", "16 people, 12 of them women", "on Monday, 16 people"])
def test_numbers_that_are_no_age_of_a_child_make_nothing_grave(words: str) -> None:
    assert grave(Claim(0, len(words), words, "detention")) == ()


@pytest.mark.parametrize("office", ["Police Colonel", "Interior Minister", "State Security Committee Colonel"])
def test_an_official_is_found_behind_any_office(office: str) -> None:
    assert [p.text for p in persons_in(f"{office} Rustam Dorvan")] == ["Rustam Dorvan"]
