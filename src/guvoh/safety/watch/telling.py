"""States of a plan in words."""

from __future__ import annotations

from guvoh.text.i18n import _


def state_words(state: str) -> str:
    return {
        "draft": _("Not armed."), "armed": _("Armed."), "late": _("A check-in is overdue."),
        "l1": _("The first buddy was called on."), "l2": _("All buddies and the duty officers were called on."),
        "l3": _("The last step was reached."), "stood_down": _("No longer watched."),
    }.get(state, state)  # fmt: skip
