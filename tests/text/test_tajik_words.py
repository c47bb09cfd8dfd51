"""Tajik dates, numbers and sentences, in the Tajik spelling and in the one without its letters."""

from __future__ import annotations

from datetime import date

import pytest

from guvoh.text.calendar import moments
from guvoh.text.numbers import quantities
from guvoh.text.sentences import sentences

PUBLISHED = "2030-06-10"  # a Monday
DAY = "2030-05-03"
DATES = [
    ("3 майи 2030", DAY, DAY), ("3-юми майи соли 2030", DAY, DAY), ("3-юми моҳи май", DAY, DAY), ("3 мая", DAY, DAY),
    ("рӯзи 3 май", DAY, DAY), ("санаи 3-юми май", DAY, DAY), ("шаби 3 май", DAY, DAY), ("субҳи 3-уми май", DAY, DAY),
    ("сеюми май", DAY, DAY), ("рӯзи ҷумъа, 3 майи соли 2030", DAY, DAY), ("03.05.2030", DAY, DAY),
    ("03.05.30", DAY, DAY), ("2030-05-03", DAY, DAY), ("3 майи соли ҷорӣ", DAY, DAY), ("3 майи имсол", DAY, DAY),
    ("бисту панҷуми майи соли 2030", "2030-05-25", "2030-05-25"), ("7 октябрь", "2029-10-07", "2029-10-07"),
    ("аз 3 то 7 май", DAY, "2030-05-07"), ("3, 4 ва 5 май", DAY, "2030-05-05"), ("3-7-уми май", DAY, "2030-05-07"),
    ("шаби 3 ба 4 май", DAY, "2030-05-04"), ("аз 28 апрел то 3 майи соли 2030", "2030-04-28", DAY),
    ("27-28 майи соли гузашта", "2029-05-27", "2029-05-28"), ("моҳи май", "2030-05-01", "2030-05-31"),
    ("моҳи майи соли 2029", "2029-05-01", "2029-05-31"), ("дар май", "2030-05-01", "2030-05-31"),
    ("майи соли гузашта", "2029-05-01", "2029-05-31"), ("аввали май", "2030-05-01", "2030-05-10"),
    ("авохири май", "2030-05-21", "2030-05-31"), ("нимаи май", "2030-05-11", "2030-05-20"),
    ("охири моҳи май", "2030-05-21", "2030-05-31"), ("соли 2029", "2029-01-01", "2029-12-31"),
    ("солҳои 2028-2030", "2028-01-01", "2030-12-31"), ("аз соли 2014", "2014-01-01", None),
    ("аз моҳи май инҷониб", "2030-05-01", None), ("аз 3-юми май", DAY, None), ("то 3 май", None, DAY),
    ("аз аввали сол", "2030-01-01", None), ("се моҳ инҷониб", "2030-03-01", None),
    ("рӯзи сешанбе", "2030-06-04", "2030-06-04"), ("сешанбеи гузашта", "2030-06-04", "2030-06-04"),
    ("рӯзи душанбе", "2030-06-10", "2030-06-10"), ("ҳафтаи гузашта", "2030-06-03", "2030-06-09"),
    ("хафтаи гузашта", "2030-06-03", "2030-06-09"), ("моҳи гузашта", "2030-05-01", "2030-05-31"),
    ("соли гузашта", "2029-01-01", "2029-12-31"), ("порсол", "2029-01-01", "2029-12-31"),
    ("ҳафтаи ҷорӣ", "2030-06-10", "2030-06-10"), ("дирӯз", "2030-06-09", "2030-06-09"),
    ("имруз", "2030-06-10", "2030-06-10"), ("фардо", "2030-06-11", "2030-06-11"),
    ("парерӯз", "2030-06-08", "2030-06-08"), ("ду рӯз пеш", "2030-06-08", "2030-06-08"),
    ("як ҳафта пеш", "2030-05-31", "2030-06-06"), ("се соли пеш", "2027-01-01", "2027-12-31"),
    ("дар рӯзҳои охир", None, "2030-06-10"), ("дар се рӯзи охир", "2030-06-07", "2030-06-10"),
    ("тобистони соли 2029", "2029-06-01", "2029-08-31"), ("дар чоряки аввали соли 2030", "2030-01-01", "2030-03-31"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "first", "last"), DATES)
def test_a_tajik_date_is_the_interval_that_its_words_allow(words: str, first: str | None, last: str | None) -> None:
    text = f"Ӯро {words} дастгир карданд."
    [found] = moments(text, published=PUBLISHED, language="tg")
    assert (found.text, *(d and d.isoformat() for d in (found.first, found.last))) == (words, first, last)


@pytest.mark.parametrize(
    ("words", "day"),
    [("шоми ҳамон рӯз", 3), ("рӯзи дигар", 4), ("пас аз се рӯз", 6), ("ду рӯз баъд", 5), ("фардои он рӯз", 4)],
)
def test_tajik_words_that_lean_on_a_day_count_from_it(words: str, day: int) -> None:
    found = moments(f"3 майи 2030 омаданд. Онҳо {words} рафтанд.", language="tg")
    assert [m.first for m in found] == [date(2030, 5, 3), date(2030, 5, day)]


@pytest.mark.parametrize(
    "words",
    [
        "дар Душанбе",
        "аз Душанбе",
        "ба 5 сол",
        "10 соли зиндон",
        "81-сола",
        "моддаи 247",
        "намози ҷумъа",
        "7 солу 6 моҳ",
    ],
)
def test_tajik_terms_ages_articles_and_towns_are_no_dates(words: str) -> None:
    assert moments(f"Ӯро {words} дид.", published=PUBLISHED, language="tg") == []


COUNTS = [
    ("ду", 2, 2), ("панҷ", 5, 5), ("бисту панҷ", 25, 25), ("дувоздаҳ", 12, 12), ("чилу ҳафт", 47, 47),
    ("сад", 100, 100), ("саду бисту панҷ", 125, 125), ("ҳазор", 1000, 1000), ("ҳазору дусад", 1200, 1200),
    ("ҳарду", 2, 2), ("даҳҳо", 24, None), ("дахҳо", 24, None), ("садҳо", 200, None), ("ҳазорон", 2000, None),
    ("на камтар аз 20", 20, None), ("ҳадди ақал 40", 40, None), ("ақаллан се", 3, None), ("дастикам 10", 10, None),
    ("беш аз 50", 51, None), ("зиёда аз сад", 101, None), ("бештар аз 50", 51, None), ("қариб 50", None, 50),
    ("наздик ба 50", None, 50), ("то 30", None, 30), ("на бештар аз 5", None, 5), ("камтар аз 10", None, 9),
    ("тақрибан 30", 30, 30), ("тахминан 30", 30, 30), ("аз 20 то 30", 20, 30), ("20-30", 20, 30), ("ду-се", 2, 3),
    ("байни 20 ва 30", 20, 30), ("1 200", 1200, 1200), ("2,5 ҳазор", 2500, 2500), ("5 ҳазору 200", 5200, 5200),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), COUNTS)
def test_a_tajik_number_means_what_the_speaker_allowed(words: str, low: int | None, high: int | None) -> None:
    text = f"Онҳо {words} нафар буданд."
    [found] = quantities(text, language="tg")
    assert (text[found.start : found.end], found.low, found.high) == (words, low, high)


@pytest.mark.parametrize("words", ["аз 50 нафар зиёд", "аз 50 зиёд нафар", "аз 50 нафар бештар"])
def test_tajik_more_may_stand_behind_those_counted(words: str) -> None:
    assert [(q.low, q.high) for q in quantities(f"Онҳо {words} буданд.", language="tg")] == [(51, None)]


@pytest.mark.parametrize(
    "words",
    ["ба 5 сол", "81-сола", "81 сола", "моддаи 247", "моддаҳои 247 ва 307", "7,5 соли зиндон", "20 ҳазор доллар",
     "500 сомонӣ", "3-юм", "бисту панҷум", "соати 10", "40 фоиз", "15 шабонарӯз"],
)  # fmt: skip
def test_tajik_terms_ages_articles_money_and_ordinals_count_nobody(words: str) -> None:
    assert quantities(f"Ӯ {words} гирифт.", language="tg") == []


def test_tajik_abbreviations_and_initials_end_no_sentence() -> None:
    text = "А.Б. Нуралиев дар ш. Нурбод буд. Ӯ соли 2030 омад.Сипас рафт."
    assert [text[a:b] for a, b in sentences(text, language="tg")] == [
        "А.Б. Нуралиев дар ш. Нурбод буд.", "Ӯ соли 2030 омад.", "Сипас рафт."
    ]  # fmt: skip
