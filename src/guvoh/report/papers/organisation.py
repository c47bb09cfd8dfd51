"""The profile of one organisation: founded, banned, designated, with the sources that say so; members held; posts."""

from __future__ import annotations

from guvoh.model.case_file import CaseFile
from guvoh.model.document import DETAIL, OPEN, Block, Document, Missing, Section, Table, Text, own, said
from guvoh.model.held import HELD, NOTHING_KNOWN
from guvoh.model.organisation import FROM, Organisation
from guvoh.model.ties import TO_ORGANISATIONS, tie_label
from guvoh.model.vocabulary import label
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.asked import Asked
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, comma, language

_BANS = "ban_or_designation"
_SHOWN = 200  # incidents


def document(file: CaseFile, profile: str, asked: Asked) -> Document:
    """Of the one asked for, else of the only one of the case."""
    known = [one for one in file.organisations if asked.organisation in ("", one.id)]
    title = _("Profile of an organisation")
    if len(known) != 1:
        what = _("There are several organisations.") if known else _("There is no organisation in this case.")
        enter = _("Choose one with --organisation ID.") if known else _("Enter it on the page Organisations.")
        lacks = Missing("organisation", what, enter, "/organisations")
        return framed("organisation", title, file, profile, (), missing=(lacks,))
    one = known[0]
    sections = [
        Section(_("What is known"), (_facts(one, file),)),
        Section(_("Bans and designations"), _incidents(one, file, bans=True)),
        Section(_("Members"), _members(one, file, profile)),
        Section(_("Posts"), _posts(one, file, profile)),
        Section(_("Incidents in whose words its name stands"), _incidents(one, file, bans=False)),
    ]
    return framed("organisation", title, file, profile, [s for s in sections if s.blocks])


def _facts(one: Organisation, file: CaseFile) -> Table:
    numbers = {source.id: source.number for source in file.sources}

    def fact(heading: str, text: Text, field: str) -> tuple[Text, ...]:
        number = numbers.get(str(one.given.get(field + FROM) or ""), 0)
        return own(heading), text or own(_("not known")), pieces.cite(number)

    def day(field: str, by: str) -> Text:
        who = said(str(one.given.get(by) or ""), OPEN, field=by)
        return pieces.joined([pieces.day(str(one.given.get(field) or ""), OPEN, field=field), who], comma())

    names = said(comma().join(one.names), OPEN, "name", field="organisation")
    body = (
        fact(_("Name"), names, "name"), fact(_("Founded"), day("founded", ""), "founded"),
        fact(_("Banned"), day("banned_on", "banned_by"), "banned_on"),
        fact(_("Designated"), day("designated_on", "designated_by"), "designated_on"),
        fact(_("Note"), said(str(one.given.get("note") or ""), DETAIL, field="note"), "note"),
    )  # fmt: skip
    return Table("", ("", _("What is known"), _("Sources")), body, wide=(1, 4, 1))


def _incidents(one: Organisation, file: CaseFile, *, bans: bool) -> tuple[Block, ...]:
    names = [name.casefold() for name in one.names]
    naming = {c.id for c in file.claims if any(name in c.claim.quote.casefold() for name in names)}
    found = [e for e in file.whole.entries if (e.act == _BANS) is bans and any(c.id in naming for c in e.claims)]
    body = tuple((pieces.stretch(e.start, e.end, OPEN if bans else DETAIL), pieces.incident(e, pieces.numbers([e])),
                  own(e.ladder_label)) for e in found[:_SHOWN])  # fmt: skip
    return (Table("", (_("When"), _("Incident"), _("How firm")), body, wide=(2, 5, 2)),) if body else ()


def _members(one: Organisation, file: CaseFile, profile: str) -> tuple[Block, ...]:
    """That somebody belongs to it is told of him, and never open by itself."""
    ties = [tie for tie in file.ties if tie.second == one.id and tie.code in TO_ORGANISATIONS]
    people = {p.person.id: p for p in rows.people(file)}
    members = list(dict.fromkeys(tie.first for tie in ties if tie.first in people))
    if not members:
        return ()

    def status(id: str) -> str:
        return next((t.status for t in reversed(people[id].told) if t.status != NOTHING_KNOWN), "")

    figures = Table("", ("", _("How many")), (
        (own(_("Members told of")), pieces.figure(len(members))),
        (own(_("of them held")), pieces.figure(sum(status(id) in HELD for id in members))),
    ), unit="person", wide=(3, 1),
        query="ties.csv: distinct person_2302 tied to it; last status of statuses.csv")  # fmt: skip
    shown = {p.person.id for p in rows.open_to(file, profile)}
    numbers = {source.id: source.number for source in file.sources}
    body = tuple(
        (
            pieces.name(people[tie.first]),
            said(tie_label(tie.code, language()), DETAIL, whose=tie.first, field="tie",
                 sources=(numbers[tie.source],) if tie.source in numbers else ()),
            said(label("liberty", status(tie.first), language()) if status(tie.first) else _("not known"), DETAIL,
                 whose=tie.first, field="status"),
        ) for tie in ties if tie.first in shown
    )  # fmt: skip
    return (figures, Table("", (_("Name"), _("Tie"), _("Status")), body, wide=(2, 2, 2))) if body else (figures,)


def _posts(one: Organisation, file: CaseFile, profile: str) -> tuple[Block, ...]:
    people = {p.person.id: p for p in rows.open_to(file, profile)}
    posts = [p for p in file.of_kind("post") if p.text("organisation") == one.id and p.about and p.about[0] in people]
    fields = ("post", "rank", "from", "to")
    body = tuple((pieces.name(people[post.about[0]]), *(pieces.recorded(post, f, post.about[0]) for f in fields))
                 for post in posts)  # fmt: skip
    heads = (_("Name"), *(pieces.field_label("post", f) for f in fields))
    return (Table("", heads, body, wide=(3, 3, 2, 2, 2)),) if body else ()
