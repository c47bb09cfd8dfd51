"""What the patterns of the calendar tables mean that name a month, a year or a season: parts in, earliest and latest
day out. No words of any language. Rules that lean on another day are in `calendar_leaning.py`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Parts = list[tuple[str, int]]
Rule = Callable[[Parts, "Anchor"], "Found | None"]
EARLY, MIDDLE_FROM, MIDDLE_TO, LATE = 10, 11, 20, 21  # thirds of a month, as the gold reads "early" and "at the end of"


@dataclass(frozen=True, slots=True)
class Found:
    """`ahead`: the same words read forwards from the day of publication, for what is only planned."""

    first: date | None
    last: date | None
    precision: str
    ahead: tuple[date, date] | None = None


UNKNOWN = Found(None, None, "unknown")


@dataclass(slots=True)
class Anchor:
    """Where in time the text is: the day of publication and the last day said outright."""

    published: date | None
    said: date | None = None
    narrative: int | None = None
    stretch: Found | None = None  # what was said last, of any width
    fresh: bool = False  # whether the last day was said in this paragraph
    solar: bool = False  # whether the text has said a solar Hijri date
    month_end: date | None = None  # of the month of publication, where its day is not known

    def after(self, found: Found) -> None:
        """Remembers what was said, for the date words that lean on it."""
        if found.first and found.precision in {"day", "days"}:
            self.said = found.first if found.precision == "day" else found.last
            self.fresh = True
        if found.first and found.precision in {"day", "days", "month", "year", "open"}:
            self.narrative = found.first.year
        if found.first and found.last:
            self.stretch = found

    def year_of(self, month: int, day: int | None) -> int | None:
        """The year of a date that says none: the latest one not after publication; without a publication day, the
        year said before it."""
        latest = self.by_then
        if latest is None:
            return self.narrative
        there = date_or_none(latest.year, month, day or 1)
        if there is None:
            return None
        return latest.year if there <= latest else latest.year - 1

    @property
    def by_then(self) -> date | None:
        """A day by which the text was published."""
        return self.published or self.month_end


def date_or_none(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def get(parts: Parts, name: str, which: int = 0) -> int | None:
    values = [value for part, value in parts if part == name]
    return values[which] if which < len(values) else None


def one_day(parts: Parts, anchor: Anchor) -> Found | None:
    month, day = get(parts, "month") or 0, get(parts, "day") or get(parts, "ordinal") or 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = get(parts, "year")
    there = date_or_none(year or anchor.year_of(month, day), month, day)
    ahead = None if year or there is None else _next_year(there, anchor)
    return Found(there, there, "day", (ahead, ahead) if ahead else None) if there else Found(None, None, "day")


def _next_year(there: date, anchor: Anchor) -> date | None:
    """The same day of the year after, where it is nearer to the day of publication."""
    following = date_or_none(there.year + 1, there.month, there.day)
    if anchor.published is None or following is None:
        return None
    return following if following - anchor.published < anchor.published - there else None


def days(parts: Parts, anchor: Anchor) -> Found | None:
    """From one day to another: a month or a year said once holds for both."""
    months = [value for part, value in parts if part == "month"]
    numbers = [value for part, value in parts if part == "day"]
    years = [value for part, value in parts if part == "year"]
    if not (months and len(numbers) > 1 and all(1 <= n <= 31 for n in numbers)):
        return None
    last = date_or_none(years[-1] if years else anchor.year_of(months[-1], numbers[-1]), months[-1], numbers[-1])
    if last is None:
        return Found(None, None, "days")
    year = years[0] if len(years) > 1 else last.year - 1 if months[0] > months[-1] else last.year
    return Found(date_or_none(year, months[0], numbers[0]), last, "days")


def month(parts: Parts, anchor: Anchor) -> Found:
    """A month or a third of it; with two months, all from the first to the last."""
    months = [value for part, value in parts if part == "month"] or [1]
    years = [value for part, value in parts if part == "year"]
    year, part = years[-1] if years else anchor.year_of(months[-1], None), get(parts, "part")
    if year is None:
        return Found(None, None, "month")
    end = monthrange(year, months[-1])[1]
    low, high = {1: (1, EARLY), 2: (MIDDLE_FROM, MIDDLE_TO), 3: (LATE, end)}.get(part or 0, (1, end))
    begins = years[0] if len(years) > 1 else year - 1 if months[0] > months[-1] else year
    ahead = None
    following = date_or_none(year + 1, months[0], low)
    if not years and len(months) == 1 and following and anchor.published:
        nearer = following - anchor.published < anchor.published - date(year, months[0], low)
        ahead = (following, date(year + 1, months[0], min(high, 28) if months[0] == 2 else high)) if nearer else None
    precision = "days" if part else "month" if len(months) == 1 else "months"
    return Found(date(begins, months[0], low), date(year, months[-1], high), precision, ahead)


def year(parts: Parts, _: Anchor) -> Found:
    said = [value for part, value in parts if part == "year"] or [1]
    first, last = said[0], said[-1] if len(said) > 1 else None
    low, high = {1: ((1, 1), (4, 30)), 2: ((5, 1), (8, 31)), 3: ((9, 1), (12, 31))}.get(
        get(parts, "part") or 0, ((1, 1), (12, 31)))  # fmt: skip
    return Found(date(first, *low), date(last or first, *high), "years" if last else "year")


def share(parts: Parts, anchor: Anchor) -> Found:
    """The first half or the third quarter of a year: `share` is 21 for the first of two, 43 for the third of four."""
    said, step = get(parts, "share") or 21, get(parts, "step")
    whole = get(parts, "year") or (anchor.published.year + (step or 100) - 100 if anchor.published else None)
    if whole is None:
        return UNKNOWN
    size, which = 12 // (said // 10), said % 10
    low, high = (which - 1) * size + 1, which * size
    return Found(date(whole, low, 1), date(whole, high, monthrange(whole, high)[1]), "months")


def season(parts: Parts, anchor: Anchor) -> Found:
    """A season is three whole months; `season` is its first month. Winter runs into the year after the one it begins
    in; without a year it is the last one that had begun by the day of publication ("last autumn": the last that ended).
    """
    begins, whole, step = get(parts, "season") or 3, get(parts, "year"), get(parts, "step")
    if whole is None:
        if anchor.published is None:
            return Found(None, None, "months")
        whole = anchor.published.year if date(anchor.published.year, begins, 1) <= anchor.published else None
        whole = whole or anchor.published.year - 1
        if step == 99 and _season_end(whole, begins) >= anchor.published:
            whole -= 1
    return Found(date(whole, begins, 1), _season_end(whole, begins), "months")


def _season_end(whole: int, begins: int) -> date:
    last = begins + 2
    whole, last = (whole + 1, last - 12) if last > 12 else (whole, last)
    return date(whole, last, monthrange(whole, last)[1])


def decade(parts: Parts, _: Anchor) -> Found:
    first = get(parts, "decade") or 1
    return Found(date(first, 1, 1), date(first + 9, 12, 31), "years")


def numeric(parts: Parts, anchor: Anchor) -> Found | None:
    numbers = [value for part, value in parts if part != "weekday"]
    if len(numbers) == 3 and numbers[0] > 31:
        return one_day([("year", numbers[0]), ("month", numbers[1]), ("day", numbers[2])], anchor)
    return one_day([("day", numbers[0]), ("month", numbers[1]), ("year", numbers[2])], anchor)


def numeric_days(parts: Parts, anchor: Anchor) -> Found | None:
    """From one day in figures to another."""
    first, last = numeric(parts[:3], anchor), numeric(parts[3:6], anchor)
    return Found(first.first, last.last, "days") if first and last else None


def no_date(_: Parts, __: Anchor) -> None:
    """Words that hold a date of no event, like the year of a birth."""


def slashed(parts: Parts, anchor: Anchor) -> Found | None:
    """3/14/2030 and 14/3/2030 say one day; of 3/4/2030 nobody knows which."""
    first, second, whole = (value for _, value in parts)
    readings = [date_or_none(whole, a, b) for a, b in ((first, second), (second, first))]
    known = sorted({day for day in readings if day is not None})
    if not known:
        return None
    return Found(known[0], known[0], "day") if len(known) == 1 else UNKNOWN


RULES: dict[str, Rule] = {
    "day": one_day, "days": days, "month": month, "year": year, "share": share, "season": season, "decade": decade,
    "numeric": numeric, "numeric_days": numeric_days, "no_date": no_date, "slashed": slashed,
}  # fmt: skip
