"""The urgent alert: one page of who, what, where, when and what is asked for; and a few lines without anybody's name.

The nameless lines are to be pasted into a messenger: region and month, no name, no code name, no source.
"""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.document import ADULT, DETAIL, OPEN, Document, Missing, Paragraph, Section, Text, line, own, said
from guvoh.model.paper import Entry, Words
from guvoh.policy.find import find
from guvoh.policy.guard import names_of
from guvoh.report import wording
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.asked import Asked
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, comma, language


def document(file: CaseFile, profile: str, asked: Asked) -> Document:
    """About the person asked for; else about whom the newest record of a risk names; else about the last incident."""
    people = _whom(file, asked)
    entries = _entries(file, people)
    demand = _demand(file)
    missing = []
    if not entries:
        missing.append(Missing("incident", _("No accepted claim says what happened."),
                               _("Read the suggestions first: `guvoh review`."), "/review"))  # fmt: skip
    if not demand:
        missing.append(Missing("statement.demand", _("Nobody has written what is asked for."),
                               _("Record a statement or a risk: fields demand, asked."), "/records"))  # fmt: skip
    shown = {one.person.id for one in rows.open_to(file, profile)}
    people = tuple(one for one in people if one.person.id in shown)
    title = _("Urgent alert")
    whole = framed("alert", title, file, profile, (), missing=missing, with_sources=not asked.nameless)
    plain = _nameless(entries[-1], demand, whole) if entries else ()
    if asked.nameless:
        return replace(whole, case=Words(""), standing="", sections=(Section("", plain),))
    parts = [
        Section(_("Who"), tuple(_person(one) for one in people) or (_nobody(entries),)),
        Section(_("What happened"), tuple(_what(one) for one in entries[-3:])),
        *([Section(_("Why it is urgent"), why)] if (why := _urgent(file)) else []),
        Section(_("What is asked for"), (line(demand, style="lead"),)),
        Section(_("To paste into a messenger: nobody is named"), plain),
    ]
    return replace(whole, sections=tuple(parts), one_page=True)


def _whom(file: CaseFile, asked: Asked) -> tuple[PersonFile, ...]:
    if asked.person:
        return (file.person(asked.person),)
    risks = sorted(file.of_kind("risk"), key=lambda r: (r.text("irreparable") == "yes", r.text("reviewed"), r.at))
    about = risks[-1].about if risks else ()
    return tuple(one for one in rows.people(file) if one.person.id in about)


def _entries(file: CaseFile, people: tuple[PersonFile, ...]) -> list[Entry]:
    """The incidents in which these are victims, in the order of time; of the whole case the last that counts."""
    counted = {one.id for one in rows.counted(file)}
    about = {id for one in people for id in one.claims.get("victim", ())}
    found = [e for e in file.whole.entries if e.id in counted and (not people or any(c.id in about for c in e.claims))]
    found.sort(key=lambda e: (e.start or e.end or "", e.id))
    return found if people else found[-1:]


def _demand(file: CaseFile) -> Text:
    statements = sorted(file.of_kind("statement"), key=lambda r: r.at)
    for record in reversed(statements):
        if record.text("demand"):
            return pieces.recorded(record, "demand")
    risks = sorted((r for r in file.of_kind("risk") if r.text("asked")), key=lambda r: r.at)
    return pieces.recorded(risks[-1], "asked", risks[-1].about[0] if risks[-1].about else "") if risks else ()


def _urgent(file: CaseFile) -> tuple[Paragraph, ...]:
    risks = sorted((r for r in file.of_kind("risk") if r.text("urgent_because")), key=lambda r: r.at)
    if not risks:
        return ()
    return (line(pieces.recorded(risks[-1], "urgent_because", risks[-1].about[0] if risks[-1].about else "")),)


def _person(one: PersonFile) -> Paragraph:
    health = said(one.said("health"), DETAIL, whose=one.person.id, field="health")
    job = said(one.said("occupation"), ADULT, whose=one.person.id, field="occupation")
    return line(pieces.joined([pieces.name(one), pieces.sex(one), pieces.age(one), job, health], comma()), style="item")


def _nobody(entries: list[Entry]) -> Paragraph:
    many = wording.how_many(entries[-1]) if entries else ""
    return line(said(many, OPEN, "figure") or own(_("nobody named")))


def _what(entry: Entry) -> Paragraph:
    where = pieces.joined([pieces.place(place.text) for place in entry.places])
    firm = _("{rung}: {because}").format(rung=entry.ladder_label, because=entry.ladder_because)
    parts = [pieces.incident(entry, pieces.numbers([entry])), pieces.stretch(entry.start, entry.end), where]
    return line(pieces.joined(parts, comma()), own(". "), own(firm), style="item")


def _nameless(entry: Entry, demand: Text, whole: Document) -> tuple[Paragraph, ...]:
    """Act, month, region, how many; what is asked for, where its words name nobody who is protected."""
    month = pieces.stretch(entry.start, entry.end)
    when = (month[0].coarse or Words("")).text if month else ""
    where = next((name for place in entry.places if (name := pieces.region(place.text))), "")
    many = wording.with_unit(wording.bounds(entry.low, entry.high), entry.unit, entry.low == entry.high == 1)
    counted = many if entry.has_figures and wording.bounds(entry.low, entry.high) else ""
    said_so = comma().join(part for part in (wording.act(entry.act, language()), where, when, counted) if part)
    names = names_of(whole)
    asks = " ".join(piece.words.text for piece in demand)
    return tuple(line(own(text)) for text in (said_so + ".", asks if asks and not find(asks, names) else "") if text)
