"""The watching of a plan in words: what is awaited, when the watcher answered last, whom each step asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from guvoh.book.watching import Watched
from guvoh.model.records import Record
from guvoh.safety.network.watching import Step, opens, phase
from guvoh.text.i18n import _, comma, ngettext


def phase_words(plan: Record, by: Watched, now: datetime) -> str:
    """What is awaited now, in a sentence."""
    return {
        "late": _("A check-in did not come."), "open": _("A check-in counts now."),
        "safe_until": _("Safe until the moment that was said."), "away": _("Away as planned."),
        "waits": _("No check-in is due yet."), "never": _("Not armed."), "stood_down": _("No longer watched."),
    }[phase(plan, by, now)]  # fmt: skip


def answered_words(by: Watched, now: datetime) -> str:
    """When the watcher answered last, or since when it does not; "" where it never had the plan."""
    if by.silent is not None:
        return _("The watcher did not answer for {time}.").format(time=long(now - by.silent))
    if by.answered is None:
        return ""
    if by.outcome == "declined":
        return _("The watcher answered no {time} ago.").format(time=long(now - by.answered))
    return _("The watcher answered {time} ago.").format(time=long(now - by.answered))


def until_words(plan: Record, by: Watched, now: datetime) -> str:
    """How long until the window opens, while it is open, or since it is over; "" where nothing is due."""
    if not by.armed or by.due is None:
        return ""
    if by.due < now:
        return _("overdue for {time}").format(time=long(now - by.due))
    if opens(plan, by.due) > now:
        return _("counts in {time}").format(time=long(opens(plan, by.due) - now))
    return _("{time} left").format(time=long(by.due - now))


def step_words(step: Step, names: Mapping[str, str]) -> str:
    """Whom a step asks; `names` by id of a contact."""
    whom, then = (_named(ids, names) for ids in (step.whom, step.then))
    said = {
        "remind": _("The person is reminded"), "l1": _("The first buddy is asked to call"),
        "l2": _("All buddies and the duty officers are asked"), "l3": _("Lawyers and organisations are told"),
    }[step.step]  # fmt: skip
    if not whom and step.step == "remind":
        return _("No reminder is sent: no contact is this person.")
    after = _("then {names}").format(names=then) if then else ""
    return f"{said}: {whom}{comma()}{after}" if after else f"{said}: {whom}"


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Each name by itself, so that it keeps its order in a line that runs the other way (U+2068, U+2069)."""
    return comma().join(f"\u2068{names.get(id, '')}\u2069" for id in ids)


def long(time: timedelta) -> str:
    """A length of time in its largest unit: minutes, hours below two days, days."""
    minutes = max(0, int(time.total_seconds()) // 60)
    if not minutes:
        return _("less than a minute")
    if minutes < 60:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    if minutes < 2 * 24 * 60:
        return ngettext("{n} hour", "{n} hours", minutes // 60).format(n=minutes // 60)
    return ngettext("{n} day", "{n} days", minutes // 1440).format(n=minutes // 1440)
