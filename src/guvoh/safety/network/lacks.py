"""What is missing in a plan, and how threats go on, in words."""

from __future__ import annotations

from guvoh.model.records import kind
from guvoh.safety.network.plans import Lack
from guvoh.text.i18n import _, comma, language, ngettext


def lack_words(lack: Lack) -> str:
    """One lack in a sentence; no contact by name."""
    n = len(lack.of)
    if lack.what == "no_reply":
        return ngettext(
            "{n} contact has not replied within 90 days.", "{n} contacts have not replied within 90 days.", n
        ).format(n=n)
    if lack.what == "gone":
        return ngettext("{n} contact is there no longer.", "{n} contacts are there no longer.", n).format(n=n)
    if lack.what == "not_by_machine":
        return ngettext(
            "{n} contact is in the country or under 18, or nobody said: only a person may call.",
            "{n} contacts are in the country or under 18, or nobody said: only a person may call.", n,
        ).format(n=n)  # fmt: skip
    if lack.what == "empty":
        fields = [f.label(language()) for name in lack.of if (f := kind("plan").field(name))]
        return _("Nothing is written yet: {fields}.").format(fields=comma().join(fields))
    if lack.what in ("declined", "there"):
        from guvoh.safety.watch.client import lacking_words  # it brings what connects along

        no = lack.what == "declined"
        said = _("The watcher says no.") if no else _("The watcher says that something is lacking.")
        return f"{said} {lacking_words(lack.of)}".strip()
    return {
        "no_buddy": _("No buddy abroad who can be reached."),
        "no_drill": _("No drill within 30 days."),
        "one_channel": _("All alarms would go over one channel."),
        "no_duty": _("No duty officer."),
        "no_lawyer": _("No lawyer and no organisation."),
        "no_watcher": _("No watcher has answered: nothing raises an alarm by itself."),
        "ended": _("Its watching was ended: nothing raises an alarm by itself."),
        "silent": _("The watcher does not answer: an alarm may never be raised."),
        "unasked": _("Nobody has asked the watcher for two days: whether it still watches is not known."),
        "not_read": _("Nobody has read the plan again for half a year."),
    }[lack.what]


def trend_words(trend: str) -> str:
    return {
        "rising": _("rising"), "falling": _("falling"), "steady": _("steady"), "few": _("too few to say"),
    }[trend]  # fmt: skip


def left_out_words(why: str) -> str:
    """Why a contact does not stand on a pocket sheet."""
    return {
        "gone": _("is there no longer"),
        "not_reachable": _("in the country or under 18, or nobody said"),
        "organisation": _("its number would name the organisation"),
        "no_number": _("has no number"),
        "too_many": _("there is no room for more numbers"),
    }[why]
