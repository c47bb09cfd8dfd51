"""When check-ins are due, as seconds from now: the only thing of a plan's calendar that a watcher gets, so that no time
zone tells where somebody lives. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from guvoh.errors import WrongField
from guvoh.safety.watch.plan import DAY, HOUR
from guvoh.text.i18n import _

AHEAD = 60  # days for which moments are given


def moments(
    now: datetime,
    every: int,
    answer_by: time,
    zone: ZoneInfo,
    away: tuple[date, date] | None = None,
    safe_until: datetime | None = None,
) -> tuple[int, ...]:
    """The next moments at `answer_by` of each `every`th day in `zone`. A check-in within twelve hours before a moment
    counts for it. Those of the days of an absence (both included) fall out; the first after it stays. `safe_until`:
    nothing is due before it, and it is due itself. Raises `WrongField` where that would be more than 60 days."""
    window = min(every * DAY // 2, DAY // 2)
    day, found = now.astimezone(zone).date(), []
    for after in range(0, AHEAD * 2):
        one = day + timedelta(days=after)
        moment = datetime.combine(one, answer_by, zone)
        if away and away[0] <= one <= away[1]:
            continue
        if safe_until and moment <= safe_until:
            continue
        if (moment - now).total_seconds() > window:
            found.append(moment)
    step = found[::every] if not safe_until else [safe_until, *found[::every]]
    first = (step[0] - now).total_seconds()
    if first <= 0:
        raise WrongField(_("This moment has passed."), _("Give one that is still to come."), field="until")
    if first > AHEAD * DAY:
        raise WrongField(
            _("Nobody would notice anything for more than sixty days."), _("Give a nearer day."), field="until"
        )
    return tuple(int((one - now).total_seconds()) for one in step[:AHEAD])


def window_of(every: int) -> int:
    """Seconds before a moment in which a check-in counts for it."""
    return min(every * DAY // 2, 12 * HOUR)
