"""What a paper promises of places that belong to somebody: a house is no place whose name may be printed."""

from __future__ import annotations

import pytest

from guvoh.book.names import allowed_in, unclassified_in
from guvoh.model import Claim, Place


def allowed(place: str) -> tuple[str, ...]:
    return allowed_in([Claim(0, 1, "x", "arrest", place=Place(place, 0, len(place)))], [])


@pytest.mark.parametrize("place", [
    "the house of Sevara Venarova", "the cellar of Sevara", "Venarova's shop", "the home of Sevara", "Venarova’s",
    "the Venarov house", "front of Sevara Venarova", "the presence of Sevara",
    "дом Севары", "доме Севары Венаровой", "квартире Венаровой", "хонаи Севара", "خانه سوارا",
])  # fmt: skip
def test_what_is_somebodys_is_no_place(place: str) -> None:
    assert allowed(place) == ()


@pytest.mark.parametrize("place", [
    "the city of Belrud", "Belrud prison", "Belrud district", "Karim Street", "Colony No. 4", "Белрудском районе",
    "School No. 4", "Remand Prison No. 2", "Garden Street",
])  # fmt: skip
def test_cities_districts_and_prisons_stay_places(place: str) -> None:
    assert allowed(place) == (place,)


@pytest.mark.parametrize("place, town", [
    ("the house of Sevara in Pasrud", "Pasrud"), ("Venarova's shop near Senj", "Senj"),
    ("доме Севары в Пасруде", "Пасруде"), ("his home in the village of Pasrud", "the village of Pasrud"),
])  # fmt: skip
def test_where_somebodys_house_lies_may_be_printed(place: str, town: str) -> None:
    assert allowed(place) == (town,)


def test_a_name_with_a_title_before_it_is_a_name() -> None:
    texts = [("In the city court Judge Sabur Venarov spoke.", "en")]
    assert unclassified_in(texts, (), ()) == ("Sabur Venarov",)
