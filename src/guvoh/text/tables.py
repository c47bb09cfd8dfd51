"""Tables of words: tab-separated, one row a line, `#` begins a comment line. Any text editor will do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "words"


def read_table(path: Path) -> tuple[tuple[str, ...], ...]:
    """The rows of one table, cells stripped; a table that is not there has no rows."""
    if not path.is_file():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines if line.strip() and line[0] != "#")


@cache
def table(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `words/<language>/<name>.tsv`; none for a language that has no such table."""
    if not language.isalpha():
        return ()
    return read_table(HERE / language / f"{name}.tsv")
