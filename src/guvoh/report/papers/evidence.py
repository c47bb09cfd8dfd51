"""The evidence index: every source of the case with its hash, its grade and what rests on it."""

from __future__ import annotations

from guvoh.model.case_file import CaseFile, SourceFile
from guvoh.model.document import DETAIL, OPEN, Document, Section, Table, Text, own, said
from guvoh.model.paper import SourceLine
from guvoh.model.vocabulary import label
from guvoh.report import wording
from guvoh.report.papers.whole import fingerprint, framed
from guvoh.text.i18n import _, comma


def document(file: CaseFile, profile: str) -> Document:
    """One row for each source that a claim rests on, in the order in which they were captured."""
    rests: dict[str, int] = {}
    for claim in file.claims:
        rests[claim.source] = rests.get(claim.source, 0) + 1
    by_number = {one.number: one for one in file.sources}
    rows = tuple(
        _row(line, by_number[line.number], rests.get(line.id, 0), file, profile) for line in file.whole.sources
    )
    table = Table(
        "", (_("No."), _("Source"), _("Kind"), _("Captured"), _("Grade"), _("Claims"), _("SHA-256")), rows,
        unit="item", query="sources of the case with accepted claims, and withdrawn ones", wide=(0, 4, 2, 2, 2, 0, 5),
        note=_("Grade: reliability of the source, credibility of what it says (Admiralty scale), authenticity of the"
               " item; empty where nobody judged."),
    )  # fmt: skip
    return framed("evidence", _("Evidence index"), file, profile, [Section(_("Items"), (table,))], with_sources=False)


def _row(line: SourceLine, more: SourceFile, claims: int, file: CaseFile, profile: str) -> tuple[Text, ...]:
    language = file.whole.language
    published = line.kind == "document" and bool(line.link.text or line.publisher.text)
    title = said(line.title.text, OPEN if published else DETAIL, language=line.title.language)
    grades = (label("reliability", more.reliability, language) if more.reliability else "",
              label("credibility", more.credibility, language) if more.credibility else "",
              label("authenticity", more.authenticity, language) if more.authenticity else "")  # fmt: skip
    return (
        own(str(line.number)), title or own(_("A source that is not named here")), own(wording.kind(line)),
        said(wording.day(line.captured_at, language), DETAIL), own(comma().join(g for g in grades if g)),
        own(str(claims)), own(fingerprint(line, profile)),
    )  # fmt: skip
