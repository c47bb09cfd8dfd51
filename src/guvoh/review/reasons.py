"""Why a suggestion is rejected: one key each, never asked for. What is recorded is the English, as scripts give it."""

from __future__ import annotations

from guvoh.text.i18n import _

REASONS = {
    "t": "not in the text", "p": "wrong person", "d": "wrong date", "r": "duplicate", "n": "no act",
}  # fmt: skip


def reason_words(reason: str) -> str:
    """A recorded reason for a page; what somebody typed himself stands as it is."""
    told = {
        "not in the text": _("Not in the text"), "wrong person": _("Wrong person"), "wrong date": _("Wrong date"),
        "duplicate": _("Twice"), "no act": _("Not an act"),
    }  # fmt: skip
    return told.get(reason, reason)
