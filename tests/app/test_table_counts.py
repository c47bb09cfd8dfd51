"""Counts in the cells of a documenter's table, in the words of whoever wrote it."""

from __future__ import annotations

import pytest

from guvoh.app.table_cells import count_in
from guvoh.text.i18n import using

CELLS = {
    "не менее 47 человек": (47, None), "более ста": (101, None), "на кам аз 47 нафар": (47, None),
    "бештар аз сад нафар": (101, None), "بیش از صد نفر": (101, None), "دست‌کم ۴۷ نفر": (47, None),
    "at least 47": (47, None), "dozens": (24, None), "3-4": (3, 4), "12": (12, 12),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_a_count_is_read_in_the_language_of_its_cell_whatever_the_desk_speaks(language: str) -> None:
    with using(language):
        read = {cell: count_in(cell) for cell in CELLS}
    assert {cell: found and (found.low, found.high) for cell, found in read.items()} == CELLS


@pytest.mark.parametrize("cell", ["unknown", "5 of 7", "house 5", "40 + 3", "1 (2?)", "семья", "ten or 12 of 40"])
def test_what_is_no_single_count_is_none(cell: str) -> None:
    assert count_in(cell) is None
