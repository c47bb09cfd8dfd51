"""A documenter's own spreadsheet: its rows, what its columns mean, what is wrong in it, what an import would do.

A table is found again in the reading of its source (`table_of`), so that every cell has its place in the text and every
fact that was taken from a table has its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self

from guvoh.model.source import Reading

ABOVE = "〃"  # stands in a cell that is merged with the one above it; people write it too
BEFORE = "←"  # in one that is merged with the one before it
XLSX_READER, CSV_READER = "xlsx ", "csv "  # how the names of the readers of tables begin

Of = Literal["persons", "incidents"]
OF_STATUS = ("status", "known", "since", "said_by", "place", "holder", "note")
PERSON_COLUMNS = ("reference", "name", "aliases", "born", "age_years", "gender", "occupation", *OF_STATUS, "lawyer",
                  "health", "hearing_at", "hearing_what", "next_call_at", "next_call_by", "next_call_whom", "publicity",
                  "protection")  # fmt: skip
INCIDENT_COLUMNS = ("reference", "act", "date", "place", "victims", "count", "said_by", "note")
COLUMNS = {"persons": PERSON_COLUMNS, "incidents": INCIDENT_COLUMNS}
CHOSEN = ("status", "gender", "publicity", "protection", "act")  # columns whose words stand for codes


class Cell(NamedTuple):
    """The words of a cell and where they stand in the text. `merged`: they stand in a cell above or before it."""

    text: str = ""
    start: int = 0
    merged: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the spreadsheet shows it, from 1; `start` and `end` are its place in the text."""

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, from 0; an empty one where the row is shorter."""
        return self.cells[column] if 0 <= column < len(self.cells) else Cell("", self.end)


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    hidden: bool
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def table_of(reading: Reading) -> tuple[Sheet, ...]:
    """The sheets of a table, of those in which something stands; none where the reading is of something else."""
    if not reading.reader.startswith((XLSX_READER, CSV_READER)):
        return ()
    found: dict[int, tuple[str, list[bool], list[Row]]] = {}
    base = 0
    for block in reading.blocks:
        if block.region is not None:
            continue  # typed onto it by hand
        words, page = reading.text[block.start : block.end], block.page or 0
        if page not in found:
            named = block.page is not None  # a text file has no sheets, and no name for them
            found[page] = words if named else "", [], []
            base = block.paragraph if named else 0
            if named:
                continue
        _name, shown, rows = found[page]
        shown.append(block.main)
        rows.append(_row(block.paragraph - base, block.start, words, rows[-1] if rows else None))
    return tuple(Sheet(name, not any(shown), tuple(rows)) for name, shown, rows in found.values() if rows)


def _row(number: int, start: int, words: str, above: Row | None) -> Row:
    cells: list[Cell] = []
    at = start
    for n, text in enumerate(words.split("\t")):
        if text == ABOVE and above is not None:
            cells.append(above.cell(n)._replace(merged=True))
        elif text == BEFORE and cells:
            cells.append(cells[-1]._replace(merged=True))
        else:
            cells.append(Cell(text, at))
        at += len(text) + 1
    return Row(number, start, start + len(words), tuple(cells))


def letter(column: int) -> str:
    """The name that a spreadsheet gives a column, from 0: A, B, ..., Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Column:
    """A column of theirs by its heading, and which of ours it is; "" for one that stays in the file only."""

    heading: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a table says. `head`: the first and the last row of its headings. `values`: by column of ours, their word
    (folded) and our code for it, "" for a word that says nothing. `order`: dmy or mdy, how 11/12/2026 is read; "" asks.
    `as_of`: the day of which a status is told whose row has no day. `act`: of every row, where no column says it."""

    of: Of
    sheet: str
    head: tuple[int, int]
    columns: tuple[Column, ...]
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    order: str = ""
    as_of: str = ""
    act: str = ""

    def places(self, name: str) -> list[int]:
        """The columns, from 0, that are this column of ours."""
        return [n for n, column in enumerate(self.columns) if column.field == name]

    def as_dict(self) -> dict[str, Any]:
        """The form in which it is kept."""
        return {
            "of": self.of, "sheet": self.sheet, "head": list(self.head), "values": self.values, "order": self.order,
            "columns": [[c.heading, c.field] for c in self.columns], "as_of": self.as_of, "act": self.act,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Self:
        """Inverse of `as_dict`. Raises KeyError, TypeError or ValueError on nonsense."""
        of: Of = "incidents" if kept["of"] == "incidents" else "persons"
        first, last = kept["head"]
        return cls(
            of, str(kept["sheet"]), (int(first), int(last)), tuple(Column(str(h), str(f)) for h, f in kept["columns"]),
            {str(f): {str(w): str(c) for w, c in words.items()} for f, words in kept["values"].items()},
            str(kept["order"]), str(kept["as_of"]), str(kept["act"]),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in one cell, or in a row (`column` ""), in words. `level`: row, it stays out; cell, the cell is
    left out; look, it was taken, and somebody should look. `words` are those of the cell."""

    row: int
    column: str
    heading: str
    words: str
    what: str
    hint: str
    level: Literal["row", "cell", "look"] = "cell"


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does to one person, or one claim. `state`: new, changed, unchanged. `fields`: (column of ours,
    what stands now, what the table says)."""

    rows: tuple[int, ...]
    state: Literal["new", "changed", "unchanged"]
    id: str
    name: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A row of the earlier version that this one has no more. Nothing is done with what was taken from it."""

    row: int
    reference: str
    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class DryRun:
    """What an import would do; nothing of it has been done. `read`: how many rows were read."""

    read: int
    changes: tuple[Change, ...]
    problems: tuple[RowProblem, ...]
    gone: tuple[Gone, ...] = ()

    def of(self, state: str) -> list[Change]:
        return [change for change in self.changes if change.state == state]

    def rows_out(self) -> list[int]:
        """The rows that stay out, each once."""
        return sorted({p.row for p in self.problems if p.level == "row"})

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)
