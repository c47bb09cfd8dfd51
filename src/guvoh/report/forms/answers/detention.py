"""How the person is held: since when, where, by whom, on what ground."""

from __future__ import annotations

from datetime import date as Day

from guvoh.model import dates
from guvoh.model.document import DETAIL, Paragraph, Text, line, own, said
from guvoh.model.held import HELD, StatusTold
from guvoh.report.forms import spoken
from guvoh.report.forms.answers import arrest
from guvoh.report.forms.answers.claims import days, shown, stretch, taken
from guvoh.report.forms.ask import Ask, Told, at_claims, at_record, of_record, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import comma


def date(ask: Ask) -> Told:
    """The first day in custody: the day of the arrest, unless a place is recorded from before it, or nobody told that
    day. Where somebody was brought later is a transfer."""
    first = min(ask.records("custody"), key=lambda r: dates.interval(r.text("from"))[0] or "", default=None)
    told_of = [one.claim.date.start for one in taken(ask) if one.claim.date and one.claim.date.start]
    if first is not None and (not told_of or (dates.interval(first.text("from"))[0] or "") < min(told_of)):
        words = show(*dates.interval(first.text("from")), ask.language)
        return told(line(of_record(first, "from", words, ask)))
    values = days(taken(ask), ask.language)
    return told(line(shown(ask, values, "detention.date")), enter=at_record(ask, "custody"),
                what=_("No accepted claim gives the day."))  # fmt: skip


def duration(ask: Ask) -> Told:
    """Days since the arrest until today, where nobody told that it ended; the sentence, where there is one."""
    seen = taken(ask)
    first, last = stretch(seen)
    lines = []
    free = [t for t in ask.person.told if t.status not in HELD and t.status != "L99" and t.known >= (first or "")]
    if first and last and not free:
        today = Day.fromisoformat(ask.file.today)
        least, most = ((today - Day.fromisoformat(day)).days for day in (last, first))
        words = spoken.bounds(least, most)
        text = _("{n} days on {day}, counted from the arrest").format(
            n=words, day=spoken.day(ask.file.today, ask.language)
        )
        lines.append(line(said(text, DETAIL, whose=ask.id, field="detention.duration",
                               rests_on=tuple(one.line.id for one in seen),
                               sources=tuple(sorted({one.source.number for one in seen})))))  # fmt: skip
    for record in ask.records("proceeding"):
        if record.text("sentence"):
            lines.append(line(own(_("Sentence: ")), of_record(record, "sentence", ask=ask)))
    return told(*lines, enter=at_claims())


def holder(ask: Ask) -> Told:
    """By whom, as recorded of the places, else as it was told."""
    lines = [line(of_record(r, "authority", ask=ask)) for r in ask.records("custody")]
    if not any(one.text for one in lines):
        lines = [line(_status(ask, one, one.holder)) for one in _held(ask) if one.holder][-1:]
    return told(*lines, enter=at_record(ask, "custody"))


def places(ask: Ask) -> Told:
    """Each place with its days, in order; else what was last told."""
    lines: list[Paragraph] = []
    for record in sorted(ask.records("custody"), key=lambda r: r.text("from")):
        span = _days_of(record.text("from"), record.text("to"), ask.language)
        lines.append(line(of_record(record, "place", ask=ask), own(f" ({span})"), style="item"))
    if not lines:
        lines = [line(_status(ask, one, one.place)) for one in _held(ask) if one.place][-1:]
    return told(*lines, enter=at_record(ask, "custody"))


def ordered_by(ask: Ask) -> Told:
    lines = [line(of_record(r, "ordering_authority", ask=ask)) for r in ask.records("arrest")]
    return told(*lines, enter=at_record(ask, "arrest"))


def reasons(ask: Ask) -> Told:
    """The charges, else what was said at the arrest."""
    lines = [line(of_record(r, "charges", ask=ask)) for r in ask.records("proceeding")]
    if any(one.text for one in lines):
        return told(*lines)
    return arrest.reasons(ask)


def law(ask: Ask) -> Told:
    return arrest.law(ask)


def conditions(ask: Ask) -> Told:
    """Conditions, health, contact, as recorded of each place."""
    lines = []
    for record in sorted(ask.records("custody"), key=lambda r: r.text("from")):
        lines += [line(of_record(record, name, ask=ask)) for name in ("conditions", "contact")]
    return told(*lines, enter=at_record(ask, "custody"))


def trial(ask: Ask) -> Told:
    """The case before the court, each with its stage, charges, law, access to the lawyer, what was unfair."""
    lines = []
    for record in ask.records("proceeding"):
        stage = label("proceeding_stages", record.text("stage"), ask.language) if record.text("stage") else ""
        when = record.text("date")
        day = show(*dates.interval(when), ask.language) if when else ""
        head = [of_record(record, "court", ask=ask), of_record(record, "stage", stage, ask),
                of_record(record, "date", day, ask), of_record(record, "charges", ask=ask),
                of_record(record, "law", ask=ask), of_record(record, "outcome", ask=ask),
                of_record(record, "sentence", ask=ask)]  # fmt: skip
        said_of = [text for text in head if text]
        joined = tuple(p for n, text in enumerate(said_of) for p in (own(comma()) if n else ()) + text)
        lines.append(Paragraph(joined, "item"))
        lines += [line(of_record(record, name, ask=ask)) for name in ("counsel_access", "fairness")]
    return told(*lines, enter=at_record(ask, "proceeding"))


def _held(ask: Ask) -> list[StatusTold]:
    return [one for one in ask.person.told if one.status in HELD]


def _status(ask: Ask, one: StatusTold, text: str) -> Text:
    known = own(_(", known on {day}").format(day=spoken.day(one.known, ask.language)))
    cited = ask.cited((one.source,))
    return said(text, DETAIL, whose=ask.id, field="status", rests_on=(one.entry,), sources=cited) + known


def _days_of(start: str, end: str, language: str) -> str:
    first = dates.interval(start)[0] if start else None
    last = dates.interval(end)[1] if end else None
    return show(first, last, language)
