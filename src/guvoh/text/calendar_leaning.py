"""What date words mean that lean on another day: on the day of publication, or on a day said before. No words."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from guvoh.text.calendar_rules import RULES as SAID_OUTRIGHT
from guvoh.text.calendar_rules import (
    UNKNOWN,
    Anchor,
    Found,
    Parts,
    Rule,
    date_or_none,
    days,
    get,
    month,
    numeric,
    one_day,
    season,
    year,
)
from guvoh.text.calendar_solar import solar_date, solar_same_year, solar_unit

SOLAR = frozenset({"solar", "solaryear"})
NO_DAY = Found(None, None, "day")
LATELY = 62  # days before publication in which a survey can tell of a day by its number alone
NOW = 100  # the value of "this" and "today" in the tables; 99 is one before, 101 one after


def since(parts: Parts, anchor: Anchor) -> Found | None:
    inner = _inner(parts, anchor)
    return None if inner is None else Found(inner.first, None, "open")


def until(parts: Parts, anchor: Anchor) -> Found | None:
    inner = _inner(parts, anchor)
    return None if inner is None else Found(None, inner.last, "open")


def since_then(_: Parts, anchor: Anchor) -> Found:
    return Found(anchor.stretch.first if anchor.stretch else None, None, "open")


def then(_: Parts, anchor: Anchor) -> Found:
    """ "at that time": what was said last, as wide as it was."""
    return anchor.stretch or UNKNOWN


def _inner(parts: Parts, anchor: Anchor) -> Found | None:
    names = {part for part, _ in parts}
    if not names.isdisjoint(SOLAR):
        return solar_date(parts, anchor)
    if {"number", "year"} <= names:
        return numeric(parts, anchor)
    if "step" in names and parts[-1][0] == "step" and names & {"month", "season"}:
        return month_of_year(parts, anchor)
    if {"day", "month"} <= names:
        return one_day(parts, anchor)
    if "weekday" in names:
        return weekday(parts, anchor)
    if "ago" in names:
        return relative_day(parts, anchor)
    if "unit" in names:
        return ago(parts, anchor) if "number" in names else last(parts, anchor)
    if "season" in names:
        return season(parts, anchor)
    return month(parts, anchor) if "month" in names else year(parts, anchor)


def weekday(parts: Parts, anchor: Anchor) -> Found:
    """The last such day up to publication; "next Monday" and what is planned: the first after it."""
    wanted, step = get(parts, "weekday") or 1, get(parts, "step")
    if anchor.published is None:
        return NO_DAY
    back = (anchor.published.weekday() - (wanted - 1)) % 7
    there = anchor.published - timedelta(days=back or (7 if step == NOW - 1 else 0))
    coming = anchor.published + timedelta(days=(-back % 7) or 7)
    if step == NOW + 1:
        there = coming
    return Found(there, there, "day", None if step == NOW - 1 else (coming, coming))


def weekday_of_week(parts: Parts, anchor: Anchor) -> Found:
    """ "on Monday last week": that day of the calendar week before."""
    if anchor.published is None:
        return NO_DAY
    monday = _monday(anchor.published, (get(parts, "step") or NOW) - NOW)
    there = monday + timedelta(days=(get(parts, "weekday") or 1) - 1)
    return Found(there, there, "day")


def weekdays(parts: Parts, anchor: Anchor) -> Found:
    """ "from Monday to Wednesday": the last such days up to publication."""
    if anchor.published is None:
        return Found(None, None, "days")
    first, second = get(parts, "weekday") or 1, get(parts, "weekday", 1) or 1
    end = weekday([("weekday", second)], anchor).first
    return Found(end - timedelta(days=(second - first) % 7), end, "days") if end else UNKNOWN


def weekend(_: Parts, anchor: Anchor) -> Found:
    """The last Saturday and Sunday that had begun by the day of publication."""
    if anchor.published is None:
        return Found(None, None, "days")
    saturday = anchor.published - timedelta(days=(anchor.published.weekday() - 5) % 7)
    return Found(saturday, saturday + timedelta(days=1), "days")


def relative_day(parts: Parts, anchor: Anchor) -> Found:
    """today, yesterday, tomorrow: days counted from publication."""
    if anchor.published is None:
        return NO_DAY
    there = anchor.published + timedelta(days=(get(parts, "ago") or 0) - NOW)
    return Found(there, there, "day")


def clock(_: Parts, anchor: Anchor) -> Found:
    """A time at the head of an entry of a running report: the day that it was published on."""
    return Found(anchor.published, anchor.published, "day") if anchor.published else NO_DAY


def entry_day(parts: Parts, anchor: Anchor) -> Found:
    """ "7.01." at the head of an entry: that day where it lies in the weeks before publication, else an hour."""
    day, of_year = (value for _, value in parts[:2])
    there = date_or_none(anchor.year_of(of_year or 1, day), of_year or 0, day or 0)
    if there is None or anchor.published is None or (anchor.published - there).days > LATELY:
        return clock(parts, anchor)
    return Found(there, there, "day")


def later(parts: Parts, anchor: Anchor) -> Found:
    """the next day, three days later: counted from the last day said outright."""
    return _from_said(parts, anchor, 1)


def earlier(parts: Parts, anchor: Anchor) -> Found:
    """the day before, three days earlier."""
    return _from_said(parts, anchor, -1)


def _from_said(parts: Parts, anchor: Anchor, way: int) -> Found:
    count, unit = get(parts, "number") or 1, get(parts, "unit") or 1
    if anchor.said is None:
        return NO_DAY
    if unit > 7:
        months = _of_month(anchor.said, way * count * (unit // 30)) if unit < 365 else None
        return months or year([("year", anchor.said.year + way * count)], anchor)
    there = anchor.said + timedelta(days=way * count * unit)
    return Found(there, there, "day")


def eve(_: Parts, anchor: Anchor) -> Found:
    """The day before: before the day that the paragraph told of, else before the day of publication."""
    return earlier([], anchor) if anchor.said and anchor.fresh else relative_day([("ago", NOW - 1)], anchor)


def day_number(parts: Parts, anchor: Anchor) -> Found:
    """ "the 25th" without a month: the last such day up to publication."""
    if anchor.published is None:
        return NO_DAY
    which, step = get(parts, "day") or 1, get(parts, "step")
    back = NOW - step if step else int(which > anchor.published.day)
    first = _of_month(anchor.published, -back).first
    there = date_or_none(first.year, first.month, which) if first else None
    return Found(there, there, "day") if there else NO_DAY


def same_day(_: Parts, anchor: Anchor) -> Found:
    return Found(anchor.said, anchor.said, "day") if anchor.said else NO_DAY


def hour(_: Parts, anchor: Anchor) -> Found | None:
    """ "by midnight", "at dawn": of the day that the paragraph told of; without one it is no date."""
    return Found(anchor.said, anchor.said, "day") if anchor.said and anchor.fresh else None


def ago(parts: Parts, anchor: Anchor) -> Found:
    """three days ago; weeks, months and years are no days, so their interval is as wide as the unit."""
    count, unit = get(parts, "number") or 1, get(parts, "unit") or 1
    if anchor.published is None:
        return UNKNOWN
    there = anchor.published - timedelta(days=unit * count)
    if unit == 1:
        return Found(there, there, "day")
    if unit == 7:
        return Found(there - timedelta(days=3), there + timedelta(days=3), "week")
    if unit < 365:
        return _of_month(anchor.published, -count * (unit // 30))
    return year([("year", anchor.published.year - count)], anchor)


def past(parts: Parts, anchor: Anchor) -> Found:
    """ "over the past two weeks": up to the day of publication."""
    if anchor.published is None:
        return UNKNOWN
    days = (get(parts, "number") or 1) * (get(parts, "unit") or 1)
    return Found(anchor.published - timedelta(days=days), anchor.published, "days")


def _of_month(day: date, by: int) -> Found:
    months = day.year * 12 + day.month - 1 + by
    whole, which = divmod(months, 12)
    return Found(date(whole, which + 1, 1), date(whole, which + 1, monthrange(whole, which + 1)[1]), "month")


def _monday(day: date, weeks: int) -> date:
    return day + timedelta(days=7 * weeks - day.weekday())


def last(parts: Parts, anchor: Anchor) -> Found:
    """last week, this month, last year: the calendar's. What goes on ends, for the text, on the day of publication."""
    step, unit = (get(parts, "step") or NOW) - NOW, get(parts, "unit") or 7
    published = anchor.by_then if unit > 7 else anchor.published
    if published is None or unit < 7:
        return Found(None, None, "week" if unit == 7 else "unknown")
    if anchor.solar and unit > 7:
        return solar_unit(parts, anchor)
    if unit == 7:
        monday = _monday(published, step)
        found = Found(monday, monday + timedelta(days=6), "week")
    elif unit == 30:
        found = _of_month(published, step)
    else:
        found = year([("year", published.year + step)], anchor)
    if get(parts, "part") and found.first and unit > 7:
        thirds = month if unit == 30 else year
        named = [("year", found.first.year), ("month", found.first.month), ("part", get(parts, "part") or 0)]
        return thirds(named, anchor)
    if step == 0 and found.first and found.last:
        return replace(found, last=min(found.last, published), ahead=(published, found.last))
    return found


def whole_year(parts: Parts, anchor: Anchor) -> Found:
    """This year or the last one, said in one word."""
    return last([*parts, ("unit", 365)], anchor)


def month_of_year(parts: Parts, anchor: Anchor) -> Found:
    """ "in March last year", "in May this year"."""
    published = anchor.by_then
    if published is None:
        return Found(None, None, "month")
    whole = published.year + (get(parts, "step") or NOW) - NOW
    rule: Rule = season if get(parts, "season") else month
    if get(parts, "day"):
        rule = days if get(parts, "day", 1) else one_day
    return rule([*parts, ("year", whole)], anchor) or UNKNOWN


def same_year(parts: Parts, anchor: Anchor) -> Found:
    """ "in March of the same year": of the year said last."""
    if not SOLAR.isdisjoint(part for part, _ in parts) or (anchor.solar and not parts):
        return solar_same_year(parts, anchor) or UNKNOWN
    if anchor.narrative is None:
        return UNKNOWN
    named = [*parts, ("year", anchor.narrative)]
    rule: Rule = one_day if get(parts, "day") else month if get(parts, "month") else season
    return (rule if parts else year)(named, anchor) or UNKNOWN


def recent(_: Parts, anchor: Anchor) -> Found:
    """in recent months: no edge is said, so only the latest day stands."""
    return Found(None, anchor.published, "open")


def vague(_: Parts, __: Anchor) -> Found:
    return UNKNOWN


RULES: dict[str, Rule] = SAID_OUTRIGHT | {
    "since": since, "until": until, "since_then": since_then, "then": then, "weekday": weekday,
    "weekday_of_week": weekday_of_week, "weekdays": weekdays, "weekend": weekend, "relative": relative_day,
    "clock": clock, "entry_day": entry_day, "later": later, "earlier": earlier, "same": same_day, "eve": eve,
    "day_number": day_number, "hour": hour, "ago": ago, "past": past, "last": last, "whole_year": whole_year,
    "month_of_year": month_of_year, "same_year": same_year, "recent": recent, "vague": vague, "solar": solar_date,
}  # fmt: skip
