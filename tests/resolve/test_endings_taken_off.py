"""Cases and links: a name in any case of Russian, Tajik, Uzbek is the same name. All people are invented."""

from __future__ import annotations

import pytest

from guvoh.resolve.names import compare
from guvoh.resolve.names.bodies_alike import likeness
from guvoh.resolve.names.endings import base_forms, is_ending
from guvoh.resolve.names.tokens import prepare


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Фаррух Заробов", "Фарруху Заробову"),
        ("Farrukh Zarobov", "Фаррухом Заробовым"),
        ("Мадина Шоҳназарова", "Мадины Шохназаровой"),
        ("Madina Shohnazarova", "Мадину Шохназарову"),
        ("Николай Дубровин", "Николая Дубровина"),
        ("Andrei Zalesski", "Андрею Залесскому"),
        ("Мария Залесская", "Марии Залесской"),
        ("Анастасия Бородина", "Анастасией Бородиной"),
        ("Ситора Давлатмандӣ", "Ситораи Давлатмандиро"),
        ("Бурҳон Сангин", "Бурҳони Сангинро"),
        ("Қайрат Досбергенов", "Қайрат Досбергеновтің"),
        ("پرویز نیلوفرپور", "Парвизи Нилуфарпурро"),
    ],
)
def test_a_case_hides_nobody(a: str, b: str) -> None:
    assert compare(a, b).score > 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Фаррух Заробов", "Фирдавса Заробова"),
        ("Мадина Шоҳназарова", "Малики Шохназаровой"),
        ("Марина Березина", "Мариной Березовской"),
        ("Далер Сангинӣ", "Далери Саидиро"),
    ],
)
def test_a_case_makes_nobody_somebody_else(a: str, b: str) -> None:
    assert compare(a, b).score < 0.5


def test_a_form_keeps_three_letters() -> None:
    assert [form for word in ("сино", "ошский", "ош") for form in base_forms(word, 1) if len(form) < 3] == ["ош"]


def test_nothing_is_an_ending_too() -> None:
    assert (is_ending("", 1), is_ending("ого", 1), is_ending("огого", 1)) == (True, True, False)


@pytest.mark.parametrize(("a", "b"), [("Навоийская", "Navoi"), ("Залесского", "Zalessky"), ("Вахшский", "Vakhsh")])
def test_an_adjective_of_a_place_answers_to_the_place(a: str, b: str) -> None:
    assert likeness(prepare(a).tokens[0], prepare(b).tokens[0]) > 0.55
