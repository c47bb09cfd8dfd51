"""Who submits, who agreed, whether the person is identified, and whether the language is one that is taken."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.policy.minors import is_minor
from guvoh.report.forms.answers.consent import GUARDIAN, agreed
from guvoh.report.forms.answers.submitter import the_one
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.rule import Answers, Rule
from guvoh.report.forms.read import Form
from guvoh.text.i18n import _, comma


def _submitter(ask: Ask, form: Form, answers: Answers) -> str:
    one = the_one(ask)
    if one and one.text("name") and (one.text("address") or one.text("email")):
        return ""
    return _("Nobody with an address submits: no mechanism takes anonymous submissions.")


def _consent(ask: Ask, form: Form, answers: Answers) -> str:
    if agreed(ask, form.scope, form.mechanism if form.scope == "C2" else ""):
        return ""
    if is_minor(ask.file, ask.id) and any(r.text("scope") == form.scope and r.text("basis") != GUARDIAN
                                           for r in ask.file.of_kind("consent", ask.id)):  # fmt: skip
        return _("For a child only the guardian can consent; nobody recorded that.")
    return _("No consent to this submission stands today: none was given, or it ran out, or was taken back.")


def _victims_agreed(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if any(r.text("scope") == "C7" for r in ask.file.of_kind("consent")) else _(
        "Nobody harmed agreed to be in a sanctions dossier: all of them stand under code names.")  # fmt: skip


def _named(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if not ask.names.missing else _("The person is not identified by confirmed names.")


def _authorised(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if agreed(ask, "C9") or agreed(ask, form.scope, form.mechanism) else _(
        "Neither an authorisation nor a consent of the family is recorded.")  # fmt: skip


def _language(ask: Ask, form: Form, answers: Answers) -> str:
    if ask.wish.reading_copy or ask.wish.language in form.languages:
        return ""
    return _("This mechanism takes: {languages}.").format(languages=comma().join(form.languages))


RULES: Mapping[str, Rule] = {
    "A01": _submitter, "A02": _consent, "A02-victims": _victims_agreed, "A03": _named, "A16": _authorised,
    "A18": _language,
}  # fmt: skip
