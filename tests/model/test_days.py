"""Days and stretches of days: what is written can be read back, and nothing is invented."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.errors import GuvohError, UsageError
from guvoh.model import dates
from guvoh.text.i18n import LANGUAGES

quick = settings(max_examples=150, deadline=None)
a_day = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
iso = a_day.map(datetime.date.isoformat)


@st.composite
def stretches(draw):
    first, last = sorted((draw(a_day), draw(a_day)))
    if draw(st.booleans()):
        first = first.replace(day=1, month=draw(st.sampled_from([1, first.month])))
    if draw(st.booleans()):
        last = last.replace(month=12, day=31)
    start, end = first.isoformat(), last.isoformat()
    return draw(st.sampled_from([(start, end), (start, start), (start, None), (None, end), (None, None)]))


@quick
@given(stretches(), st.sampled_from(["", "day", "month", "about"]))
def test_what_is_written_reads_back_as_the_same_days(stretch, precision):
    assert dates.interval(dates.to_edtf(*stretch, precision)) == stretch


PLAIN = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    a_day,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?"]),
)


@settings(max_examples=40, deadline=None)
@given(PLAIN, st.sampled_from(["", "..", "2101-12"]))
def test_the_short_way_of_reading_agrees_with_the_library(edtf, end):
    edtf = f"{edtf}/{end}" if end else edtf
    assert dates.interval(edtf) == dates._by_library(edtf)


@quick
@given(stretches(), stretches())
def test_overlap_does_not_depend_on_the_order(one, other):
    assert dates.overlaps(one, other) == dates.overlaps(other, one)


@quick
@given(stretches(), stretches())
def test_what_two_stretches_share_lies_in_both(one, other):
    shared = dates.meet(one, other)
    assert shared is None or (dates.contains(one, shared) and dates.contains(other, shared))


@quick
@given(stretches(), iso)
def test_a_day_within_overlaps_and_a_day_outside_does_not(stretch, day):
    within = (stretch[0] or day) <= day <= (stretch[1] or day)
    assert dates.overlaps(stretch, (day, day)) == within


@quick
@given(stretches())
def test_every_stretch_contains_itself(stretch):
    assert dates.contains(stretch, stretch)


@quick
@given(stretches())
def test_what_is_not_known_contains_everything(stretch):
    assert dates.contains(dates.NOT_KNOWN, stretch)


@quick
@given(stretches(), st.sampled_from(LANGUAGES), st.sampled_from(["", "day"]))
def test_every_stretch_can_be_shown_in_every_language(stretch, language, precision):
    assert "{" not in dates.show(*stretch, language, precision)


@quick
@given(stretches(), stretches())
def test_two_stretches_that_differ_are_never_shown_alike_when_days_are_asked_for(one, other):
    assert (dates.show(*one, precision="day") == dates.show(*other, precision="day")) == (one == other)


@quick
@given(st.text(max_size=80))
def test_nonsense_is_refused_in_our_own_words(text):
    try:
        dates.interval(text)
    except GuvohError as fault:
        assert "EDTF" in fault.hint or "earlier day" in fault.hint


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2026-11-12", ("2026-11-12", "2026-11-12")),
        ("2026-02", ("2026-02-01", "2026-02-28")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2026", ("2026-01-01", "2026-12-31")),
        ("2015/2016", ("2015-01-01", "2016-12-31")),
        ("2023-09-30/..", ("2023-09-30", None)),
        ("../2023-09-30", (None, "2023-09-30")),
        ("202X", ("2020-01-01", "2029-12-31")),
    ],
)
def test_edtf_is_read_to_its_outermost_days(edtf, days):
    assert dates.interval(edtf) == days


def test_about_a_year_is_that_year_and_invents_no_days():
    assert dates.interval("2023~") == ("2023-01-01", "2023-12-31")


def test_an_unknown_end_is_open_and_not_ten_years_later():
    assert dates.interval("2023-09-30/") == ("2023-09-30", None)


def test_winter_reaches_as_far_as_the_word_allows():
    assert dates.interval("2026-24") == ("2026-01-01", "2027-02-28")


NO_DATES = ("", "/", "..", "last week", "2026-02-31", "2026-13", "2026-00", "2026-11-00", "-0001", "Y-17E7")


@pytest.mark.parametrize("wrong", [*NO_DATES, "2026-11-15/2026-11-12"])
def test_what_is_no_date_is_not_valid(wrong):
    assert not dates.is_valid(wrong)


def test_the_refusal_does_not_repeat_what_was_typed():
    with pytest.raises(UsageError) as fault:
        dates.interval("Parvona of Lolazor")
    assert "Parvona" not in fault.value.message + fault.value.hint


def test_a_day_that_does_not_exist_is_refused():
    with pytest.raises(UsageError):
        dates.to_edtf("2026-02-31", None)


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(UsageError):
        dates.show("2026-11-15", "2026-11-12")


@pytest.mark.parametrize(
    ("start", "end", "language", "shown"),
    [
        ("2026-11-12", "2026-11-12", "en", "12 November 2026"),
        ("2026-11-12", "2026-11-15", "en", "12 to 15 November 2026"),
        ("2026-09-30", "2026-10-03", "en", "30 September to 3 October 2026"),
        ("2025-12-30", "2026-01-02", "en", "30 December 2025 to 2 January 2026"),
        ("2026-11-01", "2026-11-30", "en", "November 2026"),
        ("2026-10-01", "2026-11-30", "en", "October to November 2026"),
        ("2025-12-01", "2026-01-31", "en", "December 2025 to January 2026"),
        ("2026-01-01", "2026-12-31", "en", "2026"),
        ("2015-01-01", "2016-12-31", "en", "2015 to 2016"),
        ("2023-09-30", None, "en", "since 30 September 2023"),
        ("2023-01-01", None, "en", "since 2023"),
        (None, "2023-09-12", "en", "by 12 September 2023"),
        (None, "2023-12-31", "en", "by the end of 2023"),
        (None, None, "en", "date not known"),
        ("2026-11-12", "2026-11-12", "ru", "12 ноября 2026 года"),
        ("2026-11-01", "2026-11-30", "ru", "ноябрь 2026 года"),
        ("2023-09-30", None, "ru", "с 30 сентября 2023 года"),
        ("2026-11-12", "2026-11-12", "tg", "12 ноябри соли 2026"),
        ("2026-11-12", "2026-11-12", "fa", "۱۲ نوامبر ۲۰۲۶"),
    ],
)
def test_a_stretch_is_shown_as_people_write_it(start, end, language, shown):
    assert dates.show(start, end, language) == shown


def test_the_first_of_a_month_is_said_when_the_day_was_said():
    assert dates.show("2026-11-01", None, precision="day") == "since 1 November 2026"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("2026-11-12", "2026-11-12", "D1"),
        ("2026-11-12", "2026-11-15", "D2"),
        ("2026-11-09", "2026-11-15", "D3"),
        ("2026-11-01", "2026-11-30", "D4"),
        ("2026-01-01", "2026-12-31", "D5"),
        ("2026-01-01", None, "D7"),
        (None, None, "D9"),
    ],
)
def test_the_precision_follows_from_the_days(start, end, code):
    assert dates.precision_of(start, end) == code
