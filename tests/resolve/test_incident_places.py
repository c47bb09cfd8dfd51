"""What lies in what, without a network: provinces, districts and towns in the spellings of four languages."""

from __future__ import annotations

import pytest

from guvoh.model.gazetteer import apart, find, within


@pytest.mark.parametrize(
    ("place", "other"),
    [("Khujand", "Sughd"), ("в Худжанде", "Согдийская область"), ("ноҳияи Айнӣ", "Тоҷикистон"), ("Хоруғ", "ГБАО"),
     ("Вахшском районе", "Хатлон"), ("Маскав", "Russia"), ("Шоҳмансур", "Dushanbe"), ("شیراز", "Iran"),
     ("Samarkand", "Узбекистан"), ("Grodno", "Беларусь"), ("Istaravshan city", "Истаравшан")],
)  # fmt: skip
def test_a_place_lies_in_the_larger_one(place: str, other: str) -> None:
    assert within(place, other)


@pytest.mark.parametrize(("place", "other"), [("Khujand", "Kulob"), ("Moscow", "Dushanbe"), ("Берлин", "Russia")])
def test_two_towns_are_apart(place: str, other: str) -> None:
    assert apart(place, other)


def test_the_larger_does_not_lie_in_the_smaller() -> None:
    assert not within("Tajikistan", "Khujand")


def test_a_place_that_nobody_listed_is_only_itself() -> None:
    assert (find("Upper Karsk"), within("upper karsk", "Upper Karsk"), apart("Upper Karsk", "Khujand")) == (
        None,
        True,
        False,
    )


def test_of_a_town_and_its_country_the_town_is_meant() -> None:
    spot = find("Moscow, Russia")
    assert spot is not None
    assert spot.path[0] == "RU" and spot.level != "country"


def test_the_country_settles_which_town_of_a_name_is_meant() -> None:
    there, here = find("Birmingham, United States"), find("Paris, United States")
    assert there is not None and here is not None
    assert (there.path[0], there.level, here.id) == ("US", "town", "US")


@pytest.mark.parametrize("text", ["", " ", "я", "x" * 5000, "в " * 5000, "😀", "؟،", "А" * 40 + "ский"])
def test_any_text_has_an_answer(text: str) -> None:
    assert find(text) is None or find(text)


def test_every_district_of_tajikistan_lies_in_its_province() -> None:
    from guvoh.model.gazetteer.listed import HERE
    from guvoh.text.tables import read_table

    rows = read_table(HERE / "tajikistan.tsv")
    ids = {row[0] for row in rows} | {"TJ"}
    assert [row[0] for row in rows if row[1] not in ids] == []
    assert len([row for row in rows if row[2] != "province"]) >= 69
