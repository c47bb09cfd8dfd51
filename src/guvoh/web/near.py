"""Days near today, as people say them: "today, 19:00", "tomorrow", else the date."""

from __future__ import annotations

from datetime import date, timedelta

from markupsafe import Markup

from guvoh.model import dates
from guvoh.text.i18n import _, comma, ngettext
from guvoh.web.show import day, days, number


def near(at: str, today: date) -> Markup:
    """A day or local time as a <time>."""
    names = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    words = next((name for step, name in names.items() if at[:10] == (today + timedelta(days=step)).isoformat()), None)
    if words is None:
        return day(at)
    clock = comma() + number(at[11:16]) if len(at) > 10 else ""
    return Markup('<time datetime="{}">{}</time>').format(at, words + clock)


def ago(at: str, today: date) -> str:
    """How many days lie between, in words; "today" for none."""
    n = (today - date.fromisoformat(at[:10])).days
    return _("today") if n <= 0 else ngettext("{n} day", "{n} days", n).format(n=number(n))


def stretch(edtf: str) -> str:
    """A stretch of days that is kept as EDTF, in the reader's words."""
    return days(*dates.interval(edtf)) if edtf and dates.is_valid(edtf) else edtf
