"""A PDF: pages to paragraphs, from the places of the lines on the paper.

A PDF has no paragraphs, only lines at places. A new paragraph begins where the gap to the line above is wider than
usual, the line is indented, the letters change size, or the line above ended early with a full stop. Lines inside a
paragraph are joined, and words cut at the line end are made whole.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from guvoh.model import Reading
from guvoh.read.blocks import Piece, joined, sifted
from guvoh.read.decode import clean
from guvoh.read.limits import PAGES, TEXT_OUT
from guvoh.read.trouble import Trouble

_CUT = ("\x02", "\ufffe", "-", "\u2010")  # the first two are PDFium's own marks for a hyphen at a line end
_MARKS = {0x02, 0xFFFE}
_EDGE = 3  # lines at the top and at the foot of a page that may be furniture
_STOPS = (".", "!", "?", ":", ";", "…", "؟", "۔", '"', "”", "»", ")")
_ITEM = re.compile(r"(?:[•▪◦‣·–—*-]|\(?\d{1,3}[.)]|\(?[a-zа-я]\))\s")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:\w{1,10}\.?\s+)?\d{1,4}(?:\s*(?:/|of|из|аз)\s*\d{1,4})?\W*")
_LAST, _FIRST = re.compile(r"\w+$"), re.compile(r"^\w+")
_HYPHENED = re.compile(r"\w+-\w+")
_PROGRAM_TITLE = re.compile(r"^(?:microsoft word - .*|untitled.*|.*\.(?:docx?|odt|rtf|indd|pages|tex))$", re.I)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def read_pdf(data: bytes) -> Reading:
    """The reading of a .pdf file. Raises Trouble: pdf-locked, pdf-pages, pdf-pictures, not-pdf, too-much-text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Trouble("pdf-locked" if locked else "not-pdf") from None
    count = len(document)
    if count > PAGES:
        raise Trouble("pdf-pages")
    pages = list(_pages(document))
    without = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(without) == count:
        raise Trouble("pdf-pictures")
    repeated = _repeated(pages)
    hyphened = Counter(w for lines in pages for line in lines for w in _HYPHENED.findall(line.text))
    pieces: list[Piece] = []
    margins: list[Piece] = []  # at the end of the text, so that a sentence can run from page to page
    for number, lines in enumerate(pages, 1):
        first, last = 0, len(lines)
        while first < min(last, _EDGE) and _furniture(lines[first], repeated):
            first += 1
        while last > max(first, len(lines) - _EDGE) and _furniture(lines[last - 1], repeated):
            last -= 1
        margins += [Piece(line.text, number, False) for line in (*lines[:first], *lines[last:])]
        for at, text in enumerate(_paragraphs(lines[first:last], hyphened)):
            runs_on = at == 0 and bool(pieces) and text[:1].islower() and not pieces[-1].text.endswith(_STOPS)
            pieces.append(Piece(text, number, runs_on=runs_on))
    text, blocks = joined([*pieces, *margins])
    told = document.get_metadata_dict(skip_empty=True)
    title = told.get("Title", "").strip()
    return Reading(
        text=text, blocks=sifted(text, blocks), reader=f"pdf 1 pypdfium2 {pypdfium2.PYPDFIUM_INFO.version}",
        title=title if title and not _PROGRAM_TITLE.match(title) else None,
        author=told.get("Author", "").strip() or None,
        warnings=(f"pages-without-text {_ranges(without)}",) if without else (),
    )  # fmt: skip


def _pages(document: Any) -> Iterator[list[_Line]]:
    size = 0
    for index in range(len(document)):
        try:
            page = document[index]
            words = page.get_textpage()
        except pypdfium2.PdfiumError:  # one damaged page must not cost the others; it counts as a page without text
            yield []
            continue
        lines = list(_lines(words))
        size += sum(len(line.text) for line in lines)
        if size > TEXT_OUT:
            raise Trouble("too-much-text")
        yield lines
        words.close()
        page.close()


def _lines(words: Any) -> Iterator[_Line]:
    """The lines of a page in reading order, as PDFium breaks them, with their places in points from the lower left."""
    count = words.count_chars()
    start = 0
    for at in range(count + 1):
        code = raw.FPDFText_GetUnicode(words, at) if at < count else 10
        if code in _MARKS:  # PDFium has joined a cut word and with it two lines: they are two again
            yield from _line(words, start, at + 1)
        elif code in {10, 13}:
            yield from _line(words, start, at)
        else:
            continue
        start = at + 1


def _line(words: Any, start: int, end: int) -> Iterator[_Line]:
    if end == start:
        return
    text = clean(words.get_text_range(start, end - start)).strip("\n")
    if not text.strip():
        return
    # three letters are enough; "loose" boxes are as high as the font, so that "p" and "x" stand on one line
    ends = (start, (start + end) // 2, end - 1)
    boxes = [b for b in (words.get_charbox(at, loose=True) for at in ends) if b[2] > b[0]] or [(0.0, 0.0, 0.0, 0.0)]
    yield _Line(text.strip(), min(b[0] for b in boxes), max(b[2] for b in boxes),
                max(b[3] for b in boxes), min(b[1] for b in boxes))  # fmt: skip


def _paragraphs(lines: Sequence[_Line], hyphened: Counter[str]) -> Iterator[str]:
    if not lines:
        return
    steps = [above.bottom - below.bottom for above, below in itertools.pairwise(lines)]
    step = median([s for s in steps if s > 0] or [0.0])
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    right = max(line.right for line in lines)
    width = right - left
    group = [lines[0]]
    for above, line in itertools.pairwise(lines):
        gap = above.bottom - line.bottom
        size, before = line.top - line.bottom, above.top - above.bottom
        indent = line.left - left > 6 and abs(above.left - line.left) > 6
        early = above.right < right - 0.15 * width and above.text.endswith(_STOPS)
        far = step > 0 and (gap > 1.2 * step or gap < -step)
        grown = before > 0 and not 0.85 < size / before < 1.18 and len(line.text) > 3 and len(above.text) > 3
        if far or indent or early or grown or _ITEM.match(line.text):
            yield _whole(group, hyphened)
            group = []
        group.append(line)
    yield _whole(group, hyphened)


def _whole(lines: Sequence[_Line], hyphened: Counter[str]) -> str:
    """The lines as one paragraph, words made whole that were cut at a line end."""
    text = lines[0].text
    for line in lines[1:]:
        text = _unbroken(text, line.text, hyphened)
    return text.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", "")


def _unbroken(text: str, following: str, hyphened: Counter[str]) -> str:
    if text.endswith("\xad"):
        return text[:-1] + following
    if not text.endswith(_CUT) or not following[:1].isalpha() or not text[-2:-1].isalpha():
        return f"{text} {following}"
    word = _LAST.findall(text[:-1])[-1] + "-" + _FIRST.findall(following)[0]
    # a name with a hyphen of its own, or a word that the document writes with a hyphen elsewhere too
    if not following[0].islower() or hyphened[word]:
        return f"{text[:-1]}-{following}"
    return text[:-1] + following


def _repeated(pages: Sequence[Sequence[_Line]]) -> set[str]:
    """First and last lines that stand on three pages or more, figures aside: running heads and feet."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_DIGITS.sub("0", line.text) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return {text for text, times in edges.items() if times >= 3}


def _furniture(line: _Line, repeated: set[str]) -> bool:
    return _DIGITS.sub("0", line.text) in repeated or bool(_NUMBER.fullmatch(line.text) and len(line.text) <= 16)


def _ranges(numbers: Sequence[int]) -> str:
    """"1-3,7": short enough to be sent, and to be read."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    told = ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs[:6])
    return told + ("..." if len(runs) > 6 else "")
