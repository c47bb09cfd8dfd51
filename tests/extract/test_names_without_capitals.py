"""Where there are no capitals, papers take for a name whatever is no known word."""

from __future__ import annotations

import pytest

from guvoh.extract import may_name_persons


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("هولیار زخمی شد و دیگر کسی او را ندید.", "هولیار"),
        ("دو روز است که از ژینو خبری نیست.", "ژینو"),
        ("گفتند آزاد شده و کبیری خانه است.", "کبیری"),
        ("مادر گل‌چهره می‌گوید پسرش را برده‌اند.", "گل‌چهره"),
        ("ماموران آلتارین بوکاندو را بردند.", "آلتارین بوکاندو"),
        ("در خانه " + "همه آرام بودند و کسی حرف نزد. " * 60 + "گهرام را بردند.", "گهرام"),
    ],
)
def test_a_name_that_no_list_has_is_never_taken_for_a_word(text: str, name: str) -> None:
    assert name in [span.text for span in may_name_persons(text, "fa")]


@pytest.mark.parametrize(
    "text",
    [
        "سازمان حقوق بشر از بازداشت‌های گسترده و آزادی زندانیان سیاسی در شهر خبر داد.",
        "ماموران به دانشجویان در خیابان تیراندازی کردند و بسیاری زخمی شدند.",
        "دادگاه آن‌ها را به سه سال زندان و پرداخت جریمه محکوم کرد؛ خانواده‌هایشان بی‌خبرند.",
    ],
)
def test_ordinary_sentences_hold_nothing_that_may_be_a_name(text: str) -> None:
    assert may_name_persons(text, "fa") == []
