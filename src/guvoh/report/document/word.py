"""The document as DOCX, by python-docx: headings, tables and lists as such, so that it can be edited and read aloud."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from guvoh.model.document import Document
from guvoh.report.document.layout import layout

# Whoever writes over a file looks for it first; it stands in the comment of the package, where no reader shows it.
MARK = b"a Guvoh paper"


def render(document: Document) -> bytes:
    """DOCX bytes. Its properties name nobody: no author, no program but ours, the day of the paper."""
    import docx

    page = layout(document)
    file: Any = docx.Document()
    _properties(file, page, document)
    file.add_heading(_plain(page["case"]), 0)
    file.add_paragraph(page["title"] + page["words"]["comma"] + page["standing"])
    for section in page["sections"]:
        file.add_heading(" ".join(part for part in (section["code"], section["title"]) if part), 1)
        for block in section["blocks"]:
            _block(file, block, page)
    if page["sources"]:
        file.add_heading(page["words"]["sources"], 1)
        for one in page["sources"]:
            _write(file.add_paragraph(), [{"t": str(one["number"]), "k": "sup"}, {"t": " ", "k": ""}, *one["title"]])
            file.add_paragraph(page["words"]["comma"].join(p for p in (_plain(one["about"]), one["when"]) if p))
            if one["hash"][1]:
                file.add_paragraph(" ".join(one["hash"]))
    if page["dir"] == "rtl":
        _right_to_left(file)
    out = io.BytesIO()
    file.save(out)
    with zipfile.ZipFile(out, "a") as package:
        package.comment = MARK
    return out.getvalue()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: every part of the package as XML."""
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        return b"\n".join(package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels")))


def _block(file: Any, block: dict[str, Any], page: dict[str, Any]) -> None:
    if block["is"] == "paragraph":
        style = {"item": "List Bullet", "quote": "Quote"}.get(block["style"])
        _write(file.add_paragraph(style=style), block["text"])
    elif block["is"] == "answer":
        file.add_heading(f"{block['code']} {block['question']}".strip(), 2)
        for one in block["text"]:
            _write(file.add_paragraph(), one["text"])
        if not block["text"]:
            file.add_paragraph(block["missing"] or page["words"]["unanswered"])
        for note in block["notes"]:
            file.add_paragraph(note)
    else:
        _table(file, block)


def _table(file: Any, block: dict[str, Any]) -> None:
    if block["title"]:
        file.add_heading(block["title"], 2)
    table = file.add_table(rows=1, cols=len(block["heads"]), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, block["heads"], strict=True):
        cell.text = head
    for row in block["rows"]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    if block["note"]:
        file.add_paragraph(block["note"])


def _write(paragraph: Any, pieces: list[dict[str, str]]) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece["t"])
        run.font.superscript = piece["k"] == "sup"
        run.font.bold = piece["k"] == "code"
        if piece.get("dir") == "rtl":
            run.font.rtl = True


def _plain(pieces: list[dict[str, str]]) -> str:
    return "".join(piece["t"] for piece in pieces)


def _properties(file: Any, page: dict[str, Any], document: Document) -> None:
    about = file.core_properties
    stamp = document.made_at if len(document.made_at) > 10 else f"{document.made_at}T00:00:00"
    about.author, about.last_modified_by, about.comments = "", "", ""
    about.title, about.language = page["title"], page["lang"]
    about.created = about.modified = datetime.fromisoformat(stamp).astimezone(UTC).replace(tzinfo=None)


def _right_to_left(file: Any) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.shared import OxmlElement

    for paragraph in file.element.body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
