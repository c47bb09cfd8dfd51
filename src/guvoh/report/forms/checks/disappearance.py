"""What the Working Group on Enforced Disappearances asks: the month at least, and the three months to receipt."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.model import dates
from guvoh.report import wording
from guvoh.report.forms.answers.claims import stretch, taken
from guvoh.report.forms.answers.submitter import the_one
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.deadlines import term
from guvoh.report.forms.checks.rule import UNKNOWN, Answers, Rule
from guvoh.report.forms.read import Form
from guvoh.text.i18n import _

URGENT_MONTHS = 3
RECEIVED = ("acknowledged", "registered")  # steps that say on which day they had it


def act_days(ask: Ask) -> dates.Days:
    """The days on which it may have happened: what all sources allow; where they contradict one another, from the
    first day that any of them names to the last."""
    together = stretch(taken(ask))
    if together != dates.NOT_KNOWN:
        return together
    told = [one.claim.date for one in taken(ask) if one.claim.date]
    firsts, lasts = [one.start for one in told if one.start], [one.end for one in told if one.end]
    if not told or len(firsts) < len(told) or len(lasts) < len(told):
        return dates.NOT_KNOWN
    return min(firsts), max(lasts)


def received(ask: Ask, mechanism: str) -> str:
    """The day on which the mechanism had the last submission about the person, "" where nobody was told."""
    mine = {r.id for r in ask.records("submission") if r.text("mechanism") == mechanism}
    days = [dates.interval(r.text("date"))[1] for r in ask.file.of_kind("step")
            if r.text("submission") in mine and r.text("what") in RECEIVED]  # fmt: skip
    return max((day for day in days if day), default="")


def _three_months(ask: Ask, form: Form, answers: Answers) -> str:
    ends = term(act_days(ask), URGENT_MONTHS)
    if ends is None:
        return UNKNOWN + _("Whether the urgent procedure is open cannot be counted: the day is not known.")
    had = received(ask, form.mechanism)
    held = ends.held_on(had or ask.file.today)
    first, last = (wording.day(day, ask.file.whole.language) for day in ends)
    if held is None:
        words = _("The three months of the urgent procedure end between {first} and {last}: the exact day decides.")
        return UNKNOWN + words.format(first=first, last=last)
    if not held:
        return _("The three months of the urgent procedure ended on {day}: the standard procedure.").format(day=last)
    if had:
        return _("Urgent procedure: it was received in time; the time ended on {day}.").format(day=first)
    return _("Urgent procedure: it must be received by {day}.").format(day=first)


def _follow_up(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one and one.text("ngo") == "yes" and one.text("follow_up") != "yes":
        return _("An organisation must be able to carry replies to the family.")
    return ""


RULES: Mapping[str, Rule] = {"A19": _three_months, "A19-replies": _follow_up}
