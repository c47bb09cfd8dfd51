"""Whom now, in words: times, who does a step, terms with the rule that counted them, sources with their age. Said the
same in the terminal and in the desk; how a day or a moment is written comes in as `shown`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from guvoh.book import record_telling
from guvoh.safety.now.deadlines import Due, Rule
from guvoh.safety.now.directory import Entry
from guvoh.safety.now.read import Source
from guvoh.text.i18n import _, comma, ngettext

Days = Callable[[str], str]  # an EDTF day in the reader's words


def time_words(name: str) -> str:
    return {"hour": _("The first hour"), "day": _("The first day"), "week": _("The first week")}[name]


def who_words(by: str) -> str:
    return {"we": _("you, who document"), "family": _("the family"), "lawyer": _("the lawyer"),
            "person": _("the person")}[by]  # fmt: skip


def moment_words(moment: datetime, shown: Days = record_telling.day) -> str:
    """A day in the reader's words, with the hour and the zone."""
    key = getattr(moment.tzinfo, "key", "") or moment.strftime("UTC%z")
    return comma().join((shown(moment.date().isoformat()), moment.strftime("%H:%M"), key))


def term_words(due: Due, shown: Days = record_telling.day) -> str:
    """Until when, and whether a text says so; "" where nothing was given to count from."""
    if due.needs:
        return ""
    if due.until is None:
        return _("Until: differs from country to country. Find and confirm.")
    said = _("Until: {moment} (by law)") if due.law else _("Until: {moment} (our own measure, no law)")
    return said.format(moment=moment_words(due.until, shown))


def rule_words(rule: Rule, event: str) -> str:
    """How the term is counted, whatever it comes to; "" for a rule that differs from country to country. `event`: what
    it counts from, in the reader's words."""
    if rule.hours:
        return ngettext("Counted: {n} hour from {event}.", "Counted: {n} hours from {event}.", rule.hours).format(
            n=rule.hours, event=event)  # fmt: skip
    if rule.days:
        return ngettext("Counted: {n} day from {event}.", "Counted: {n} days from {event}.", rule.days).format(
            n=rule.days, event=event)  # fmt: skip
    if rule.months:
        return ngettext("Counted: {n} month from {event}.", "Counted: {n} months from {event}.", rule.months).format(
            n=rule.months, event=event)  # fmt: skip
    if rule.weekday_before:
        return _("Counted: {clock} ({zone}) on the last Monday to Friday before the planned day.").format(
            clock=rule.weekday_before, zone=rule.zone)  # fmt: skip
    return ""


def source_words(cited: Source, today: str, shown: Days = record_telling.day) -> str:
    """The document and the place in it, when it was read, and whether that is old on the day (ISO 8601)."""
    said = comma().join((cited.document, cited.place))
    read = _("read {day}") if cited.kind == "read" else _("from our own list, {day}")
    return f"{said} ({comma().join((read.format(day=shown(cited.read)), *_copy(cited, today, shown)))})"


def entry_age(one: Entry, today: str, shown: Days = record_telling.day) -> str:
    """When the page of an entry was read, how old the copy was, and whether that is old on the day."""
    said = [_("page read {day}").format(day=shown(one.read))]
    if not one.copy:
        said.append(_("the copy bears no day"))
    return comma().join((*said, *_copy(one, today, shown)))


def _copy(one: Source | Entry, today: str, shown: Days) -> list[str]:
    said = [_("a copy of {day}").format(day=shown(one.copy))] if one.copy else []
    return [*said, _("OLD: confirm before you rely on it")] if one.is_old(today) else said
