"""What is read of Russian: acts, who did what to whom, how it is told, who says so. Everybody here is invented."""

from __future__ import annotations

import time

import pytest
import russian_words

from guvoh.extract import persons_in, suggest
from guvoh.model import Claim

PUBLISHED = "2031-10-06"
CUSTODY = {"arrest", "detention"}


def claims(text: str, act: str | None = None) -> list[Claim]:
    found = suggest(text, None, PUBLISHED, "ru")
    return sorted((c for c in found if act in {None, c.act}), key=lambda c: (c.start, c.end))


def only(text: str, act: str) -> Claim:
    [claim] = claims(text, act)
    return claim


def victims(text: str, act: str) -> list[str]:
    return [span.text for span in only(text, act).victims]


def speakers(text: str, act: str) -> list[str]:
    return [span.text for span in only(text, act).attribution]


@pytest.mark.parametrize(
    ("act", "sentence"), [(act, sentence) for act, listed in russian_words.SAID.items() for sentence in listed]
)
def test_an_act_is_read_in_each_of_its_words(act: str, sentence: str) -> None:
    assert act in {"custody" if claim.act in CUSTODY else claim.act for claim in claims(sentence)}


@pytest.mark.parametrize("sentence", russian_words.NOTHING)
def test_words_that_only_look_like_acts_propose_nothing(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("Полиция задержала учителя Льва Варежкина.", "detention", "asserted"),
        ("Никто задержан не был.", "detention", "denied"),
        ("Ни один человек не был арестован.", "arrest", "denied"),
        ("Массовых задержаний не было.", "detention", "denied"),
        ("Никто не пострадал.", "physical_attack", "denied"),
        ("Министерство опровергло сообщения о пытках.", "torture_or_ill_treatment", "denied"),
        ("Власти не подтвердили гибель людей.", "killing", "denied"),
        ("Разгонять людей не стали.", "physical_attack", "denied"),
        ("Прокурор запросил для Седовой восемь лет.", "conviction", "planned"),
        ("Адвокат боится, что Седову депортируют.", "deportation_or_extradition", "hypothetical"),
        ("Если её осудят, школа закроется.", "conviction", "hypothetical"),
        ("Рудина могут депортировать в ближайшие дни.", "deportation_or_extradition", "hypothetical"),
        ("Акция протеста назначена на субботу.", "protest", "planned"),
        ("Мать не может найти сына.", "enforced_disappearance", "asserted"),
        ("Ему не передают лекарства.", "torture_or_ill_treatment", "asserted"),
    ],
)
def test_what_is_denied_planned_or_feared_is_told_so(text: str, act: str, polarity: str) -> None:
    assert only(text, act).polarity == polarity


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Полиция задержала учителя Льва Варежкина.", "detention", ["Льва Варежкина"]),
        ("Учитель Лев Варежкин был задержан полицией.", "detention", ["Лев Варежкин"]),
        ("Сотню человек задержали.", "detention", ["человек"]),
        ("Его отца и двух братьев увезли силовики.", "detention", ["Его отца", "братьев"]),
        ("Суд освободил из-под стражи мэра Ивана Дроздова.", "release", ["Ивана Дроздова"]),
        ("Активисту Илье Рудину продлили арест.", "arrest", ["Илье Рудину"]),
        ("У правозащитницы Инны Седовой изъяли ноутбук.", "search_or_seizure", ["Инны Седовой"]),
        ("Из квартиры активиста Ильи Рудина вынесли технику.", "search_or_seizure", ["Ильи Рудина"]),
        ("На журналиста Егора Тиняева напали неизвестные.", "physical_attack", ["Егора Тиняева"]),
        ("Задержание активистки Майи Ручьёвой продлилось час.", "detention", ["Майи Ручьёвой"]),
        ("Никого из жильцов не тронули, Рудина избили.", "physical_attack", ["Рудина"]),
        ("Допрашивали его люди в штатском.", "interrogation", ["его"]),
    ],
)
def test_who_suffers_is_read_from_endings(text: str, act: str, expected: list[str]) -> None:
    assert victims(text, act) == expected


def test_who_acts_is_read_in_active_and_passive() -> None:
    told = [only("Полиция задержала Рудина.", "detention"), only("Рудин задержан полицией.", "detention")]
    assert [[span.text for span in claim.actors] for claim in told] == [["Полиция"], ["полицией"]]


def test_those_named_among_a_number_are_victims_with_it() -> None:
    text = "Под стражей остаются шестеро, среди них школьник Егор Малахов."
    assert victims(text, "detention") == ["шестеро", "Егор Малахов"]


@pytest.mark.parametrize(
    ("text", "act", "bounds"),
    [
        ("Задержали не менее 17 человек.", "detention", (17, None)),
        ("Более 60 демонстрантов ранены.", "physical_attack", (61, None)),
        ("Трое жителей погибли.", "killing", (3, 3)),
        ("Около двухсот рабочих объявили голодовку.", "protest", (200, 200)),
        ("Осуждены до 40 верующих.", "conviction", (None, 40)),
    ],
)
def test_numbers_keep_their_bounds(text: str, act: str, bounds: tuple[int | None, int | None]) -> None:
    count = only(text, act).count
    assert (count.low, count.high) == bounds if count else False


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        ("Седова рассказала, что Рудина избили.", "physical_attack", ["Седова"]),
        ("По словам адвоката, Рудина задержали.", "detention", ["адвоката"]),
        ("«Рудина увезли ночью», — сказала его сестра.", "detention", ["его сестра"]),
        ("В министерстве сообщили, что Рудина отпустили.", "release", ["министерстве"]),
        ("Омбудсмен Пётр Залесов: «Рудина отпустили».", "release", ["Омбудсмен Пётр Залесов"]),
        ("Как пишет «Курьер» со ссылкой на соседей, Рудина увезли.", "detention", ["соседей", "«Курьер»"]),
        ("Рудина задержали. Об этом сообщает фонд «Опора».", "detention", ["фонд «Опора»"]),
        ("Напомним, Рудина задержали в мае.", "detention", []),
    ],
)
def test_the_nearest_speaker_comes_first(text: str, act: str, expected: list[str]) -> None:
    assert speakers(text, act) == expected


def test_a_date_holds_for_the_acts_joined_to_the_first() -> None:
    text = "3 мая Рудина забрали из гостиницы, избили и увезли в отдел."
    assert {claim.date.start for claim in claims(text) if claim.date} == {"2031-05-03"}


def test_a_title_without_a_final_stop_proposes_nothing() -> None:
    assert claims("В Приозёрске задержали учителя\n\nПогода в четверг была тёплой.") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("активистку Дарью Звонцову", ["Дарью Звонцову"]),
        ("судья Ольга Петровна Седова", ["Ольга Петровна Седова"]),
        ("полковник полиции Р. Тимаков", ["Р. Тимаков"]),
        ("Тимаков Н. П.", ["Тимаков Н. П."]),
        ("Заключённого Фёдора Остапчука", ["Фёдора Остапчука"]),
        ("имама Хасана Гелагова и его двух сыновей", ["Хасана Гелагова"]),
        ("учитель из Лугани Игорь Шматко", ["Игорь Шматко"]),
        ("редактора газеты «Уездные вести» Софьи Маркеловой", ["Софьи Маркеловой"]),
        ("адвокат Мороз", ["Мороз"]),
        ("Сагинов", ["Сагинов"]),
        ("Президент Орвании", []),
        ("Верховного суда Орвании", []),
        ("Министерство внутренних дел", []),
        ("Красного Креста", []),
        ("движение «Чистый берег»", []),
        ("жители Верхнеозёрска", []),
        ("в Каменске", []),
        ("Правозащитники", []),
        ("ГКНБ", []),
    ],
)
def test_only_people_are_proposed_as_names(words: str, expected: list[str]) -> None:
    assert [name.text for name in persons_in(words, "ru")] == expected


BAD = {
    "one word": "задержали" * 60_000,
    "one word again and again": "задержали " * 500_000,
    "digits": "Задержали " + "1" * 100_000 + " человек.",
    "no stops": "полиция задержала учителя и " * 20_000,
    "commas": "задержали, " * 50_000,
    "mixed directions": "\u202eЗадержали\u202c \u2067учителя\u2069 بازداشت شد. " * 2_000,
    "broken surrogates": "Задержали \ud83d учителя \udc00. " * 2_000,
    "zero width": "За\u200bдер\u200dжали учи\u2060теля. " * 5_000,
    "quotes": "«" * 20_000 + "задержали" + "»" * 20_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_bounded_time(name: str) -> None:
    began = time.process_time()
    suggest(BAD[name], None, PUBLISHED, "ru")
    assert time.process_time() - began < 40


TOLD = " ".join(sentence for listed in russian_words.SAID.values() for sentence in listed)


def test_the_same_text_gives_the_same_claims() -> None:
    assert suggest(TOLD, None, PUBLISHED, "ru") == suggest(TOLD, None, PUBLISHED, "ru")


def test_every_span_slices_to_its_words() -> None:
    for claim in claims(TOLD):
        spans = [*claim.victims, *claim.actors, *claim.attribution, claim.count, claim.place, claim.reason]
        told = [(claim.start, claim.end, claim.quote), *((s.start, s.end, s.text) for s in spans if s is not None)]
        if claim.date is not None:
            told.append((claim.date.span_start, claim.date.span_end, claim.date.text))
        assert [TOLD[start:end] for start, end, _said in told] == [said for _start, _end, said in told]
