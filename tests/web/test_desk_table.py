"""Their own spreadsheet in the desk: brought in, named, looked at, imported, saved again; nothing typed is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from guvoh.vault import queries
from guvoh.vault.vault import open_vault

HOSTILE = "<script>document.title='taken'</script> \u202e\"x\""
ROWS = [
    ["Ref", "ФИО", "Статус", "Дата сведений", "Адвокат", "Заметка"],
    ["R-1", "Фирдавс Келморов / Firdavs Kelmorov", "СИЗО", "12.11.2026", "Л. Тамшо", HOSTILE],
    ["R-2", "Далер Озарванд", "в пути", "11/12/2025", "=cmd|' /C calc'!A0", ""],
    ["R-3", "", "СИЗО", "2026-11-10", "", ""],
]


def _file(folder: Path, rows: list[list[str]], name: str = "people.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for cell in [c for row in sheet for c in row]:
        if isinstance(cell.value, str) and not cell.value.startswith("="):
            cell.data_type = "s"
    book.save(folder / name)
    return folder / name


def _at(page: Any, path: str, running: Any) -> None:
    case = page.locator("ul.lines a").first.get_attribute("href")
    page.goto(running.origin + case + path)
    page.wait_for_selector("[data-drop]")


def _bring(page: Any, file: Path) -> None:
    page.set_input_files("[data-choose]", file)
    page.wait_for_selector("[data-list] > li[data-state=added], [data-list] > li[data-state=failed]", timeout=40_000)
    page.get_by_role("link", name="Say which column is what").click()
    page.wait_for_selector("h1:has-text('Which column is what')")


def test_a_table_is_brought_in_mapped_tried_imported_and_saved_again(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, words: str, tmp_path: Path
) -> None:
    running = serve(filled)
    opened = window(running, "/cases")
    page = opened.page
    _at(page, "table", running)
    _bring(page, _file(tmp_path, ROWS))
    fields = [page.locator(f"[name=column-{n}]").input_value() for n in range(6)]
    assert fields == ["reference", "name", "status", "known", "lawyer", "note"]

    page.fill("[name=as_of]", "2031-01-01")
    page.fill("[name=name]", "Наш список")
    page.get_by_role("button", name="See what would happen").click()
    page.wait_for_selector("[data-wrong]")
    assert page.locator("[name=name]").input_value() == "Наш список"
    assert page.locator("[name=as_of]").input_value() == "2031-01-01"
    page.fill("[name=as_of]", "")
    page.get_by_role("button", name="See what would happen").click()
    page.wait_for_selector("h1:has-text('What an import would do')")
    problems = page.locator("#problems ~ table tbody tr")
    told = [" ".join(row.split()[:3]) for row in problems.all_inner_texts()]
    assert told == ["row 3 C", "row 3 D", "row 3 E", "row 4 B"]
    with open_vault(filled, words) as vault:
        assert queries.kept(vault, "table")[0].name == "Наш список"
        assert queries.person_with_reference(vault, queries.cases(vault)[0].id, "R-1") == []

    page.get_by_role("link", name="Change the columns").click()
    page.wait_for_selector("[name=order]")
    page.check("[name=order][value=mdy]")
    page.locator("#code-status-2").select_option("L04")
    page.get_by_role("button", name="See what would happen").click()
    page.wait_for_selector("h1:has-text('What an import would do')")
    assert problems.count() == 2
    page.get_by_role("button", name="Import: 2 changes").click()
    page.wait_for_selector("text=2 persons were entered or changed.")
    assert page.locator("text=There is nothing to import").count() == 1
    with page.expect_download() as saved:
        page.get_by_role("button", name="as CSV", exact=True).click()
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))))
    assert rows[1] == ROWS[0]
    assert rows[3][4] == "'=cmd|' /C calc'!A0"
    assert page.title().startswith("What an import would do")
    assert [line for line in opened.said if "Content" in line] == []
    with open_vault(filled, words) as vault:
        (id,) = queries.person_with_reference(vault, queries.cases(vault)[0].id, "R-2")
        assert [(s.status, s.known) for s in queries.statuses(vault, id)] == [("L04", "2025-11-12")]


def test_the_changed_file_is_known_again_by_its_name_and_what_is_no_table_is_refused(
    serve: Callable[..., Any], window: Callable[..., Any], filled: Path, tmp_path: Path
) -> None:
    running = serve(filled)
    page = window(running, "/cases").page
    _at(page, "table", running)
    bad = tmp_path / "people.xlsx"
    bad.write_bytes(b"PK\x03\x04 no spreadsheet")
    page.set_input_files("[data-choose]", bad)
    page.wait_for_selector("[data-list] > li[data-state=failed]", timeout=40_000)
    _bring(page, _file(tmp_path, ROWS))
    page.get_by_role("button", name="See what would happen").click()
    page.get_by_role("button", name="Import: 2 changes").click()
    page.wait_for_selector("text=2 persons were entered or changed.")
    page.get_by_role("link", name="All tables").click()
    page.wait_for_selector("[data-drop]")
    changed = [ROWS[0], [*ROWS[1][:4], "К. Белруд", ""]]
    page.set_input_files("[data-choose]", _file(tmp_path, changed))
    page.wait_for_selector("text=It counts as a newer version of", timeout=40_000)
    page.locator("[data-list] > li:last-child >> text=Say which column is what").click()
    page.get_by_role("button", name="See what would happen").click()
    page.wait_for_selector("text=Rows of the earlier version that this one has no more")
    assert page.locator("#changes ~ table tbody tr").count() == 1
    assert page.locator("del").inner_text() == "Л. Тамшо"
