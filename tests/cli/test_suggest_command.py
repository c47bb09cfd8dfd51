"""`guvoh suggest` works without a vault, on a file or on a line of JSON for each document."""

from __future__ import annotations

import json

import pytest
from desk import LETTER, PAGE, Desk


def test_a_text_and_a_page_give_lines_that_name_them(desk: Desk) -> None:
    for name, content in (("letter.txt", LETTER), ("page.html", PAGE)):
        said = desk.bare("suggest", str(desk.file(name, content)))
        assert (said.code, {line["doc"] for line in said.lines()}) == (0, {name})


def test_each_span_is_exact(desk: Desk) -> None:
    for line in desk.bare("suggest", str(desk.file("letter.txt", LETTER))).lines():
        assert LETTER[line["start"] : line["end"]] == line["quote"]


def test_each_document_of_a_list_is_named_by_its_id(desk: Desk) -> None:
    docs = [{"id": "one", "text": LETTER, "published": "2026-11-21"}, {"id": 2, "text": LETTER, "published": None}]
    path = desk.file("docs.jsonl", "\n".join(map(json.dumps, docs)) + "\n\n")
    said = desk.bare("suggest", str(path), "--kinds", "all")
    assert (said.code, {line["doc"] for line in said.lines()}) == (0, {"one", "2"})


GOOD = json.dumps({"id": "1", "text": LETTER}).encode()
BAD_LINES = [b"nonsense", b"[1]", b'"x"', b"{}", b'{"id": 1, "text": 2}', b'{"id": 1, "text": "x", "published": 3}',
             b'{"id": 1, "text": "\xff\xfe"}', b'{"id": 1, "text": "\\ud800"}', b"[" * 100_000]  # fmt: skip


@pytest.mark.parametrize("bad", BAD_LINES, ids=range(len(BAD_LINES)))
def test_a_bad_line_is_told_by_its_number(desk: Desk, bad: bytes) -> None:
    said = desk.bare("suggest", str(desk.file("docs.jsonl", GOOD + b"\n" + bad + b"\n")))
    assert (said.code, "Line 2 " in said.err, len(said.lines()) > 0) == (1, True, True)


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "files"])
def test_what_is_no_file_is_refused(desk: Desk, name: str) -> None:
    assert desk.bare("suggest", name).code == 1


def test_an_unreadable_file_is_not_said_to_be_kept(desk: Desk) -> None:
    said = desk.bare("suggest", str(desk.file("empty.txt", "")))
    assert (said.code, "kept" in said.err) == (1, False)


def test_a_day_that_is_none_is_refused(desk: Desk) -> None:
    assert desk.bare("suggest", str(desk.file("letter.txt", LETTER)), "--published", "soon").code == 2


def test_all_kinds_are_printed_when_they_are_asked_for(desk: Desk) -> None:
    at = desk.file("one.txt", "Ana Belim's father was arrested on suspicion of treason in Dorvin, neighbours say.\n")
    kinds = {line["kind"] for line in desk.run("suggest", str(at), "--kinds", "all").lines()}
    assert {"ACT", "REL", "REA"} <= kinds
    assert {line["kind"] for line in desk.run("suggest", str(at)).lines()} == {"ACT"}
