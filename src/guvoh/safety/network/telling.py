"""Contacts in words: how fresh one is, and whether only a person may call. The same in the terminal and in the desk."""

from __future__ import annotations

from collections.abc import Callable

from guvoh.book import record_telling
from guvoh.safety.network.contacts import Standing
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
