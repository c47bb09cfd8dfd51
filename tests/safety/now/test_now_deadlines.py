"""Terms end when the calendar and the clock of the place say so."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvoh.errors import UsageError
from guvoh.model.dates import months_after
from guvoh.safety.now import counted, moment
from guvoh.safety.now.deadlines import Rule

HOURS, MONTHS = Rule(hours=48), Rule(months=3)
STRASBOURG = Rule(weekday_before="08:00", zone="Europe/Paris")


def until(rule: Rule, since: str, zone: str) -> str:
    due = counted(rule, moment(since, zone)).until
    assert due is not None
    return due.isoformat()


def test_hours_count_from_the_minute_in_the_zone_of_the_place() -> None:
    assert until(HOURS, "2026-11-21T06:30", "Asia/Dushanbe") == "2026-11-23T06:30:00+05:00"


@pytest.mark.parametrize(("since", "ends"), [
    ("2028-02-28T10:00", "2028-03-01T10:00:00+05:00"), ("2027-02-27T10:00", "2027-03-01T10:00:00+05:00"),
    ("2027-12-30T23:59", "2028-01-01T23:59:00+05:00"),
])  # fmt: skip
def test_hours_go_over_the_leap_day_and_the_end_of_the_year(since: str, ends: str) -> None:
    assert until(HOURS, since, "Asia/Dushanbe") == ends


@pytest.mark.parametrize(("since", "ends"), [
    ("2027-03-27T12:00", "2027-03-29T13:00:00+02:00"), ("2027-10-30T12:00", "2027-11-01T11:00:00+01:00"),
])  # fmt: skip
def test_forty_eight_hours_are_forty_eight_that_pass_when_the_clocks_change(since: str, ends: str) -> None:
    assert until(HOURS, since, "Europe/Berlin") == ends


def test_an_hour_that_the_clock_shows_twice_is_the_earlier_one_and_is_said() -> None:
    read = moment("2027-10-31T02:30", "Europe/Berlin")
    assert (read.at.utcoffset(), read.doubtful) == (timedelta(hours=2), True)


def test_an_hour_that_the_clock_never_shows_ends_no_term_too_late() -> None:
    read = moment("2027-03-28T02:30", "Europe/Berlin")
    assert (read.at.utcoffset(), read.doubtful) == (timedelta(hours=2), True)


def test_a_day_alone_counts_from_its_beginning() -> None:
    read = moment("2026-11-21", "Asia/Dushanbe")
    assert (read.at.isoformat(), read.whole_day) == ("2026-11-21T00:00:00+05:00", True)


@pytest.mark.parametrize(("since", "ends"), [
    ("2026-11-30T09:00", "2027-02-28"), ("2027-11-30T09:00", "2028-02-29"), ("2026-12-31T23:00", "2027-03-31"),
    ("2027-03-31T09:00", "2027-06-30"), ("2028-02-29T09:00", "2028-05-29"), ("2027-11-29T09:00", "2028-02-29"),
])  # fmt: skip
def test_three_months_end_on_the_same_day_or_the_last_of_the_month(since: str, ends: str) -> None:
    assert until(MONTHS, since, "Asia/Dushanbe") == f"{ends}T23:59:00+05:00"


def test_a_year_after_the_leap_day_ends_on_the_last_of_february() -> None:
    assert until(Rule(months=12), "2028-02-29", "Asia/Tehran").startswith("2029-02-28T23:59")


def test_days_end_with_the_last_of_them_whatever_weekday_it_is() -> None:
    assert until(Rule(days=2), "2026-11-20T18:00", "Asia/Dushanbe") == "2026-11-22T23:59:00+05:00"


def test_a_zone_of_half_an_hour_is_counted_by_its_own_clock() -> None:
    assert until(HOURS, "2026-11-21T06:30", "Asia/Kabul") == "2026-11-23T06:30:00+04:30"


def test_a_moment_with_an_offset_is_shown_on_the_clock_of_the_zone() -> None:
    assert moment("2026-11-21T01:30+00:00", "Asia/Dushanbe").at.isoformat() == "2026-11-21T06:30:00+05:00"


def test_a_moment_with_an_offset_needs_no_zone() -> None:
    due = counted(HOURS, moment("2026-11-21T06:30+05:00", "")).until
    assert due is not None and due.isoformat() == "2026-11-23T06:30:00+05:00"


@pytest.mark.parametrize(("planned", "ends"), [
    ("2026-11-25T10:00", "2026-11-24T08:00:00+01:00"), ("2026-11-23T10:00", "2026-11-20T08:00:00+01:00"),
    ("2026-11-22T10:00", "2026-11-20T08:00:00+01:00"), ("2026-11-24T00:30", "2026-11-23T08:00:00+01:00"),
])  # fmt: skip
def test_the_court_wants_a_whole_weekday_before_the_removal(planned: str, ends: str) -> None:
    due = counted(STRASBOURG, None, moment(planned, "Europe/Berlin")).until
    assert due is not None and due.isoformat() == ends


def test_the_day_of_the_removal_is_that_of_the_court_and_the_hour_that_of_the_place() -> None:
    due = counted(STRASBOURG, None, moment("2026-11-25T01:00", "Asia/Tbilisi")).until  # the 24th, 22:00, in Strasbourg
    assert due is not None and due.isoformat() == "2026-11-23T11:00:00+04:00"


def test_what_differs_from_country_to_country_has_no_end_that_is_counted() -> None:
    assert counted(Rule(find=True), moment("2026-11-21", "Asia/Dushanbe")).until is None


@pytest.mark.parametrize(("rule", "needs"), [(HOURS, "since"), (STRASBOURG, "planned")])
def test_without_a_moment_nothing_is_counted_and_what_is_needed_is_said(rule: Rule, needs: str) -> None:
    assert counted(rule, None) == counted(rule, None, None) and counted(rule, None).needs == needs


@pytest.mark.parametrize(("words", "zone"), [
    ("2026-11-21T06:30", ""), ("2026-11-21", ""), ("yesterday", "Asia/Dushanbe"), ("2027-02-29", "Asia/Dushanbe"),
    ("2026-11-21T06:30", "Mars/Base"), ("2026-11-21T06:30", "../../etc"), ("", "Asia/Dushanbe"),
])  # fmt: skip
def test_a_zone_or_a_moment_is_never_guessed(words: str, zone: str) -> None:
    with pytest.raises(UsageError):
        moment(words, zone)


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_months_later_never_leave_the_month_that_they_reach(day: date, months: int) -> None:
    end = months_after(day, months)
    reached = (day.year * 12 + day.month - 1 + months) == (end.year * 12 + end.month - 1)
    assert reached and (end.day == day.day or (end + timedelta(days=1)).day == 1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.integers(1, 200))
def test_hours_always_pass_in_full(at: datetime, hours: int) -> None:
    since = moment(at.isoformat(timespec="minutes"), "America/New_York")
    due = counted(Rule(hours=hours), since).until
    assert due is not None and due.timestamp() - since.at.timestamp() == hours * 3600
