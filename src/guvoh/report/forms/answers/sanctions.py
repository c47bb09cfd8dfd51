"""The dossier on one official: who he is, which post he had, what part in which act, what speaks against it.

`ask.person` is the official. A suspicion is no part in an act here; it stands nowhere in the dossier.
"""

from __future__ import annotations

from guvoh.model import dates
from guvoh.model.document import DETAIL, OPEN, Paragraph, line, own, said
from guvoh.model.records import Record
from guvoh.report.forms.answers.account import incidents
from guvoh.report.forms.answers.argument import argued, law_notes
from guvoh.report.forms.answers.arrest import SUSPECTED
from guvoh.report.forms.answers.claims import Seen, claims_named
from guvoh.report.forms.answers.identity import all_of_it, born, documents, nationality
from guvoh.report.forms.ask import Ask, Told, at_record, of_record, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import ngettext

COMMAND = ("0501", "0502", "0503", "06")  # degrees that rest on a post


def regime(ask: Ask) -> Told:
    """The regime, and the criteria argued under it."""
    lines = [line(own(label("mechanisms", ask.mechanism, ask.language)))]
    lines += [line(own(f"{r.text('criterion')}: {label('sanctions_criteria', r.text('criterion'), ask.language)}"),
                   style="item") for r in arguments(ask)]  # fmt: skip
    return told(*lines, *law_notes(("sanctions_criteria",)))


def summary(ask: Ask) -> Told:
    """One line: the post, the number of acts; to be written out by a person."""
    acts = acts_of(ask)
    if not acts:
        return Told((), _("No part in an act is recorded, other than a suspicion."), at_record(ask, "involvement"))
    entries = {one.entry.id for one in acts}
    text = ngettext(
        "{n} incident in which a part of this official is recorded, with its sources.",
        "{n} incidents in which a part of this official is recorded, each with its sources.",
        len(entries),
    ).format(n=len(entries))
    return told(line(said(text, OPEN, field="dossier.acts", rests_on=tuple(one.line.id for one in acts),
                          sources=tuple(sorted({one.source.number for one in acts})))))  # fmt: skip


def target(ask: Ask) -> Told:
    """All that identifies the official."""
    found = all_of_it(ask)
    if found.text:
        return found
    names = [line(said(name, OPEN, "name", whose=ask.id, field="name")) for name in ask.person.person.names]
    rest = [part for answer in (born, nationality, documents) for part in answer(ask).text]
    return Told((*names, *rest), "", found.enter)


def posts(ask: Ask) -> Told:
    """Posts with their days, and to whom the official reported."""
    people = {one.person.id: one.person for one in ask.file.people}
    lines = []
    for record in sorted(held_posts(ask), key=lambda r: r.text("from")):
        first, last = tenure(record)
        over = people.get(record.text("superior"))
        above = said(over.names[0], OPEN, "name", whose=over.id) if over else ()
        lines.append(line(of_record(record, "post", ask=ask), own(", ") if record.text("body") else (),
                          of_record(record, "body"), own(f" ({show(first, last, ask.language)})"),
                          own(_("; reports to ")) if above else (), above, style="item"))  # fmt: skip
    return told(*lines, enter=at_record(ask, "post"), what=_("No post of the official is recorded."))


def acts(ask: Ask) -> Told:
    """Each act that the recorded parts name, with the words of its claims."""
    lines = incidents(ask, acts_of(ask))
    return told(*lines, enter=at_record(ask, "involvement"),
                what=_("No part in an act is recorded, other than a suspicion."))  # fmt: skip


def role(ask: Ask) -> Told:
    """The part in each act, why that is believed, and whether the post covers its day."""
    lines: list[Paragraph] = []
    for record in parts(ask):
        degree = label("involvement_degrees", record.text("degree"), ask.language)
        seen = [one for one in claims_named(ask, record.listed("claims")) if one.proves]
        numbers = tuple(sorted({one.source.number for one in seen}))
        head = said(degree, OPEN, field="involvement.degree", rests_on=tuple(o.line.id for o in seen), sources=numbers)
        lines += [line(head, style="lead"), line(of_record(record, "why", ask=ask))]
        if record.text("degree") in COMMAND:
            covered = all(in_post(ask, one) for one in seen)
            words = (
                _("The post covers the day of each act.") if covered else _("The post does not cover every act's day.")
            )
            lines.append(line(own(words)))
    return told(
        *lines, enter=at_record(ask, "involvement"), what=_("No part in an act is recorded, other than a suspicion.")
    )


def legal(ask: Ask) -> Told:
    """Each criterion with its argument."""
    lines = [one for record in arguments(ask) for one in argued(ask, record)]
    if not lines:
        return Told((), _("No criterion of this regime is argued."), at_record(ask, "argument"))
    return told(*lines, *law_notes(("sanctions_criteria",)))


def protection(ask: Ask) -> Told:
    """How victims stand in the dossier."""
    return told(line(own(_("Victims stand under code names but those who agreed to be named in this dossier."))))


def against(ask: Ask) -> Told:
    """What speaks against it: denials in the sources, and what was recorded. That nothing was found is said."""
    lines = [line(of_record(r, "against", ask=ask), style="item") for r in parts(ask) if r.text("against")]
    denied = {entry.id for entry in {one.entry.id: one.entry for one in acts_of(ask)}.values()}
    for entry in ask.file.whole.entries:
        for one in entry.claims if entry.id in denied else ():
            if one.polarity == "denied":
                words = said(one.sentence.text, DETAIL, "quote", field="claim.quote", language=one.sentence.language,
                             rests_on=(one.id,), sources=(one.source,))  # fmt: skip
                lines.append(line(words, style="item"))
    if not lines:
        lines = [line(own(_("Nothing that speaks against it was found in the sources of this case.")))]
    return told(*lines)


def accountability(ask: Ask) -> Told:
    """What came of complaints in the country about these acts."""
    from guvoh.report.forms.answers.remedies import taken_steps

    return Told(taken_steps(ask).text, "", at_record(ask, "remedy"))


def listed(ask: Ask) -> Told:
    """Entries on lists elsewhere."""
    lines = []
    for record in ask.records("designation"):
        day = record.text("date")
        when = f" ({show(*dates.interval(day), ask.language)})" if day else ""
        lines.append(line(of_record(record, "list", ask=ask), own(when), style="item"))
    return told(*lines)


def impact(ask: Ask) -> Told:
    """For a person to write."""
    return Told((), _("To be written by a person: guvoh answer."), "")


def parts(ask: Ask) -> list[Record]:
    """The recorded parts in acts, without suspicions."""
    return [r for r in ask.file.of_kind("involvement") if ask.id in r.about and r.text("degree") != SUSPECTED]


def acts_of(ask: Ask) -> tuple[Seen, ...]:
    """The claims that the recorded parts rest on, told as done and not under force."""
    ids = [id for record in parts(ask) for id in record.listed("claims")]
    return tuple(one for one in claims_named(ask, ids) if one.proves)


def arguments(ask: Ask) -> list[Record]:
    """Arguments with a criterion of this regime."""
    prefix = ask.mechanism.removeprefix("SAN-") + "-"
    return [r for r in ask.records("argument") if r.text("criterion").startswith(prefix)]


def held_posts(ask: Ask) -> list[Record]:
    return [r for r in ask.file.of_kind("post", ask.id) if ask.id in r.about]


def tenure(record: Record) -> dates.Days:
    """From the first day that it may have begun to the last; open where nobody said."""
    first, last = record.text("from"), record.text("to")
    return (dates.interval(first)[0] if first else None, dates.interval(last)[1] if last else None)


def in_post(ask: Ask, one: Seen) -> bool:
    """Whether some post surely covers the day of the act: in doubt it does not."""
    date = one.claim.date
    if date is None or not date.start or not date.end:
        return False
    return any(dates.contains(_surely(r), (date.start, date.end)) for r in held_posts(ask) if r.text("from"))


def _surely(record: Record) -> dates.Days:
    """The days on which the post was surely held: begun in a month, from the end of that."""
    last = record.text("to")
    return (dates.interval(record.text("from"))[1], dates.interval(last)[0] if last else None)
