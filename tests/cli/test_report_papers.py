"""guvoh report: our own papers at the command line."""

from __future__ import annotations

import csv
import io

import desk as desks
import pytest


@pytest.fixture
def read(busy: desks.Desk) -> desks.Desk:
    """Every suggestion accepted."""
    for line in busy.run("claims", "--json").lines():
        busy.run("accept", line["id"])
    return busy


def test_what_a_paper_lacks_comes_as_a_list_and_nothing_is_written(busy: desks.Desk) -> None:
    out = busy.home / "press.pdf"
    said = busy.run("report", "press", "--out", str(out), "--json")
    assert (said.code, list(said.lines()[0]), out.exists()) == (1, ["missing"], False)


def test_statistics_come_as_a_table_for_a_spreadsheet(read: desks.Desk) -> None:
    out = read.home / "statistics.csv"
    said = read.run("report", "statistics", "--out", str(out))
    rows = list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))
    assert (said.code, any(row[:1] == ["Incidents"] for row in rows)) == (0, True)


def test_a_paper_without_a_table_of_figures_is_refused_as_a_spreadsheet(read: desks.Desk) -> None:
    out = read.home / "custody.csv"
    assert (read.run("report", "custody", "--out", str(out)).code, out.exists()) == (1, False)


def test_a_custody_report_of_one_source_is_asked_for_by_its_ending(read: desks.Desk) -> None:
    sources = read.run("sources", "--json").lines()
    out = read.home / "custody.txt"
    said = read.run("report", "custody", "--source", sources[0]["id"][-6:], "--out", str(out), "--internal")
    assert said.code in (0, 1) and "Traceback" not in said.err


def test_the_sheet_of_what_is_missing_does_not_leave_the_group(read: desks.Desk) -> None:
    said = read.run("report", "missing", "--for", "lawyer", "--out", str(read.home / "missing.html"))
    assert said.code == 1
