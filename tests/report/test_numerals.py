"""Numbers of a Persian paper stand in Persian digits where we say them, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from guvoh.report.numerals import in_own_digits
from guvoh.report.turned import turned
from guvoh.report.wording import quote_marks


def fa(part: Any) -> Any:
    return in_own_digits({"notes": part}, "fa")["notes"]


@pytest.mark.parametrize(("text", "shown"), [
    ("به گزارش 3 منبع", "به گزارش ۳ منبع"), ("بین 41 و 50", "بین ۴۱ و ۵۰"), ("12", "۱۲"), ("3 نفر", "۳ نفر"),
])  # fmt: skip
def test_a_number_in_our_words_is_said_in_their_digits(text: str, shown: str) -> None:
    assert fa(text) == shown


@pytest.mark.parametrize("text", [
    "School No. 4", "دفتر: 316 BtcMhK", "SHA-256", "acts.csv: X211", "ضبط، 09:51 UTC", "guvoh set 12 age=child",
    "2026-11-22",
])  # fmt: skip
def test_names_hashes_and_commands_keep_theirs(text: str) -> None:
    assert fa(text) == text


def test_somebodys_words_keep_theirs() -> None:
    assert fa([{"t": "3 نفر", "k": "said"}]) == [{"t": "3 نفر", "k": "said"}]


def test_other_languages_are_left_as_they_are() -> None:
    page = {"notes": ["3 источника"]}
    assert in_own_digits(page, "ru") is page


def test_a_closing_mark_behind_foreign_words_reads_as_the_page() -> None:
    text = [{"t": "«", "k": ""}, {"t": "at least 19", "k": "said"}, {"t": "»", "k": ""}, {"t": "۵", "k": "sup"}]
    page = turned({"dir": "rtl", "lead": text})
    assert [one["t"] for one in page["lead"]] == ["«", "at least 19", "\u200f»", "۵"]


def test_a_quotation_in_a_block_of_its_own_is_not_marked() -> None:
    claim = {"dir": "ltr", "quote": [{"t": "He was held", "k": "said"}, {"t": ".", "k": "round"}]}
    assert turned({"dir": "rtl", "claims": [claim]})["claims"] == [claim]


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("ru", "«»"), ("tg", "«»"), ("fa", "«»")])
def test_quotations_have_the_marks_of_the_language(language: str, marks: str) -> None:
    assert "".join(quote_marks(language)) == marks
