"""The solar Hijri calendar, by which Persian and Dari readers count days. The rule is the library's (jdatetime)."""

from __future__ import annotations

from datetime import date

from guvoh.model.vocabulary import read_words

LANGUAGES = frozenset({"fa"})


def gregorian(year: int, month: int, day: int) -> date | None:
    """The day of a solar date; None where there is none."""
    from jdatetime import date as solar_date

    try:
        found: date = solar_date(year, month, day).togregorian()
    except ValueError:
        return None
    return found


def solar(day: date) -> tuple[int, int, int]:
    """(year, month, day) of a day."""
    from jdatetime import date as solar_date

    there = solar_date.fromgregorian(date=day)
    return there.year, there.month, there.day


def show(first: date, last: date, language: str = "fa") -> str:
    """A day or a stretch of days as Persian readers write it, in ASCII digits."""
    words = read_words("dates")["languages"][language]
    months = words["solar_month"]
    (y, m, d), (y2, m2, d2) = solar(first), solar(last)
    if first == last:
        form = "day"
    elif (y, m) == (y2, m2):
        form = "days_of_month"
    else:
        form = "days_of_year" if y == y2 else "days"
    values = {"day": d, "month": months[m - 1], "year": y, "day2": d2, "month2": months[m2 - 1], "year2": y2}
    return str(words["forms"][form]).format(**values)
