"""A dossier: the act within the regime, who the official is, the post on the day, what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.report.forms.answers import sanctions
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.rule import Answers, Rule
from guvoh.report.forms.read import Form, read_data
from guvoh.text.i18n import _


def _scope(ask: Ask, form: Form, answers: Answers) -> str:
    scope = read_data("law")["regimes"][form.mechanism]
    acts = {one.claim.act for one in sanctions.acts_of(ask)}
    if not acts or not acts.isdisjoint(scope["acts"]):
        return ""
    return _("No act lies within the scope of this regime ({source}, {day}).").format(
        source=scope["source"], day=scope["date"])  # fmt: skip


def _unique(ask: Ask, form: Form, answers: Answers) -> str:
    given = ask.person.given
    known = sum(bool(given.get(name)) for name in ("born", "id_documents", "birth_place", "citizenships"))
    known += bool(ask.person.person.names) + bool(sanctions.held_posts(ask))
    return "" if known >= 2 else _("Two things at least must identify the official.")


def _tenure(ask: Ask, form: Form, answers: Answers) -> str:
    parts = [r for r in sanctions.parts(ask) if r.text("degree") in sanctions.COMMAND]
    wanted = {id for r in parts for id in r.listed("claims")}
    seen = [one for one in sanctions.acts_of(ask) if one.line.id in wanted]
    if all(sanctions.in_post(ask, one) for one in seen):
        return ""
    return _("The recorded post does not surely cover the day of each act that command is claimed for.")


def _balance(ask: Ask, form: Form, answers: Answers) -> str:
    return "" if any(r.text("against") for r in sanctions.parts(ask)) else _(
        "Nobody wrote down what speaks against it.")  # fmt: skip


RULES: Mapping[str, Rule] = {"A25": _scope, "A26": _unique, "A27": _tenure, "A28": _balance}
