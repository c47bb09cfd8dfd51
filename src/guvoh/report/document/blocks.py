"""Paragraphs, answers, tables and drawings of a document, laid out (see `layout.py` for what a text is)."""

from __future__ import annotations

import re
from typing import Any

from guvoh.model.document import OWN_USE, Answer, Block, Document, Drawing, Paragraph, Piece, Section, Table, Text
from guvoh.model.vocabulary import label
from guvoh.report.content import direction
from guvoh.report.document.frame_words import counted, day, language_of, words_for
from guvoh.report.document.pictures import picture
from guvoh.text.i18n import _, comma, ngettext

NOT_COMPARED = "†"  # behind a question; what it means is said once, before all of them
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ENDS = re.compile(r"[.!?…؟]$")


def answers(document: Document) -> list[Answer]:
    """Every answer, in order."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, Answer)]


class Said:
    """The words of one document, with its code names picked out, in its language."""

    def __init__(self, document: Document) -> None:
        self.language = language_of(document.language)
        self.say = words_for(document.language)
        self.own_use = document.profile in OWN_USE
        every = answers(document)
        self.some_checked = any(one.checked.day for one in every)
        codes = sorted((re.escape(code) for code in document.code_names), key=len, reverse=True)
        self.codes = re.compile(rf"(?<!\w)({'|'.join(codes)})(?!\w)") if codes else None

    def section(self, one: Section) -> dict[str, Any]:
        """A section with its blocks."""
        return {"title": one.title, "code": one.code, "new_page": one.new_page,
                "blocks": [self.block(block) for block in one.blocks]}  # fmt: skip

    def block(self, one: Block) -> dict[str, Any]:
        """Any block; "is" says which."""
        if isinstance(one, Paragraph):
            return {"is": "paragraph", "style": one.style, "text": self.text(one.text)}
        if isinstance(one, Answer):
            return self._answer(one)
        return self._table(one) if isinstance(one, Table) else self._drawing(one)

    def own(self, text: str) -> list[dict[str, str]]:
        """Our own words."""
        if not self.codes:
            return [{"t": text, "k": ""}] if text else []
        parts = self.codes.split(text)
        return [{"t": part, "k": "code" if n % 2 else ""} for n, part in enumerate(parts) if part]

    def text(self, pieces: Text) -> list[dict[str, str]]:
        """Pieces; numbers of sources that follow one another are listed, so that 1 and 2 are never read as twelve."""
        out: list[dict[str, str]] = []
        for piece in pieces:
            for one in self._piece(piece):
                if out and one["k"] == out[-1]["k"] == "sup":
                    out[-1] = one | {"t": f"{out[-1]['t']}{comma().strip()}{one['t']}"}
                else:
                    out.append(one)
        return out

    def words(self, text: str, language: str | None) -> list[dict[str, str]]:
        """Words of somebody, in their own language and direction."""
        primary = (language or "").replace("_", "-").split("-", 1)[0].lower()
        mark = {"lang": primary if _LANGUAGE.fullmatch(primary) else "", "dir": direction(text)}
        return [one | mark | ({"k": "said"} if not one["k"] else {}) for one in self.own(text)]

    def _piece(self, piece: Piece) -> list[dict[str, str]]:
        if piece.kind in ("quote", "name", "value"):
            text = self.words(piece.words.text, piece.words.language)
        else:
            text = self.own(piece.words.text)
        return [*text, *({"t": str(n), "k": "sup"} for n in piece.sources)]

    def _answer(self, one: Answer) -> dict[str, Any]:
        notes = []
        if one.stale:
            notes.append(_("What it was written over has changed since: read it again."))
        notes = [self.say(note) for note in notes]
        if self.own_use and (one.edited_by or one.edited_at):
            edited = self.say(_("Written by a person, {day}."))
            notes.append(edited.format(day=day(one.edited_at, self.language)))
        if self.own_use and one.checked.day and one.checked.where:
            compared = self.say(_("Compared with a stored copy of {day}: {where}. Check it against the form in force."))
            notes.append(compared.format(day=day(one.checked.day, self.language), where=one.checked.where))
        marks = ["*"] * one.required + [NOT_COMPARED] * (self.some_checked and not one.checked.day)
        marks += [self.say(_("Confidential"))] * one.confidential
        return {
            "is": "answer", "code": one.code, "question": one.question, "required": one.required, "marks": marks,
            "text": [{"style": p.style, "text": self.text(p.text)} for p in one.text],
            "missing": _sentences(one.missing, one.enter) if self.own_use else "", "notes": notes,
        }  # fmt: skip

    def _table(self, one: Table) -> dict[str, Any]:
        wide = list(one.wide) if len(one.wide) == len(one.heads) else [1] * len(one.heads)
        return {
            "is": "table", "title": one.title, "heads": list(one.heads), "wide": wide,
            "notes": [note for note in (one.note, self._unit(one), self._recount(one)) if note],
            "rows": [[self.text(cell) for cell in row] for row in one.rows], "picture": None,
        }  # fmt: skip

    def _unit(self, one: Table) -> str:
        """What its numbers count."""
        if not one.unit:
            return ""
        return self.say(_("Counted: {unit}")).format(unit=label("count_units", one.unit, self.language)) + "."

    def _recount(self, one: Table) -> str:
        """How its numbers can be counted again."""
        if not one.query:
            return ""
        return self.say(_("Counted again from an export: {query}")).format(query=one.query)

    def _drawing(self, one: Drawing) -> dict[str, Any]:
        table = self._table(one.table)
        drawn = picture(one, table["rows"], self.language)
        if drawn is None:
            return table | {"title": table["title"] or one.title}
        notes = [self.say(note) for note in drawn.notes]
        if left := len(table["rows"]) - len(drawn.rows):
            one_more, many = "{n} more row is in the table only.", "{n} more rows are in the table only."
            spoken = ngettext("{n} more row is in the table only.", "{n} more rows are in the table only.", left)
            notes.append(counted(self.language, one_more, many, left, spoken.format(n=left)))
        made = {"svg": drawn.svg, "alt": drawn.label, "height": drawn.height}
        return table | {"title": one.title or table["title"], "picture": made, "notes": notes + table["notes"]}


def _sentences(*parts: str) -> str:
    """Parts that may each be a sentence or a few words, one behind the other."""
    return " ".join(part if _ENDS.search(part) else f"{part}." for part in parts if part)
