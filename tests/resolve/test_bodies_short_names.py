"""What a name in capitals may stand for."""

from __future__ import annotations

import pytest

from guvoh.resolve.names import compare
from guvoh.resolve.names.acronyms import First, expanded, in_capitals, same_letters, stands_for
from guvoh.resolve.names.concepts import first_letters, meaning


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ОЖЗ", "Общество журналистов Залесья"),
        ("OJZ", "Общество журналистов Залесья"),
        ("UIWT", "Union of Independent Women of Turkey"),
        ("НДАС", "Народно-демократический аграрный союз"),
        ("NDAS", "Народно-демократический аграрный союз"),
    ],
)
def test_first_letters_stand_for_the_words_in_either_script(short: str, long: str) -> None:
    assert compare(short, long).score > 0.9


def test_first_letters_of_the_translation_are_asked_about() -> None:
    assert compare("PDAU", "Народно-демократический аграрный союз").band == "ask"


def test_letters_that_do_not_fit_stand_for_nothing() -> None:
    assert compare("NDAX", "Народно-демократический аграрный союз").band == "different"


def test_three_letters_are_never_enough_to_be_called_the_same() -> None:
    assert compare("ОЖЗ", "Общество журналистов Залесья").band == "ask"


def test_a_short_name_is_one_in_two_scripts() -> None:
    assert (same_letters("гкнб", "gknb"), same_letters("гкнб", "gknc")) == (True, False)


def test_a_short_name_stands_for_concepts_only_in_capitals() -> None:
    assert (expanded("мвд", True), expanded("рк", False)) == (("ministry", "internal", "affairs"), ())


def test_what_is_made_of_pieces_of_words_needs_no_capitals() -> None:
    assert expanded("генпрокуратуры", False) == ("prosecutor", "general")


def test_a_name_that_begins_with_one_capital_is_no_short_name() -> None:
    assert [in_capitals(word) for word in ("Заробов", "ГУБОПиК", "A", "МВД")] == [False, True, False, True]


def test_no_word_that_matters_is_passed_over() -> None:
    words = [First("a", False), First("b", False), First("c", False)]
    assert (stands_for("abc", words), stands_for("abcd", words), stands_for("acb", words)) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    "word", ["ministry", "министерства", "вазорати", "وزارت", "vazirligi", "bakanligi", "министрлігі"]
)
def test_a_word_means_one_thing_in_every_language_and_case(word: str) -> None:
    found = meaning(word)
    assert found is not None
    assert found.concept == "ministry"


def test_a_word_that_only_begins_like_one_of_the_table_is_another() -> None:
    assert [meaning(word) for word in ("новиков", "судаков", "миронов")] == [None, None, None]


def test_a_concept_has_first_letters_in_each_language() -> None:
    assert ("п" in first_letters("party", "ru"), "ҳ" in first_letters("party", "tg")) == (True, True)
