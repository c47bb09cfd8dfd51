"""What comparing two names promises. All people and bodies are invented."""

from __future__ import annotations

import pytest

from guvoh.resolve.names import compare, compare_many

ONE_PERSON = [
    ("Farrukh Zarobov", "Фаррух Заробов"),
    ("Farrukh Zarobov", "Заробов Фаррух Неъматович"),
    ("Мадина Шоҳназарова", "Madina Shakhnazarova"),
    ("Мадина Шоҳназарова", "مدینه شاه‌نظروا"),
    ("عبد القادر حسين زاده", "Абдулқодир Ҳусейнзода"),
    ("Сайфиддини Рӯзадорон", "Сайфиддин Рӯзадорон"),
    ("Baxtiyor Toʻlqinov", "Бахтиёр Тўлқинов"),
    ("Қайрат Досбергенұлы", "Kairat Dosbergenuly"),
    ("Айгүл Төрөкулова", "Aigul Torokulova"),
    ("Zarobov, Farrukh", "Farrukh Zarobov"),
]
TWO_PERSONS = [
    ("Farrukh Zarobov", "Фирдавс Заробов"),
    ("Мадина Шоҳназарова", "Гулнора Шоҳназарова"),
    ("Нурбек Жээнкулов", "Нурлан Жээнкулов"),
    ("Zafar Qurbonzoda", "Zarif Qurbonzoda"),
    ("Заробов Фаррух Неъматович", "Заробов Фаррух Саидович"),
    ("Farrukh Nematovich Zarobov", "Nemat Zarobov"),
    ("Ситора Давлатмандӣ", "Парвиз Нилуфарпур"),
]


@pytest.mark.parametrize(("a", "b"), ONE_PERSON)
def test_one_person_in_two_spellings_is_found(a: str, b: str) -> None:
    assert compare(a, b).score > 0.5


@pytest.mark.parametrize(("a", "b"), TWO_PERSONS)
def test_kin_and_strangers_are_never_called_the_same(a: str, b: str) -> None:
    match = compare(a, b)
    assert (match.band != "same", match.score < 0.5) == (True, True)


def test_a_father_left_out_counts_less_than_a_father_contradicted() -> None:
    whole, left_out, other = "Заробов Фаррух Неъматович", "Заробов Фаррух", "Заробов Фаррух Саидович"
    assert compare(whole, left_out).score > 0.8 > 0.5 > compare(whole, other).score


@pytest.mark.parametrize("group", ["Group 41", "Группа-41", "Гурӯҳи 41", "گروه ۴۱", "Guruhi 41", "«Группа 41»"])
def test_a_figure_is_hard_evidence_in_every_script(group: str) -> None:
    same, other = compare("Group 41", group), compare("Group 42", group)
    assert (same.score > 0.95, other.score < 0.05, other.band) == (True, True, "different")


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Ministry of Justice of Tajikistan", "Вазорати адлияи Тоҷикистон", True),
        ("Ministry of Justice of Tajikistan", "وزارت عدلیه تاجیکستان", True),
        ("Ministry of Justice of Tajikistan", "Министерство внутренних дел Таджикистана", False),
        ("Ministry of Justice of Tajikistan", "Министерство юстиции Узбекистана", False),
        ("Court of Sino district", "Суд района Сино", True),
        ("Court of Rudaki district", "Суд района Сино", False),
        ("Agrarian Youth Union", "AYU", True),
    ],
)
def test_words_of_bodies_are_translated(a: str, b: str, one: bool) -> None:
    assert (compare(a, b).score > 0.5) == one


def test_one_word_is_never_called_the_same() -> None:
    assert [compare("Заробов", b).band for b in ("Zarobov", "Заробов", "Farrukh Zarobov")] == ["ask"] * 3


def test_one_word_that_agrees_with_no_other_is_somebody_else() -> None:
    assert [compare(a, "Фаррух Заробов").band for a in ("Гулнора", "گلنار", "«Парвоз»", "TLM")] == ["different"] * 4


def test_the_order_of_a_pair_does_not_matter() -> None:
    for a, b in ONE_PERSON + TWO_PERSONS:
        assert compare(a, b).score == compare(b, a).score


def test_many_pairs_give_what_each_gives_alone() -> None:
    pairs = (ONE_PERSON + TWO_PERSONS) * 30
    together = compare_many(pairs)
    assert [match.band for match in together] == [compare(a, b).band for a, b in pairs]
    assert [match.score for match in together[:17]] == pytest.approx(
        [compare(a, b).score for a, b in pairs[:17]], abs=1e-4
    )


def test_each_word_is_explained() -> None:
    words = compare("Заробов Фаррух Неъматович", "Farrukh Zarobov").words
    assert [(word.a, word.b, word.role, word.why) for word in words] == [
        ("Заробов", "Zarobov", "name", "sounds_alike"),
        ("Фаррух", "Farrukh", "name", words[1].why),
        ("Неъматович", "", "father", "left_out"),
    ]
    assert words[1].why in ("sounds_alike", "known_forms")


def test_a_word_that_differs_is_named() -> None:
    words = compare("Мадина Шоҳназарова", "Гулнора Шоҳназарова").words
    assert [word.why for word in words] == ["differs", "same_spelling"]
