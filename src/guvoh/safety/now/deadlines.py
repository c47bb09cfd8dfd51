"""Until when: terms counted from a moment with its time zone. Pure; the moment comes in as an argument.

- **Hours** are hours that pass: 48 of them across a change of the clock end an hour earlier or later by the clock.
- **Days and months** are those of the calendar, where it happened: the day itself is not counted, and the term ends
  with its last day. A month later is the same day of that month, or its last day where there is no such one: three
  months after 30 November end on the last of February.
- **No working days are assumed**: which they are differs. The one exception is a court that says so itself
  (`weekday_before`): Saturday and Sunday are stepped over, holidays nobody knows here.
- What differs from country to country has no number (`find`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from guvoh.errors import UsageError
from guvoh.model.dates import months_after
from guvoh.text.i18n import _

_WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the ways of counting. `law`: whether a text says so, or it is our own measure. `weekday_before`: an hour
    ("08:00") of the last Monday to Friday before the planned day, on the clock of `zone`."""

    hours: int = 0
    days: int = 0
    months: int = 0
    weekday_before: str = ""
    zone: str = ""
    find: bool = False
    law: bool = True


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` has its zone. `whole_day`: only the day was given, and its beginning is meant. `doubtful`: the clock shows
    that hour twice on that day, or never; the earlier reading is taken, so that a term rather ends too early."""

    at: datetime
    whole_day: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """`until` on the clock of the place; None: find and confirm, or nothing was given to count from (`needs`: since or
    planned). `law` as in the rule."""

    until: datetime | None
    law: bool
    needs: str = ""


def moment(words: str, zone: str) -> Moment:
    """What was typed: 2026-11-21T06:30, with the name of a zone or with an offset (+05:00); a day alone counts from its
    beginning. Raises `UsageError`: a zone is never guessed."""
    where = zone_of(zone) if zone else None
    try:
        if len(words) == 10:
            read = datetime.combine(date.fromisoformat(words), time())
        else:
            read = datetime.fromisoformat(words)
    except ValueError as fault:
        raise UsageError(
            _("This moment cannot be read."), _("For example: 2026-11-21T06:30, with --zone Asia/Dushanbe.")
        ) from fault
    if read.tzinfo is not None:
        return Moment(read.astimezone(where) if where else read)
    if where is None:
        raise UsageError(
            _("In which time zone was it?"), _("Give it with --zone, for example --zone Asia/Dushanbe, or as +05:00.")
        )
    first, second = (read.replace(tzinfo=where, fold=fold) for fold in (0, 1))
    doubtful = first.utcoffset() != second.utcoffset()
    return Moment(min(first, second, key=_instant), len(words) == 10, doubtful)


def zone_of(name: str) -> tzinfo:
    """Raises `UsageError` for a zone that this machine does not know."""
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise UsageError(
            _("This machine knows no such time zone."),
            _("For example: Asia/Dushanbe, Europe/Berlin; or give the moment with its offset: 2026-11-21T06:30+05:00."),
        ) from fault


def counted(rule: Rule, since: Moment | None, planned: Moment | None = None) -> Due:
    """Until when, on the clock of the moment given."""
    if rule.find:
        return Due(None, rule.law)
    if rule.weekday_before:
        return Due(_weekday_before(rule, planned.at), rule.law) if planned else Due(None, rule.law, "planned")
    if since is None:
        return Due(None, rule.law, "since")
    if rule.hours:
        return Due((_instant(since.at) + timedelta(hours=rule.hours)).astimezone(since.at.tzinfo), rule.law)
    last = months_after(since.at.date(), rule.months) + timedelta(days=rule.days)
    return Due(datetime.combine(last, time(23, 59), since.at.tzinfo), rule.law)


def _weekday_before(rule: Rule, planned: datetime) -> datetime:
    where = zone_of(rule.zone)
    day = planned.astimezone(where).date() - timedelta(days=1)
    while day.weekday() in _WEEKEND:
        day -= timedelta(days=1)
    return datetime.combine(day, time.fromisoformat(rule.weekday_before), where).astimezone(planned.tzinfo)


def _instant(at: datetime) -> datetime:
    """In UTC: only there do hours pass evenly."""
    return at.astimezone(UTC)
