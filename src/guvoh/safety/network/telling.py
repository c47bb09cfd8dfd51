"""Contacts and threats in words: how fresh a contact is, whether only a person may call; how threats go on. The same in
the terminal and in the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guvoh.book import record_telling
from guvoh.model.ids import short
from guvoh.safety.network.contacts import Standing
from guvoh.safety.network.lacks import trend_words
from guvoh.safety.network.threats import Pattern
from guvoh.text.i18n import _

Days = Callable[[str], str]  # an EDTF day in the reader's words


def by_call_only() -> str:
    """What it means that `reachable` says no."""
    return _("In the country or under 18, or nobody said: only a person may call.")


def fresh_words(one: Standing, shown: Days = record_telling.day) -> list[str]:
    """What is old about it; nothing for one that was checked and has replied."""
    checked, replied = one.contact.text("verified_on"), one.contact.text("confirmed_on")
    found = []
    if one.old:
        found.append(_("Old: checked {day}.").format(day=shown(checked)) if checked else _("Never checked."))
    if one.unconfirmed:
        words = _("Last reply {day}: more than 90 days ago.")
        found.append(words.format(day=shown(replied)) if replied else _("Never replied."))
    return found


def signs(one: Standing, shown: Days = record_telling.day) -> list[str]:
    return [*(() if one.reachable else (by_call_only(),)), *fresh_words(one, shown)]


def pattern_words(found: Pattern) -> str:
    """In one sentence."""
    return _(
        "{n} threats, {open} still followed; in the last 90 days {recent}, in the 90 before {before}: {trend}."
    ).format(n=found.n, open=found.open_, recent=found.recent, before=found.before, trend=trend_words(found.trend))


def tallies(found: Pattern, names: Mapping[str, str]) -> list[tuple[str, list[tuple[str, int]]]]:
    """(what is counted, each with its number); `names`: of the persons by id. What has nothing is left out."""
    counted = [
        (_("against, or said to"), [(names.get(id, short(id)), n) for id, n in found.persons]),
        (_("office"), list(found.offices)),
        (_("way"), [(record_telling.code("threat_channels", code), n) for code, n in found.channels]),
        (_("how grave"), [(record_telling.code("threat_severity", code), n) for code, n in found.severities]),
    ]
    return [(head, rows) for head, rows in counted if rows]
