"""Dates become intervals; a day that is not said is never invented."""

from __future__ import annotations

from datetime import date

import pytest

from guvoh.text.calendar import moments

PUBLISHED = "2031-10-06"
SAID = [
    ("On September 28", "2031-09-28", "2031-09-28"),
    ("on Feb. 1, 2028", "2028-02-01", "2028-02-01"),
    ("29 September 2030", "2030-09-29", "2030-09-29"),
    ("on December 5th, 2030", "2030-12-05", "2030-12-05"),
    ("15.02.2029", "2029-02-15", "2029-02-15"),
    ("in December 2024", "2024-12-01", "2024-12-31"),
    ("in early November", "2030-11-01", "2030-11-10"),
    ("at the end of March", "2031-03-21", "2031-03-31"),
    ("last month", "2031-09-01", "2031-09-30"),
    ("last year", "2030-01-01", "2030-12-31"),
    ("in 2025 and 2026", "2025-01-01", "2026-12-31"),
    ("since 30 September", "2031-09-30", None),
    ("on Thursday evening", "2031-10-02", "2031-10-02"),
    ("yesterday", "2031-10-05", "2031-10-05"),
    ("three days ago", "2031-10-03", "2031-10-03"),
    ("this weekend", None, None),
    ("in the spring of 2028", "2028-03-01", "2028-05-31"),
    ("last autumn", "2030-09-01", "2030-11-30"),
    ("between 3 and 7 June", "2031-06-03", "2031-06-07"),
    ("on the night of 14-15 May", "2031-05-14", "2031-05-15"),
    ("from Friday to Sunday", "2031-10-03", "2031-10-05"),
    ("over the weekend", "2031-10-04", "2031-10-05"),
    ("earlier this month", "2031-10-01", "2031-10-06"),
    ("last week", "2031-09-29", "2031-10-05"),
    ("late last year", "2030-09-01", "2030-12-31"),
    ("in March last year", "2030-03-01", "2030-03-31"),
    ("in the third quarter of 2029", "2029-07-01", "2029-09-30"),
    ("overnight on Sunday", "2031-10-05", "2031-10-05"),
    ("in the past two weeks", "2031-09-22", "2031-10-06"),
    ("on the first of May", "2031-05-01", "2031-05-01"),
    ("from March 2029 to May 2030", "2029-03-01", "2030-05-31"),
    ("12/25/2030", "2030-12-25", "2030-12-25"),
    ("next Friday", "2031-10-10", "2031-10-10"),
]


@pytest.mark.parametrize(("words", "first", "last"), SAID)
def test_a_date_is_the_interval_that_its_words_allow(words: str, first: str | None, last: str | None) -> None:
    text = f"He came, {words}, with others."
    [found] = moments(text, published=PUBLISHED)
    assert [d and d.isoformat() for d in (found.first, found.last)] == [first, last]
    assert text[found.start : found.end] == found.text == words


def test_a_day_without_a_year_read_in_january_was_last_year() -> None:
    [found] = moments("They came on 28 December.", published="2031-01-04")
    assert found.first == date(2030, 12, 28)


def test_the_following_day_leans_on_the_day_said_before_it() -> None:
    found = moments("On 3 May 2030 they met. The following day they left. After nine days they were back.")
    assert [m.first for m in found] == [date(2030, 5, 3), date(2030, 5, 4), date(2030, 5, 13)]


def test_words_that_lean_on_a_day_said_before_count_from_it() -> None:
    found = moments("On 3 May 2030 they met. By midnight they were gone. Two days earlier they rested, and since then.")
    assert [(str(m.first), m.precision) for m in found[1:]] == [
        ("2030-05-03", "day"),
        ("2030-05-01", "day"),
        ("2030-05-01", "open"),
    ]


def test_an_hour_without_a_day_in_its_paragraph_is_no_date() -> None:
    assert moments("They left by midnight.", published=PUBLISHED) == []


def test_an_hour_at_the_head_of_an_entry_tells_the_day_of_publication() -> None:
    found = moments("23:47  Police came.\n\nThey came at 23:47 too.", published=PUBLISHED)
    assert [(m.text, m.first) for m in found] == [("23:47", date(2031, 10, 6))]


def test_a_planned_day_is_read_forwards() -> None:
    [found] = moments("A march on Wednesday.", published=PUBLISHED)
    assert found.ahead == (date(2031, 10, 8), date(2031, 10, 8))


def test_a_day_without_a_year_takes_the_year_of_the_text_when_nobody_knows_the_publication() -> None:
    found = moments("It began on 29 September 2030. From 30 September it went on.")
    assert (found[1].first, found[1].last) == (date(2030, 9, 30), None)


def test_a_day_without_any_year_stays_unknown() -> None:
    [found] = moments("They came on 28 December.")
    assert (found.first, found.last) == (None, None)


@pytest.mark.parametrize("text", ["He may have been taken.", "They march in May's house.", "It was 2015 metres away."])
def test_words_that_only_look_like_dates_give_no_day(text: str) -> None:
    assert all(m.precision != "day" for m in moments(text, published=PUBLISHED))


def test_an_impossible_day_is_no_date() -> None:
    assert [m.first for m in moments("on 31 February 2030")] in ([], [None])
