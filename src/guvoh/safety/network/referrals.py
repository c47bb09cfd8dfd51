"""Who was sent to whom for help, and whether a consent of that person covers it."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.book.records import first
from guvoh.model.records import Record
from guvoh.policy.levels import stands
from guvoh.text.i18n import _

SCOPE = "C6"  # share with a named partner: words/consent_scopes.yaml


def consent_of(referral: Record, partner: str, consents: Iterable[Record], day: str = "") -> str:
    """How the referral of one person stands on a day (ISO 8601; its own, where none is given): consent (a live one to
    share with this partner, `partner` by name), without (a reason is written down instead), none (neither: stop and
    ask). `consents`: those of that person. A consent that the referral names counts only if it covers it."""
    day = day or first(referral.text("on"))
    mine = list(consents)
    if referral.text("consent"):
        mine = [one for one in mine if one.id == referral.text("consent")]
    if stands(mine, SCOPE, day, partner=partner):
        return "consent"
    return "without" if referral.text("without_consent") else "none"


def standing_words(stands: str) -> str:
    """What `consent_of` says, for a reader."""
    return {"consent": _("consent stands"), "without": _("nobody was asked, and why is written"),
            "none": _("the consent stands no longer: ask again before more is told")}[stands]  # fmt: skip
