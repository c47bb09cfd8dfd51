"""The list of fields (`words/fields.tsv`): what each is, who may see it, and how other programs call it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

TABLES = {
    "01": "Event", "21": "Act", "31": "Arrest, detention, trial", "32": "Death", "33": "Torture", "34": "Property",
    "09": "Person", "22": "Chain of events", "23": "Biographic details", "24": "Involvement", "25": "Information",
    "26": "Intervention", "X1": "Claim", "X2": "Source", "X3": "Status", "X5": "Figure", "X6": "Because of whom",
}  # fmt: skip
DAYS_WITH_TYPE = frozenset({"0113", "0114", "0911", "0928", "2111", "2121", "2310", "2311"})


class Field(NamedTuple):
    """One field. `kind`: id, ref:TABLE, code, day, number, flag, name, title, place, text; `open`: any, named, region,
    internal (the head of the file says what they mean)."""

    code: str
    table: str
    label: str
    kind: str
    many: bool
    open: str
    ftm: str

    @property
    def refers_to(self) -> str:
        """The table of the records whose ids stand here, "" for another field."""
        return self.kind.removeprefix("ref:") if self.kind.startswith("ref:") else ""

    @property
    def is_words(self) -> bool:
        return self.kind in ("name", "title", "place", "text")


@cache
def fields() -> Mapping[str, Field]:
    """All of them by their code, in their order."""
    text = (files("guvoh.share") / "words" / "fields.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t")
    return MappingProxyType({
        r["code"]: Field(r["code"], r["table"], r["label"], r["kind"], r["many"] == "m", r["open"], r["ftm"] or "")
        for r in rows
    })  # fmt: skip


@cache
def of_table(table: str) -> tuple[Field, ...]:
    """The fields of one table, in their order."""
    return tuple(f for f in fields().values() if f.table == table)
