"""The document as plain text, to be pasted into a messenger: no formatting, one line for each paragraph."""

from __future__ import annotations

from typing import Any

from guvoh.model.document import Document
from guvoh.report.document.layout import layout


def render(document: Document) -> bytes:
    """UTF-8 text with a newline at its end."""
    page = layout(document)
    lines = [_said(page["case"]), page["title"] + page["words"]["comma"] + page["standing"], ""]
    for section in page["sections"]:
        lines += [section["title"], *(line for block in section["blocks"] for line in _block(block)), ""]
    if page["sources"]:
        lines += [page["words"]["sources"], *(f"{s['number']}. {_said(s['title'])}, {_said(s['about'])}"
                                              for s in page["sources"])]  # fmt: skip
    return ("\n".join(lines).strip() + "\n").encode()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn


def _block(block: dict[str, Any]) -> list[str]:
    if block["is"] == "paragraph":
        return [("- " if block["style"] == "item" else "") + _said(block["text"])]
    if block["is"] == "answer":
        said = [_said(p["text"]) for p in block["text"]] or [block["missing"]]
        return [f"{block['code']} {block['question']}", *(line for line in said if line)]
    rows = [" | ".join(_said(cell) for cell in row) for row in block["rows"]]
    return [line for line in (block["title"], " | ".join(block["heads"]), *rows, block["note"]) if line]


def _said(pieces: list[dict[str, str]]) -> str:
    return "".join(f"[{p['t']}]" if p["k"] == "sup" else p["t"] for p in pieces)
