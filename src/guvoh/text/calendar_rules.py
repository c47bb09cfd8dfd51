"""What each pattern of the calendar tables means: parts in, earliest and latest day out. No words of any language."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Parts = list[tuple[str, int]]
EARLY, MIDDLE_FROM, MIDDLE_TO, LATE = 10, 11, 20, 21  # thirds of a month, as the gold reads "early" and "at the end of"


@dataclass(frozen=True, slots=True)
class Found:
    first: date | None
    last: date | None
    precision: str


UNKNOWN = Found(None, None, "unknown")


@dataclass(slots=True)
class Anchor:
    """Where in time the text is: the day of publication and the last day said outright."""

    published: date | None
    said: date | None = None
    narrative: int | None = None

    def after(self, found: Found) -> None:
        """Remembers what was said, for the date words that lean on it."""
        if found.first and found.precision in {"day", "days"}:
            self.said = found.first if found.precision == "day" else found.last
        if found.first and found.precision in {"day", "days", "month", "year", "open"}:
            self.narrative = found.first.year

    def year_of(self, month: int, day: int | None) -> int | None:
        """The year of a date that says none: the latest one not after publication; without a publication day, the
        year said before it."""
        if self.published is None:
            return self.narrative
        try:
            there = date(self.published.year, month, day or 1)
        except ValueError:
            return None
        return self.published.year if there <= self.published else self.published.year - 1


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return None if year is None else date(year, month, day)
    except ValueError:
        return None


def _get(parts: Parts, name: str, which: int = 0) -> int | None:
    values = [value for part, value in parts if part == name]
    return values[which] if which < len(values) else None


def _one_day(parts: Parts, anchor: Anchor) -> Found | None:
    month, day = _get(parts, "month") or 0, _get(parts, "day") or 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    there = _date(_get(parts, "year") or anchor.year_of(month, day), month, day)
    return Found(there, there, "day") if there else Found(None, None, "day")


def _days(parts: Parts, anchor: Anchor) -> Found | None:
    months = [value for part, value in parts if part == "month"]
    first_day, last_day = _get(parts, "day") or 0, _get(parts, "day", 1) or 0
    last = _date(_get(parts, "year") or anchor.year_of(months[-1], last_day), months[-1], last_day)
    if last is None:
        return Found(None, None, "days")
    year = last.year - 1 if months[0] > months[-1] else last.year
    return Found(_date(year, months[0], first_day), last, "days")


def _month(parts: Parts, anchor: Anchor) -> Found:
    month = _get(parts, "month") or 1
    year, part = _get(parts, "year") or anchor.year_of(month, None), _get(parts, "part")
    if year is None:
        return Found(None, None, "month")
    end = monthrange(year, month)[1]
    low, high = {1: (1, EARLY), 2: (MIDDLE_FROM, MIDDLE_TO), 3: (LATE, end)}.get(part or 0, (1, end))
    return Found(date(year, month, low), date(year, month, high), "month" if not part else "days")


def _year(parts: Parts, _: Anchor) -> Found:
    first, last = _get(parts, "year") or 1, _get(parts, "year", 1)
    low, high = {1: ((1, 1), (4, 30)), 2: ((5, 1), (8, 31)), 3: ((9, 1), (12, 31))}.get(
        _get(parts, "part") or 0, ((1, 1), (12, 31)))  # fmt: skip
    return Found(date(first, *low), date(last or first, *high), "years" if last else "year")


def _since(parts: Parts, anchor: Anchor) -> Found | None:
    inner = _inner(parts, anchor)
    return None if inner is None else Found(inner.first, None, "open")


def _until(parts: Parts, anchor: Anchor) -> Found | None:
    inner = _inner(parts, anchor)
    return None if inner is None else Found(None, inner.last, "open")


def _inner(parts: Parts, anchor: Anchor) -> Found | None:
    names = {part for part, _ in parts}
    if "weekday" in names:
        return _weekday(parts, anchor)
    if "ago" in names:
        return _relative_day(parts, anchor)
    if "unit" in names:
        return _last(parts, anchor)
    if "day" in names:
        return _one_day(parts, anchor)
    return _month(parts, anchor) if "month" in names else _year(parts, anchor)


def _weekday(parts: Parts, anchor: Anchor) -> Found:
    """The last such day up to publication."""
    if anchor.published is None:
        return Found(None, None, "day")
    back = (anchor.published.weekday() - ((_get(parts, "weekday") or 1) - 1)) % 7
    there = anchor.published - timedelta(days=back)
    return Found(there, there, "day")


def _relative_day(parts: Parts, anchor: Anchor) -> Found:
    """today, yesterday, tomorrow: days counted from publication."""
    if anchor.published is None:
        return Found(None, None, "day")
    there = anchor.published + timedelta(days=(_get(parts, "ago") or 0) - 100)
    return Found(there, there, "day")


def _from_said(parts: Parts, anchor: Anchor) -> Found:
    """the next day, three days later: counted from the last day said outright."""
    if anchor.said is None:
        return Found(None, None, "day")
    count, unit = _get(parts, "number") or _get(parts, "step") or 1, _get(parts, "unit") or 1
    if unit > 7:
        return Found(None, None, "unknown")
    there = anchor.said + timedelta(days=count * unit)
    return Found(there, there, "day")


def _same_day(_: Parts, anchor: Anchor) -> Found:
    return Found(anchor.said, anchor.said, "day") if anchor.said else Found(None, None, "day")


def _ago(parts: Parts, anchor: Anchor) -> Found:
    """three days ago; weeks, months and years are no days, so their interval is as wide as the unit."""
    count, unit = _get(parts, "number") or 1, _get(parts, "unit") or 1
    if anchor.published is None:
        return UNKNOWN
    if unit == 1:
        there = anchor.published - timedelta(days=count)
        return Found(there, there, "day")
    if unit == 7:
        there = anchor.published - timedelta(days=7 * count)
        return Found(there - timedelta(days=3), there + timedelta(days=3), "week")
    if unit == 30:
        return _of_month(anchor.published, -count)
    return _year([("year", anchor.published.year - count)], anchor)


def _of_month(day: date, by: int) -> Found:
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    return Found(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), "month")


def _last(parts: Parts, anchor: Anchor) -> Found:
    """last week, this month, last year. A week is not resolved: writers do not mean the calendar's."""
    step, unit = (_get(parts, "step") or 100) - 100, _get(parts, "unit") or 7
    if anchor.published is None or unit <= 7:
        return Found(None, None, "week" if unit == 7 else "unknown")
    if unit == 30:
        return _of_month(anchor.published, step)
    return _year([("year", anchor.published.year + step)], anchor)


def _recent(parts: Parts, anchor: Anchor) -> Found:
    """in recent months: no edge is said, so only the latest day stands."""
    del parts
    return Found(None, anchor.published, "open")


def _vague(_: Parts, __: Anchor) -> Found:
    return UNKNOWN


def _numeric(parts: Parts, anchor: Anchor) -> Found | None:
    numbers = [value for _, value in parts]
    if len(numbers) == 3 and numbers[0] > 31:
        return _one_day([("year", numbers[0]), ("month", numbers[1]), ("day", numbers[2])], anchor)
    return _one_day([("day", numbers[0]), ("month", numbers[1]), ("year", numbers[2])], anchor)


RULES: dict[str, Callable[[Parts, Anchor], Found | None]] = {
    "day": _one_day, "days": _days, "month": _month, "year": _year, "since": _since, "until": _until,
    "weekday": _weekday, "relative": _relative_day, "later": _from_said, "same": _same_day, "ago": _ago,
    "last": _last, "recent": _recent, "vague": _vague, "numeric": _numeric,
}  # fmt: skip
