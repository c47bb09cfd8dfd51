"""The document as JSON, for other programs: each field by its name."""

from __future__ import annotations

import json

from guvoh.model.document import OWN_USE, Document
from guvoh.report.machine import plain

LEFT_OUT = frozenset({"subjects", "level", "whose", "rests_on", "records", "coarse", "enter", "link"})
OWN_SHEET = frozenset({"missing", "findings", "edited_by", "edited_at"})  # for the group's own use


def render(document: Document) -> bytes:
    """UTF-8 JSON: {"format", "version", then the fields of `Document`}. A text is {"text", "language"}."""
    left_out = LEFT_OUT if document.profile in OWN_USE else LEFT_OUT | OWN_SHEET
    whole = {"format": f"guvoh-{document.kind}", "version": 1} | plain(document, left_out)
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn
