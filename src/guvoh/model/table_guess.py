"""Which row of a table holds its headings and which column is what: guesses, from words that documenters use. Pure.

    guess(sheets)           a mapping for the first sheet that is not hidden
    fitted(kept, sheets)    a mapping that was kept, for a table whose columns may stand elsewhere
    words_in(sheet, m)      the words of columns that stand for codes, with the code that each may have
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from guvoh.model.table import CHOSEN, Column, Mapping, Of, Row, Sheet
from guvoh.model.table_words import folded, guess_code, guess_field, is_total

COLUMNS_OF: tuple[Of, ...] = ("persons", "incidents")
LOOKED_AT = 12  # rows at the head of a sheet, among which the headings are looked for
WORDS = 60  # words of one column that somebody says the meaning of


def head_of(sheet: Sheet) -> tuple[int, int]:
    """The first and the last row of the headings, as far as they can be told: the row in which the most words are
    headings that we know, with a second one below it where a heading is merged over both."""

    def known(row: Row) -> int:
        said = {cell.text for cell in row.cells if cell.text}
        return sum(1 for words in said if any(guess_field(words, of) for of in COLUMNS_OF))

    rows = sheet.rows[:LOOKED_AT]
    if not rows:
        return 1, 1
    best = max(rows, key=lambda row: (known(row), -row.number))
    if not known(best):
        best = max(rows, key=lambda row: (len([c for c in row.cells if c.text]), -row.number))
    n = rows.index(best)
    after = rows[n + 1] if n + 1 < len(rows) else None
    if after is not None and after.number == best.number + 1 and _spread(best, after):
        return best.number, after.number
    before = rows[n - 1] if n else None
    if before is not None and before.number == best.number - 1 and _spread(before, best):
        return before.number, best.number
    return best.number, best.number


def _spread(upper: Row, lower: Row) -> bool:
    """Whether two rows are one heading: a cell of the lower is merged with that above it, and stands at its place."""
    starts = {cell.start for cell in upper.cells if cell.text}
    return any(cell.merged and cell.start in starts for cell in lower.cells)


def headings(sheet: Sheet, head: tuple[int, int]) -> list[str]:
    """The heading of each column, from all rows of the headings ("Arrest, date")."""
    rows = [row for row in sheet.rows if head[0] <= row.number <= head[1]]
    found = []
    for n in range(sheet.width):
        parts = dict.fromkeys(" ".join(row.cell(n).text.split()) for row in rows)
        found.append(", ".join(part for part in parts if part))
    return found


def guess(found: Sequence[Sheet], of: Of | None = None, sheet: str | None = None) -> Mapping:
    """Which column is what, as far as the headings tell."""
    chosen = sheet_named(found, sheet)
    head = head_of(chosen)
    names = headings(chosen, head)
    said: Of = of or "persons"
    if of is None and "act" in _fields(names, "incidents") and "status" not in _fields(names, "persons"):
        said = "incidents"
    fields = {n: name for name, n in _fields(names, said).items()}
    return Mapping(said, chosen.name, head, tuple(Column(h, fields.get(n, "")) for n, h in enumerate(names)))


def _fields(names: list[str], of: Of) -> dict[str, int]:
    """By column of ours the first column that its heading names."""
    found: dict[str, int] = {}
    for n, heading in enumerate(names):
        if heading and (name := guess_field(heading, of)):
            found.setdefault(name, n)
    return found


def fitted(mapping: Mapping, found: Sequence[Sheet], sheet: str | None = None) -> Mapping:
    """A mapping that was kept, for a table whose columns may stand elsewhere: each by its heading. A column that it
    does not know stays in the file only."""
    chosen = sheet_named(found, sheet if sheet is not None else mapping.sheet)
    head = head_of(chosen)
    names = headings(chosen, head)
    known = [folded(c.heading) for c in mapping.columns]
    if not set(known) & {folded(name) for name in names}:
        head, names = mapping.head, headings(chosen, mapping.head)
    left = [(folded(c.heading), c.field) for c in mapping.columns]
    columns = []
    for name in names:
        field = next((f for h, f in left if h == folded(name)), "")
        if (folded(name), field) in left:
            left.remove((folded(name), field))
        columns.append(Column(name, field))
    return replace(mapping, sheet=chosen.name, head=head, columns=tuple(columns))


def sheet_named(found: Sequence[Sheet], name: str | None = None) -> Sheet:
    """The sheet of this name, else the first that is not hidden."""
    named = next((s for s in found if s.name == name), None) if name is not None else None
    return named or next((s for s in found if not s.hidden), found[0])


def words_in(sheet: Sheet, mapping: Mapping) -> dict[str, list[tuple[str, int, str]]]:
    """By column of ours whose words stand for codes: each word with how often it stands there, and the code that it
    has or may have; the most frequent first."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for name in CHOSEN:
        counted: Counter[str] = Counter()
        shown: dict[str, str] = {}
        for n in mapping.places(name):
            for row in sheet.rows:
                words = " ".join(row.cell(n).text.split())
                if row.number > mapping.head[1] and words and not is_total(row.cell(0).text):
                    counted[folded(words)] += 1
                    shown.setdefault(folded(words), words)
        codes = mapping.values.get(name, {})
        found[name] = [
            (shown[word], n, codes.get(word, guess_code(name, word))) for word, n in counted.most_common(WORDS) if word
        ]  # fmt: skip
    return {name: words for name, words in found.items() if words}
