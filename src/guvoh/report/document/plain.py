"""The document as plain text, to be pasted into a messenger: no formatting, one line for each paragraph."""

from __future__ import annotations

from typing import Any

from guvoh.model.document import Document
from guvoh.report.document.layout import layout


def render(document: Document) -> bytes:
    """UTF-8 text with a newline at its end."""
    page = layout(document)
    lines = [_said(page["case"]), page["title"] + page["words"]["comma"] + page["standing"], *page["notices"], ""]
    for section in page["sections"]:
        title = " ".join(part for part in (section["code"], section["title"]) if part)
        lines += [*([title] if title else []), *(line for block in section["blocks"] for line in _block(block)), ""]
    for title, sources in ((page["words"]["exhibits"], page["exhibits"]), (page["words"]["sources"], page["sources"])):
        if sources:
            lines += [title, *(line for source in sources for line in _source(source, page["words"]["comma"])), ""]
    lines += [*page["about"], ""]
    if page["findings"]:
        lines += [page["words"]["findings"]]
        lines += [_listed(": ", " ".join((one["weight"], one["rule"])), one["what"]) for one in page["findings"]]
    if page["missing"]:
        lines += [page["words"]["missing"]]
        lines += [_listed(" ", _listed(": ", one["field"], one["what"]), one["enter"]) for one in page["missing"]]
    return ("\n".join(lines).strip() + "\n").encode()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn


def _block(block: dict[str, Any]) -> list[str]:
    if block["is"] == "paragraph":
        return [("- " if block["style"] == "item" else "") + _said(block["text"])]
    if block["is"] == "answer":
        said = [_said(p["text"]) for p in block["text"]] or [block["missing"]]
        question = _listed(" ", block["code"], block["question"], *block["marks"])
        return [question, *(line for line in said if line), *block["notes"]]
    rows = [" | ".join(_said(cell) for cell in row) for row in block["rows"]]
    return [line for line in (block["title"], " | ".join(block["heads"]), *rows, *block["notes"]) if line]


def _source(source: dict[str, Any], between: str) -> list[str]:
    head = _listed(" ", source["exhibit"], f"[{source['number']}]", _said(source["title"]))
    facts = (_said(source["about"]), source["when"], source["grade"], _said(source["link"]), " ".join(source["hash"]))
    return [head, between.join(fact.strip() for fact in facts if fact.strip()), *source["notes"]]


def _listed(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)


def _said(pieces: list[dict[str, str]]) -> str:
    return "".join(f"[{p['t']}]" if p["k"] == "sup" else p["t"] for p in pieces)
