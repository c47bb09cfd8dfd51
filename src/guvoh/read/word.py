"""A Word document: paragraphs and tables in the order of the page, notes at the end.

python-docx opens the package; the words are gathered here, because its own `paragraph.text` leaves out insertions that
nobody has accepted yet and text in boxes, and those are words that somebody wrote.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import docx
import lxml.etree
from docx.oxml.parser import oxml_parser

from guvoh.model import Reading
from guvoh.read.archive import check
from guvoh.read.blocks import Piece, joined, sifted
from guvoh.read.decode import clean
from guvoh.read.limits import WORD_CELLS
from guvoh.read.trouble import Trouble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same words a second time
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SPACES = re.compile(r"[ \t]*\n[ \t]*")


def read_word(data: bytes) -> Reading:
    """The reading of a .docx file. Raises Trouble: those of `archive.check`, too-much-text, not-word."""
    names = check(data)
    if "word/document.xml" not in names:
        raise Trouble("not-word")
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        notes = [_note_root(part.blob) for part in document.part.package.iter_parts()
                 if str(part.partname).lstrip("/") in _NOTES]  # fmt: skip
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, lxml.etree.LxmlError):
        raise Trouble("not-word") from None
    pieces = list(_pieces(body))
    for root in notes:
        pieces += [Piece(text) for note in root for text in [_cell(note)] if text]
    text, blocks = joined(pieces)
    warnings = []
    if next(body.iter(f"{_W}delText"), None) is not None:
        warnings.append("deleted-words")
    if "word/comments.xml" in names:
        warnings.append("comments")
    told = document.core_properties
    return Reading(
        text=text, blocks=sifted(text, blocks), reader=f"docx 1 python-docx {version('python-docx')}",
        title=(told.title or "").strip() or None, author=_author(told.author), warnings=tuple(warnings),
    )  # fmt: skip


def _pieces(body: Any) -> Iterator[Piece]:
    """A piece for each paragraph, and one for each row of a table, its cells parted by tabs."""
    for count, element in enumerate(_blocks(body), 1):
        if count > WORD_CELLS:
            raise Trouble("too-much-text")
        text = _words(element) if element.tag == f"{_W}p" else "\t".join(_cell(c) for c in element.iter(f"{_W}tc"))
        if text.strip():
            yield Piece(text.strip("\n"))
        if element.tag == f"{_W}p":
            for box in element.iter(f"{_W}txbxContent"):
                if not _inside(box, _FALLBACK) and (boxed := _cell(box)):
                    yield Piece(boxed)


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and rows, looking into content controls, insertions and the like. Not into tables inside tables:
    a cell gives all its words."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag in {f"{_W}p", f"{_W}tr"}:
            yield element
        elif element.tag not in {f"{_W}sectPr", f"{_W}del", _FALLBACK}:
            stack.extend(reversed(element))


def _cell(element: Any) -> str:
    lines = (_words(p) for p in element.iter(f"{_W}p") if not _inside(p, _FALLBACK))
    return "\n".join(line for line in lines if line.strip())


def _words(paragraph: Any) -> str:
    """The words of one paragraph, without those of boxes that hang on it."""
    found: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == f"{_W}t":
            found.append(element.text or "")
        elif tag == f"{_W}tab":
            found.append("\t")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            found.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            found.append("\u2011")
        elif tag not in {f"{_W}txbxContent", f"{_W}pPr", f"{_W}rPr", _FALLBACK}:
            stack.extend(reversed(element))
    return _SPACES.sub("\n", clean("".join(found)))


def _inside(element: Any, tag: str) -> bool:
    return any(above.tag == tag for above in element.iterancestors())


def _note_root(blob: bytes) -> Any:
    return lxml.etree.fromstring(blob, oxml_parser)


def _author(told: str | None) -> str | None:
    """What stands there unless somebody typed it: "python-docx" is the library's own template."""
    name = (told or "").strip()
    return name if name and name != "python-docx" else None
