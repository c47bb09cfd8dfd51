"""Notes, corrections and withdrawals: what a person says of a source."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

from guvoh import capture, read, review
from guvoh.app.adding import CASE, Added, suggest_anew
from guvoh.errors import Refused, UsageError
from guvoh.model import Block, Reading, Region
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.text.language import language_of
from guvoh.vault import queries
from guvoh.vault.batch import ANNEX, Batch
from guvoh.vault.vault import Vault

THOUSANDTHS = 1000  # of the width and height of a page, in which a marked place is told


def plain_reading(text: str, reader: str) -> Reading:
    """Typed text as a reading: everything in it is main content, whoever typed it chose it."""
    blocks = tuple(Block(b.start, b.end, None, b.paragraph, True) for b in read.main_blocks(text))
    return Reading(text, blocks, reader, language_of(text))


def note(vault: Vault, text: str, kind: str, case: str = CASE, fields: dict[str, Any] | None = None) -> Added:
    """A call or a testimony becomes a source; what was said is its text."""
    if not text.strip():
        raise UsageError(_("A note needs words."), _("Type what was said, or give a file with --file."))
    batch = vault.batch()
    into = capture.case_for(vault, batch, case)
    given = dict(fields or {})
    name = f"{kind}.txt"
    taken = capture.take(vault, batch, into, io.BytesIO(text.encode()), name, "text/plain", kind, given)
    if taken.already:
        return Added(name, taken.source, "already")
    reading = plain_reading(text, "typed")
    capture.put_reading(vault, batch, taken.source, reading)
    n = suggest_anew(vault, batch, taken.source, reading, given)
    vault.commit(batch)
    return Added(name, taken.source, "added", n)


def set_source(vault: Vault, id: str, fields: dict[str, Any], text: str | None = None) -> int:
    """Corrects what is known of a source and suggests anew. `text`: typed by hand, where no reader could read it."""
    batch = vault.batch()
    if fields:
        if fields.get("derives_from"):
            fields["derives_from"] = queries.find(vault, str(fields["derives_from"]), ("source",))[1]
            if fields["derives_from"] == id:
                raise Refused(_("A source cannot derive from itself."), _("Give the id of the earlier source."))
        _set_annex(vault, batch, id, fields)
    if fields:
        review.set_fields(batch, id, id, "source", fields)
    elif batch.drafts and text is None:
        vault.commit(batch)  # who brought a source changes nothing of what it says
        return 0
    reading = plain_reading(text, "typed") if text is not None else queries.reading(vault, id)
    if text is not None:
        capture.put_reading(vault, batch, id, reading)
    n = 0
    if reading is not None:
        n = suggest_anew(vault, batch, id, reading, {**queries.settings(vault, id), **fields})
    vault.commit(batch)
    return n


def type_onto(vault: Vault, source: str, words: str, region: Region) -> tuple[int, int]:
    """Words typed at a marked place of a picture, page or recording are put behind the text of the source, which stays
    as it was, so every earlier span does too; then it is searched anew. Returns where the words stand now.

    Raises `UsageError` for no words or no such place, `Refused` for a source that was withdrawn."""
    words = words.strip()
    if not words:
        raise UsageError(_("Nothing was typed."), _("Type the words that stand there, or that are said."))
    if not _is_place(region):
        raise UsageError(_("No place was marked."), _("Mark the words on the picture, or the seconds. Try again."))
    if queries.source(vault, source).withdrawn:
        raise Refused(_("This source was withdrawn."), _("Undo the withdrawal first. Nothing was changed."))
    old = queries.reading(vault, source) or Reading("", (), "typed", language_of(words))
    start = len(old.text) + 2 if old.text else 0
    paragraph = max((b.paragraph for b in old.blocks), default=0) + 1
    block = Block(start, start + len(words), region.page, paragraph, True, region)
    text = f"{old.text}\n\n{words}" if old.text else words
    reading = replace(old, text=text, blocks=(*old.blocks, block))
    batch = vault.batch()
    capture.put_reading(vault, batch, source, reading)
    suggest_anew(vault, batch, source, reading, queries.settings(vault, source))
    vault.commit(batch)
    return block.start, block.end


def _is_place(region: Region) -> bool:
    """A rectangle within the page, or a stretch of time, not both."""
    sides = (region.x, region.y, region.w, region.h)
    if any(side is None for side in sides):
        begins, ends = region.from_s, region.to_s
        return sides == (None,) * 4 and begins is not None and ends is not None and 0 <= begins <= ends
    x, y, w, h = (side or 0 for side in sides)
    on_page = region.page is None or region.page >= 1
    fits = min(x, y, w, h) >= 0 and x + w <= THOUSANDTHS and y + h <= THOUSANDTHS
    return on_page and fits and region.from_s is None and region.to_s is None


def _set_annex(vault: Vault, batch: Batch, source: str, fields: dict[str, Any]) -> None:
    """Takes out of `fields` what names whoever brought the source, and puts it into the source's annex."""
    said = {name: fields.pop(name) for name in ANNEX if name in fields}
    if not said:
        return
    annex: str | bytes | None = queries.annex_of(vault, source)
    if annex is None:
        annex = new_id()
        batch.open_compartment(annex, queries.source(vault, source).case, "annex")
    review.set_fields(batch, annex, source, "annex", said)


def withdraw(vault: Vault, id: str, because: str) -> str:
    """The source stays, sealed; its claims count no more. Returns the entry's id, which an undo may name."""
    batch = vault.batch()
    entry = review.set_fields(batch, id, id, "source", {"withdrawn": True, "withdrawn_because": because})
    vault.commit(batch)
    return entry


