"""Months to receipt, as the Working Group on Enforced Disappearances counts them: edges of months and leap days."""

from __future__ import annotations

import pytest

from guvoh.model import dates
from guvoh.report.forms.checks.deadlines import later, term


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-07", 3, "2027-02-07"), ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"),
        ("2027-11-29", 3, "2028-02-29"), ("2028-02-29", 3, "2028-05-29"), ("2028-02-29", 60, "2033-02-28"),
        ("2026-10-31", 1, "2026-11-30"), ("2026-12-31", 2, "2027-02-28"), ("2026-09-15", 3, "2026-12-15"),
    ],
)  # fmt: skip
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, expected: str) -> None:
    assert later(day, months) == expected


@pytest.mark.parametrize(
    ("edtf", "received", "in_time"),
    [
        ("2026-11-07", "2027-02-07", True), ("2026-11-07", "2027-02-08", False),  # the last day counts
        ("2026-11", "2027-02-01", True), ("2026-11", "2027-02-02", None),  # of a month: the exact day decides
        ("2026-11", "2027-02-28", None), ("2026-11", "2027-03-01", False), ("2027-11-30", "2028-02-29", True),
    ],
)  # fmt: skip
def test_what_is_received_on_the_last_day_is_in_time(edtf: str, received: str, in_time: bool | None) -> None:
    ends = term(dates.interval(edtf), 3)
    assert ends is not None and ends.held_on(received) is in_time


def test_an_open_day_has_no_deadline() -> None:
    assert term(("2026-11-01", None), 3) is None
