"""The safety of the people themselves, in one place: what to do now, and what is prepared before it comes to that."""

from __future__ import annotations

from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.show import at, page

Line = tuple[str, str, str]


def safety(ask: Ask) -> Answer:
    return page(ask, "safety.html", _("Safety"), "safety", groups=_groups(ask))


def _groups(ask: Ask) -> list[tuple[str, list[Line]]]:
    """(heading, lines); a line is (words, what is there, address)."""
    happened = [
        (_("Whom now?"), _("The first hour, day and week, and whom to call."), at(ask.case, "now")),
        (_("Threats"), _("What was threatened, by whom, and how it goes on."), at(ask.case, "threats")),
        (_("Referrals"), _("Who was sent to whom for help, on whose consent."), at(ask.case, "referrals")),
    ]
    before = [
        (_("Contacts"), _("Whom one can turn to, and how fresh that is."), at(ask.case, "contacts")),
        (_("Plans"), _("What a person or family has prepared."), at(ask.case, "plans")),
        (_("Before you protest, speak or publish"), _("Who could pay for it, and who agreed."), at(ask.case, "events")),
        (_("Check-ins"), _("Who is to call when, and who did not."), at(ask.case, "checkins")),
    ]
    group = [
        (_("Recovery words"), _("In shares, with people you trust."), "/recovery"),
        (_("Digital security"), _("What to do by level of risk, and why."), "/checklist"),
        (_("Before you travel"), _("What stays behind, and with whom."), "/travel"),
        (_("Panic key"), _("Destroys the keys of the vault; off until it is armed."), "/panic"),
    ]
    return [(_("It has happened"), happened), (_("Before it happens"), before), (_("The group itself"), group)]


PAGES = (Page("/case/{case}/safety", safety),)
