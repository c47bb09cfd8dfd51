"""`guvoh table`: a dry run writes nothing, problems are named by row, the columns come out and change nothing."""

from __future__ import annotations

import desk as desks

TABLE = "Ref;ФИО;Статус;Дата сведений\nR-1;Ориф Тамшо;СИЗО;12.11.2025\nR-2;;СИЗО;11/12/2025\nR-3;Зебо Кафр;=1+1;\n"


def test_a_table_is_tried_imported_and_written_out_again(desk: desks.Desk) -> None:
    file, out = desk.home / "files" / "people.csv", desk.home / "files" / "out.xlsx"
    file.write_text(TABLE, "utf-8")
    tried = desk.run("--json", "table", str(file), "--dry-run")
    assert [(line["row"], line["column"], line["level"]) for line in tried.lines()[1:]] == [
        (3, "B", "row"), (3, "D", "cell"), (4, "C", "cell")
    ]  # fmt: skip
    assert (tried.code, desk.run("--json", "sources").lines()) == (1, [])

    done = desk.run("--json", "table", str(file), "--map", "Ours", "--out", str(out))
    assert (done.code, done.lines()[0]["new"]) == (1, 2)
    assert len(desk.run("--json", "persons").lines()) == 2
    again = desk.run("--json", "table", str(out), "--map", "Ours").lines()[0]
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    assert len(desk.run("--json", "persons").lines()) == 2


def test_a_table_says_whom_its_new_names_may_mean_and_joins_nobody(desk: desks.Desk) -> None:
    first, second = desk.home / "files" / "one.csv", desk.home / "files" / "two.csv"
    first.write_text("ФИО;Статус\nОриф Тамшо;СИЗО\n", "utf-8")
    second.write_text("Name;Status\nZebo Kafr;held\nOrif Tamsho;held\n", "utf-8")
    desk.run("table", str(first))
    lines = [line for line in desk.run("--json", "table", str(second)).lines() if "may_be" in line]
    assert [(line["row"], "Ориф Тамшо" in line["may_be"]) for line in lines] == [(3, True)]
    assert len(desk.run("--json", "persons").lines()) == 3


def test_a_file_that_is_not_there_or_no_table_is_refused(desk: desks.Desk) -> None:
    (desk.home / "files" / "letter.txt").write_text("Nobody was taken.", "utf-8")
    assert desk.run("table", "nothing.xlsx").code == 1
    refused = desk.run("table", str(desk.home / "files" / "letter.txt"))
    assert (refused.code, "no spreadsheet" in refused.err, desk.run("--json", "sources").lines()) == (1, True, [])
