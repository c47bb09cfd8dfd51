"""Which reader opens which kind of file. Runs in the separate process only.

Each library is imported when the first file of its kind comes, before the fork: every later child has it already.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from guvoh.model import Reading
from guvoh.read import kinds
from guvoh.read.trouble import Trouble
from guvoh.text.language import SAMPLE, language_of

_MODULES = {
    kinds.TEXT: ("guvoh.read.plain",),
    kinds.MARKDOWN: ("guvoh.read.plain",),
    kinds.PAGE: ("guvoh.read.webpage",),
    kinds.PDF: ("guvoh.read.pdf",),
    kinds.WORD: ("guvoh.read.word",),
    kinds.XLSX: ("guvoh.read.table", "openpyxl", "lxml.etree"),
    kinds.CSV: ("guvoh.read.table",),
    kinds.MAIL: ("guvoh.read.mail", "guvoh.read.webpage"),
}


def preload(kind: str, data: bytes) -> None:
    """Imports what a file of this kind needs. Looks at the bytes only to see whether they are UTF-8."""
    for name in _MODULES[kind]:
        importlib.import_module(name)
    _warm()
    if kind in {kinds.TEXT, kinds.MARKDOWN, kinds.CSV}:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            importlib.import_module("charset_normalizer")


@cache
def _warm() -> None:
    """Reads the tables of words, and makes the patterns of datelines, once, here, instead of in every child."""
    parse(kinds.TEXT, b"Three students were held in the town.\n\nRead also\n\nA bridge is opened")
    for dateline in (b"2026", b"12 November 2026", b"Thursday, 12 November 2026"):
        parse(kinds.TEXT, b"The bridge\n\n" + dateline + b"\n\nThree students were held in the town.")


def parse(kind: str, data: bytes) -> Reading:
    """The reading of a file; warnings are codes. Raises Trouble with the code of what is wrong, never anything that
    holds words of the file."""
    reading = _parse(kind, data)
    if not reading.text.strip():
        raise Trouble("no-text")
    return replace(reading, language=language_of("\n".join(_sample(reading))))


def _sample(reading: Reading) -> Iterator[str]:
    """Enough of the main content to tell the language."""
    size = 0
    for start, end in reading.main_spans():
        yield reading.text[start : min(end, start + SAMPLE)]
        size += end - start
        if size > SAMPLE:
            return


def _parse(kind: str, data: bytes) -> Reading:
    if kind == kinds.TEXT:
        from guvoh.read.plain import read_text

        return read_text(data)
    if kind == kinds.MARKDOWN:
        from guvoh.read.plain import read_markdown

        return read_markdown(data)
    if kind == kinds.PAGE:
        from guvoh.read.webpage import read_page

        return read_page(data)
    if kind == kinds.PDF:
        from guvoh.read.pdf import read_pdf

        return read_pdf(data)
    if kind == kinds.WORD:
        from guvoh.read.word import read_word

        return read_word(data)
    if kind == kinds.XLSX:
        from guvoh.read.table import read_xlsx

        return read_xlsx(data)
    if kind == kinds.CSV:
        from guvoh.read.table import read_csv

        return read_csv(data)
    if kind == kinds.MAIL:
        from guvoh.read.mail import read_mail

        return read_mail(data)
    raise Trouble("no-reader")
