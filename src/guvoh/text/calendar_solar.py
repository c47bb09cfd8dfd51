"""What the patterns of the calendar tables mean that name a solar Hijri month or year, as Iran and Afghanistan count:
parts in, earliest and latest Gregorian day out. The rule of leap years is the library's (jdatetime). No words."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from guvoh.text.calendar_rules import EARLY, LATE, MIDDLE_FROM, MIDDLE_TO, UNKNOWN, Anchor, Found, Parts, get

NOW = 100  # the value of "this" in the tables
THIRDS_OF_MONTH = {1: (1, EARLY), 2: (MIDDLE_FROM, MIDDLE_TO), 3: (LATE, 0)}
THIRDS_OF_YEAR = {1: (1, 4), 2: (5, 8), 3: (9, 12)}


@cache
def _reckoning() -> Any:
    from jdatetime import date as solar_date  # loads locales: only for who reads such a date

    return solar_date


@lru_cache(maxsize=4096)
def gregorian(year: int, month: int, day: int) -> date | None:
    """The day of a solar date; None where there is none."""
    try:
        found: date = _reckoning()(year, month, day).togregorian()
    except ValueError:
        return None
    return found


@lru_cache(maxsize=512)
def solar(day: date) -> tuple[int, int]:
    """The solar year and month of a day."""
    there = _reckoning().fromgregorian(date=day)
    return there.year, there.month


def month_end(year: int, month: int) -> date | None:
    """The last day of a solar month."""
    following = gregorian(year, month + 1, 1) if month < 12 else gregorian(year + 1, 1, 1)
    return following - timedelta(days=1) if following else None


def solar_date(parts: Parts, anchor: Anchor) -> Found | None:
    """A day, days, a month or its third, a season or a year, by what is said. Without a year it is the latest one not
    after publication, else that of the date before it."""
    anchor.solar = True
    names = [part for part, _ in parts]
    if "number" in names:
        return _figures(parts)
    if names.count("day") > 1:
        return _days(parts, anchor)
    if "day" in names:
        return _day(parts, anchor)
    return _month(parts, anchor) if "solar" in names else _year(parts, anchor)


def _figures(parts: Parts) -> Found | None:
    numbers = [value for part, value in parts if part == "number"]
    there = gregorian(_full(get(parts, "solaryear") or 0), *(numbers if parts[0][0] == "solaryear" else numbers[::-1]))
    return Found(there, there, "day") if there else None


def _year_of(parts: Parts, anchor: Anchor, month: int, day: int = 1) -> int | None:
    said, step = get(parts, "solaryear", _last_year(parts)), get(parts, "step")
    if said is not None:
        return _full(said)
    latest = anchor.by_then
    if latest is None:
        return solar(anchor.stretch.first)[0] if anchor.stretch and anchor.stretch.first else None
    current, _ = solar(latest)
    if step is not None:
        return current + step - NOW
    there = gregorian(current, month, day)
    return current if there and there <= latest else current - 1


def _full(year: int) -> int:
    """The year 98 is 1398: so are the years from 1350 on named by all who write."""
    return year + 1300 if year < 100 else year


def _last_year(parts: Parts) -> int:
    """Which of the years said is the last one."""
    return max(0, sum(part == "solaryear" for part, _ in parts) - 1)


def _day(parts: Parts, anchor: Anchor) -> Found | None:
    month, day = get(parts, "solar") or 0, get(parts, "day") or 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    whole = _year_of(parts, anchor, month, day)
    there = gregorian(whole, month, day) if whole else None
    if there is None:
        return Found(None, None, "day")
    ahead = None
    if anchor.published and whole and {"solaryear", "step"}.isdisjoint(part for part, _ in parts):
        following = gregorian(whole + 1, month, day)
        if following and following - anchor.published < anchor.published - there:
            ahead = (following, following)
    return Found(there, there, "day", ahead)


def _days(parts: Parts, anchor: Anchor) -> Found | None:
    """From one day to another: a month or a year said once holds for both."""
    months = [value for part, value in parts if part == "solar"]
    numbers = [value for part, value in parts if part == "day"]
    if not months or not all(1 <= n <= 31 for n in numbers):
        return None
    year = _year_of(parts, anchor, months[-1], numbers[-1])
    if year is None:
        return Found(None, None, "days")
    begins = _full(get(parts, "solaryear") or 0) if _last_year(parts) else year - 1 if months[0] > months[-1] else year
    first, last = gregorian(begins or year, months[0], numbers[0]), gregorian(year, months[-1], numbers[-1])
    return Found(first, last, "days") if first and last else Found(None, None, "days")


def _month(parts: Parts, anchor: Anchor) -> Found:
    """A month or a third of it; with two months, all from the first to the last."""
    months = [value for part, value in parts if part == "solar"]
    year = _year_of(parts, anchor, months[-1])
    if year is None:
        return Found(None, None, "month")
    begins = _full(get(parts, "solaryear") or 0) if _last_year(parts) else year - 1 if months[0] > months[-1] else year
    low, high = THIRDS_OF_MONTH.get(get(parts, "part") or 0, (1, 0))
    first = gregorian(begins or year, months[0], low)
    last = gregorian(year, months[-1], high) if high else month_end(year, months[-1])
    return Found(first, last, "days" if get(parts, "part") else "month" if len(months) == 1 else "months")


def _year(parts: Parts, anchor: Anchor) -> Found:
    """A year, its third, its season (three months of it), or all years from one to another."""
    year = _year_of(parts, anchor, 1)
    if year is None:
        return UNKNOWN
    begins = _full(get(parts, "solaryear") or year)
    season, share = get(parts, "season"), get(parts, "share")
    low, high = THIRDS_OF_YEAR.get(get(parts, "part") or 0, (1, 12))
    if season:
        low, high = season - 2, season  # the table has the first month of the Gregorian season: 3 is spring
    if share:  # 21 is the first of two, 43 the third of four
        size = 12 // (share // 10)
        low, high = (share % 10 - 1) * size + 1, share % 10 * size
    precision = "months" if season or share else "years" if begins != year else "year"
    return Found(gregorian(begins, low, 1), month_end(year, high), precision)


def solar_same_year(parts: Parts, anchor: Anchor) -> Found | None:
    """ "that same year": the solar year of what was said before."""
    before = anchor.stretch.first if anchor.stretch else None
    return UNKNOWN if before is None else solar_date([*parts, ("solaryear", solar(before)[0])], anchor)


def solar_unit(parts: Parts, anchor: Anchor) -> Found:
    """ "last month", "this year", in a text that counts by this calendar."""
    step, unit = (get(parts, "step") or NOW) - NOW, get(parts, "unit")
    if anchor.published is None:
        return UNKNOWN
    year, month = solar(anchor.published)
    if unit == 30:
        whole, which = divmod(year * 12 + month - 1 + step, 12)
        said: Parts = [("solar", which + 1), ("solaryear", whole)]
    else:
        said = [("solaryear", year + step)]
    named = [*said, *(row for row in parts if row[0] == "part")]
    found = _month(named, anchor) if unit == 30 else _year(named, anchor)
    if step == 0 and found.first and found.last and not get(parts, "part"):
        return Found(found.first, min(found.last, anchor.published), found.precision, (anchor.published, found.last))
    return found
