"""Plain tables: a zip of CSV files for a spreadsheet, each column named in `README.md`.

Cells that a spreadsheet would take for a formula have a quote before them; several values stand with a bar between
them. `figures.csv` names for every number its unit and the question over these same tables that gives it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from importlib.resources import files

from guvoh.share.cells import harmless
from guvoh.share.fields import Field, fields, of_table
from guvoh.share.record import ACT, CLAIM, EVENT, FIGURE, PERSON, PROXY, SOURCE, STATUS, TIE, Bundle, Record, merged

NAMES = {
    PERSON: "persons", EVENT: "incidents", ACT: "acts", CLAIM: "claims", SOURCE: "sources", STATUS: "statuses",
    TIE: "ties", PROXY: "because_of", FIGURE: "figures",
}  # fmt: skip
_LEFT_OUT = frozenset({"0151"})


def drawn(bundle: Bundle) -> dict[str, bytes]:
    """Name of a file -> its bytes."""
    found = {f"{name}.csv": _csv(kind, bundle) for kind, name in NAMES.items()}
    return {**found, "README.md": _readme(bundle).encode()}


def column(field: Field) -> str:
    """The heading of a field: its label in small letters, then its number, which is what other programs know."""
    words = "_".join("".join(c if c.isalnum() else " " for c in field.label.lower()).split())
    return f"{words}_{field.code}"


def columns(kind: str) -> list[Field]:
    return [f for f in of_table(kind) if f.kind != "id" and f.code not in _LEFT_OUT]


def _csv(kind: str, bundle: Bundle) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    heads = columns(kind)
    writer.writerow(["id", *(column(f) for f in heads)])
    records = bundle.of(kind) if kind != FIGURE else [*bundle.of(kind), *totals(bundle)]
    for record in records:
        whole = merged(record)
        writer.writerow([record.id, *(harmless(" | ".join(_said(whole, f))) for f in heads)])
    return out.getvalue().encode("utf-8-sig")


def _said(record: Record, field: Field) -> Iterator[str]:
    for value in record.all(field.code):
        yield f"{value.text} ({value.note})" if value.note else value.text


def totals(bundle: Bundle) -> Iterator[Record]:
    """Counts over the tables of this very file; units are never added to one another."""
    from guvoh.share.record import code, made

    acts = [merged(a) for a in bundle.of(ACT)]
    persons = {p.id for p in bundle.of(PERSON) if p.first("0902") == "01"}
    victims = {a.first("2102") for a in acts} & persons
    claims = bundle.of(CLAIM)
    counted: Iterable[tuple[str, str, int, str]] = (
        ("events", "event", len(bundle.of(EVENT)), "rows of incidents.csv"),
        ("acts", "act", len(acts), "rows of acts.csv"),
        ("named victims", "person", len(victims),
         "distinct victim_2102 of acts.csv that are id in persons.csv with counting_unit_0902 = 01"),
        ("claims", "claim", len(claims), "rows of claims.csv"),
        ("denials", "claim", sum(c.first("X105") == "denied" for c in claims),
         "rows of claims.csv where asserted_or_denied_X105 = denied"),
        ("sources", "source", sum(not s.first("X221") for s in bundle.of(SOURCE)),
         "rows of sources.csv where withdrawn_X221 is empty"),
    )  # fmt: skip
    for n, (what, unit, number, query) in enumerate(counted, 1):
        values = [*code("X501", what), *code("X502", unit), *code("X504", number), *code("X505", number),
                  *code("X508", query)]  # fmt: skip
        yield made(f"total-{n}", FIGURE, values)


def _readme(bundle: Bundle) -> str:
    begin = (files("guvoh.share") / "words" / "tables.md").read_text("utf-8")
    lines = [begin.rstrip(), ""]
    for kind, name in NAMES.items():
        lines += [
            f"## {name}.csv",
            "",
            "| Column | What it is | Form |",
            "|---|---|---|",
            "| id | of the record | id |",
        ]
        lines += [f"| {column(f)} | {f.label} | {_form(f)} |" for f in columns(kind)]
        lines.append("")
    lines.append(f"Internal: {'yes' if bundle.internal else 'no'}. Made: {bundle.made_at[:10]}.")
    return "\n".join(lines) + "\n"


def _form(field: Field) -> str:
    if field.refers_to:
        return f"id of a row of {NAMES.get(field.refers_to, field.refers_to)}"
    form = {"day": "day (EDTF)", "flag": "Y or empty", "code": "code", "number": "number"}.get(field.kind, "words")
    return f"{form}, several" if field.many else form


__all__ = ["NAMES", "column", "columns", "drawn", "fields", "totals"]
