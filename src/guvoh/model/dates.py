"""Days, and the stretches of days that words allow.

A stretch (`Days`) is the earliest and the latest day, ISO 8601, both inclusive; None is an open side. Written down it
is EDTF (Extended Date/Time Format, ISO 8601-2, read by the `edtf` library): "2026-11", "2026-11-12/2026-11-15",
"2023-09-30/..". A day is never invented: "2023~" (about 2023) is the year 2023, no more and no less, and a side that
EDTF calls unknown is open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, cast

from guvoh.errors import UsageError
from guvoh.model.vocabulary import read_words
from guvoh.text.i18n import _

Days = tuple[str | None, str | None]
NOT_KNOWN: Days = (None, None)

_LONGEST = 64  # characters of an EDTF string that is worth reading; the parser takes long with nonsense
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_WINTER = re.compile(r"([0-9]{4})-24")
_ABOUT = frozenset({"about", "approximate", "estimate", "circa", "D6"})


def interval(edtf: str) -> Days:
    """The earliest and the latest day that an EDTF string allows. Raises UsageError when it is none, when it is not
    within the years 1 to 9999, or when it ends before it begins."""
    return _interval(edtf.strip())


def is_valid(edtf: str) -> bool:
    """Whether `interval` can read it."""
    try:
        interval(edtf)
    except UsageError:
        return False
    return True


def to_edtf(start: str | None, end: str | None, precision: str = "") -> str:
    """The shortest EDTF string for a stretch of days: whole months and years are written as such, unless `precision`
    is "day". "about" (or "estimate") marks each side as approximate. `interval` reads back the same days.

    Raises UsageError for a day that does not exist and for an end before the start.
    """
    first, last = _read(start), _read(end)
    _in_order(first, last)
    mark = "~" if precision in _ABOUT else ""
    if first and last:
        unit = "day" if precision in {"day", "D1"} else _unit(first, last)
        left, right = (_cut(day, unit) + mark for day in (first, last))
        return left if left == right else f"{left}/{right}"
    return "/".join(f"{day.isoformat()}{mark}" if day else ".." for day in (first, last))


def precision_of(start: str | None, end: str | None) -> str:
    """The code of `words/date_precision.yaml` for a stretch: D1 a day, D2 up to 6 days, D3 a week, D4 up to a month,
    D5 longer, D7 one side open, D9 not known."""
    first, last = _read(start), _read(end)
    if first is None or last is None:
        return "D9" if first is last else "D7"
    days = (last - first).days + 1
    return next((code for code, most in (("D1", 1), ("D2", 6), ("D3", 7), ("D4", 31)) if days <= most), "D5")


def meet(one: Days, other: Days) -> Days | None:
    """The days that both allow; None when there is none. ISO days of the years 1 to 9999 sort as text."""
    starts = [day for day in (one[0], other[0]) if day is not None]
    ends = [day for day in (one[1], other[1]) if day is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start > end:
        return None
    return start, end


def overlaps(one: Days, other: Days) -> bool:
    """Whether some day is allowed by both. An open side reaches for ever; what is not known overlaps everything."""
    return meet(one, other) is not None


def contains(outer: Days, inner: Days) -> bool:
    """Whether every day that `inner` allows is allowed by `outer` too."""
    return meet(outer, inner) == inner


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day: three months after 30
    November end on the last of February. A day past the year 9999 is not reached: the day itself then."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    return day


def show(start: str | None, end: str | None, language: str = "en", precision: str = "") -> str:
    """The stretch as people write it: "12 to 15 November 2026", "November 2026", "since 30 September 2023".

    Whole months and years are shown as such, unless `precision` is "day". Raises UsageError as `to_edtf` does.
    """
    first, last = _read(start), _read(end)
    _in_order(first, last)
    words = _words(language)
    form = _form(first, last, exact=precision in {"day", "D1"})
    return str(words["forms"][form]).format(**_values(first, "", words), **_values(last, "2", words))


def _form(first: date | None, last: date | None, exact: bool) -> str:
    """The name of the form in `words/dates.yaml`."""
    if first is None and last is None:
        return "unknown"
    if first is None or last is None:
        # "since 2015" is open from 1 January on: the month and the day were never said
        day = cast("date", first or last)
        edge = _unit(day, date(day.year, 12, 31)) if last is None else _unit(date(day.year, 1, 1), day)
        return ("since_" if last is None else "by_") + ("day" if exact else edge)
    unit = "day" if exact else _unit(first, last)
    if _cut(first, unit) == _cut(last, unit):
        return unit
    if unit == "year" or first.year != last.year:
        return f"{unit}s"
    return "days_of_month" if unit == "day" and first.month == last.month else f"{unit}s_of_year"


def _unit(first: date, last: date) -> str:
    """The coarsest unit on whose edges both days lie."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return "day"
    return "year" if first.month == 1 and last.month == 12 else "month"


def _cut(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _values(day: date | None, mark: str, words: Mapping[str, Any]) -> dict[str, str]:
    if day is None:
        return {}
    months = words["month"]
    digits = str.maketrans("0123456789", words.get("digits", "0123456789"))
    return {
        f"day{mark}": str(day.day).translate(digits),
        f"month{mark}": months[day.month - 1],
        f"of_month{mark}": words.get("of_month", months)[day.month - 1],
        f"year{mark}": str(day.year).translate(digits),
    }


@cache
def _words(language: str) -> Mapping[str, Any]:
    languages: Mapping[str, Mapping[str, Any]] = read_words("dates")["languages"]
    return languages.get(language) or languages["en"]


def _read(day: str | None) -> date | None:
    if day is None:
        return None
    try:
        if len(day) == 10:
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise UsageError(
        _("A day cannot be read."), _("Expected a day that exists, as year-month-day: 2026-11-12. Nothing was changed.")
    )


def _in_order(first: date | None, last: date | None) -> None:
    if first and last and first > last:
        raise UsageError(
            _("The end lies before the beginning."), _("Give the earlier day first: 2026-11-12/2026-11-15.")
        )


@lru_cache(maxsize=4096)
def _interval(edtf: str) -> Days:
    start, end = _parts(edtf)
    _in_order(_read(start), _read(end))
    return start, end


def _parts(edtf: str) -> Days:
    left, slash, right = edtf.partition("/")
    try:
        start, end = _plain(left, last=False), _plain(right if slash else left, last=True)
        if start and end and edtf != "..":
            return start[0], end[0]
        return _by_library(edtf)
    except (ValueError, OverflowError) as fault:
        raise _unreadable() from fault


def _plain(text: str, last: bool) -> tuple[str | None] | None:
    """The outermost day of "2026", "2026-11", "2026-11-12" or "..", marked as about or uncertain or not; None for all
    else. Nearly every date is of these, and the library takes 10 ms for each. A test holds both to the same days."""
    if text == "..":
        return (None,)
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not 1 <= month <= 12:  # 21 to 41 are seasons
        return None
    day = int(found[3] or (monthrange(year, month)[1] if last else 1))
    return (date(year, month, day).isoformat(),)


def _by_library(edtf: str) -> Days:
    import edtf as library  # takes a tenth of a second; only those who need it pay

    if len(edtf) > _LONGEST:
        raise _unreadable()
    try:
        whole = library.parse_edtf(edtf)
        left, slash, right = edtf.partition("/")
        if not slash:
            return _side(whole, edtf, last=False), _side(whole, edtf, last=True)
        return _open_or_side(left, last=False), _open_or_side(right, last=True)
    except (library.EDTFParseException, ValueError, OverflowError, AttributeError, TypeError, IndexError) as fault:
        raise _unreadable() from fault  # the library fails in several ways over dates it can parse but not place


def _open_or_side(text: str, last: bool) -> str | None:
    if text in {"", ".."}:
        return None
    import edtf as library

    return _side(library.parse_edtf(text), text, last)


def _side(parsed: Any, text: str, last: bool) -> str | None:
    """The outermost day on one side of one date. Winter may lie at either end of its year, so it reaches from the
    first of January to the end of the following February; the library would say December."""
    if winter := _WINTER.fullmatch(text):
        year = int(winter[1]) + last
        return date(year, 2, monthrange(year, 2)[1]).isoformat() if last else date(year, 1, 1).isoformat()
    moment = parsed.upper_strict() if last else parsed.lower_strict()
    if isinstance(moment, float):  # the library's word for an open side
        return None
    return date(moment[0], moment[1], moment[2]).isoformat()


def _unreadable() -> UsageError:
    return UsageError(
        _("This date cannot be read."),
        _("Expected EDTF: 2026-11-12, 2026-11, 2026, 2026-11-12/2026-11-15, 2023-09-30/.. (since), ../2023-09-30 "
          "(until), 2023~ (about). Nothing was changed."),
    )  # fmt: skip
