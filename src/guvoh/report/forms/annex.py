"""The end of a submission: exhibits numbered once, in the order in which the form first uses them, and what is open."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.document import (
    OPEN,
    Document,
    Exhibit,
    Piece,
    Section,
    line,
    own,
    pieces_of,
    said,
    with_pieces,
)
from guvoh.report.forms.answers.account import contested
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.spoken import _, label

STANDARD = "SP2"  # reasonable grounds to believe: the standard of every claim that was accepted


def annexes(ask: Ask) -> list[Section]:
    """Open contradictions and the standard of proof; the exhibits are added when all answers are known."""
    open_ = contested(ask)
    numbers = {line_.id: line_.source for entry in ask.file.whole.entries for line_ in entry.claims}
    lines = [
        line(said(text, OPEN, field="contested", rests_on=claims,
                  sources=tuple(sorted({numbers[id] for id in claims}))), style="item")
        for text, claims in open_
    ]  # fmt: skip
    lines = lines or [line(own(_("No contradiction between the sources is open.")))]
    standard = _("Standard of proof: {standard}.").format(standard=label("standards_of_proof", STANDARD, ask.language))
    return [Section(_("Open contradictions"), (*lines, line(own(standard), style="note")))]


def renumbered(paper: Document, ask: Ask) -> Document:
    """The sources that are used, numbered anew in the order of first use: these are the exhibits; the rest go."""
    order = tuple(dict.fromkeys(n for piece in pieces_of(paper) for n in piece.sources))
    new = {old: place for place, old in enumerate(order, 1)}

    def change(piece: Piece) -> Piece:
        return replace(piece, sources=tuple(dict.fromkeys(new[n] for n in piece.sources)))

    lines = {one.number: one for one in paper.sources}
    sources = tuple(
        replace(lines[old], number=new[old], derives_from=new.get(lines[old].derives_from or 0)) for old in order
    )
    more = {one.number: one for one in ask.file.sources}
    exhibits = tuple(
        Exhibit(new[old], new[old], more[old].reliability + more[old].credibility, more[old].translated)
        for old in order
    )
    return replace(with_pieces(paper, change), sources=sources, exhibits=exhibits)
