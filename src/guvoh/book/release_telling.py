"""Release day in words: how many of those known are what, why somebody is left out, what was claimed."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.model.release import HOME, STILL, UNKNOWN, UNSAID, Figure, Release, Tally
from guvoh.text.i18n import _, ngettext


def answer_label(what: str) -> str:
    """One of `model.release.ANSWERS`, else what is neither home nor held, in words."""
    return {HOME: _("Home"), STILL: _("Still held"), UNKNOWN: _("Unknown"),
            UNSAID: _("Asked not to say")}.get(what, _("Neither home nor held"))  # fmt: skip


def summary(n: Tally) -> list[str]:
    """The result as parts of one line: of 120 known, 31 confirmed home, 9 still held, 80 unknown."""
    counted = [
        (n.home, ngettext("{n} confirmed home", "{n} confirmed home", n.home)),
        (n.held, ngettext("{n} still held", "{n} still held", n.held)),
        (n.otherwise, ngettext("{n} neither home nor held", "{n} neither home nor held", n.otherwise)),
        (n.unsaid, ngettext("{n} asked not to say", "{n} asked not to say", n.unsaid)),
        (n.unknown, ngettext("{n} unknown", "{n} unknown", n.unknown)),
    ]  # fmt: skip
    parts = [words.format(n=many) for at, (many, words) in enumerate(counted) if many or at in (0, 1, 4)]
    return [ngettext("Of {n} known", "Of {n} known", n.known).format(n=n.known), *parts]


def claimed(figure: Figure) -> str:
    """What one claim says: who, and how many in its own words."""
    return _("{who}: “{figure}”").format(who=figure.said_by or _("a source"), figure=figure.text)


def why_left_out(out: str) -> str:
    """Why somebody is left out, as a part of a sentence about him."""
    return {
        "later": _("taken only after it"), "state": _("held by another State"), "place": _("held elsewhere"),
        "sex": _("only women, or only men, were let go"), "age": _("only children were let go"),
        "group": _("known as a member of another group"), "charge": _("held under another article"),
    }.get(out, "")  # fmt: skip


def left_out(counts: Mapping[str, int]) -> list[str]:
    """How many are left out for which reason."""
    return [f"{why_left_out(out)}: {n}" for out, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if n]


def days_of(of: Release) -> str:
    """The ISO day, or both where it is not known on which."""
    return of.first if of.first == of.last else f"{of.first}/{of.last}"
