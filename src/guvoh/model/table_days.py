"""A day in a cell of somebody's spreadsheet. What can be read in two ways is never decided here.

    day_in("12.11.2026")     2026-11-12             day_in("11/12/2026")   Two(2026-12-11, 2026-11-12)
    day_in("46338")          2026-11-12, a number   day_in("1405/08/21")   2026-11-12, of the solar calendar
    day_in("ноябрь 2026")    2026-11

A date without a year is none. The solar rule is that of `solar.py`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guvoh.errors import WrongField
from guvoh.model import solar
from guvoh.model.typed_day import typed_moment
from guvoh.text.fold import fold

LONGEST = 60  # characters; more is a note and no day
_CLOCK = re.compile(r"(?:[ t,]+|^)(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})")
_YEAR = re.compile(r"\d{4}")
_SERIAL = re.compile(r"[2-6]\d{4}")
_FIRST_SERIAL = date(1899, 12, 30)  # what spreadsheets count their days from
_WITH_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_NAMED = re.compile(r"[^\W\d_]+[., ]+\d{4}")
_ANY = datetime(2000, 1, 1)  # a year is always given, so nothing is counted from it
_END = re.compile(r"\s*(?:г|года?|год|с|соли|y)\.?$")
_SOLAR = range(1250, 1500)
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Day:
    """The first and the last day that a cell allows. `clock`: 19:00, or "". `how`: serial, solar or ""."""

    first: date
    last: date
    clock: str = ""
    how: str = ""

    @property
    def precision(self) -> str:
        """day, month, year, days"""
        if self.first == self.last:
            return "day"
        if (self.first.day, self.last) == (1, _month(self.first.year, self.first.month)[1]):
            return "month"
        whole = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        return "year" if whole and self.first.year == self.last.year else "days"

    @property
    def edtf(self) -> str:
        whole = {"day": 10, "month": 7, "year": 4}.get(self.precision)
        first = self.first.isoformat()
        return first[:whole] if whole else f"{first}/{self.last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Two:
    """Both readings of a day such as 11/12/2026: day first, month first."""

    day_first: date
    month_first: date


def day_in(words: str, order: str = "") -> Day | Two | None:
    """What a cell says of a day; None where it says none. `order`: dmy or mdy, how 11/12/2026 is meant."""
    plain = " ".join(fold(words).text.split())
    if not plain or len(plain) > LONGEST:
        return None
    clock = _CLOCK.search(plain)
    time = f"{int(clock[1]):02}:{clock[2]}" if clock and int(clock[1]) < 24 and int(clock[2]) < 60 else ""
    if clock:
        plain = plain[: clock.start()].strip(" ,")
    bare = _END.sub("", plain)
    found = _figures(bare, order) or _said(bare)
    if isinstance(found, Day) and time and time != "00:00":
        return Day(found.first, found.last, time, found.how)
    return found


def _figures(plain: str, order: str) -> Day | Two | None:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _of(int(match[1]), int(match[3]), int(match[4]) if match[4] else None)
    if match := _YEAR_LAST.fullmatch(plain):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        return _either(a, b, year, "dmy" if match[2] == "." else order)
    if match := _MONTH.fullmatch(plain):
        return _of(int(match[2]), int(match[1]), None)
    if _YEAR.fullmatch(plain) and int(plain) in _YEARS:
        return Day(date(int(plain), 1, 1), date(int(plain), 12, 31))
    if _SERIAL.fullmatch(plain):
        day = _FIRST_SERIAL + timedelta(days=int(plain))
        return Day(day, day, how="serial")
    return None


def _either(a: int, b: int, year: int, order: str) -> Day | Two | None:
    day_first, month_first = _of(year, b, a), _of(year, a, b)
    if day_first and month_first and day_first != month_first and not order:
        return Two(day_first.first, month_first.first)
    return (month_first or day_first) if order == "mdy" else (day_first or month_first)


def _of(year: int, month: int, day: int | None) -> Day | None:
    if year in _SOLAR:
        return _solar(year, month, day)
    if year not in _YEARS or not 1 <= month <= 12:
        return None
    if day is None:
        return Day(*_month(year, month))
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Day(date(year, month, day), date(year, month, day))


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _solar(year: int, month: int, day: int | None) -> Day | None:
    first = solar.gregorian(year, month, day or 1)
    if first is None or day is not None:
        return Day(first, first, how="solar") if first else None
    after = solar.gregorian(year + month // 12, month % 12 + 1, 1)
    return Day(first, after - timedelta(days=1), how="solar") if after else None


def _said(plain: str) -> Day | None:
    """Months by name, with a year: a day, or the month alone."""
    if not _WITH_YEAR.search(plain):
        return None
    alone = _MONTH_NAMED.fullmatch(plain)
    try:
        read = typed_moment("", f"1 {plain}" if alone else plain, _ANY)
    except WrongField:
        return None
    if len(read) != 10:
        return None
    day = date.fromisoformat(read)
    return Day(*_month(day.year, day.month)) if alone else Day(day, day)
