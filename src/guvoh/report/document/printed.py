"""The document as a PDF, set by Typst in memory, as the chronology is (`report.printed`)."""

from __future__ import annotations

import json
from importlib.resources import files

from guvoh.model.document import Document
from guvoh.report import printed
from guvoh.report.document.layout import layout
from guvoh.report.draw.on_paper import on_paper
from guvoh.report.turned import turned


def render(document: Document) -> bytes:
    """PDF bytes, tagged (PDF/UA-1), the same for the same document."""
    pages = (files("guvoh.report").joinpath(name).read_bytes() for name in ("frame.typ", "document/document.typ"))
    return printed.set_pages(b"".join(pages), _content(document), document.made_at)


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: what was set, before it was packed: in a PDF words are compressed, and glyphs stand in the
    place of letters."""
    return _content(document).encode()


def _content(document: Document) -> str:
    page = layout(document)
    for one in (block for section in page["sections"] for block in section["blocks"] if block["is"] == "table"):
        if one["picture"]:
            one["picture"]["svg"] = on_paper(one["picture"]["svg"], one["picture"]["height"])
    return json.dumps(turned(page) | printed.date_of(document.made_at), ensure_ascii=False)
