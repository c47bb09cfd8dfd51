"""The pattern brief: relatives reached after something abroad. Which event, who, how many, how soon, how it is known.

It is made of judgements that a person made and can take back; the machine concludes nothing, and the brief asserts no
cause but the one that each judgement states. Relatives reached and those who were meant are two tallies, never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh.book.at_risk import tallies
from guvoh.book.at_risk_pattern import patterns_of
from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile
from guvoh.model.document import CLOSED, OPEN, Block, Document, Missing, Section, Table, Text, line, own, said
from guvoh.model.proxy import Apart, Pattern, Proxy
from guvoh.report import wording
from guvoh.report.draw import digits
from guvoh.report.papers import pieces
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, language, ngettext
from guvoh.vault.queries import ClaimRow


def document(file: CaseFile, profile: str) -> Document:
    """Family ties that are kept in a closed case are in it only while that is open; the figures never need them."""
    missing = [] if file.proxies else [Missing(
        "pattern", _("Nobody has judged yet that somebody was reached because of somebody else."),
        _("Say it on the page Because of whom."), "/at-risk",
    )]  # fmt: skip
    claims = {claim.id: claim for claim in file.claims}
    rows = {id: ClaimRow(id, c.source, file.case.id, "accepted", c.claim, None, 0) for id, c in claims.items()}
    found = patterns_of(rows, {id: c.incident for id, c in claims.items() if c.incident}, file.proxies)
    known = {one.person.id: one for one in file.people}
    sections = [
        Section(_("In short"), _short(file, found)),
        *(Section(_("Event {n}").format(n=digits(n, language())), _event(one, file, claims, known))
          for n, one in enumerate(found, 1)),
        *_others(file, known),
        Section(_("Method"), tuple(line(own(text), style="note") for text in _method())),
    ]  # fmt: skip
    return framed("pattern", _("Pattern brief: relatives reached because of somebody else"), file, profile, sections,
                  missing=missing)  # fmt: skip


def _short(file: CaseFile, found: Sequence[Pattern]) -> tuple[Block, ...]:
    both = tallies(file.proxies)
    body = (
        (own(_("Relatives reached")), pieces.figure(both.reached)),
        (own(_("People who were meant")), pieces.figure(both.meant)),
        (own(_("Acts against relatives, by claim")), pieces.figure(both.acts)),
    )
    tally = Table("", ("", _("How many")), body, query="because_of.csv: distinct relative_X601; distinct"
                  " because_of_X602; distinct claim_X603", wide=(3, 1),
                  note=_("These are never added: a relative is not the one who was meant."))  # fmt: skip
    heads = (_("Event"), _("When"), _("Where"), _("Relatives reached"), _("of them in custody"), _("How soon"))
    rows = tuple((
        own(wording.act(one.act, language())), pieces.stretch(one.first, one.last, OPEN), pieces.place(one.place),
        pieces.between(one.least, one.most), pieces.figure(one.custody), own(_soon(one)),
    ) for one in found)  # fmt: skip
    if not rows:
        return (tally,)
    return tally, Table(_("What followed what"), heads, rows, unit="person", wide=(2, 2, 2, 2, 1, 2),
                        query="because_of.csv by the event that each judgement names; at_least_X112 and at_most_X113"
                        " of claims.csv beyond those who are named")  # fmt: skip


def _soon(one: Pattern) -> str:
    if one.soonest is None or one.latest is None:
        return _("the days are not known")
    first, last = _apart(one.soonest), _apart(one.latest)
    return first if first == last else _("from {soonest} to {latest}").format(soonest=first, latest=last)


def _apart(days: Apart) -> str:
    low, high = digits(days.least, language()), digits(days.most, language())
    if days.least == days.most:
        return ngettext("{n} day", "{n} days", days.least).format(n=low)
    return _("{low} to {high} days").format(low=low, high=high)


def _event(
    one: Pattern, file: CaseFile, claims: Mapping[str, ClaimFile], known: Mapping[str, PersonFile]
) -> tuple[Block, ...]:
    of = claims[one.event].incident
    entry = next((e for e in file.whole.entries if e.id == of), None)
    head = pieces.incident(entry, pieces.numbers([entry])) if entry else own(wording.act(one.act, language()))
    after = [p for p in file.proxies if p.after and (p.after == one.event or claims[p.after].incident == of != "")]
    rows = tuple(_row(p, file, claims, known) for p in after)
    return line(head, own(". "), pieces.stretch(one.first, one.last, OPEN), style="lead"), _table(rows)


def _others(file: CaseFile, known: Mapping[str, PersonFile]) -> list[Section]:
    claims = {claim.id: claim for claim in file.claims}
    rows = tuple(_row(p, file, claims, known) for p in file.proxies if not p.after)
    return [Section(_("Judged without an event before it"), (_table(rows),))] if rows else []


def _table(rows: tuple[tuple[Text, ...], ...]) -> Table:
    heads = (_("Relative"), _("To whom"), _("Reached because of"), _("Act"), _("When"), _("How certain"))
    return Table("", heads, rows, wide=(2, 2, 2, 2, 2, 1))


def _row(
    one: Proxy, file: CaseFile, claims: Mapping[str, ClaimFile], known: Mapping[str, PersonFile]
) -> tuple[Text, ...]:
    """What the relative is to the other is never for papers that leave: it tells who is whose family."""
    claim = claims[one.claim]
    when = claim.claim.date
    number = next((s.number for s in file.sources if s.id == claim.source), 0)
    certainty = {"certain": _("certain"), "likely": _("likely"), "said": _("somebody says so")}.get(one.certainty, "")
    return (
        pieces.name(known[one.relative], (one.entry,)) if one.relative in known else (),
        said(one.relation, CLOSED, whose=one.relative, field="relation"),
        pieces.name(known[one.target], (one.entry,)) if one.target in known else (),
        said(wording.act(claim.claim.act, language()), CLOSED, whose=one.relative, field="act",
             rests_on=(one.claim, one.entry), sources=(number,) if number else ()),
        pieces.stretch(when.start, when.end, CLOSED, whose=one.relative) if when else (),
        said(certainty, CLOSED, whose=one.relative, field="certainty"),
    )  # fmt: skip


def _method() -> tuple[str, ...]:
    return (
        _("A row stands here because a person judged, with reasons and on named claims, that a relative was reached"
          " because of somebody else. The machine concludes nothing."),
        _("How soon: the days from the event to the act, in the bounds of what is said of both. That one came after the"
          " other does not by itself show that it came because of it."),
        _("Relatives: distinct persons, and beside them those whom a claim counts without naming them, from the least"
          " to the most. What nobody told us is not here."),
    )  # fmt: skip
