"""guvoh resolve --claims: JSON Lines in, JSON Lines out, no vault; bad lines are named and nothing of them is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guvoh.cli import main

FIRST = """{"doc": "a", "claim": "1", "kind": "ACT", "start": 0, "end": 29, "quote": "14 teachers were held in Kulob",
"act": "detention", "victims": [{"text": "14 teachers", "start": 0, "end": 11}], "attribution": [],
"count": {"low": 14, "high": 14, "text": "14", "start": 0, "end": 2},
"place": {"text": "Kulob", "start": 24, "end": 29},
"date": {"start": "2025-03-04", "end": "2025-03-04", "text": "4 March", "precision": "day"},
"publisher": "Karsk Herald", "published": "2025-03-05"}""".replace("\n", " ")
PLAIN = """{"doc": "b", "claim": "1", "quote": "В Кулябе задержаны учителя", "act": "detention", "victims": ["учителя"],
"place": "Кулябе", "date": {"start": "2025-03-04", "end": "2025-03-04"}, "publisher": "Valley News",
"published": "2025-03-05"}""".replace("\n", " ")


def run(folder: Path, capsys: pytest.CaptureFixture[str], *lines: str) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    file = folder / "claims.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    code = 0
    try:
        main(["resolve", "--json", "--claims", str(file)])
    except SystemExit as ended:
        code = int(ended.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_it_gives_incidents_with_their_range_roots_and_rung(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(tmp_path, capsys, FIRST, PLAIN)
    line = json.loads(out)
    assert (code, line["claims"], line["act"], line["start"], line["range"], line["roots"], line["ladder"]) == (
        0, [["a", "1"], ["b", "1"]], "detention", "2025-03-04", {"low": 14, "high": 14}, 2, "V2")  # fmt: skip


def test_a_call_of_the_family_beside_another_root_confirms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = {**json.loads(PLAIN), "source_kind": "call", "basis": "B4", "attribution": ["Zarina Mehrvand"]}
    line = json.loads(run(tmp_path, capsys, FIRST, json.dumps(call))[1])
    assert (line["ladder"], line["ladder_because"]) == ("V3", "family_contact")


def test_no_claims_are_no_incidents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, capsys, "", "")[:2] == (0, "")


BAD = ["nonsense", "[]", '"x"', "{}", '{"doc": "a"}', '{"doc": "a", "claim": "1", "act": "no such act", "quote": "x"}',
       '{"doc": "a", "claim": "1", "act": "arrest", "quote": 5}',
       '{"doc": "a", "claim": "1", "act": "arrest", "victims": [3]}',
       '{"doc": "a", "claim": "1", "act": "arrest", "count": {"low": "many"}}',
       '{"doc": "a", "claim": "1", "act": "arrest", "date": 7}',
       '{"doc": "\\ud800", "claim": "1", "act": "arrest"}', "[" * 20_000]  # fmt: skip


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_named_by_its_number_and_nothing_is_joined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    code, out, err = run(tmp_path, capsys, FIRST, line)
    assert (code, out, "These lines are not claims: 2." in err) == (1, "", True)


def test_nothing_of_a_bad_line_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Sabzazor" not in "".join(run(tmp_path, capsys, '{"doc": "a", "quote": "Gulnora Sabzazor"}')[1:])


def test_a_claim_that_stands_there_twice_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = run(tmp_path, capsys, FIRST, FIRST)
    assert (code, "Line 2 " in err) == (1, True)


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["resolve", "--claims", "no/such.jsonl"])
    assert (ended.value.code, capsys.readouterr().out) == (1, "")
