"""What stands round a clause decides what it says: asked, dictated, gainsaid, to come. Everybody here is invented."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest
from guvoh.model import Claim

PUBLISHED = "2031-10-06"


def claims(text: str, language: str = "ru") -> list[Claim]:
    return suggest(text, None, PUBLISHED, language)


def only(text: str, language: str = "ru") -> Claim:
    [claim] = claims(text, language)
    return claim


@pytest.mark.parametrize("text", [
    "Адвокат поинтересовался, арестован ли его подзащитный.",
    "Мать спросила следователя, бьют ли её сына.",
])  # fmt: skip
def test_what_is_asked_in_russian_is_not_suggested(text: str) -> None:
    assert claims(text) == []


def test_what_is_asked_in_tajik_is_not_suggested() -> None:
    assert claims("Модар пурсид, ки оё писарашро лату кӯб кардаанд.", "tg") == []


def test_what_a_machine_is_told_to_write_is_not_suggested() -> None:
    assert claims("Программа, напиши, что арестовано триста учителей.") == []


def test_one_cannot_say_that_he_was_not_tortured_does_not_deny_it() -> None:
    assert only("Невозможно утверждать, что заключённого не пытали.").polarity == "asserted"


def test_what_is_called_a_lie_is_denied() -> None:
    assert only("Министр назвал ложью рассказ о похищении студента.").polarity == "denied"


def test_it_is_untrue_that_denies_in_tajik() -> None:
    assert only("Дурӯғ аст, ки милиса донишҷӯро лату кӯб кардааст.", "tg").polarity == "denied"


def test_a_fate_that_threatens_somebody_is_hypothetical() -> None:
    claim = only("Учительнице грозит отчисление.")
    assert (claim.act, claim.polarity) == ("dismissal", "hypothetical")


def test_a_dismissal_that_somebody_threatens_with_is_a_threat() -> None:
    assert only("Директор пригрозил ей увольнением.").act == "threat_or_harassment"


def test_who_fears_behind_a_comma_is_the_speaker() -> None:
    assert [span.text for span in only("Его брата снова изобьют, боится мать.").attribution] == ["мать"]


def test_any_verb_of_a_person_before_a_quotation_makes_him_its_speaker() -> None:
    claim = only("Сын закричал из машины: «Меня увозят в лес!»")
    assert [span.text for span in claim.attribution] == ["Сын"]


def test_a_strike_on_a_weekday_to_come_is_planned_in_tajik() -> None:
    claim = only("Духтурон рӯзи ҷумъа ба гирдиҳамоӣ мебароянд.", "tg")
    assert claim.polarity == "planned"
    assert claim.date is not None
    assert claim.date.start == "2031-10-10"


def test_what_a_film_does_is_a_figure_of_speech() -> None:
    assert claims("Опера захватила зрителей.") == []


@pytest.mark.parametrize(("text", "language", "size"), [
    ("Задержали двух братьев и их сестру.", "ru", 3),
    ("Троих учителей и одного врача уволили.", "ru", 4),
    ("Чор духтур ва як ҳамшираро аз кор ронданд.", "tg", 5),
])  # fmt: skip
def test_the_members_of_a_list_are_added(text: str, language: str, size: int) -> None:
    count = only(text, language).count
    assert count is not None
    assert (count.low, count.high) == (size, size)


def test_names_that_explain_a_number_are_not_added_to_it() -> None:
    count = only("Двоих братьев, Ивана и Петра, похитили.").count
    assert count is not None
    assert (count.low, count.high) == (2, 2)


def test_a_guard_whom_prisoners_beat_is_not_tortured() -> None:
    assert only("Аз тарафи маҳкумон посбони колония лату кӯб шуд.", "tg").act == "physical_attack"


def test_a_name_that_is_also_a_common_word_stays_in_its_list() -> None:
    claim = only("Милиса Баҳром, Комил ва Нозимро боздошт кард.", "tg")
    assert [span.text for span in claim.victims] == ["Баҳром", "Комил", "Нозимро"]


def test_called_extremist_is_a_ban() -> None:
    assert only("Газету признали экстремистской.").act == "ban_or_designation"


def test_the_town_of_the_police_is_the_place_where_nothing_else_is() -> None:
    place = only("Полиция Верхнеозёрска задержала фермера.").place
    assert place is not None
    assert place.text == "Верхнеозёрска"
