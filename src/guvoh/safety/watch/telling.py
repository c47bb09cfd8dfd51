"""States of a plan, of the watcher and of what it could not send, in words."""

from __future__ import annotations

from guvoh.text.i18n import _


def state_words(state: str) -> str:
    return {
        "draft": _("Not armed."), "armed": _("Armed."), "late": _("A check-in is overdue."),
        "l1": _("The first buddy was called on."), "l2": _("All buddies and the duty officers were called on."),
        "l3": _("The last step was reached."), "stood_down": _("No longer watched."),
    }.get(state, state)  # fmt: skip


def life_words(seconds: int, stalled: bool) -> str:
    """How long ago the watcher's last sign of life is."""
    if not stalled:
        return _("Watching: the last sign of life was {n} seconds ago.").format(n=seconds)
    return _("RED: no sign of life for {n} minutes. Nothing raises an alarm: start guvoh watch serve.").format(
        n=seconds // 60
    )


def why_words(why: str) -> str:
    """Why a message could not be sent; what other machines say in codes stays a code."""
    return {
        "certificate": _("the certificate of the server does not fit"),
        "without_tls": _("the server offers no encryption"), "not_reached": _("nobody answers there"),
        "not_set_up": _("this channel is not set up here"), "refused": _("the server does not know the recipient"),
        "settings": _("a file that the settings name is missing"),
    }.get(why, why)  # fmt: skip
