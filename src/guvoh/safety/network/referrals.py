"""Who was sent to whom for help, and whether a consent of that person covers it."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.book.records import first
from guvoh.model.records import Record
from guvoh.policy.levels import stands

SCOPE = "C6"  # share with a named partner: words/consent_scopes.yaml


def consent_of(referral: Record, partner: str, consents: Iterable[Record], day: str = "") -> str:
    """How the referral stands on a day (ISO 8601; its own, where none is given): consent (a live one of the person to
    share with this partner, `partner` by name), without (a reason is written down instead), none (neither: stop and
    ask). A consent that was named counts only if it is about the same person and covers it."""
    day = day or first(referral.text("on"))
    mine = [one for one in consents if set(one.about) & set(referral.about)]
    if referral.text("consent"):
        mine = [one for one in mine if one.id == referral.text("consent")]
    if stands(mine, SCOPE, day, partner=partner):
        return "consent"
    return "without" if referral.text("without_consent") else "none"
