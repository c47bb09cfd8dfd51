"""What Russian leaves unsaid: whom it was done to, who did it, when. Everybody here is invented."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest
from guvoh.model import Claim

PUBLISHED = "2031-10-06"


def claims(text: str) -> list[Claim]:
    return sorted(suggest(text, None, PUBLISHED, "ru"), key=lambda c: (c.start, c.end))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Избили дубинками и бросили у ворот.", "physical_attack"),
        ("Лишили права выезда за долги.", "travel_ban"),
        ("Скончался в СИЗО, не увидев врача, слесарь Глеб Тиняев.", "killing"),
        ("Перекрыли трассу и жгли покрышки до утра.", "protest"),
        ("Отказались выходить на развод сто двадцать заключённых.", "protest"),
        ("Надевали на голову пакет и пускали ток.", "torture_or_ill_treatment"),
    ],
)
def test_an_act_is_read_though_nobody_is_named(text: str, act: str) -> None:
    assert act in [claim.act for claim in claims(text)]


def test_whoever_is_left_out_is_the_one_told_of_before() -> None:
    found = claims("Учителя Льва Варежкина задержали у дома. Вечером отпустили без протокола.")
    assert [claim.victims[0].text for claim in found] == ["Льва Варежкина", "Льва Варежкина"]


def test_a_day_that_heads_a_line_of_a_chronicle_dates_its_acts() -> None:
    [claim] = claims("24 мая 2031 года. В Липовке ранен учитель Лев Варежкин.")
    assert claim.date is not None
    assert claim.date.start == "2031-05-24"


def test_who_vows_harm_threatens() -> None:
    assert [claim.act for claim in claims("Сержант сказал: ещё раз напишешь про нас — пристрелю.")] == [
        "threat_or_harassment"
    ]


def test_no_word_of_a_law_is_an_act() -> None:
    assert claims("Лицо может быть задержано без санкции суда на срок до 48 часов.") == []


def test_the_counted_held_are_told_as_held() -> None:
    [claim] = claims("В отделе до сих пор 43 задержанных.")
    assert claim.act == "detention"
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == (43, 43)


def test_the_name_before_a_colon_speaks_for_his_whole_turn() -> None:
    found = claims("Тиняев: Добрый вечер. Полиция задержала двух водителей.")
    assert [span.text for claim in found for span in claim.attribution] == ["Тиняев"]
