"""The custody report: of each source what was done with it, from its capture to this paper, with hashes.

Who did it stands in the internal one alone: a collector is a person at risk. The checkpoint on the last page fixes all
of it: whoever kept an earlier one can see that nothing was changed since.
"""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.model.case_file import CaseFile
from guvoh.model.document import CLOSED, DETAIL, OPEN, Document, Missing, Section, Table, Text, line, own, said
from guvoh.model.paper import ClaimLine, SourceLine
from guvoh.report import wording
from guvoh.report.papers import pieces
from guvoh.report.papers.asked import Asked, Step
from guvoh.report.papers.whole import fingerprint, framed
from guvoh.text.i18n import _, language


def document(file: CaseFile, profile: str, asked: Asked) -> Document:
    """One section for each source that a claim rests on; of the one asked for alone, whether one does or not."""
    lines = [one for one in file.whole.sources if asked.source in ("", one.id)]
    missing = [] if lines else [Missing(
        "source", _("No accepted claim rests on a source of this case, or not on the one asked for."),
        _("Choose another with --source ID, or accept its claims first."), "/sources",
    )]  # fmt: skip
    decided: dict[int, list[ClaimLine]] = {}
    for entry in file.whole.entries:
        for claim in entry.claims:
            decided.setdefault(claim.source, []).append(claim)
    steps: dict[str, list[Step]] = {}
    for step in asked.steps:
        steps.setdefault(step.source, []).append(step)
    sections = [
        Section(wording.upper_first(_("source {n}").format(n=one.number)), (
            line(_title(one)), line(own(fingerprint(one, profile)), style="note"),
            _chain(one, steps.get(one.id, ()), decided.get(one.number, ()), file, profile),
        )) for one in lines
    ]  # fmt: skip
    how = line(own(_("Every step is an entry of a ledger to which is only ever added. The checkpoint below is signed;"
                     " compare it with one that was kept apart: guvoh verify.")), style="note")  # fmt: skip
    return framed("custody", _("Custody report"), file, profile, [Section(_("Method"), (how,)), *sections],
                  missing=missing, with_sources=False)  # fmt: skip


def _title(one: SourceLine) -> Text:
    published = one.kind == "document" and bool(one.link.text or one.publisher.text)
    words = said(one.title.text, OPEN if published else DETAIL, language=one.title.language, field="title",
                 coarse=_("A source that is not named here"))  # fmt: skip
    return pieces.joined([words, own(wording.kind(one))])


def _chain(one: SourceLine, steps: Sequence[Step], claims: Sequence[ClaimLine], file: CaseFile, profile: str) -> Table:
    internal = profile == "internal"
    rows: list[tuple[str, str, str]] = [(step.at, _done(step), step.by) for step in steps]
    if not steps:
        rows.append((one.captured_at, _("Captured"), ""))
    if claims:
        moments = sorted(claim.decided_at for claim in claims)
        who = ", ".join(sorted({claim.decided_by for claim in claims}))
        rows.append((moments[-1], _("Claims accepted from it: {n}").format(n=len(claims)), who))
    rows.append((file.whole.made_at, _("This paper made"), file.whole.made_by))
    heads = (_("When"), _("What was done"), *((_("By whom"),) if internal else ()))
    body = tuple(
        (_moment(at), own(what), *((said(by, CLOSED, field="collector"),) if internal else ()))
        for at, what, by in sorted(rows, key=lambda row: row[0])
    )
    return Table("", heads, body, wide=(3, 5, 2)[: len(heads)])


def _moment(at: str) -> Text:
    """To the minute for the group and lawyers; the day of a capture tells others when somebody was at work."""
    month = "".join(piece.words.text for piece in pieces.day(at[:7]))
    return said(wording.moment(at, language()), DETAIL, field="moment", coarse=month)


def _done(step: Step) -> str:
    said_so = {
        "source.captured": _("Captured"), "source.read": _("Read"), "source.suggested": _("Searched for claims"),
        "set": _("Changed"), "translated": _("Translated"), "looked": _("Looked at again"), "decided": _("Decided"),
        "withdrawn": _("Withdrawn"), "undone": _("Taken back"),
    }.get(step.kind, step.kind)  # fmt: skip
    return _("{what} (taken back since)").format(what=said_so) if step.undone else said_so
