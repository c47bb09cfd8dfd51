"""Bodies and officials: posts with their dates, who stands above whom, acts within the time in office, what speaks
against. Whatever is said of an official is said by a source; the paper says "said to have", never more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh.model import dates
from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile
from guvoh.model.document import ADULT, DETAIL, OWN_USE, Block, Document, Missing, Section, Table, Text, line, own, said
from guvoh.model.records import Record
from guvoh.report import wording
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, language

_STEPS = 12  # of a chain of command
_POST = ("body", "post", "rank", "from", "to", "superior")


def document(file: CaseFile, profile: str) -> Document:
    """Posts by body; then what sources lay to whom, whether a post of his is recorded or not."""
    posts = file.of_kind("post")
    pairs = [pair for pair in _pairs(file) if profile in OWN_USE or not _suspected(pair[2])]
    missing = [] if posts or pairs else [Missing(
        "post", _("No post of an official is recorded, and no claim names who did it."),
        _("Record a post of a person, or accept a claim that names who did it."), "/records",
    )]  # fmt: skip
    people = {one.person.id: one for one in rows.open_to(file, profile)}
    sections = [
        Section(_("In short"), (_figures(posts, pairs),)),
        Section(_("Posts"), _posts(posts, people) if posts else ()),
        Section(_("Acts that sources lay to them"), _acts(file, pairs, posts, people)),
        Section(pieces.field_label("involvement", "against"), _against(file, pairs, people)),
    ]
    return framed("officials", _("Bodies and officials"), file, profile, [s for s in sections if s.blocks],
                  missing=missing)  # fmt: skip


def _suspected(part: Record | None) -> bool:
    """A mere suspicion stays with the group."""
    return part is not None and part.text("degree") == "0106"


def _pairs(file: CaseFile) -> list[tuple[ClaimFile, str, Record | None]]:
    """(claim, official, record of his part): of whoever a claim names as the one who did it, or a person recorded."""
    claims = {claim.id: claim for claim in file.claims}
    found: dict[tuple[str, str], tuple[ClaimFile, str, Record | None]] = {}
    for claim in file.claims:
        if claim.claim.happened and claim.claim.act not in rows.NO_ACTS:
            for person, role in claim.people:
                if role == "actor":
                    found[claim.id, person] = (claim, person, None)
    for record in file.of_kind("involvement"):
        for person in record.about:
            for id in record.listed("claims"):
                if id in claims:
                    found[id, person] = (claims[id], person, record)
    return list(found.values())


def _figures(posts: Sequence[Record], pairs: Sequence[tuple[ClaimFile, str, Record | None]]) -> Table:
    body = (
        (own(_("Officials with a recorded post")), pieces.figure(len({id for post in posts for id in post.about}))),
        (own(_("Officials whom sources name")), pieces.figure(len({person for _claim, person, _part in pairs}))),
        (own(_("Pairs of an incident and an official")),
         pieces.figure(len({(claim.incident or claim.id, person) for claim, person, _part in pairs}))),
    )  # fmt: skip
    note = _("Pairs and distinct officials are two numbers: one incident may be laid to several.")
    query = "records of posts and of parts in acts; claims.csv"
    return Table("", ("", _("How many")), body, wide=(3, 1), query=query, note=note)


def _posts(posts: Sequence[Record], people: Mapping[str, PersonFile]) -> tuple[Block, ...]:
    heads = (_("Name"), *(pieces.field_label("post", f) for f in _POST))
    body = tuple(_post(post, people) for post in sorted(posts, key=lambda p: (p.text("body"), p.text("from"), p.id)))
    chains = tuple(
        line(pieces.joined([pieces.name(people[id]) for id in chain], " < "), style="item")
        for chain in _chains(posts) if all(id in people for id in chain)
    )  # fmt: skip
    head = (line(own(_("Chain of command, from below"))),) if chains else ()
    return Table("", heads, tuple(row for row in body if row), wide=(3, 3, 3, 2, 2, 2, 3)), *head, *chains


def _post(post: Record, people: Mapping[str, PersonFile]) -> tuple[Text, ...]:
    whose = post.about[0] if post.about else ""
    if whose not in people:
        return ()
    above = post.text("superior")
    return (
        pieces.name(people[whose], (post.entry,)),
        *(pieces.recorded(post, field, whose) for field in _POST[:-1]),
        pieces.name(people[above]) if above in people else (),
    )


def _chains(posts: Sequence[Record]) -> list[tuple[str, ...]]:
    """From each official upwards; one who stands above himself ends the chain."""
    above = {id: post.text("superior") for post in posts for id in post.about if post.text("superior")}
    found = []
    for id in sorted(set(above) - set(above.values())):
        chain = [id]
        while (up := above.get(chain[-1])) and up not in chain and len(chain) < _STEPS:
            chain.append(up)
        found.append(tuple(chain))
    return found


def _acts(
    file: CaseFile, pairs: Sequence[tuple[ClaimFile, str, Record | None]], posts: Sequence[Record],
    people: Mapping[str, PersonFile],
) -> tuple[Block, ...]:  # fmt: skip
    entries = {entry.id: entry for entry in file.whole.entries}
    numbers = {source.id: source.number for source in file.sources}
    body = []
    for claim, person, part in sorted(pairs, key=_in_order):
        if person not in people:
            continue
        when, entry = claim.claim.date, entries.get(claim.incident)
        degree = pieces.recorded(part, "degree", person) if part else own(_("named as the one who did it"))
        body.append((
            pieces.name(people[person], (claim.id,)), degree,
            said(wording.act(claim.claim.act, language()), ADULT, whose=person, field="act", rests_on=(claim.id,),
                 sources=(numbers[claim.source],) if claim.source in numbers else ()),
            pieces.stretch(when.start, when.end, whose=person) if when else (),
            own(entry.ladder_label if entry else ""), own(_in_office(claim, person, posts)),
        ))  # fmt: skip
    heads = (_("Name"), pieces.field_label("involvement", "degree"), _("Act"), _("When"), _("How firm"), _("In office"))
    return (Table("", heads, tuple(body), wide=(3, 2, 2, 2, 2, 1)),) if body else ()


def _in_order(pair: tuple[ClaimFile, str, Record | None]) -> tuple[str, str]:
    when = pair[0].claim.date
    return pair[1], (when.start or when.end or "") if when else ""


def _in_office(claim: ClaimFile, person: str, posts: Sequence[Record]) -> str:
    """Whether a post of his covers the day: yes, no, or not known where a day is missing."""
    when = claim.claim.date
    mine = [post for post in posts if person in post.about]
    if not mine or when is None or not (when.start or when.end):
        return _("not known")
    for post in mine:
        begins, ends = post.text("from"), post.text("to")
        stretch = (dates.interval(begins)[0] if begins else None, dates.interval(ends)[1] if ends else None)
        if dates.overlaps(stretch, ((when.start or when.end or "")[:10], (when.end or when.start or "")[:10])):
            return _("yes") if begins else _("not known")
    return _("no")


def _against(
    file: CaseFile, pairs: Sequence[tuple[ClaimFile, str, Record | None]], people: Mapping[str, PersonFile]
) -> tuple[Block, ...]:
    entries = {entry.id: entry for entry in file.whole.entries}
    found: dict[Text, None] = {}
    for claim, person, part in pairs:
        if person not in people:
            continue
        words = pieces.recorded(part, "against", person) if part else ()
        if words:
            found[(*pieces.name(people[person]), *own(": "), *words)] = None
        entry = entries.get(claim.incident)
        for told in (c for c in entry.claims if c.polarity == "denied") if entry else ():
            denial = said(told.quote.text, DETAIL, "quote", language=told.quote.language, rests_on=(told.id,),
                          sources=(told.source,))  # fmt: skip
            found[(*own(_("Denied: ")), *denial)] = None
    if not found and pairs:
        return (line(own(_("Nothing is recorded that speaks against it. Nobody may have looked: look."))),)
    return tuple(line(text, style="item") for text in found)
