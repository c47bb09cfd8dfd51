"""What the person, or the family or guardian, agreed to."""

from __future__ import annotations

from guvoh.model import dates
from guvoh.model.document import DETAIL, Paragraph, line, own, said
from guvoh.model.records import Record
from guvoh.policy.levels import covers, refused
from guvoh.policy.minors import is_minor
from guvoh.report.forms import spoken
from guvoh.report.forms.ask import Ask, Told, at_record, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import comma

GUARDIAN = "S4"


def agreed(ask: Ask, scope: str, mechanism: str = "") -> tuple[Record, ...]:
    """The consents that stand today for it; for who is a child today only a guardian's."""
    child, said_all = is_minor(ask.file, ask.id), ask.file.of_kind("consent", ask.id)
    if refused(said_all, scope, mechanism):
        return ()
    return tuple(
        r for r in said_all
        if covers(r, scope, ask.file.today, mechanism) and (not child or r.text("basis") == GUARDIAN)
    )  # fmt: skip


def to_submit(ask: Ask) -> Told:
    """Who agreed to this submission, how and when."""
    found = agreed(ask, ask.scope, ask.mechanism)
    return told(*(_one(ask, r) for r in found), enter=at_record(ask, "consent"),
                what=_("No consent to this submission stands."))  # fmt: skip


def three(ask: Ask) -> Told:
    """To submit, to tell the name to the government, to print it in a public report: each yes or no."""
    if not agreed(ask, ask.scope, ask.mechanism):
        return Told((), _("No consent to this submission stands."), at_record(ask, "consent"))
    lines = []
    for scope, words in (("C2", ask.mechanism), ("C3", ""), ("C4", "")):
        yes = bool(agreed(ask, scope, words))
        name = label("consent_scopes", scope, ask.language)
        lines.append(line(own(name + spoken.colon() + (_("Yes") if yes else _("No"))), style="item"))
    return told(*lines, *(_one(ask, r) for r in agreed(ask, ask.scope, ask.mechanism)))


def public_name(ask: Ask) -> Told:
    """Whether the name may stand in a published decision."""
    yes = bool(agreed(ask, "C4"))
    words = _("The name may be published.") if yes else _("Please do not publish the name.")
    return told(line(own(words)))


def authorisation(ask: Ask) -> Told:
    """The power of attorney or consent; or why none could be had, as the consent's own limits say."""
    found = (*agreed(ask, "C9"), *agreed(ask, ask.scope, ask.mechanism))
    return told(*(_one(ask, r) for r in found), enter=at_record(ask, "consent"),
                what=_("Neither an authorisation nor a reason for the lack of one is recorded."))  # fmt: skip


def _one(ask: Ask, record: Record) -> Paragraph:
    parts = [label("consent_basis", record.text("basis"), ask.language)]
    if record.text("relation"):
        parts.append(record.text("relation"))
    if record.text("form"):
        parts.append(label("consent_forms", record.text("form"), ask.language))
    parts.append(show(*dates.interval(record.text("date")), ask.language))
    return line(said(comma().join(parts), DETAIL, whose=ask.id, field="consent", rests_on=(record.entry,)))
