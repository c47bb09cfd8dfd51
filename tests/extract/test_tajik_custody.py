"""Whether a beating is an attack or ill-treatment, and what a bare "took" may mean, in Tajik (invented people)."""

from __future__ import annotations

from guvoh.extract import suggest

DAY = "2030-06-15"


def acts(text: str) -> list[str]:
    return [claim.act for claim in suggest(text, [(0, len(text))], DAY)]


def test_a_beating_in_the_street_is_an_attack() -> None:
    assert acts("Ношиносон дар кӯча Парвиз Сайёдовро бо мушт заданд.") == ["physical_attack"]


def test_a_beating_behind_doors_is_ill_treatment() -> None:
    assert acts("Дар таҳхонаи зиндон Парвиз Сайёдовро бо мушт заданд.") == ["torture_or_ill_treatment"]


def test_a_beating_told_right_after_an_arrest_is_ill_treatment() -> None:
    told = acts("Парвиз Сайёдовро шаби якшанбе боздошт карданд. Ӯро то субҳ латукӯб карданд, гуфт хоҳараш.")
    assert told == ["detention", "torture_or_ill_treatment"]


def test_a_beating_of_a_crowd_is_an_attack() -> None:
    assert acts("Полис тазоҳургаронро бо калтак зад.") == ["physical_attack"]


def test_guests_and_prizes_that_somebody_takes_are_no_detention() -> None:
    assert acts("Роҳбалад сайёҳонро ба дара мебарад. Парвиз Сайёдов дар мусобиқа велосипед гирифт.") == []


def test_people_whom_officers_take_are_detained() -> None:
    assert acts("Маъмурон Парвиз Сайёдовро аз хонааш бурданд.") == ["detention"]
