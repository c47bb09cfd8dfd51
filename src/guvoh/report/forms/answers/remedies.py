"""What was tried in the country, and elsewhere."""

from __future__ import annotations

from guvoh.model import dates
from guvoh.model.document import Paragraph, Text, line, own
from guvoh.model.records import Record
from guvoh.report.forms.ask import Ask, Told, at_record, of_record, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import comma


def steps(ask: Ask) -> Told:
    """Each step with body, day and result; or why none was taken."""
    taken_ = taken_steps(ask).text
    none = not_taken(ask).text
    return told(*taken_, *none, enter=at_record(ask, "remedy"),
                what=_("Neither a step in the country is recorded, nor why none was possible."))  # fmt: skip


def taken_steps(ask: Ask) -> Told:
    rows = [r for r in ask.records("remedy") if r.text("body") or r.text("filed")]
    lines = [_step(ask, r) for r in sorted(rows, key=lambda r: r.text("filed"))]
    return told(*lines, enter=at_record(ask, "remedy"), what=_("No step in the country is recorded."))


def not_taken(ask: Ask) -> Told:
    rows = [r for r in ask.records("remedy") if r.text("reason_not_taken")]
    return told(*(line(of_record(r, "reason_not_taken", ask=ask)) for r in rows), enter=at_record(ask, "remedy"),
                what=_("Why no step was taken is not recorded."))  # fmt: skip


def elsewhere(ask: Ask) -> Told:
    """Other mechanisms to which the matter was sent, and what others did; that nothing is recorded is an answer too."""
    sent = _sent(ask)
    lines = [_submission(ask, r) for r in sent] + interventions(ask)
    if not sent:
        lines.insert(0, line(own(_("No submission to another international procedure is recorded."))))
    return told(*lines)


def interventions(ask: Ask) -> list[Paragraph]:
    """What others did, by day; nobody says that one came of the other."""
    lines = []
    for record in sorted(ask.records("intervention"), key=lambda r: r.text("date")):
        day = show(*dates.interval(record.text("date")), ask.language)
        kind = label("intervention_kinds", record.text("kind"), ask.language)
        parts = [of_record(record, "date", day, ask), of_record(record, "who", ask=ask),
                 of_record(record, "kind", kind, ask), of_record(record, "to_whom", ask=ask)]  # fmt: skip
        lines.append(_joined([part for part in parts if part]))
    return lines


def _sent(ask: Ask) -> list[Record]:
    left = {r.text("submission") for r in ask.file.of_kind("step") if r.text("what") not in ("withdrawn", "refused")}
    gone = {r.text("submission") for r in ask.file.of_kind("step") if r.text("what") in ("withdrawn", "refused")}
    return [r for r in ask.records("submission") if r.id in left - gone]


def _submission(ask: Ask, record: Record) -> Paragraph:
    name = label("mechanisms", record.text("mechanism"), ask.language)
    parts = [of_record(record, "mechanism", name, ask), of_record(record, "reference", ask=ask),
             of_record(record, "matter", ask=ask)]  # fmt: skip
    return _joined([part for part in parts if part])


def _step(ask: Ask, record: Record) -> Paragraph:
    filed, decided = (record.text(name) for name in ("filed", "decided"))
    kind = label("remedy_kinds", record.text("kind"), ask.language) if record.text("kind") else ""
    result = label("remedy_results", record.text("result"), ask.language) if record.text("result") else ""
    parts = [
        of_record(record, "filed", show(*dates.interval(filed), ask.language) if filed else "", ask)
        if filed else (), of_record(record, "kind", kind) if kind else (), of_record(record, "body"),
        of_record(record, "case_no"), of_record(record, "what"), of_record(record, "result", result) if result else (),
        of_record(record, "decided", show(*dates.interval(decided), ask.language)) if decided else (),
        of_record(record, "decision", ask=ask),
    ]  # fmt: skip
    return _joined([part for part in parts if part])


def _joined(parts: list[Text]) -> Paragraph:
    """One after the other; after a sentence that ends by itself no comma."""
    pieces: Text = ()
    for text in parts:
        ended = pieces and pieces[-1].words.text.rstrip().endswith((".", "!", "?"))
        pieces += ((*own(" " if ended else comma()), *text)) if pieces else text
    return Paragraph(pieces, "item")
