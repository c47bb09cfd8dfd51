"""What threatens the person, for whoever decides on protection."""

from __future__ import annotations

from guvoh.model.document import DETAIL, Paragraph, line, own, said
from guvoh.report.forms.answers.account import incidents
from guvoh.report.forms.answers.claims import claims_named
from guvoh.report.forms.ask import Ask, Told, at_record, of_record, told
from guvoh.report.forms.spoken import _, label


def assessed(ask: Ask) -> Told:
    """Each assessment with its level and the reason."""
    lines = []
    for record in ask.records("risk"):
        level = label("risk_levels", record.text("level"), ask.language)
        lines.append(
            line(of_record(record, "what", ask=ask), own(". "), of_record(record, "level", level), style="item")
        )
        lines.append(line(of_record(record, "urgent_because", ask=ask)))
    return told(*lines, enter=at_record(ask, "risk"), what=_("No assessment of the risk is recorded."))


def because_of(ask: Ask) -> Told:
    """What was done to relatives in the person's place, and to the person in another's: as somebody judged, no more."""
    lines: list[Paragraph] = []
    for one in ask.file.proxies:
        if ask.id not in (one.relative, one.target):
            continue
        relative = said(one.relative_name, DETAIL, "name", whose=one.relative)
        target = said(one.target_name, DETAIL, "name", whose=one.target)
        sure = {"certain": _("judged certain"), "likely": _("judged likely"), "said": _("as is said")}
        how = own(f" ({sure.get(one.certainty, '')})")
        lines.append(line(relative, own(_(" was reached because of ")), target, how, style="lead"))
        lines += incidents(ask, claims_named(ask, (one.claim, *one.basis)))
    return told(*lines)


def removal(ask: Ask) -> Told:
    """The removal that is feared: from the case before a court or authority."""
    rows = [r for r in ask.records("proceeding") if r.text("stage") == "extradition"]
    lines = [line(of_record(r, name, ask=ask)) for r in rows for name in ("court", "case_no", "outcome")]
    days = [line(of_record(r, "date", ask=ask)) for r in rows]
    return told(*days, *lines, enter=at_record(ask, "proceeding"), what=_("No decision to remove is recorded."))


def cooperation(ask: Ask) -> Told:
    """Which cooperation with the United Nations went before."""
    rows = [r for r in (*ask.records("submission"), *ask.records("intervention"))]
    lines = []
    for record in rows:
        if record.kind == "submission":
            name = label("mechanisms", record.text("mechanism"), ask.language)
            lines.append(line(of_record(record, "mechanism", name, ask), style="item"))
        else:
            lines.append(line(of_record(record, "who", ask=ask), own(": "), of_record(record, "summary", ask=ask),
                              style="item"))  # fmt: skip
    return told(*lines, enter=at_record(ask, "submission"),
                what=_("No cooperation with the United Nations is recorded."))  # fmt: skip
