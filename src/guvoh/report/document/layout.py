"""A document laid out: plain dicts, lists and strings, so that the PDF can take it as JSON and nothing in it can act.

A text is a list of pieces, {"t": words, "k": kind}: "" our words and values, "code" a code name, "sup" the number of a
source, "said" words of a source, "figure" a number (with "lang" and "dir" where known).
"""

from __future__ import annotations

import re
from typing import Any

from guvoh.model.document import Answer, Block, Document, Drawing, Paragraph, Piece, Section, Table, Text
from guvoh.model.paper import SourceLine
from guvoh.report import closing, wording
from guvoh.report.content import direction
from guvoh.text.i18n import RIGHT_TO_LEFT, _, comma, known


def layout(document: Document) -> dict[str, Any]:
    """Everything that the paper says, in order."""
    return _Layout(document).whole()


class _Layout:
    """One document being laid out, in its language."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.language = known(document.language)
        codes = sorted((re.escape(code) for code in document.code_names), key=len, reverse=True)
        self.codes = re.compile(rf"(?<!\w)({'|'.join(codes)})(?!\w)") if codes else None

    def whole(self) -> dict[str, Any]:
        """The paper as dicts."""
        paper = self.document
        made = wording.day(paper.made_at, self.language)
        return {
            "lang": self.language, "dir": "rtl" if self.language in RIGHT_TO_LEFT else "ltr",
            "title": paper.title, "case": self._own(paper.case.text), "internal": paper.internal,
            "running": self._own(_("{case}: {paper}").format(case=paper.case.text, paper=paper.title)),
            "standing": comma().join(part for part in (paper.standing, made) if part), "made": made,
            "sections": [self._section(one) for one in paper.sections],
            "sources": [self._source(one) for one in paper.sources],
            "checkpoint": paper.checkpoint, "foot": closing.not_reviewed(paper.unreviewed),
            "words": {
                "page": _("Page {page} of {pages}"), "comma": comma(), "sources": _("Sources"),
                "checkpoint": _("Checkpoint"), "unanswered": _("Not answered."), "unit": _("Counted: {unit}"),
            },
        }  # fmt: skip

    def _section(self, one: Section) -> dict[str, Any]:
        return {"title": one.title, "code": one.code, "new_page": one.new_page,
                "blocks": [self._block(block) for block in one.blocks]}  # fmt: skip

    def _block(self, one: Block) -> dict[str, Any]:
        if isinstance(one, Paragraph):
            return {"is": "paragraph", "style": one.style, "text": self._text(one.text)}
        if isinstance(one, Answer):
            return self._answer(one)
        if isinstance(one, Table):
            return self._table(one)
        return self._drawing(one)

    def _answer(self, one: Answer) -> dict[str, Any]:
        checked = ""
        if not one.checked.day:
            checked = _("This question was not compared with the live form: check its number and words there.")
        edited = ""
        if one.edited_by or one.edited_at:
            edited = _("Written by a person, {day}.").format(day=wording.day(one.edited_at, self.language))
        return {
            "is": "answer", "code": one.code, "question": one.question, "required": one.required,
            "text": [{"style": p.style, "text": self._text(p.text)} for p in one.text], "missing": one.missing,
            "notes": [note for note in (checked, edited, _stale(one)) if note],
        }  # fmt: skip

    def _table(self, one: Table) -> dict[str, Any]:
        return {
            "is": "table", "title": one.title, "heads": list(one.heads), "note": one.note, "unit": one.unit,
            "wide": list(one.wide) or [1] * len(one.heads),
            "rows": [[self._text(cell) for cell in row] for row in one.rows],
        }  # fmt: skip

    def _drawing(self, one: Drawing) -> dict[str, Any]:
        return self._table(one.table)

    def _own(self, text: str) -> list[dict[str, str]]:
        if not self.codes:
            return [{"t": text, "k": ""}] if text else []
        parts = self.codes.split(text)
        return [{"t": part, "k": "code" if n % 2 else ""} for n, part in enumerate(parts) if part]

    def _text(self, pieces: Text) -> list[dict[str, str]]:
        return [one for piece in pieces for one in self._piece(piece)]

    def _piece(self, piece: Piece) -> list[dict[str, str]]:
        text = self._own(piece.words.text)
        if piece.kind in ("quote", "name", "value"):
            mark = {"lang": piece.words.language or "", "dir": direction(piece.words.text)}
            text = [one | mark | ({"k": "said"} if not one["k"] else {}) for one in text]
        return [*text, *({"t": str(n), "k": "sup"} for n in piece.sources)]

    def _source(self, source: SourceLine) -> dict[str, Any]:
        when = []
        if source.published:
            when.append(_("published {day}").format(day=wording.day(source.published, self.language)))
        when.append(_("captured {moment}").format(moment=wording.moment(source.captured_at, self.language)))
        about = [part for part in (source.publisher.text, wording.kind(source)) if part]
        return {
            "number": source.number, "title": self._own(source.title.text), "about": self._own(comma().join(about)),
            "when": comma().join(when), "link": self._own(source.link.text), "hash": wording.fingerprint(source),
        }  # fmt: skip


def _stale(one: Answer) -> str:
    return _("What it was written over has changed since: read it again.") if one.stale else ""
