"""All checks of a form: their weights are data/checks.yaml, their functions lie in the files by subject."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.model.document import Finding
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks import disappearance, facts, interpol, person, sanctions, treaty
from guvoh.report.forms.checks.rule import COMMITTEES, UNKNOWN, Answers, Rule
from guvoh.report.forms.read import Form, read_data

RULES: Mapping[str, Rule] = {
    **person.RULES, **facts.RULES, **treaty.RULES, **disappearance.RULES, **sanctions.RULES, **interpol.RULES,
}  # fmt: skip


def check(ask: Ask, form: Form, answers: Answers) -> tuple[Finding, ...]:
    """The findings, heaviest first. A form that is no submission (a lawyer's file) has only what its data names."""
    found: list[Finding] = []
    for rule, row in read_data("checks")["checks"].items():
        weight, made = weight_of(row["weights"], form), RULES.get(rule)
        said = made(ask, form, answers) if weight and made else ""
        if isinstance(said, tuple):
            found += said
        elif said:
            weight = "info" if said.startswith(UNKNOWN) else weight
            found.append(Finding(rule, weight, said.removeprefix(UNKNOWN), source=f"{row['source']}, {row['date']}"))
    order = ("block", "warn", "info")
    return tuple(sorted(found, key=lambda one: (order.index(one.weight), one.rule)))


def weight_of(weights: Mapping[str, str], form: Form) -> str:
    """block, warn or info for this form; "" where the check is not asked."""
    group = "TB" if form.mechanism in COMMITTEES else "SAN" if form.mechanism.startswith("SAN-") else ""
    for name in (form.name, form.mechanism, group, "ALL"):
        if name and name in weights:
            return "" if weights[name] == "none" else weights[name]
    return ""
