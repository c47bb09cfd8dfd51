"""The tables of a document as CSV, for a spreadsheet: one below the other, each with its heading and its columns.

Cells that a spreadsheet would take for a formula have a quote before them. What stands between the tables is not in it.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from guvoh.model.document import Document, Drawing, Table, Text

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(document: Document) -> bytes:
    """UTF-8 with a mark at its beginning, so that spreadsheets read it as such."""
    out = io.StringIO()
    writer = csv.writer(out)
    first = True
    for section in document.sections:
        for block in section.blocks:
            table = block.table if isinstance(block, Drawing) else block
            if isinstance(table, Table):
                if not first:
                    writer.writerow([])
                first = False
                _write(writer, table, section.title)
    return out.getvalue().encode("utf-8-sig")


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn


def _write(writer: Any, table: Table, section: str) -> None:
    writer.writerow([_harmless(table.title or section)])
    writer.writerow([_harmless(head) for head in table.heads])
    writer.writerows([_harmless(_plain(cell)) for cell in row] for row in table.rows)


def _plain(cell: Text) -> str:
    return "".join(p.words.text + "".join(f"[{n}]" for n in p.sources) for p in cell)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
