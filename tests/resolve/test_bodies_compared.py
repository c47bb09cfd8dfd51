"""What comparing two names of bodies promises. Public bodies of several lands, and invented ones."""

from __future__ import annotations

import pytest

from guvoh.resolve.names import compare

ONE_BODY = [
    ("Министерство внутренних дел Казахстана", "Kazakhstan's Interior Ministry"),
    ("Министерство внутренних дел Казахстана", "Қазақстан Ішкі істер министрлігі"),
    ("МВД РК", "Ministry of Internal Affairs of Kazakhstan"),
    ("Ўзбекистон Бош прокуратураси", "Prosecutor General's Office of Uzbekistan"),
    ("Служба безпеки України", "Security Service of Ukraine"),
    ("Dövlət Təhlükəsizliyi Xidməti", "State Security Service of Azerbaijan"),
    ("Міністэрства ўнутраных спраў Беларусі", "МВД Беларуси"),
    ("Вазорати адлияи Тоҷикистон", "وزارت عدلیه تاجیکستان"),
    ("دادگاه انقلاب تهران", "Революционный суд Тегерана"),
    ("Социал-демократическая партия Кыргызстана", "Social Democratic Party of Kyrgyzstan"),
    ("ИК-41", "исправительная колония № 41"),
    ("Medeu District Court of Almaty", "суд Медеуского района города Алматы"),
    ("Prison of Vahdat city", "Зиндони шаҳри Ваҳдат"),
    ("Радио «Озодлик»", "RFE/RL's Uzbek Service"),
    ("Репортеров без границ", "گزارشگران بدون مرز"),
    ("Партия «Фонарь»", "Partiya Fonar"),
]
TWO_BODIES = [
    ("Министерство юстиции Узбекистана", "Вазорати адлияи Тоҷикистон"),
    ("Ichki ishlar vazirligi", "Turkish Interior Ministry"),
    ("Комитет национальной безопасности Казахстана", "Совет безопасности Казахстана"),
    ("Radio Ozodi", "Radio Svoboda"),
    ("Радио Озодлик", "Радио Азаттык"),
    ("СИЗО-1", "СИЗО-2"),
    ("ИК-1", "СИЗО-1"),
    ("Medeu District Court of Almaty", "Saryarka District Court of Astana"),
    ("суд города Ош", "суд города Бишкек"),
    ("Democratic Party of Iran", "Communist Party of Iran"),
    ("Union of Journalists of Belarus", "Union of Writers of Belarus"),
    ("Human Rights Watch", "Human Rights Council"),
    ("Union of Lanterns", "Union of Mirrors"),
]


@pytest.mark.parametrize(("a", "b"), ONE_BODY)
def test_one_body_is_found_in_another_language(a: str, b: str) -> None:
    assert compare(a, b).score > 0.5


@pytest.mark.parametrize(("a", "b"), TWO_BODIES)
def test_two_bodies_are_not_taken_for_one(a: str, b: str) -> None:
    assert compare(a, b).score < 0.5


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Министерство юстиции", "Ministry of Justice of Uzbekistan"),
        ("Министерство юстиции", "Ministry of Justice"),
        ("ГКНБ", "Государственный комитет национальной безопасности Кыргызстана"),
        ("Центр журналистов в Алматы", "Центр журналистов"),
        ("Democratic Party", "Демократическая партия"),
        ("СИЗО-1", "Detention Centre No. 1"),
    ],
)
def test_a_body_that_every_land_has_is_asked_about_until_its_land_is_told(a: str, b: str) -> None:
    assert compare(a, b).band == "ask"


def test_a_person_is_no_body() -> None:
    assert compare("Министерство юстиции Узбекистана", "Фаррух Заробов").band == "different"


def test_the_order_of_two_bodies_does_not_matter() -> None:
    for a, b in ONE_BODY + TWO_BODIES:
        assert compare(a, b).score == compare(b, a).score
