"""What the Commission for the Control of INTERPOL's Files asks. There is no form for it yet: these checks wait for one
whose mechanism is CCF, and are weighed as the others, by data/checks.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.report.forms.answers.consent import agreed
from guvoh.report.forms.answers.submitter import the_one
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.rule import UNKNOWN, Answers, Rule
from guvoh.report.forms.read import Form
from guvoh.text.i18n import _

PORTAL_SINCE = "2026-03-26"


def _identity_copy(ask: Ask, form: Form, answers: Answers) -> str:
    source = str(ask.person.given.get("id_documents_from") or "")
    if not ask.person.given.get("id_documents") or not ask.cited((source,)):
        return _("No copy of an identity document is among the sources.")
    return UNKNOWN + _("Look at the copy of the identity document: nothing blacked out, with the photograph.")


def _power_of_attorney(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one is None or not (one.text("counsel") or one.text("ngo") == "yes"):
        return ""
    signed = any(r.text("form") == "written" for r in agreed(ask, "C9"))
    return "" if signed else _("Somebody represents the person: no power of attorney in writing is recorded.")


def _signed(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one is None or not one.text("name"):
        return _("Nobody is recorded who would sign it.")
    return UNKNOWN + _("Sign and date it by hand: the program cannot see whether that was done.")


def _portal(ask: Ask, form: Form, answers: Answers) -> str:
    return _("Since {day} only through the Commission’s portal.").format(day=PORTAL_SINCE)


RULES: Mapping[str, Rule] = {"A21": _identity_copy, "A22": _power_of_attorney, "A23": _signed, "A24": _portal}
