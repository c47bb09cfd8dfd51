"""Persian and Dari dates, numbers and sentences: solar and Gregorian, joined or apart, figures of three scripts."""

from __future__ import annotations

from datetime import date

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvoh.text.calendar import moments
from guvoh.text.calendar_solar import gregorian, month_end, solar
from guvoh.text.numbers import quantities
from guvoh.text.sentences import sentences

PUBLISHED = "2030-06-10"  # a Monday, 20 Khordad 1409
DAY = "2030-05-17"  # a Friday, 27 Ordibehesht 1409
DATES = [
    ("۲۷ اردیبهشت ۱۴۰۹", DAY, DAY), ("٢٧ ارديبهشت ١٤٠٩", DAY, DAY), ("27 اردیبهشت 1409", DAY, DAY),
    ("۲۷ ثور ۱۴۰۹", DAY, DAY), ("۲۷ ثور سال جاری", DAY, DAY), ("۲۷ اردیبهشت امسال", DAY, DAY),
    ("۲۷ اردیبهشت", DAY, DAY), ("بیست و هفتم اردیبهشت‌ماه سال ۱۴۰۹", DAY, DAY), ("بیست‌وهفتم اردیبهشت", DAY, DAY),
    ("روز جمعه ۲۷ اردیبهشت", DAY, DAY), ("جمعه، ۲۷ اردیبهشت ۱۴۰۹ خورشیدی", DAY, DAY), ("۱۴۰۹/۰۲/۲۷", DAY, DAY),
    ("۱۴۰۹-۰۲-۲۷", DAY, DAY), ("۲۷/۲/۱۴۰۹", DAY, DAY), ("۱۷ مه ۲۰۳۰", DAY, DAY), ("17 می 2030", DAY, DAY),
    ("هفدهم ماه مه", DAY, DAY), ("۲۰۳۰-۰۵-۱۷", DAY, DAY), ("شامگاه ۱۷ مه", DAY, DAY),
    ("۲۸ اسد سال گذشته", "2029-08-18", "2029-08-18"), ("۳ سپتمبر ۲۰۲۹", "2029-09-03", "2029-09-03"),
    ("۱۳ اگست سال ۲۰۲۹", "2029-08-13", "2029-08-13"), ("سوم خرداد", "2030-05-24", "2030-05-24"),
    ("از ۳ تا ۷ خرداد", "2030-05-24", "2030-05-28"), ("۳ و ۴ خرداد", "2030-05-24", "2030-05-25"),
    ("از ۲۷ اردیبهشت تا ۳ خرداد ۱۴۰۹", DAY, "2030-05-24"), ("خرداد ماه", "2030-05-22", "2030-06-21"),
    ("خردادماه", "2030-05-22", "2030-06-21"), ("در اردیبهشت ۱۴۰۹", "2030-04-21", "2030-05-21"),
    ("اوایل اردیبهشت", "2030-04-21", "2030-04-30"), ("اوائل ثور", "2030-04-21", "2030-04-30"),
    ("اواخر اردیبهشت", "2030-05-11", "2030-05-21"), ("سال ۱۴۰۸", "2029-03-20", "2030-03-20"),
    ("مه ۲۰۳۰", "2030-05-01", "2030-05-31"), ("تابستان ۱۴۰۸", "2029-06-21", "2029-09-21"),
    ("تابستان ۲۰۲۹", "2029-06-01", "2029-08-31"), ("شش ماه نخست سال ۱۴۰۸", "2029-03-20", "2029-09-21"),
    ("از سال ۱۳۹۳", "2014-03-21", None), ("از ۳ خرداد", "2030-05-24", None), ("تا ۳ خرداد", None, "2030-05-24"),
    ("از هفته گذشته", "2030-06-03", None), ("سه‌شنبه گذشته", "2030-06-04", "2030-06-04"),
    ("سه شنبه", "2030-06-04", "2030-06-04"), ("سهشنبه", "2030-06-04", "2030-06-04"),
    ("شامگاه جمعه", "2030-06-07", "2030-06-07"), ("روز دوشنبه", "2030-06-10", "2030-06-10"),
    ("دیروز", "2030-06-09", "2030-06-09"), ("دیشب", "2030-06-09", "2030-06-09"), ("امروز", "2030-06-10", "2030-06-10"),
    ("پریروز", "2030-06-08", "2030-06-08"), ("فردا", "2030-06-11", "2030-06-11"),
    ("هفتهٔ گذشته", "2030-06-03", "2030-06-09"), ("هفته‌ی گذشته", "2030-06-03", "2030-06-09"),
    ("ماه گذشته", "2030-05-01", "2030-05-31"), ("سال گذشته", "2029-01-01", "2029-12-31"),
    ("ماه جاری", "2030-06-01", "2030-06-10"), ("سه روز پیش", "2030-06-07", "2030-06-07"),
    ("دو هفته قبل", "2030-05-24", "2030-05-30"), ("روزهای اخیر", None, "2030-06-10"),
    ("در ۲۴ ساعت گذشته", "2030-06-09", "2030-06-10"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "first", "last"), DATES)
def test_a_persian_date_is_the_interval_that_its_words_allow(words: str, first: str | None, last: str | None) -> None:
    text = f"او را {words} بازداشت کردند."
    [found] = moments(text, published=PUBLISHED, language="fa")
    assert (found.text, *(d and d.isoformat() for d in (found.first, found.last))) == (words, first, last)


@pytest.mark.parametrize(
    ("words", "day"), [("همان روز", 3), ("روز بعد", 4), ("پس از سه روز", 6), ("دو روز بعد", 5), ("فردای آن روز", 4)]
)
def test_persian_words_that_lean_on_a_day_count_from_it(words: str, day: int) -> None:
    found = moments(f"۳ مه ۲۰۳۰ آمدند. آنها {words} رفتند.", language="fa")
    assert [m.first for m in found] == [date(2030, 5, 3), date(2030, 5, day)]


def test_a_text_that_counts_by_the_solar_year_means_it_by_last_year() -> None:
    found = moments("۳ خرداد ۱۴۰۹ آمدند. سال گذشته هم آمده بودند.", published=PUBLISHED, language="fa")
    assert (found[1].first, found[1].last) == (date(2029, 3, 20), date(2030, 3, 20))


@pytest.mark.parametrize(
    "words",
    ["به پنج سال حبس", "زندانی ۸۱ ساله", "ماده ۵۰۰", "در دوشنبه پایتخت تاجیکستان", "امام جمعه", "ساعت ۳ می‌رود",
     "۳ تیر به دیوار", "به میزان ۱۴۰۰", "سه ماه پیش از بازداشت"],
)  # fmt: skip
def test_persian_terms_ages_articles_shots_and_towns_are_no_dates(words: str) -> None:
    assert moments(f"او {words} بود.", published=PUBLISHED, language="fa") == []


@given(st.dates(date(1822, 1, 1), date(2099, 12, 31)))
def test_a_solar_day_is_the_day_of_the_library_and_leads_back(day: date) -> None:
    there = jdatetime.date.fromgregorian(date=day)
    assert gregorian(there.year, there.month, there.day) == day
    assert solar(day) == (there.year, there.month)


@given(st.dates(date(1822, 1, 1), date(2099, 12, 31)), st.sampled_from(["{}/{}/{}", "{}-{}-{}"]))
def test_a_solar_day_in_figures_is_read_back(day: date, form: str) -> None:
    there = jdatetime.date.fromgregorian(date=day)
    [found] = moments(f"در {form.format(there.year, there.month, there.day)} آمد.", language="fa")
    assert (found.first, found.last) == (day, day)


@given(st.integers(1201, 1499), st.integers(1, 12))
def test_a_solar_month_ends_on_the_eve_of_the_next(year: int, month: int) -> None:
    end = month_end(year, month)
    assert end is not None
    following = jdatetime.date.fromgregorian(date=date.fromordinal(end.toordinal() + 1))
    assert (following.year, following.month, following.day) == (year + month // 12, month % 12 + 1, 1)


COUNTS = [
    ("دو", 2, 2), ("پنج", 5, 5), ("بیست و پنج", 25, 25), ("بیست‌وپنج", 25, 25), ("چهل و هفت", 47, 47),
    ("صد", 100, 100), ("صد و بیست و پنج", 125, 125), ("هزار", 1000, 1000), ("هزار و دویست", 1200, 1200),
    ("۵ هزار و ۲۰۰", 5200, 5200), ("۱٬۲۰۰", 1200, 1200), ("۱/۵ میلیون", 1500000, 1500000), ("٢٠", 20, 20),
    ("هر دو", 2, 2), ("ده‌ها", 24, None), ("دهها", 24, None), ("ده ها", 24, None), ("صدها", 200, None),
    ("هزاران", 2000, None), ("چندین هزار", 2000, None), ("دست‌کم ۲۰", 20, None), ("دست کم بیست", 20, None),
    ("حداقل ۵", 5, None), ("لااقل ۵", 5, None), ("بیش از ۵۰", 51, None), ("بیشتر از ۵۰", 51, None),
    ("افزون بر ۵۰", 51, None), ("نزدیک به ۵۰", None, 50), ("تا ۳۰", None, 30), ("حداکثر ۱۰", None, 10),
    ("نه بیش از ۱۰", None, 10), ("کمتر از ۱۰", None, 9), ("حدود ۵۰", 50, 50), ("تقریباً ۵۰", 50, 50),
    ("۲۰ تا ۳۰", 20, 30), ("بین ۲۰ تا ۳۰", 20, 30), ("بین ۲۰ و ۳۰", 20, 30), ("دو سه", 2, 3), ("سی و اندی", 31, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), COUNTS)
def test_a_persian_number_means_what_the_speaker_allowed(words: str, low: int | None, high: int | None) -> None:
    text = f"آنها {words} نفر بودند."
    [found] = quantities(text, language="fa")
    assert (text[found.start : found.end], found.low, found.high) == (words, low, high)


@pytest.mark.parametrize(
    "words",
    ["به پنج سال حبس", "۸۱ ساله", "ماده ۵۰۰", "مواد ۴۹۹ و ۵۰۰", "۵۰۰ میلیون تومان", "۷۴ ضربه شلاق", "سوم",
     "بیست و پنجم", "ساعت ۱۰", "۴۰ درصد", "از سه تا پنج سال"],
)  # fmt: skip
def test_persian_terms_ages_articles_money_and_ordinals_count_nobody(words: str) -> None:
    assert quantities(f"او {words} گرفت.", language="fa") == []


def test_persian_sentences_end_at_their_marks_also_without_a_space() -> None:
    text = "ا. ب. نوری آمد. چرا؟ «نمی‌دانم.» پلیس رفت.مردم ماندند۔ پایان"
    assert [text[a:b] for a, b in sentences(text, language="fa")] == [
        "ا. ب. نوری آمد.", "چرا؟", "«نمی‌دانم.»", "پلیس رفت.", "مردم ماندند۔", "پایان"
    ]  # fmt: skip


def test_a_persian_line_that_was_wrapped_is_one_sentence() -> None:
    text = "این سطر بلند است و در میانه بریده شده و ادامه آن در سطر\nبعدی نوشته شده و پایان آن در همین سطر است.\n\nبند"
    assert len(list(sentences(text, language="fa"))) == 2


def test_a_persian_headline_is_no_part_of_the_line_below_it() -> None:
    text = "عنوان خبر بدون نقطه که از چهل نویسه بلندتر است\n" + "متن خبر در اینجا آغاز می‌شود و " * 5 + "پایان."
    assert len(list(sentences(text, language="fa"))) == 2
