"""`guvoh match` compares pairs of names without a vault: JSON Lines in order, bad lines by their number."""

from __future__ import annotations

import pytest
from desk import Desk

PAIRS = "a\tb\nZarina Odilova\tЗарина Одилова\nFarhod Nazmi\tپرویز دلاور\n\tx\n"


def test_each_pair_is_answered_in_order(desk: Desk) -> None:
    said = desk.bare("match", str(desk.file("pairs.tsv", PAIRS)))
    lines = said.lines()
    assert (said.code, [(line["a"], line["b"]) for line in lines]) == (
        0,
        [("Zarina Odilova", "Зарина Одилова"), ("Farhod Nazmi", "پرویز دلاور"), ("", "x")],
    )
    assert [line["band"] for line in lines] == ["same", "different", "different"]
    assert all(set(line) == {"a", "b", "score", "band"} and 0 <= line["score"] <= 1 for line in lines)


def test_columns_may_stand_anywhere_and_quotes_are_letters_like_others(desk: Desk) -> None:
    path = desk.file("pairs.tsv", 'id\tb\ta\n1\t"Ana\tBelim"\n')
    assert [(line["a"], line["b"]) for line in desk.bare("match", str(path)).lines()] == [('Belim"', '"Ana')]


def test_many_pairs_come_out_as_they_went_in(desk: Desk) -> None:
    path = desk.file("pairs.tsv", "a\tb\n" + "".join(f"Ana {n}\tАна {n}\n" for n in range(9000)))
    lines = desk.bare("match", str(path)).lines()
    assert [line["a"] for line in lines] == [f"Ana {n}" for n in range(9000)]


@pytest.mark.parametrize("bad", [b"alone\n", b"\xff\xfe\tx\n"])
def test_a_bad_line_is_told_by_its_number_and_what_stands_before_it_is_answered(desk: Desk, bad: bytes) -> None:
    path = desk.file("pairs.tsv", "")
    path.write_bytes(PAIRS.encode() + bad)
    said = desk.bare("match", str(path))
    assert (said.code, "Line 5 " in said.err, len(said.lines())) == (1, True, 3)


@pytest.mark.parametrize("head", ["", "x\ty\n", "a,b\n"])
def test_a_file_without_its_columns_is_refused(desk: Desk, head: str) -> None:
    assert desk.bare("match", str(desk.file("pairs.tsv", head))).code == 1


def test_what_is_no_file_is_refused(desk: Desk) -> None:
    assert (desk.bare("match", "nowhere.tsv").code, desk.bare("match").code) == (1, 2)


def test_two_names_that_are_typed_are_compared_and_explained_in_words(desk: Desk) -> None:
    said = desk.bare("match", "Zarina Odilova", "Зарина Одилова")
    assert (said.code, "very likely the same (Zarina – Зарина: " in said.out) == (0, True)


def test_a_file_is_explained_word_by_word_when_asked(desk: Desk) -> None:
    lines = desk.bare("match", str(desk.file("pairs.tsv", PAIRS)), "--why").lines()
    assert "Odilova – Одилова: " in lines[0]["why"]
