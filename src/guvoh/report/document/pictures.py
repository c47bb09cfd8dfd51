"""The picture of a `Drawing`, made of nothing but its table.

So a picture never tells more than the table below it: what policy took out of a cell, or made coarser, or put under a
threshold, is gone from the picture too. A row whose cell holds no number is not drawn; the table has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from guvoh.model import document
from guvoh.report.draw import Count, counts
from guvoh.report.draw.svg import Drawing

_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f\u2009]\d{3})*")
_LEAST = 2  # rows: one bar compares with nothing


def picture(one: document.Drawing, rows: Sequence[Sequence[list[dict[str, str]]]], language: str) -> Drawing | None:
    """Lying bars, a row of the table each; None where there is nothing to draw. `rows`: cells as laid-out texts."""
    named = [([_words(cell) for cell in row], row) for row in rows if row]
    column = _column([cells for cells, _row in named])
    if column is None:
        return None
    drawn = []
    for cells, _row in named:
        bounds = _bounds(cells[column])
        if bounds is not None and cells[0]:
            drawn.append(Count(cells[0], *bounds))
    if len(drawn) < _LEAST or not any(count.high for count in drawn):
        return None
    return counts(drawn, one.title or one.table.title, tuple(one.table.heads[:2]), language)


def _words(cell: list[dict[str, str]]) -> str:
    return "".join(piece["t"] for piece in cell if piece["k"] != "sup").strip()


def _column(rows: list[list[str]]) -> int | None:
    """The first column of numbers behind that of the names."""
    for column in range(1, min((len(row) for row in rows), default=0)):
        filled = [row[column] for row in rows if row[column]]
        if filled and sum(_bounds(cell) is not None for cell in filled) * 2 > len(filled):
            return column
    return None


def _bounds(cell: str) -> tuple[int, int] | None:
    """Least and most that a cell says: "5", "3 to 5"; None for words, dates, and figures that are open on a side, which
    have no end to draw."""
    found = [int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(cell)]
    if len(found) == 1:
        return (found[0], found[0]) if _NUMBER.fullmatch(cell) else None
    if len(found) == 2 and found[0] <= found[1] and len(re.sub(r"[\d\W_]", "", cell)) <= 6:
        return found[0], found[1]
    return None
