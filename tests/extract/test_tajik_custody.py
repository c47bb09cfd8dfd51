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


def test_a_match_is_no_attack() -> None:
    assert acts("Боксёр дар мусобиқа рақибашро бо мушт зад ва ҳакам зарбаро боздошт.") == []


def test_a_threat_in_own_words_is_a_threat() -> None:
    assert acts("Муфаттиш ба Парвиз Сайёдов гуфт: «падаратро мегирем».") == ["threat_or_harassment"]


def test_what_is_said_not_to_have_been_is_denied() -> None:
    text = "Дар шаҳр ҳеҷ гирдиҳамоӣ набуд, гуфт раиси ноҳияи Дараи Калон."
    assert [c.polarity for c in suggest(text, [(0, len(text))], DAY)] == ["denied"]


def test_the_day_that_heads_an_entry_holds_for_what_it_tells() -> None:
    text = "3 май. Дар Дараи Калон Парвиз Сайёдов аз кор ронда шуд."
    [claim] = suggest(text, [(0, len(text))], DAY)
    assert claim.date is not None
    assert claim.date.start == "2030-05-03"
