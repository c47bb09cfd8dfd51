"""The package of a DOCX: its parts in a fixed order and with a fixed date: the same paper gives the same bytes.

Nobody's name is in it, no program's, no revision ids (rsid), no template, no preview picture.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

from guvoh.report.document.word_xml import NAMES

# Whoever writes over a file looks for it first; it stands in the comment of the package, where no reader shows it.
MARK = b"a Guvoh paper"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PARTS = ("styles", "settings", "numbering", "header1", "footer1")
INK, SOFT, URGENT, RULE = "1A1E22", "4C545B", "9C2118", "757D81"


def package(
    body: str, header: str, footer: str, pictures: Sequence[bytes], *, title: str, language: str, made: str, rtl: bool
) -> bytes:
    """The file. `body` with its section properties; `made`: a moment as ISO 8601 with a Z; pictures as PNG."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("d", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                                   ("c", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]),
        "docProps/core.xml": _core(title, language, made),
        "word/document.xml": f"{_HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [(name, f"{_OFFICE}/relationships/{name.rstrip('1')}", f"{name}.xml") for name in _PARTS]
            + [(f"pic{n}", f"{_OFFICE}/relationships/image", f"media/{n}.png") for n in range(1, len(pictures) + 1)]),
        "word/styles.xml": _styles(language, rtl), "word/settings.xml": _settings(language, rtl),
        "word/numbering.xml": _NUMBERING,
        "word/header1.xml": f"{_HEAD}<w:hdr {NAMES}>{header}</w:hdr>",
        "word/footer1.xml": f"{_HEAD}<w:ftr {NAMES}>{footer}</w:ftr>",
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            _add(file, name, text.encode())
        for number, picture in enumerate(pictures, 1):
            _add(file, f"word/media/{number}.png", picture)
        file.comment = MARK
    return out.getvalue()


def section(rtl: bool) -> str:
    """A4 with the margins of the printed paper; the last thing of a body. Twentieths of a point."""
    return ('<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" '
            'r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1247" '
            'w:left="1134" w:header="680" w:footer="567" w:gutter="0"/>' + ("<w:bidi/>" if rtl else "")
            + "</w:sectPr>")  # fmt: skip


WIDTH = 11906 - 2 * 1134


def _add(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 0, 0
    file.writestr(info, data)


def _types() -> str:
    parts = {"document": "document.main", "header1": "header", "footer1": "footer"}
    listed = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_ML}{parts.get(name, name)}+xml"/>'
                     for name in ("document", *_PARTS))  # fmt: skip
    return (f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{listed}<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')  # fmt: skip


def _relations(all_of_them: list[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in all_of_them)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str, language: str, made: str) -> str:
    when = "".join(f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{made}</dcterms:{what}>'
                   for what in ("created", "modified"))  # fmt: skip
    return (f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(title)}</dc:title>{when}<dc:language>{language}</dc:language></cp:coreProperties>"
            )  # fmt: skip


def _settings(language: str, rtl: bool) -> str:
    other = f' w:bidi="{language}"' if rtl else ""
    return (f'{_HEAD}<w:settings {NAMES}><w:removePersonalInformation/><w:removeDateAndTime/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            "</w:compat>"
            f'<w:themeFontLang w:val="{"en" if rtl else language}"{other}/></w:settings>')  # fmt: skip


_NUMBERING = (
    f'{_HEAD}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _styles(language: str, rtl: bool) -> str:
    """Faces that every office has; sizes and inks of the printed paper."""
    tongue = f'<w:lang w:val="{"en" if rtl else language}" w:bidi="{language if rtl else "fa"}"/>'
    flow = "<w:bidi/>" if rtl else ""
    side = "right" if rtl else "left"
    bar = '<w:pBdr><w:{0} w:val="single" w:sz="12" w:space="8" w:color="{1}"/></w:pBdr>'
    listed = "".join((
        _style("Normal", "Normal", "", "", flow, default=True),
        _style("Title", "Title", "<w:keepNext/>", _looks(32, bold=True), after=80),
        _style("Heading1", "heading 1", f'<w:keepNext/>{bar.format("top", INK)}', _looks(22, bold=True), before=300,
               after=120, level=0),
        _style("Heading2", "heading 2", "<w:keepNext/>", _looks(20, bold=True), before=160, after=60, level=1),
        _style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>', ""),
        _style("Quote", "Quote", bar.format(side, RULE), ""),
        _style("Small", "Small", "", _looks(17, SOFT)),
        _style("Lead", "Lead", "", _looks(22)),
        _style("Warning", "Warning", bar.format(side, URGENT), _looks(20, URGENT)),
        _style("Standing", "Standing", "", _looks(20, bold=True)),
        _style("Cell", "Cell", "", _looks(16), after=0),
        _style("CellHead", "Cell Head", "<w:keepNext/>", _looks(16, SOFT), after=0),
        _style("Header", "header", "", _looks(16, SOFT), after=0),
        _style("Footer", "footer", "", _looks(16, SOFT), after=0),
    ))  # fmt: skip
    return (f'{_HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
            f'w:eastAsia="Arial" w:cs="Arial"/><w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>{tongue}'
            '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/>'
            f'</w:pPr></w:pPrDefault></w:docDefaults>{listed}<w:style w:type="table" w:styleId="TableGrid">'
            '<w:name w:val="Table Grid"/><w:tblPr><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" '
            'w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            "</w:style></w:styles>")  # fmt: skip


def _looks(size: int, ink: str = "", *, bold: bool = False) -> str:
    return (("<w:b/><w:bCs/>" if bold else "") + (f'<w:color w:val="{ink}"/>' if ink else "")
            + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')  # fmt: skip


def _style(
    key: str, name: str, shape: str, looks: str, flow: str = "", *, before: int | None = None, after: int | None = None,
    level: int | None = None, default: bool = False,
) -> str:  # fmt: skip
    """A style of paragraphs; all but Normal rest on it, and take its direction."""
    space = "".join(f' w:{side}="{n}"' for side, n in (("before", before), ("after", after)) if n is not None)
    spaced = f"<w:spacing{space}/>" if space else ""
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    first = ' w:default="1"' if default else ""
    return (f'<w:style w:type="paragraph"{first} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
            f"<w:pPr>{shape}{flow}{spaced}{outline}</w:pPr><w:rPr>{looks}</w:rPr></w:style>")  # fmt: skip
