"""Whatever is given as a name, there is an answer, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.resolve.names import compare, compare_many, prepare

ODD = [
    "", " ", "a", "Ж", "ع", "😀", "😀 😀 👩‍👩‍👧", "1", "۲۴", "٠" * 50, "9" * 5000, ",", "—", "'", "\u200c\u200d\u202e",
    "\x00\n\t", "a " * 500, "Абв " * 500, "حسن " * 500, "x" * 100_000, "é" * 1000, "\u0301" * 1000, "ﷺ ﷲ", "名前 ひと",
    "Заробов" * 50, "Zаrоbоv", "ＦＡＲＲＵＫＨ", "(((((", "()" * 500, "И.", "И. И. И.", "ㅤ", "\ud800", "ijĳ ß ŉ İ ı",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_an_odd_name_gets_an_answer_in_bounded_time(odd: str) -> None:
    start = time.monotonic()
    for other in (*ODD, "Фаррух Заробов"):
        match = compare(odd, other)
        assert 0 <= match.score <= 1
        assert match.band in ("same", "ask", "different")
    assert time.monotonic() - start < 10


def test_nothing_is_like_an_empty_name() -> None:
    assert [match.score for match in compare_many([("", ""), ("", "Фаррух"), ("😀", "😀"), ("—", "a")])] == [0.0] * 4


def test_letters_that_look_alike_are_read_in_the_script_of_the_rest() -> None:
    assert prepare("Zаrоbоv").tokens == prepare("Zarobov").tokens  # а and о are Cyrillic on the left


def test_marks_and_forms_of_letters_do_not_count() -> None:
    for one, other in (("علي كريمي", "علی کریمی"), ("مُحَمَّد", "محمد"), ("ســلام", "سلام"), ("Ё", "ё")):
        assert prepare(one).tokens == prepare(other).tokens


LETTERS = st.sampled_from("abАбвдзсةعمنو هیӯқ'-., 1٢ІаeТ😀\u200c\u0301")
NAMES = st.one_of(st.text(max_size=60), st.text(LETTERS, max_size=60))


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_any_two_texts_get_one_score_and_one_band_both_ways(a: str, b: str) -> None:
    one, other = compare(a, b), compare(b, a)
    assert (one.score, one.band) == (other.score, other.band)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES), max_size=6))
def test_the_score_of_any_two_texts_is_a_probability(pairs: list[tuple[str, str]]) -> None:
    assert all(0 <= match.score <= 1 for match in compare_many(pairs))
