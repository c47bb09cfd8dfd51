"""What treaty bodies ask of a complaint: the State bound, the facts after that, remedies, one committee, in time."""

from __future__ import annotations

from collections.abc import Mapping

from guvoh.book.records import ENDED, submissions
from guvoh.model import dates
from guvoh.model.document import Finding
from guvoh.model.held import HELD, NOTHING_KNOWN
from guvoh.model.records import Record
from guvoh.model.vocabulary import terms
from guvoh.policy.filing import double_filing, without_rule
from guvoh.report.forms.answers.remedies import not_taken, taken_steps
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.deadlines import later
from guvoh.report.forms.checks.disappearance import act_days
from guvoh.report.forms.checks.ratified import Bound, bound, page, states_of
from guvoh.report.forms.checks.rule import COMMITTEES, UNKNOWN, Answers, Rule, Said
from guvoh.report.forms.read import Form
from guvoh.text.i18n import _, comma

TREATIES = {"CCPR": "ICCPR", "CAT": "CAT", "CED": "ICPPED", "CRC": "CRC", "CEDAW": "CEDAW"}
AFTER_REMEDIES, AFTER_PROCEDURE = 60, 36  # months


def _party(ask: Ask, form: Form, answers: Answers) -> Said:
    """What the table of ratifications says of each State that is recorded. Nothing in it passes unseen."""
    names, where = states_of(ask), page(form.mechanism)
    if not names:
        return UNKNOWN + _("Which State is concerned is not recorded.")
    found = []
    for name, code in names.items():
        row = bound(code, form.mechanism)
        if row is None:
            what = _(
                "Whether {state} is bound and accepted this procedure is not known here: find and confirm ({page})."
            )
            found.append(Finding("A11", "info", what.format(state=name, page=where), source=where))
        else:
            found.append(_bound(row, name, ask, where))
    return tuple(found)


def _bound(row: Bound, name: str, ask: Ask, where: str) -> Finding:
    day = dates.show(*dates.interval(row.since), ask.file.whole.language) if row.since else _("day not known")
    words = {
        "in_force": _("{state}: the procedure has been in force since {day}."),
        "deposited": _("{state}: the instrument was deposited on {day}; it is in force some months after."),
        "declared": _("{state}: the procedure was accepted by a declaration ({day})."),
        "ended": _("{state} has left this procedure ({day})."),
    }[row.event].format(state=name, day=day)
    weight = "block" if row.event == "ended" and row.official else "info"
    confirm = _("Compare with {page}: a State may have left since.").format(page=where)
    return Finding("A11", weight, f"{words} {confirm}", source=row.cited)


def _after_force(ask: Ask, form: Form, answers: Answers) -> str:
    rows = [bound(code, form.mechanism) for code in states_of(ask).values()]
    begins = [row.begins for row in rows if row and row.begins]
    first, last = act_days(ask)
    if len(rows) != 1 or not begins or not first or not last:
        return UNKNOWN + _(
            "Whether the facts lie after the entry into force, or go on, is not known here: find and confirm."
        )
    if first >= begins[0].last:
        return ""
    if _goes_on(ask):
        return UNKNOWN + _("The facts began before the entry into force and go on: say so in the argument.")
    if last < begins[0].first:
        return _("The facts lie before the entry into force.")
    return UNKNOWN + _("The facts may lie before the entry into force: find and confirm.")


def _goes_on(ask: Ask) -> bool:
    """Whether the last that was told is that the person is held, or disappeared."""
    told = [one for one in ask.person.told if one.status != NOTHING_KNOWN]
    return bool(told) and told[-1].status in HELD


def _exhausted(ask: Ask, form: Form, answers: Answers) -> str:
    if taken_steps(ask).text or not_taken(ask).text:
        return ""
    return _("Neither a step in the country is recorded, nor why none was possible.")


def _elsewhere(ask: Ask, form: Form, answers: Answers) -> Said:
    """The rules of `policy.filing`; a procedure of which no rule is known is told, for somebody to look."""
    found = double_filing(ask.file, form.mechanism, ask.id)
    others = without_rule(ask.file, form.mechanism, ask.id)
    if not others:
        return found
    what = _("It lies with {mechanisms} too; we know of no rule that excludes it: look once.")
    return (*found, Finding("A14", "info", what.format(mechanisms=comma().join(others))))


def _one_committee(ask: Ask, form: Form, answers: Answers) -> str:
    """A complaint goes to one committee: none lies with, or is prepared for, another; and what is argued is this
    committee's own treaty."""
    others = [one.record.text("mechanism") for one in submissions(_mine(ask)) if one.state not in ENDED]
    rivals = dict.fromkeys(name for name in others if name in COMMITTEES and name != form.mechanism)
    if rivals:
        return _("One committee only: a submission to {committees} is recorded too.").format(
            committees=comma().join(rivals))  # fmt: skip
    own = TREATIES.get(form.mechanism, "")
    argued = {r.text("provision").split("-")[0] for r in ask.records("argument")
              if r.text("provision") and r.text("mechanism") in ("", form.mechanism)}  # fmt: skip
    if argued and own not in argued and any(one.code.startswith(own + "-") for one in terms("legal_provisions")):
        return _("No provision of this committee’s own treaty is argued.")
    return ""


def _mine(ask: Ask) -> list[Record]:
    return [*ask.records("submission"), *ask.file.of_kind("step")]


def _delay(ask: Ask, form: Form, answers: Answers) -> str:
    """Five years after the last decision in the country, or three after the end of another procedure (rule 99 (c))."""
    other = [dates.interval(step.text("date"))[0] for one in submissions(_mine(ask)) for step in one.steps
             if one.record.text("mechanism") != form.mechanism and step.text("what") in ENDED]  # fmt: skip
    ended = max((day for day in other if day), default=None)
    decided = [dates.interval(r.text("decided"))[0] for r in ask.records("remedy") if r.text("decided")]
    last = max((day for day in decided if day), default=None)
    if ended and later(ended, AFTER_PROCEDURE) >= ask.file.today:
        return ""
    if last is None:
        return UNKNOWN + _("The day of the last decision in the country is not recorded: the delay cannot be counted.")
    late = later(last, AFTER_REMEDIES) < ask.file.today
    return _("More than five years after the last decision in the country.") if late else ""


RULES: Mapping[str, Rule] = {
    "A11": _party, "A12": _after_force, "A13": _exhausted, "A14": _elsewhere, "A15": _delay, "A17": _one_committee,
    "A20": _exhausted,
}  # fmt: skip
