"""A day as somebody types it in a hurry: "22 Nov, 19:00", "22.11.2026", "tomorrow", "завтра в 10", "۲۲ نوامبر".

    typed_moment("next_call_at", "tomorrow, 19:00", now, ahead=True)     "2026-11-22T19:00"

The words are data (`words/dates.yaml`), read in all languages at once: whoever works in two types in both. A day
without a year is the nearest one; a day is never invented beyond that.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from guvoh.errors import WrongField
from guvoh.model import dates
from guvoh.model.person_fields import moment
from guvoh.model.vocabulary import read_words
from guvoh.text import i18n
from guvoh.text.fold import fold
from guvoh.text.i18n import _

LONGEST = 60  # characters
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)")
_SHORTEST = 3  # letters of a month or weekday that is cut short


class _Words(NamedTuple):
    months: dict[str, int]
    weekdays: dict[str, int]
    near: dict[str, int]
    beside: frozenset[str]


def typed_moment(name: str, typed: str, now: datetime, ahead: bool = False) -> str:
    """A day, or a day and a local time, as ISO 8601; "" for nothing typed. `ahead` is asked for what is still to come:
    a day that has passed is then refused. Raises `WrongField` for the field `name`."""
    plain = fold(typed).text.strip()
    if not plain:
        return ""
    read = _iso(name, plain) or (_words_of_day(plain, now, ahead) if len(plain) <= LONGEST else None)
    if read is None:
        hint = _("For example: 22.11.2026, 22 November, tomorrow, 2026-11-22 19:00.")
        raise WrongField(_("This day or time cannot be read."), hint, field=name)
    if ahead and read[:10] < now.date().isoformat():
        nearest = (now.date() + timedelta(days=1)).isoformat()
        hint = _("Did you mean {day}?").format(day=dates.show(nearest, nearest, i18n.language()))
        raise WrongField(_("This day has passed."), hint, field=name)
    return read


def typed_day(name: str, typed: str, now: datetime, ahead: bool = False) -> str:
    """The same for one day without a time."""
    read = typed_moment(name, typed, now, ahead)
    if len(read) > 10:
        raise WrongField(_("Here one day is asked for, without a time."), _("For example: 22 November."), field=name)
    return read


def _iso(name: str, plain: str) -> str | None:
    try:
        return moment(name, plain.upper())
    except WrongField:
        return None


def _words_of_day(plain: str, now: datetime, ahead: bool) -> str | None:
    clock = _CLOCK.search(plain)
    if clock:
        plain = plain[: clock.start()] + " " + plain[clock.end() :]
    parts: list[str] = _PARTS.findall(plain)
    words, numbers = [p for p in parts if not p.isdecimal()], [p for p in parts if p.isdecimal()]
    day = _day(words, numbers, now.date(), ahead)
    if day is None:
        return None
    hour, minute = (int(clock[1]), int(clock[2])) if clock else (int(numbers.pop()) if numbers else None, 0)
    if numbers or minute > 59 or (hour is not None and hour > 23):
        return None
    return day.isoformat() if hour is None else f"{day.isoformat()}T{hour:02}:{minute:02}"


def _day(words: list[str], numbers: list[str], today: date, ahead: bool) -> date | None:
    """The day that the words and numbers say; the numbers that it used are taken from the list. None where something
    stays unread."""
    known = _words()
    month = weekday = near = None
    for word in words:
        if word in known.beside:
            continue
        if near is None and word in known.near:
            near = known.near[word]
        elif month is None and (found := _cut_short(word, known.months)) is not None:
            month = found
        elif weekday is None and (found := _cut_short(word, known.weekdays)) is not None:
            weekday = found
        else:
            return None
    if near is not None:
        return None if month else today + timedelta(days=near)
    if month is None and len(numbers) in (2, 3) and int(numbers[1]) in range(1, 13):
        month = int(numbers.pop(1))  # 22.11, 22/11/2026
    if month is not None:
        return _of_month(numbers, month, today, ahead)
    if weekday is None:
        return None
    step = (weekday - today.weekday()) % 7 or 7
    return today + timedelta(days=step if ahead else step - 7)


def _of_month(numbers: list[str], month: int, today: date, ahead: bool) -> date | None:
    years = [n for n in numbers if len(n) == 4]
    if years:
        numbers.remove(years[0])
    if not numbers or len(years) > 1:
        return None
    number, year = int(numbers.pop(0)), int(years[0]) if years else today.year
    if not 1 <= year <= 9999 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    day = date(year, month, number)
    half = timedelta(days=183)
    if not years and ahead and today - day > half:
        return _in_year(day, year + 1)
    if not years and not ahead and day > today:
        return _in_year(day, year - 1)
    return day


def _in_year(day: date, year: int) -> date | None:
    return day.replace(year=year) if day.day <= monthrange(year, day.month)[1] else None


def _cut_short(word: str, known: dict[str, int]) -> int | None:
    """The value of a word or of its beginning, where only one is meant."""
    if word in known:
        return known[word]
    found = {value for name, value in known.items() if len(word) >= _SHORTEST and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


@cache
def _words() -> _Words:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    near: dict[str, int] = {}
    beside: set[str] = set()
    for said in read_words("dates")["languages"].values():
        for names in (said["month"], said.get("of_month", ())):
            months.update({word: number for number, name in enumerate(names, 1) for word in _folded(name)})
        weekdays.update({word: number for number, name in enumerate(said["weekday"]) for word in _folded(name)})
        near.update({word: int(days) for days, names in said["near"].items() for n in names for word in _folded(n)})
        beside.update(word for name in said["beside"] for word in _folded(name))
    return _Words(months, weekdays, near, frozenset(beside))


def _folded(name: str) -> Iterator[str]:
    yield fold(name).text
