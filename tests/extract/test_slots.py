"""When, where, who says so and how many: one promise each, on invented texts."""

from __future__ import annotations

import pytest
from extract_asking import claims, only, words

PLACES = [
    ("Ana Belim was arrested outside the courthouse in Velmar.", "the courthouse in Velmar"),
    ("Ana Belim was arrested in the northern city of Velmar.", "the northern city of Velmar"),
    ("Ana Belim was arrested at her home in Velmar on 3 May.", "her home in Velmar"),
    ("Ana Belim was arrested near the Orva bridge.", "the Orva bridge"),
    ("Ana Belim was arrested in Kelm village, Sorda Region, on 3 May.", "Kelm village, Sorda Region"),
    ("3/ In Velmar, Ana Belim was arrested.", "Velmar"),
    ("Ana Belim was arrested and had her camera smashed on the Orva bridge.", "the Orva bridge"),
]
NO_PLACES = [
    "Ana Belim was sentenced to two years in prison.",
    "The teacher from Velmar was arrested.",
    "Ana Belim was arrested in May.",
]
SPEAKERS = [
    ("Ombudsman Tor Sand: 40 people were arrested.", ["Ombudsman Tor Sand"]),
    ("Two men were arrested, as the daily Orva Morning reports.", ["the daily Orva Morning"]),
    ("Ana Belim was arrested, the portal reminds.", ["the portal"]),
    ("Tor Sand managed to phone a friend and say that Ana Belim had been arrested.", ["Tor Sand"]),
    ("Ana Belim was arrested, Tor Sand, a lawyer, told reporters.", ["Tor Sand"]),
    ("We say that Ana Belim was arrested.", []),
    ("BREAKING NEWS: Ana Belim was arrested in Velmar.", []),
]
COUNTS = [
    ("Her mother and sister were arrested.", 2),
    ("Ana Belim and two more were arrested.", 3),
    ("Both were arrested on 3 May.", 2),
    ("Her parents were arrested.", 2),
    ("Police arrested a couple of students.", 2),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_place_is_a_name_or_a_noun_of_a_place_with_what_hangs_on_it(text: str, place: str) -> None:
    found = claims(text, "arrest")[0].place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_sentence_an_origin_and_a_month_are_no_places(text: str) -> None:
    assert [c.place for c in claims(text)] == [None]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_the_nearest_speaker_is_named(text: str, speakers: list[str]) -> None:
    assert words(claims(text, "arrest")[0].attribution) == speakers


def test_the_speaker_that_opens_a_paragraph_speaks_on() -> None:
    found = claims("According to the neighbours, Ana Belim was beaten. Tor Sand was arrested.\n\nIva Orm was arrested.")
    assert [words(c.attribution) for c in found] == [["the neighbours"], ["the neighbours"], []]


def test_who_condemns_is_the_source_of_the_condemnation() -> None:
    claim = only("The Velmar Committee condemned the arrest of Ana Belim.", "statement_or_condemnation")
    assert words(claim.attribution) == ["The Velmar Committee"]


@pytest.mark.parametrize(("text", "number"), COUNTS)
def test_people_are_counted_where_the_words_count_them(text: str, number: int) -> None:
    count = only(text, "arrest").count
    assert count is not None
    assert (count.low, count.high) == (number, number)


@pytest.mark.parametrize("text", ["The lawyer and journalist Ana Belim was arrested.", "Her mother was arrested."])
def test_one_person_is_not_counted(text: str) -> None:
    assert only(text, "arrest").count is None


def test_the_day_of_a_joined_verb_holds_for_both() -> None:
    text = "Soldiers arrested three men and burned two houses in Velmar on Thursday."
    date = only(text, "arrest").date
    assert date is not None
    assert date.start == date.end == "2031-10-02"


def test_what_happened_later_does_not_take_the_day_before_it() -> None:
    claim = only("On 3 May Ana Belim was detained in Velmar and was later released.", "release")
    assert (claim.date, claim.place) == (None, None)


def test_a_planned_day_lies_ahead() -> None:
    date = only("Ana Belim will be released on Thursday.", "release").date
    assert date is not None
    assert date.start == "2031-10-09"


def test_every_sentence_of_an_entry_has_its_day() -> None:
    found = claims("17:20  A court jailed Ana Belim. Tor Sand was released.")
    assert [c.date.start for c in found if c.date] == ["2031-10-06", "2031-10-06"]
