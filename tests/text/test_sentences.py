"""Sentences keep their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.text.language import language_of
from guvoh.text.sentences import sentences


def _split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Mr. A. B. Dorn came on Feb. 1, 2030. He left at 8 p.m. on Monday. Then he slept."
    assert _split(text) == [
        "Mr. A. B. Dorn came on Feb. 1, 2030.",
        "He left at 8 p.m. on Monday.",
        "Then he slept.",
    ]


def test_a_line_that_was_wrapped_is_one_sentence() -> None:
    text = "The men were led out of the house in the early\nmorning and driven away.\n\nNext."
    assert len(_split(text)) == 2


@given(st.text(alphabet="Ab. \n?!”“…;", max_size=80))
def test_sentences_are_in_order_and_never_empty(text: str) -> None:
    found = list(sentences(text))
    assert all(text[a:b].strip() == text[a:b] != "" for a, b in found)
    assert all(found[n][1] <= found[n + 1][0] for n in range(len(found) - 1))


def test_languages_are_told_by_their_letters() -> None:
    samples = {
        "tg": "Мақомот ӯро дар шаҳр дастгир карданд", "ru": "Его задержали на улице", "fa": "او را بازداشت کردند گفت",
        "en": "They were taken from the house", "de": "Sie wurden nicht nach der Stadt gebracht", None: "12 34",
    }  # fmt: skip
    assert {code: language_of(text) for code, text in samples.items()} == {code: code for code in samples}
