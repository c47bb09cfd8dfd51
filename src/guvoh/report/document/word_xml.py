"""WordprocessingML, a few pieces of it: strings of XML in which every word of a paper is escaped.

Each run says its language and its direction, so that a program that reads it aloud or checks its spelling knows both.
Order of elements: ECMA-376 part 1, 17.3 and 17.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape

from guvoh.report.content import direction

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
# What no XML 1.0 may hold
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LETTERS = re.compile(r"[^\W\d_]")
_BREAK = re.compile(r"\r\n|[\r\n]")
_LTR, _RTL = "\u200e", "\u200f"
_EMU = 9525  # of a px
Piece = Mapping[str, str]


def run(piece: Piece, language: str, *, rtl_page: bool = False, bold: bool = False) -> str:
    """Words with their looks. Words without a letter (numbers, commas) go with the page."""
    text, kind = piece["t"], piece["k"]
    rtl = direction(text) == "rtl" if _LETTERS.search(text) else rtl_page and kind != "sup"
    tongue = escape(piece.get("lang") or language)
    looks = "<w:b/><w:bCs/>" if bold or kind == "code" else ""
    looks += '<w:shd w:val="clear" w:color="auto" w:fill="EAECEA"/>' if kind == "code" else ""
    looks += '<w:vertAlign w:val="superscript"/>' if kind == "sup" else ""
    looks += "<w:rtl/>" if rtl else ""
    looks += f'<w:lang w:bidi="{tongue}"/>' if rtl else f'<w:lang w:val="{tongue}"/>'
    text = _turned(text, rtl, rtl_page)
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{words(part)}</w:t>' for part in _BREAK.split(text))
    return f"<w:r><w:rPr>{looks}</w:rPr>{said}</w:r>"


def _turned(text: str, rtl: bool, rtl_page: bool) -> str:
    """Words of the other direction between marks that nobody sees, so that their full stop stays at their end, and what
    follows stands behind them as the page reads."""
    if rtl == rtl_page or not _LETTERS.search(text):
        return text
    inner, outer = (_RTL, _LTR) if rtl else (_LTR, _RTL)
    return f"{inner}{text}{inner}{outer}"


def words(text: str) -> str:
    """Escaped, without what no XML may hold."""
    return escape(_CONTROLS.sub("", text))


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of finished runs; its direction comes with the style."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], shares: list[int], *, rtl: bool, width: int) -> str:
    """Cells are paragraphs; the first row is repeated on each page, and no row is broken over two. `width` in
    twentieths of a point; a share of 0 counts as one."""
    whole = sum(share or 1 for share in shares) or 1
    wide = [width * (share or 1) // whole for share in shares]
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="D3D7D4"/>'
    looks = ('<w:tblPr><w:tblStyle w:val="TableGrid"/>' + ("<w:bidiVisual/>" if rtl else "")
             + f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>'
             + "".join(line.format(side) for side in ("top", "bottom", "insideH"))
             + '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>')  # fmt: skip
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)

    def cells(row: Iterable[str]) -> str:
        return "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                       for w, cell in zip(wide, row, strict=True))  # fmt: skip

    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells(row)}</w:tr>" for row in rows)
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells(heads)}</w:tr>"
    return f"<w:tbl>{looks}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def picture(number: int, alt: str, width: int, height: int) -> str:
    """A picture of the package (relation `picN`), with the words that stand for it. Sizes in px."""
    size, said = f'cx="{width * _EMU}" cy="{height * _EMU}"', words(alt)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{said}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="pic{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(code: str, language: str) -> str:
    """A number that the reader's program fills in: PAGE, NUMPAGES."""
    return (f'<w:fldSimple w:instr=" {code} "><w:r><w:rPr><w:lang w:val="{escape(language)}"/></w:rPr>'
            "<w:t>1</w:t></w:r></w:fldSimple>")  # fmt: skip
