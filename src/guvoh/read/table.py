"""A spreadsheet: each row a paragraph, its cells parted by tabs, each sheet a page under its name.

`model.table.table_of` finds rows and columns again in such a reading: a sheet's name is its first block and no main
content; the paragraph of a row less that of its sheet is its number. A cell that is merged with the one above holds
`ABOVE`, one merged with the one before it `BEFORE`: the words of a merged cell stand once. A hidden sheet is no main
content. A formula stands as it was typed and is never worked out; a date is written as ISO 8601.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from importlib.metadata import version
from typing import Any

from guvoh.model import Block, Reading
from guvoh.model.table import ABOVE, BEFORE, CSV_READER, XLSX_READER
from guvoh.read.archive import check
from guvoh.read.decode import clean, decode
from guvoh.read.limits import TABLE_CELL, TABLE_COLUMNS, TABLE_FAR, TABLE_MERGED, TABLE_ROWS
from guvoh.read.trouble import Trouble

Row = tuple[int, list[str]]
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_PADDED = re.compile(r"0{2,20}")
_LINES = re.compile(r"[ \t]*\n\s*")
_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 60  # rows, to tell what parts the cells
_SEP = re.compile(r"sep=(.)\r?\n", re.I)


def read_xlsx(data: bytes) -> Reading:
    """The reading of an .xlsx file. Raises Trouble: those of `archive.check`, not-table, table-rows, table-columns,
    table-cell."""
    import openpyxl
    from lxml.etree import LxmlError

    try:
        names = check(data)
    except Trouble as trouble:
        raise Trouble("not-table" if trouble.code == "not-word" else trouble.code) from None
    if "xl/workbook.xml" not in names:
        raise Trouble("not-table")
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as archive:
            warnings.simplefilter("ignore")  # they quote cells
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheets = [(sheet.title, sheet.sheet_state != "visible", _rows(sheet, archive)) for sheet in book.worksheets]
            told = book.properties
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, zipfile.BadZipFile, LxmlError, SyntaxError):
        raise Trouble("not-table") from None
    text, blocks = _laid_out(sheets)
    author = (told.creator or "").strip()
    return Reading(
        text=text, blocks=blocks, reader=f"{XLSX_READER}1 openpyxl {version('openpyxl')}",
        title=(told.title or "").strip() or None, author=author if author != "openpyxl" else None,
    )  # fmt: skip


def read_csv(data: bytes) -> Reading:
    """The reading of a .csv or .tsv file, in whatever encoding and with whatever between its cells."""
    text, remarks = decode(data)
    told = _SEP.match(text)
    between = told[1] if told else _between(text)
    csv.field_size_limit(TABLE_CELL * 4)
    try:
        rows = [(n, cells) for n, cells in enumerate(_parted(text, between), 1)]
    except csv.Error:
        raise Trouble("not-table") from None
    if told:
        rows[0] = (1, [])  # says only what parts the cells
    laid, blocks = _laid_out([(None, False, _checked(rows))])
    return Reading(text=laid, blocks=blocks, reader=f"{CSV_READER}1", warnings=remarks)


def _parted(text: str, between: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=between)


def _between(text: str) -> str:
    """The sign that parts the first rows into the most columns of which every row has the same number."""
    best, most = ",", (0.0, 0)
    for sign in _DELIMITERS:
        try:
            widths = [len(row) for _n, row in zip(range(_LOOKED_AT), _parted(text, sign), strict=False) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        even = widths.count(usual) / len(widths) if usual > 1 else 0.0
        if (even, usual) > most:
            best, most = sign, (even, usual)
    return best


def _rows(sheet: Any, archive: zipfile.ZipFile) -> list[Row]:
    sheet.reset_dimensions()  # what a file says of its size may be a lie
    rows = []
    for number, row in enumerate(sheet.rows, 1):
        if number > TABLE_FAR:
            raise Trouble("table-rows")
        rows.append((number, [_words(cell) for cell in row]))
        if not any(rows[-1][1]):
            rows.pop()
    return _merged(_checked(rows), archive.read(sheet._worksheet_path))


def _words(cell: Any) -> str:
    """What stands in a cell, as a reader of the sheet sees it, but dates and formulas."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if not isinstance(value, str) and cell.data_type == "f":
        value = getattr(value, "text", "") or "="
        value = value if value.startswith("=") else f"={value}"
    return str(value)


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{value * 100:.15g}%"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.15g}"
    plain = str(int(value))
    return plain.zfill(len(form)) if _PADDED.fullmatch(form) else plain  # a number with zeros before it


def _checked(rows: Iterable[Row]) -> list[Row]:
    """The rows in which something stands, their cells cleaned, without empty ones at the end."""
    found: list[Row] = []
    for number, cells in rows:
        kept = [_cell(words) for words in cells]
        while kept and not kept[-1]:
            kept.pop()
        if not kept:
            continue
        if len(kept) > TABLE_COLUMNS:
            raise Trouble("table-columns")
        found.append((number, kept))
        if len(found) > TABLE_ROWS:
            raise Trouble("table-rows")
    return found


def _cell(words: str) -> str:
    """One cell: no tabs, no empty lines, nothing at its edges that nobody sees. Within it every sign stays."""
    if len(words) > TABLE_CELL:
        raise Trouble("table-cell")
    return _LINES.sub("\n", clean(words).replace("\t", " ")).strip()


def _merged(rows: list[Row], markup: bytes) -> list[Row]:
    """Marks the cells that are merged with another: in the file they are empty."""
    by_number = dict(rows)
    for n, (first, top, last, bottom) in enumerate(found.groups() for found in _MERGED.finditer(markup)):
        if n > TABLE_MERGED:
            raise Trouble("table-rows")
        left, right, begin, end = _column(first), _column(last), int(top), int(bottom)
        cells = by_number.get(begin)
        if cells is None or len(cells) < left or not cells[left - 1] or right > TABLE_COLUMNS:
            continue
        for number in range(begin, min(end, begin + TABLE_ROWS) + 1):
            row = by_number.get(number)
            if row is None:
                continue  # nothing else stands in that row
            row += [""] * (right - len(row))
            for column in range(left, right + 1):
                if (number, column) != (begin, left):
                    row[column - 1] = ABOVE if column == left else BEFORE
    return rows


def _column(letters: bytes) -> int:
    n = 0
    for letter in letters:
        n = n * 26 + letter - 64
    return n


def _laid_out(sheets: Sequence[tuple[str | None, bool, list[Row]]]) -> tuple[str, tuple[Block, ...]]:
    """The text of all sheets and a block for each row; numbers of rows can be had from the paragraphs. A text file has
    no sheets: its only one has no name, and no page."""
    if sum(len(rows) for _name, _hidden, rows in sheets) > TABLE_ROWS:
        raise Trouble("table-rows")
    parts: list[str] = []
    blocks: list[Block] = []
    at, base = 0, 1
    for page, (name, hidden, rows) in enumerate(sheets, 1):
        lines = [(number, "\t".join(cells)) for number, cells in rows]
        if name is None:
            base = 0
        else:
            lines.insert(0, (0, " ".join(clean(name).split()) or str(page)))
        for number, words in lines:
            on = None if name is None else page
            blocks.append(Block(at, at + len(words), on, base + number, bool(number) and not hidden))
            parts.append(words)
            at += len(words) + 2
        base += (rows[-1][0] if rows else 0) + 1
    return "\n\n".join(parts), tuple(blocks)
