"""The document as JSON, for other programs: each field by its name."""

from __future__ import annotations

import json

from guvoh.model.document import Document
from guvoh.report.machine import plain

LEFT_OUT = frozenset({"subjects", "level", "whose", "rests_on", "records", "coarse", "enter", "link"})


def render(document: Document) -> bytes:
    """UTF-8 JSON: {"format", "version", then the fields of `Document`}. A text is {"text", "language"}."""
    whole = {"format": f"guvoh-{document.kind}", "version": 1} | plain(document, LEFT_OUT)
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn
