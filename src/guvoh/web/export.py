"""What a page shows as a file of its own: CSV for a spreadsheet, JSON for a program. Made in memory.

A cell that a spreadsheet would take for a formula gets a quote before it. The first line says that the file is
internal: names and words stand in it as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, download

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def warning() -> str:
    return _("Internal: this file is not encrypted and holds names as they are. Keep it on an encrypted disk.")


def as_csv(ask: Ask, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Answer:
    """`heads` are names of columns, the same in every language, so that the file can be read in again."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([f"# {warning()}"])
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    data = out.getvalue().encode("utf-8-sig")  # with the mark, without which spreadsheets garble letters
    return download(data, f"{name} {ask.desk.today.isoformat()}.csv", "text/csv; charset=utf-8")


def as_json(ask: Ask, name: str, rows: Iterable[Mapping[str, Any]], **facts: Any) -> Answer:
    whole = {"note": warning(), **facts, "rows": list(rows)}
    data = json.dumps(whole, ensure_ascii=False, indent=1).encode()
    return download(data, f"{name} {ask.desk.today.isoformat()}.json", "application/json")


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
