"""The press sheet: a statement that a person wrote, and the figures that published sources give, each with its source.

Nothing of it is composed by the program but the table. Names only of adults who agreed to be named in public.
"""

from __future__ import annotations

from guvoh.model.case_file import CaseFile
from guvoh.model.document import ADULT, OPEN, Block, Document, Missing, Section, Table, Text, line, own, said
from guvoh.model.paper import Entry
from guvoh.report import wording
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, comma

_SHOWN = 40  # figures


def document(file: CaseFile, profile: str) -> Document:
    """Of the newest statement of the case."""
    statements = sorted(file.of_kind("statement"), key=lambda record: record.at)
    missing = [] if statements else [Missing(
        "statement", _("Nobody has written a statement yet."),
        _("Record a statement: title, text, demand, contact."), "/records",
    )]  # fmt: skip
    sections: list[Section] = []
    if statements:
        newest = statements[-1]
        sections.append(Section(_("Statement"), (
            line(pieces.recorded(newest, "title"), style="lead"),
            *(line((piece,)) for piece in pieces.recorded(newest, "text")),
        )))  # fmt: skip
        for field in ("demand", "contact"):
            if newest.text(field):
                text = line(pieces.recorded(newest, field))
                sections.append(Section(pieces.field_label("statement", field), (text,)))
    sections += _figures(file)
    sections += _named(file)
    return framed("press", _("Press sheet"), file, profile, sections, missing=missing)


def _figures(file: CaseFile) -> list[Section]:
    """As each published source gives them; what it repeats of another, or says twice, is left out. None is ours."""
    published = {one.number: one for one in file.whole.sources
                 if one.kind == "document" and one.published and one.derives_from is None}  # fmt: skip
    body: dict[tuple[Text, ...], None] = {}
    for entry in file.whole.entries:
        for claim in entry.claims if rows.group_of(entry.ladder) is not None else ():
            many = wording.bounds(claim.count_low, claim.count_high)
            source = published.get(claim.source)
            if not many or source is None or claim.polarity != "asserted":
                continue
            number = said(wording.with_unit(many, entry.unit), OPEN, "figure", rests_on=(claim.id,),
                          sources=(claim.source,))  # fmt: skip
            who = comma().join(dict.fromkeys(w.text for w in (*claim.said_by, source.publisher) if w.text))
            body[_what(entry), number, said(who, ADULT, field="said_by", coarse=source.publisher.text or None),
                 own(entry.ladder_label)] = None  # fmt: skip
    heads = (_("What happened"), _("How many"), _("Who says so"), _("How firm"))
    blocks: tuple[Block, ...] = (
        line(own(_("Each figure is its source’s own, in its bounds; they are not added up.")), style="note"),
        Table("", heads, tuple(body)[:_SHOWN], wide=(4, 3, 3, 2)),
    )
    return [Section(_("Figures that sources give"), blocks)] if body else []


def _what(entry: Entry) -> Text:
    return pieces.joined([pieces.incident(entry), pieces.stretch(entry.start, entry.end)], comma())


def _named(file: CaseFile) -> list[Section]:
    """Whoever agreed to be named in public, and is an adult; officials have their own paper."""
    may = rows.levels(file)
    agreed = [one for one in rows.people(file) if may[one.person.id] == ADULT]
    names = tuple(line(pieces.name(one), style="item") for one in agreed)
    return [Section(_("Who agreed to be named"), names)] if names else []
