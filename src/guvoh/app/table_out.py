"""The columns of a documenter's table out again, in their order, with what stands today: as rows, xlsx or csv.

A cell that says what stands stays as it was typed; another is written anew, days as ISO 8601, codes in the words that
the table itself has for them. A row that came to nothing stays as it is; a merged cell is a ditto mark. Cells that a
spreadsheet would work out are quoted in csv and plain text in xlsx. Read in again, such a file changes nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass

from guvoh.app.table_cells import RowRead, spellings
from guvoh.app.table_groups import Group
from guvoh.app.table_incidents import IncidentsPlan, slot_words
from guvoh.app.tables import Plan, dry_run, imported
from guvoh.errors import Refused
from guvoh.model import Claim, dates, vocabulary
from guvoh.model.table import ABOVE, BEFORE, CHOSEN, OF_STATUS, Mapping, Row, Sheet, table_of
from guvoh.model.table_guess import sheet_named
from guvoh.model.table_words import folded, guess_code
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Out:
    """`rows` hold the headings too; the first line of a file says what it is."""

    name: str
    sheet: str
    note: str
    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow([f"# {self.note}"])
        writer.writerows([f"'{c}" if c.startswith(_STARTS) else c for c in row] for row in self.rows)
        return out.getvalue().encode("utf-8-sig")

    def xlsx(self) -> bytes:
        """Raises `Refused` where the library for it is missing."""
        try:
            from openpyxl import Workbook
            from openpyxl.cell import WriteOnlyCell
        except ImportError:
            hint = _("Save the columns as CSV, or install Guvoh with [desk].")
            raise Refused(_("The library that writes spreadsheets is missing."), hint) from None
        book = Workbook(write_only=True)
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", self.sheet)[:31] or "1")
        for row in ((f"# {self.note}",), *self.rows):
            cells = []
            for words in row:
                cell = WriteOnlyCell(sheet, value=_safe(words))
                if isinstance(cell.value, str) and cell.value:
                    cell.data_type = "s"  # never a formula, whatever it begins with
                cells.append(cell)
            sheet.append(cells)
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()


def _safe(words: str) -> str | int | float | None:
    if _NUMBER.fullmatch(words):
        return float(words) if "." in words else int(words)
    return "".join(c for c in words if c.isprintable() or c == "\n") or None


def columns_out(vault: Vault, source: str, today: str) -> Out:
    """The table as it was imported, with what stands today. Raises `Refused` for one that was not."""
    mapping, reading = imported(vault, source), queries.reading(vault, source)
    if mapping is None or reading is None:
        raise Refused(_("This table was not imported."), _("Import it first."))
    sheet = sheet_named(table_of(reading), mapping.sheet)
    plan = dry_run(vault, source, mapping, today)
    now = _of_incidents(plan.of) if isinstance(plan.of, IncidentsPlan) else _of_persons(plan)
    words, width = _words_for(sheet, mapping), sheet.width
    rows = tuple(_row(row, mapping, now.get(row.number, {}), words, width) for row in sheet.rows
                 if row.number >= mapping.head[0])  # fmt: skip
    note = _("Internal: this file is not encrypted and holds names as they are. Keep it on an encrypted disk.")
    return Out(queries.source(vault, source).name.rpartition(".")[0] or "table", sheet.name, note, rows)


def _row(
    row: Row, mapping: Mapping, now: Dict[str, str], words: Dict[tuple[str, str], str], width: int
) -> tuple[str, ...]:
    out = []
    written: set[str] = set()
    for n in range(max(width, len(mapping.columns))):
        cell = row.cell(n)
        text = cell.text
        if cell.merged:
            text = BEFORE if n and row.cell(n - 1).start == cell.start else ABOVE
        field = mapping.columns[n].field if n < len(mapping.columns) else ""
        if field in now:
            value = now[field] if field not in written else ""
            text = words.get((field, value), _label(field, value)) if field in CHOSEN else value
            written.add(field)
        out.append(text)
    return tuple(out)


def _label(field: str, code: str) -> str:
    if field == "act":
        return vocabulary.act_label(code, i18n.language())
    return vocabulary.label("liberty" if field == "status" else field, code, i18n.language()) if code else ""


def _words_for(sheet: Sheet, mapping: Mapping) -> dict[tuple[str, str], str]:
    """By column and code the word that the table itself has for it, the most frequent where there are several."""
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for name in CHOSEN:
        codes, places = mapping.values.get(name, {}), mapping.places(name)
        for row in sheet.rows if places else ():
            for n in places:
                said = " ".join(row.cell(n).text.split())
                code = codes.get(folded(said), guess_code(name, said))
                if said and code and row.number > mapping.head[1]:
                    of = counted.setdefault((name, code), {})
                    of[said] = of.get(said, 0) + 1
    return {key: max(of, key=lambda w: of[w]) for key, of in counted.items()}


def _of_persons(plan: Plan) -> dict[int, dict[str, str]]:
    """By row, of each column of ours that stands otherwise today, what stands."""
    assert not isinstance(plan.of, IncidentsPlan)
    found: dict[int, dict[str, str]] = {}
    for group in plan.of.groups:
        stands = plan.of.stands.get(group.key)
        if stands is None:
            continue
        for read in group.reads:
            found[read.row.number] = dict(_otherwise(read, group, stands, read is group.reads[-1]))
    return found


def _otherwise(read: RowRead, group: Group, stands: Dict[str, str], last: bool) -> list[tuple[str, str]]:
    found = []
    said = read.said
    if folded(stands["name"]) not in {folded(n) for n in group.names}:
        found.append(("name", stands["name"]))
    ours = {folded(n) for n in group.names}
    if any(folded(n) not in ours for n in stands.get("aliases", "").split("; ") if n):
        named = {folded(n) for n in spellings(said.get("name", ""))}
        more = [stands["name"], *stands["aliases"].split("; ")]
        found.append(("aliases", "; ".join(n for n in more if n and folded(n) not in named)))
    for name, value in stands.items():
        if name in ("name", "aliases", *OF_STATUS) or not value:
            continue
        if value != said.get(name, "") and read is group.reads[0]:
            found.append((name, value.replace("T", " ") if name.endswith("_at") else value))
    if last and "status" in stands:
        told = group.told[-1] if group.told else None
        if told is None or told.status != stands["status"] or (told.own_day and told.known != stands["known"]) or any(
            stands[name] != value for name, value in told.words
        ):
            found += [(name, stands[name]) for name in OF_STATUS]
    return found


def _of_incidents(plan: IncidentsPlan) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for number, (first, now) in plan.stands.items():
        names = ("act", "date", "place", "count", "victims", "said_by")
        found[number] = {n: _today(now, n) for n in names if _today(first, n) != _today(now, n)}
    return found


def _today(claim: Claim, name: str) -> str:
    if name == "date" and claim.date is not None and (claim.date.start or claim.date.end):
        return dates.to_edtf(claim.date.start, claim.date.end, claim.date.precision)
    if name == "count" and claim.count is not None and claim.count.low != claim.count.high:
        low, high = claim.count.low, claim.count.high
        if low is not None and high is not None:
            return f"{low}-{high}"
    if name == "count" and claim.count is not None and claim.count.low is not None:
        return str(claim.count.low)
    return slot_words(claim, name)
