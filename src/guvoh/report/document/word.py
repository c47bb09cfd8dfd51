"""The document as DOCX: headings, lists and tables as such, so that it can be edited, and read aloud.

Written here, not by a library: a library's template brings a preview picture, revision ids and 800 KB of styles, and
takes minutes for a table of thousands of rows. What is in the package is in `word_package.py`.
"""

from __future__ import annotations

import importlib.util
import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from guvoh.model.document import Document
from guvoh.report.document.layout import layout
from guvoh.report.document.word_package import MARK, WIDTH, package, section
from guvoh.report.document.word_xml import field, paragraph, picture, run, table
from guvoh.report.draw.on_paper import WIDTH as DRAWN
from guvoh.report.draw.on_paper import on_paper

__all__ = ["MARK", "readable", "render"]
_STYLES = {"item": "ListBullet", "quote": "Quote", "note": "Small", "warning": "Warning", "lead": "Lead"}
_PAGE, _PAGES = "{page}", "{pages}"
Pieces = list[dict[str, str]]


def render(document: Document) -> bytes:
    """DOCX bytes. Its properties name nobody: the title, the language and the day of the paper."""
    page = layout(document)
    writer = _Writer(page)
    return package(
        writer.body() + section(writer.rtl), writer.header(), writer.footer(), writer.pictures, title=page["title"],
        language=page["lang"], made=_moment(document.made_at), rtl=writer.rtl,
    )  # fmt: skip


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: every part of the package as XML."""
    with zipfile.ZipFile(io.BytesIO(drawn)) as file:
        return b"\n".join(file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels")))


def _moment(stamp: str) -> str:
    moment = datetime.fromisoformat(stamp if len(stamp) > 10 else f"{stamp}T00:00:00")
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


class _Writer:
    """One page of words being written as XML; `pictures` fills meanwhile."""

    def __init__(self, page: dict[str, Any]) -> None:
        self.page = page
        self.rtl = page["dir"] == "rtl"
        self.pictures: list[bytes] = []

    def body(self) -> str:
        """All but the section's properties, in the order of the other forms."""
        page, words = self.page, self.page["words"]
        out = [self._line(page["case"], "Title"), self._said(page["title"] + words["comma"] + page["made"])]
        if page["stands"]:
            style = "Warning" if page["internal"] else "Standing"
            out.append(self._said(page["standing"] if page["internal"] else page["stands"], style))
        if page["cover"]:
            out.append(self._said(words["contents"], "Standing"))
            out += [self._said(_joined(" ", part["code"], part["title"])) for part in page["sections"]]
        out += [self._said(note, "Small") for note in page["notices"]]
        for part in page["sections"]:
            if title := _joined(" ", part["code"], part["title"]):
                out.append(self._said(title, "Heading1"))
            out += [self._block(block) for block in part["blocks"]]
        for title, sources in ((words["exhibits"], page["exhibits"]), (words["sources"], page["sources"])):
            if sources:
                out += [self._said(title, "Heading1"), *(self._source(one) for one in sources)]
        out += [self._said(one, "Small") for one in page["about"]]
        if page["checkpoint"]:
            out.append(self._said(f"{words['checkpoint']} {page['checkpoint']}", "Small"))
        return "".join(out + self._own_sheet())

    def header(self) -> str:
        """The case and the paper, and what may be done with it."""
        return self._line(self.page["running"], "Header") + self._said(self.page["standing"], "Header")

    def footer(self) -> str:
        """How much is not in it, and the number of the page."""
        before, _sign, rest = self.page["words"]["page"].partition(_PAGE)
        between, _sign, after = rest.partition(_PAGES)
        language = self.page["lang"]
        said = (self._run(before), field("PAGE", language), self._run(between), field("NUMPAGES", language),
                self._run(after))  # fmt: skip
        return self._said(self.page["foot"], "Footer") + paragraph("".join(said), "Footer")

    def _own_sheet(self) -> list[str]:
        page, words, out = self.page, self.page["words"], []
        if page["findings"] or page["missing"]:
            out.append(self._said(words["own_sheet"], "Warning"))
        if page["findings"]:
            out.append(self._said(words["findings"], "Heading1"))
        for one in page["findings"]:
            out.append(paragraph(self._run(one["weight"], bold=True) + self._run(" " + one["rule"])))
            out.append(self._said(_joined(": ", one["field"], one["what"])))
            out += [self._said(one["source"], "Small")] if one["source"] else []
        if page["missing"]:
            out.append(self._said(words["missing"], "Heading1"))
        for one in page["missing"]:
            out.append(self._said(_joined(": ", one["field"], one["what"])))
            out += [self._said(one["enter"], "Small")] if one["enter"] else []
        return out

    def _block(self, block: dict[str, Any]) -> str:
        if block["is"] == "paragraph":
            return self._line(block["text"], _STYLES.get(block["style"], ""))
        if block["is"] == "table":
            return self._table(block)
        marks = self.page["words"]["comma"].join(block["marks"])
        out = [self._said(_joined(" ", block["code"], block["question"], marks), "Heading2")]
        out += [self._line(one["text"], _STYLES.get(one["style"], "")) for one in block["text"]]
        if not block["text"]:
            style = "Warning" if block["required"] else "Small"
            out.append(self._said(block["missing"] or self.page["words"]["unanswered"], style))
        return "".join([*out, *(self._said(note, "Small") for note in block["notes"])])

    def _table(self, block: dict[str, Any]) -> str:
        out = [self._said(block["title"], "Heading2")] if block["title"] else []
        # The extra that draws papers may not be there: the table below says the same.
        if block["picture"] and importlib.util.find_spec("typst"):
            out.append(self._picture(block["picture"]))
        if block["rows"]:
            heads = (self._said(head, "CellHead") for head in block["heads"])
            rows = ((self._line(cell, "Cell") for cell in row) for row in block["rows"])
            out.append(table(heads, rows, block["wide"], rtl=self.rtl, width=WIDTH))
            out.append(paragraph("", "Small"))  # two tables without it would become one
        return "".join([*out, *(self._said(note, "Small") for note in block["notes"])])

    def _picture(self, drawn: dict[str, Any]) -> str:
        from guvoh.report.printed import as_png

        self.pictures.append(as_png(on_paper(drawn["svg"], drawn["height"]), DRAWN, drawn["height"]))
        return paragraph(picture(len(self.pictures), drawn["alt"], DRAWN, drawn["height"]))

    def _source(self, one: dict[str, Any]) -> str:
        head = self._run(one["exhibit"] + " ") if one["exhibit"] else ""
        head += self._run(one["mark"], kind="sup") + self._run(" ")
        comma = self.page["words"]["comma"]
        about = [*one["about"], {"t": (comma if one["about"] else "") + one["when"], "k": ""}]
        out = [paragraph(head + self._runs(one["title"], bold=True)), self._line(about, "Small")]
        out += [self._said(one["grade"], "Small")] if one["grade"] else []
        out += [self._line(one["link"], "Small")] if one["link"] else []
        out += [self._said(" ".join(one["hash"]), "Small")] if one["hash"][1] else []
        return "".join([*out, *(self._said(note, "Small") for note in one["notes"])])

    def _said(self, text: str, style: str = "") -> str:
        return paragraph(self._run(text), style)

    def _line(self, pieces: Pieces, style: str = "") -> str:
        return paragraph(self._runs(pieces), style)

    def _runs(self, pieces: Pieces, *, bold: bool = False) -> str:
        return "".join(run(piece, self.page["lang"], rtl_page=self.rtl, bold=bold) for piece in pieces)

    def _run(self, text: str, *, kind: str = "", bold: bool = False) -> str:
        return self._runs([{"t": text, "k": kind}], bold=bold)


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
