"""Who drops the family name and is called by the father's name is asked about. All people are invented."""

from __future__ import annotations

import pytest

from guvoh.resolve.names import compare


@pytest.mark.parametrize("now", ["Фаррух Неъматзода", "Фаррухи Неъмат", "Farrukh Nematzoda", "Фаррух Неъматӣ"])
def test_the_father_s_name_in_place_of_the_family_s_is_a_question(now: str) -> None:
    assert (compare("Заробов Фаррух Неъматович", now).band, compare("Заробов Фаррух Неъматович", now).score > 0.5) == (
        "ask",
        True,
    )


@pytest.mark.parametrize(
    "now", ["Заробзода Фаррух", "Фаррух Зароб", "Фаррухи Зароб", "Фаррух Заробиён", "Зароби Фаррух"]
)
def test_another_ending_of_the_family_name_hides_nobody(now: str) -> None:
    assert compare("Фаррух Заробов", now).score > 0.5


@pytest.mark.parametrize("other", ["Фаррух Саидзода", "Шариф Неъматзода", "Неъмат Фаррухзода"])
def test_a_son_an_uncle_and_a_stranger_are_not_asked_for(other: str) -> None:
    assert compare("Заробов Фаррух Неъматович", other).score < 0.5
