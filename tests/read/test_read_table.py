"""A spreadsheet becomes text of which every cell is found again, and cannot be a trap."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from read_samples import with_entries, zip_of

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.model.table import table_of
from guvoh.read import table
from guvoh.read.trouble import Trouble


def book_of(fill: Callable[[Any], object]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mixed(sheet: Any) -> None:
    sheet.title = "People"
    for row in (
        ["Name", "Known", "Share", "Code"], ["Lola\u00a0Tamsho ", datetime(2026, 11, 12), 0.5, 7],
        [None, datetime(2026, 11, 13, 9, 30), True, "=1+1"], [], ["Umed\nKafr", 3.25, None, "a\tb"],
    ):  # fmt: skip
        sheet.append(row)
    sheet["C2"].number_format, sheet["D2"].number_format = "0%", "000"
    sheet.merge_cells("A2:A3")
    hidden = sheet.parent.create_sheet("Old")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"


def test_every_cell_stands_in_the_text_where_the_table_says(worker: read.Worker) -> None:
    reading = worker.read(book_of(_mixed), "people.xlsx")
    people, old = table_of(reading)
    assert [(s.name, s.hidden) for s in (people, old)] == [("People", False), ("Old", True)]
    assert [(row.number, [c.text for c in row.cells]) for row in people.rows] == [
        (1, ["Name", "Known", "Share", "Code"]), (2, ["Lola\u00a0Tamsho", "2026-11-12", "50%", "007"]),
        (3, ["Lola\u00a0Tamsho", "2026-11-13 09:30", "TRUE", "=1+1"]), (5, ["Umed\nKafr", "3.25", "", "a b"]),
    ]  # fmt: skip
    assert all(reading.text[c.start : c.end] == c.text for s in (people, old) for row in s.rows for c in row.cells)
    assert people.rows[2].cells[0].merged


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_text_file_is_parted_by_whatever_parts_it(worker: read.Worker, between: str) -> None:
    data = between.join(['"a, b; c"', "дата"]) + "\r\n\r\n" + between.join(["x", "12.11.2026"])
    (sheet,) = table_of(worker.read(data.encode("cp1251"), "people.csv"))
    assert [(row.number, [c.text for c in row.cells]) for row in sheet.rows] == [
        (1, ["a, b; c", "дата"]), (3, ["x", "12.11.2026"])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (zip_of({"xl/workbook.xml": b"<x/>"}), "none or it is damaged"),
        (with_entries(book_of(_mixed), {"xl/media/image1.png": bytes(200 << 20)}), "trap"),
        (with_entries(book_of(_mixed), {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'}), "trap"),
        (book_of(lambda s: s.append([""] * 200 + ["x"])), "200 columns"),
        (book_of(lambda s: s.append(["x" * 32_001])), "32,000 characters"),
        (b"a,b\n" * 50_001, "50,000 rows"),
    ],
)
def test_what_is_too_much_or_a_trap_is_refused(worker: read.Worker, data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        worker.read(data, "people.csv" if data.startswith(b"a,b") else "people.xlsx")


def test_the_last_that_is_allowed_is_read() -> None:
    assert len(table_of(table.read_csv(b"a,b\n" * 50_000))[0].rows) == 50_000
    row = table_of(table.read_xlsx(book_of(lambda s: s.append([""] * 199 + ["x" * 32_000]))))[0].rows[0]
    assert (len(row.cells), len(row.cells[199].text)) == (200, 32_000)
    with pytest.raises(Trouble, match="table-columns"):
        table.read_csv(b"," * 200 + b"x")
