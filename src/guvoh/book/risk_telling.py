"""Who is at risk because of whom, in words."""

from __future__ import annotations

from guvoh.model.proxy import Apart, Pattern, Tallies
from guvoh.text.i18n import _, ngettext


def certainty_label(certainty: str) -> str:
    """One of `model.proxy.CERTAINTIES` in words; "" for none."""
    return {"certain": _("certain"), "likely": _("likely"), "said": _("somebody says so")}.get(certainty, "")


def apart_words(apart: Apart) -> str:
    """How many days lie between: one number, or from the least to the most."""
    days = ngettext("{days} day later", "{days} days later", apart.most)
    return days.format(days=apart.most if apart.least == apart.most else f"{apart.least}–{apart.most}")


def soon_words(row: Pattern) -> str:
    """From the soonest to the latest, as one stretch of days."""
    if row.soonest is None or row.latest is None:
        return _("the days are not known")
    return apart_words(Apart(row.soonest.least, row.latest.most))


def many_words(row: Pattern) -> str:
    """How many relatives, as a range where a claim counts people whom it does not name."""
    if row.most is None:
        return ngettext("at least {n} relative", "at least {n} relatives", row.least).format(n=row.least)
    n = row.least if row.least == row.most else f"{row.least}–{row.most}"
    return ngettext("{n} relative", "{n} relatives", row.most).format(n=n)


def tally_words(counted: Tallies) -> list[str]:
    """Two tallies, each with its unit."""
    return [
        ngettext("{n} relative was reached", "{n} relatives were reached", counted.reached).format(n=counted.reached),
        ngettext("{n} person was meant", "{n} people were meant", counted.meant).format(n=counted.meant),
    ]
