"""Spreadsheets that people really have: every problem is named by its row, nothing is doubled, the columns come out."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guvoh import app, read
from guvoh.app import tables
from guvoh.app.table_out import columns_out
from guvoh.app.tables import Plan
from guvoh.model.table import Mapping, RowProblem
from guvoh.read.table import read_csv, read_xlsx
from guvoh.vault import queries
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

WORDS = "seven grey cranes over the frozen river"
TODAY = "2026-11-22"
HEAD = ["Ref", "ФИО", "Возраст", "Статус", "Дата сведений", "Задержан", "", "Адвокат", "Примечание"]
Cells = Sequence[Any]
PEOPLE: list[Cells] = [
    ["R-1", "Рустам Велзоров / Rustam Velzorov", 34, "СИЗО", datetime(2026, 11, 12), "12.10.2026", "Белруд", "ЛТ", ""],
    ["R-2", "Далер Озарванд", "19 лет", "осуждён", "12 ноября 2026", "2026-10-03", "Кафрез ", "нет", "болеет"],
    ["R-3", "Сабзина Карванд", "۲۷", "задержана", 46338, "октябрь 2026", "Белруд", "=cmd|' /C calc'!A0", None],
]


def sheet_of(rows: Sequence[Cells], head: Sequence[Cells] = (HEAD,), merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Список"
    for row in [*head, *rows]:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    hidden = book.create_sheet("старое")
    hidden.append(["не", "читать"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(vault: Vault, data: bytes, name: str = "people.xlsx", earlier: str | None = None) -> str:
    reading = read_csv(data) if name.endswith(".csv") else read_xlsx(data)
    return tables.bring(vault, app.open_case(vault, "Valley"), name, data, reading, earlier).id


def mapped(vault: Vault, source: str, **more: Any) -> Mapping:
    mapping = tables.guessed(vault, source)
    columns = tuple(replace(c, field="place") if not c.heading else c for c in mapping.columns)
    return replace(mapping, columns=columns, **more)


def plan_of(vault: Vault, source: str, **more: Any) -> Plan:
    return tables.dry_run(vault, source, mapped(vault, source, **more), TODAY)


def take(vault: Vault, data: bytes, earlier: str | None = None, name: str = "people.xlsx") -> str:
    source = bring(vault, data, name, earlier)
    tables.import_all(vault, plan_of(vault, source))
    return source


def told(problems: Sequence[RowProblem]) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.level) for p in problems]


def counts(plan: Plan) -> tuple[int, int, int]:
    return len(plan.dry.of("new")), len(plan.dry.of("changed")), len(plan.dry.of("unchanged"))


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    create(tmp_path / "vault", WORDS, cost=Cost(64, 1, 1))
    with open_vault(tmp_path / "vault", WORDS, "Nilu", now=lambda: f"{TODAY}T09:00:00Z") as opened:
        yield opened


def person(vault: Vault, reference: str) -> Any:
    case = app.open_case(vault, "Valley")
    (id,) = queries.person_with_reference(vault, case, reference)
    return queries.person(vault, id)


def test_headings_in_four_languages_are_guessed_and_a_hidden_sheet_is_not_chosen(vault: Vault) -> None:
    mapping = tables.guessed(vault, bring(vault, sheet_of(PEOPLE)))
    assert (mapping.of, mapping.sheet, mapping.head) == ("persons", "Список", (1, 1))
    assert [c.field for c in mapping.columns] == [
        "reference", "name", "age_years", "status", "known", "since", "", "lawyer", "note"
    ]  # fmt: skip


def test_a_table_becomes_persons_with_their_statuses_and_the_file_as_the_source(vault: Vault) -> None:
    source = take(vault, sheet_of(PEOPLE))
    rustam, daler, sabzina = (person(vault, f"R-{n}") for n in (1, 2, 3))
    assert rustam.names == ("Рустам Велзоров", "Rustam Velzorov")
    statuses = [queries.statuses(vault, p.id)[0] for p in (rustam, daler, sabzina)]
    assert [(s.status, s.known, s.since, s.source) for s in statuses] == [
        ("L04", "2026-11-12", "2026-10-12", source), ("L05", "2026-11-12", "2026-10-03", source),
        ("L03", "2026-11-12", "2026-10", source),
    ]  # fmt: skip
    given = queries.settings_of_person(vault, daler.id)
    assert (given["age_years"], given["lawyer"], given["lawyer_from"]) == ("19", "нет", source)
    assert (statuses[1].place, statuses[1].note) == ("Кафрез", "болеет")


def test_a_dry_run_writes_nothing(vault: Vault) -> None:
    source = bring(vault, sheet_of(PEOPLE))
    before = vault.next_order()
    plan_of(vault, source)
    assert vault.next_order() == before


def test_every_problem_is_named_by_row_and_column(vault: Vault) -> None:
    rows: list[Cells] = [
        *PEOPLE,  # rows 2 to 4; a formula in H4, a number for a day in E4
        ["R-5", "Ориф Тамшо", 40, "СИЗО", "11/12/2026", "", "", "", ""],
        ["R-6", "Зебо Велзор", 40, "в пути", "2026-11-10", "", "", "", ""],
        [],
        ["R-8", "", 40, "СИЗО", "2026-11-10", "", "", "", ""],
        ["R-9", "Нигина Белруд", "ок. 30", "СИЗО", "вчера", "", "", "", "=1+1"],
        ["R-1", "Другой Человек", 40, "", "", "", "", "", ""],
        ["", "Фаррух Озар", 1, "СИЗО", "2026-11-10", "", "", "", ""],
        ["", "Фаррух Озар", 2, "СИЗО", "2026-11-11", "", "", "", ""],
        ["R-14", "Мунира\u200b Кафр", "", "", "", "", "", "", "только заметка"],
        ["R-2", "Далер Озарванд", "19 лет", "осуждён", "12 ноября 2026", "2026-10-03", "Кафрез ", "нет", "болеет"],
        ["R-16", "Умед Ван", "", "СИЗО", "2027-01-01", "", "", "#REF!", ""],
        ["Итого", "", 12, "", "", "", "", "", ""],
    ]
    problems = plan_of(vault, bring(vault, sheet_of(rows))).dry.problems
    assert told(problems) == [
        (4, "E", "look"), (4, "H", "cell"), (5, "E", "cell"), (6, "D", "cell"), (8, "B", "row"), (9, "C", "cell"),
        (9, "E", "cell"), (9, "I", "cell"), (10, "A", "row"), (12, "B", "row"), (13, "B", "look"), (13, "I", "cell"),
        (14, "", "look"), (15, "E", "cell"), (15, "H", "cell"), (16, "", "row"),
    ]  # fmt: skip
    both = next(p for p in problems if (p.row, p.column) == (5, "E"))
    assert ("11 December 2026" in both.what, "12 November 2026" in both.what) == (True, True)
    assert all(p.what and p.hint for p in problems)


def test_a_day_that_can_be_read_twice_is_read_as_somebody_says(vault: Vault) -> None:
    source = bring(vault, sheet_of([["R-1", "Ориф Тамшо", "", "СИЗО", "11/12/2025", "", "", "", ""]]))
    known = [plan_of(vault, source, order=order).of.groups[0].told[0].known for order in ("dmy", "mdy")]  # type: ignore[union-attr]
    assert known == ["2025-12-11", "2025-11-12"]


def test_a_name_merged_over_rows_is_one_person_with_all_the_statuses(vault: Vault) -> None:
    rows: list[Cells] = [
        ["", "Ориф Тамшо", 40, "задержан", "2026-10-01", "", "", "", ""],
        ["", None, None, "СИЗО", "2026-11-01", "", "", "", ""],
    ]
    plan = plan_of(vault, bring(vault, sheet_of(rows, merged=["B2:B3", "C2:C3"])))
    tables.import_all(vault, plan)
    (one,) = queries.persons(vault)
    assert [(s.status, s.known) for s in queries.statuses(vault, one.id)] == [
        ("L03", "2026-10-01"), ("L04", "2026-11-01")
    ]  # fmt: skip


def test_a_heading_merged_over_two_rows_is_one_heading(vault: Vault) -> None:
    head = [["№", "ФИО", "Статус", None], [None, None, "что", "дата сведений"]]
    data = sheet_of([["R-1", "Ориф Тамшо", "СИЗО", "2026-11-10"]], head, ["A1:A2", "B1:B2", "C1:D1"])
    mapping = tables.guessed(vault, bring(vault, data))
    assert (mapping.head, [c.heading for c in mapping.columns]) == (
        (1, 2), ["№", "ФИО", "Статус, что", "Статус, дата сведений"]
    )  # fmt: skip


def test_importing_again_changes_what_changed_and_doubles_nothing(vault: Vault) -> None:
    first = take(vault, sheet_of(PEOPLE))
    assert counts(plan_of(vault, first)) == (0, 0, 3)
    changed = [list(row) for row in PEOPLE[:2]]
    changed[0][7], changed[1][3] = "К. Белруд", "освобождён"
    changed.append(["R-7", "Мунира Кафр", 30, "СИЗО", "2026-11-20", "", "", "", ""])
    second = bring(vault, sheet_of(changed), earlier=first)
    plan = plan_of(vault, second)
    assert counts(plan) == (1, 2, 0)
    assert [(g.row, g.reference) for g in plan.dry.gone] == [(4, "R-3")]
    tables.import_all(vault, plan)
    assert (len(queries.persons(vault)), counts(plan_of(vault, second))) == (4, (0, 0, 3))
    daler = person(vault, "R-2")
    assert [s.status for s in queries.statuses(vault, daler.id)] == ["L08"]  # corrected: the same day
    assert queries.settings_of_person(vault, person(vault, "R-1").id)["lawyer"] == "К. Белруд"


def test_what_was_changed_here_meanwhile_is_kept_and_told(vault: Vault) -> None:
    first = take(vault, sheet_of(PEOPLE))
    app.set_person(vault, person(vault, "R-1").id, {"lawyer": "Мы сами"})
    app.set_person(vault, person(vault, "R-2").id, {"lawyer": "Мы сами"})
    changed = [list(row) for row in PEOPLE]
    changed[1][7] = "Из таблицы"
    plan = plan_of(vault, bring(vault, sheet_of(changed), earlier=first))
    assert counts(plan) == (0, 0, 3)
    assert [(p.row, p.column, p.level) for p in plan.dry.problems if p.column == "H"] == [
        (2, "H", "look"), (3, "H", "cell"), (4, "H", "cell")
    ]  # fmt: skip


def test_without_references_only_one_fitting_name_and_day_is_the_same_person(vault: Vault) -> None:
    rows: list[Cells] = [["", *row[1:]] for row in PEOPLE]
    first = take(vault, sheet_of(rows))
    rows[0] = [*rows[0][:4], "2026-11-20", *rows[0][5:]]
    plan = plan_of(vault, bring(vault, sheet_of(rows), earlier=first))
    assert (counts(plan), plan.dry.rows_out()) == ((0, 0, 2), [2])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_columns_come_out_in_their_order_and_change_nothing_when_they_come_in_again(
    vault: Vault, ending: str
) -> None:
    rows = [*PEOPLE, ["+992", "Ориф Тамшо", "", "", "", "", "", "@orif", "-"], [None, "=2+2", *[""] * 7]]
    source = take(vault, sheet_of(rows, merged=["B2:B2"]))
    app.tell_status(vault, person(vault, "R-1").id, "L08", "2026-11-20")
    out = columns_out(vault, source, TODAY)
    assert out.rows[0] == tuple(HEAD)
    assert (out.rows[1][3], out.rows[1][4]) == ("Released", "2026-11-20")
    assert out.rows[2] == tuple(str(words).strip() for words in PEOPLE[1])
    data = out.csv() if ending == "csv" else out.xlsx()
    again = bring(vault, data, f"people.{ending}", source)
    assert [c for c in plan_of(vault, again).dry if c.state != "unchanged"] == []
    if ending == "csv":
        assert b"'=2+2" in data
        assert b"'@orif" in data
        assert b"'+992" in data
    else:
        cells = [cell for row in openpyxl.load_workbook(io.BytesIO(data)).active for cell in row]  # type: ignore[union-attr]
        assert [c.value for c in cells if c.data_type == "f"] == []


INCIDENTS: list[Cells] = [
    ["Код", "Что произошло", "Дата", "Место", "Пострадавшие", "Сколько", "Источник"],
    ["E-1", "задержание", "12.11.2026", "Белруд", "Рустам Велзоров; Далер Озарванд", "3-4", "сестра"],
    ["E-2", "пытки", "2026-11-13", "Кафрез", "студенты", "около 10", "врач"],
    ["E-3", "", "2026-11-14", "Кафрез", "", "", ""],
    ["E-4", "обыск", "ноябрь 2026", "Белруд", "", "много", "сосед"],
]


def test_incidents_become_claims_on_the_words_of_their_rows(vault: Vault) -> None:
    source = bring(vault, sheet_of(INCIDENTS[1:], INCIDENTS[:1]))
    plan = tables.dry_run(vault, source, tables.guessed(vault, source), TODAY)
    assert plan.mapping.of == "incidents"
    assert told(plan.dry.problems) == [(4, "B", "row"), (5, "F", "cell")]
    tables.import_all(vault, plan)
    claims = sorted((row.claim for row in queries.claims(vault, source=source)), key=lambda c: c.start)
    text = queries.text_of(vault, source)
    assert [c.act for c in claims] == ["arrest", "torture_or_ill_treatment", "search_or_seizure"]
    assert all(text[c.start : c.end] == c.quote for c in claims)
    first, second, third = claims
    assert [v.text for v in first.victims] == ["Рустам Велзоров", "Далер Озарванд"]
    assert [(c.low, c.high) for c in (first.count, second.count) if c] == [(3, 4), (10, 10)]
    assert third.date is not None
    assert (third.date.start, third.date.end, third.date.precision) == ("2026-11-01", "2026-11-30", "month")
    rows = queries.claims(vault, source=source)
    assert {name for row in rows for _id, role, name in queries.mentions(vault, row.id) if role == "victim"} == {
        "Рустам Велзоров", "Далер Озарванд"
    }  # fmt: skip


def test_a_changed_incident_takes_the_place_of_the_earlier_and_the_others_stay(vault: Vault) -> None:
    first = bring(vault, sheet_of(INCIDENTS[1:], INCIDENTS[:1]))
    tables.import_all(vault, tables.dry_run(vault, first, tables.guessed(vault, first), TODAY))
    rows = [list(row) for row in INCIDENTS[1:]]
    rows[0][5] = "5"
    del rows[3]
    second = bring(vault, sheet_of(rows, INCIDENTS[:1]), earlier=first)
    plan = tables.dry_run(vault, second, tables.guessed(vault, second), TODAY)
    assert (counts(plan), [g.reference for g in plan.dry.gone]) == ((0, 1, 1), ["E-4"])
    tables.import_all(vault, plan)
    accepted = queries.claims(vault, state="accepted")
    assert sorted((row.claim.act, row.claim.count.low if row.claim.count else None) for row in accepted) == [
        ("arrest", 5), ("search_or_seizure", None), ("torture_or_ill_treatment", 10)
    ]  # fmt: skip
    assert counts(tables.dry_run(vault, second, plan.mapping, TODAY)) == (0, 0, 2)
    assert counts(tables.dry_run(vault, first, plan.mapping, TODAY)) == (0, 0, 3)


def test_a_mapping_that_was_kept_fits_a_table_whose_columns_moved(vault: Vault) -> None:
    kept = Mapping.from_dict(mapped(vault, bring(vault, sheet_of(PEOPLE))).as_dict())
    moved = [list(reversed(row)) for row in [HEAD, *PEOPLE]]
    source = bring(vault, sheet_of(moved[1:], moved[:1]), "moved.xlsx")
    from guvoh.model.table_guess import fitted

    assert [c.field for c in fitted(kept, tables.sheets(vault, source)).columns] == [
        c.field for c in reversed(kept.columns)
    ]


@pytest.mark.slow
def test_five_thousand_rows_come_in_within_a_minute(vault: Vault) -> None:
    rows: list[Cells] = [
        [f"R-{n}", f"Ориф Тамшо{n} / Orif T{n}", 20 + n % 50, "СИЗО", datetime(2026, 11, 1 + n % 20), "12.10.2026",
         "Белруд", "", "заметка"] for n in range(5000)
    ]  # fmt: skip
    data = sheet_of(rows)
    with read.open_worker() as worker:
        reading = worker.read(data, "people.xlsx")
    source = tables.bring(vault, app.open_case(vault, "Valley"), "people.xlsx", data, reading).id
    begun = time.monotonic()
    tables.import_all(vault, plan_of(vault, source))
    assert time.monotonic() - begun < 60
    assert counts(plan_of(vault, source)) == (0, 0, 5000)
