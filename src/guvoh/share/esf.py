"""ESF tables, both ways: a zip with one CSV file for each format of HURIDOCS' Events Standard Formats.

A heading is the number of the field and our name for it ("2109 Act"); only the number counts. Files are named by the
format ("21_act.csv"). Codes that are our own fall back to the micro-thesaurus term above them, so that the tables stay
valid; nothing of ours alone is in them. Unknown columns are left alone on the way in.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from guvoh.errors import Unreadable
from guvoh.share.cells import as_typed, cell, harmless, parts, to_day, typed
from guvoh.share.fields import DAYS_WITH_TYPE, TABLES, Field, fields, of_table
from guvoh.share.record import ACT, DETAILS, Record, Value, made, merged
from guvoh.text.i18n import _

FORMATS = ("01", "09", "21", *DETAILS, "22", "23", "24", "25", "26")
MOST = 512 * 1024 * 1024  # bytes that a zip may unpack to
_NUMBER = re.compile(r"\s*#?\s*(\d{3,4}(?:_1)?)\b")


def tables(records: Iterable[Record]) -> dict[str, bytes]:
    """Name of a file -> CSV. Of every format there is a file, where it is empty with its headings."""
    by_format: dict[str, list[Record]] = {name: [] for name in FORMATS}
    for record in records:
        if record.kind in by_format:
            by_format[record.kind].append(record)
    return {file_name(name): _csv(name, found) for name, found in by_format.items()}


def file_name(table: str) -> str:
    words = re.sub(r"\W+", "_", TABLES[table].lower()).strip("_")
    return f"{table}_{words}.csv"


def _csv(table: str, records: Iterable[Record]) -> bytes:
    columns = [f for f in of_table(table) if f.code[0] != "X"]
    heads = [head for f in columns for head in _heads(f)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    for record in records:
        whole = merged(record)
        writer.writerow([harmless(c) for f in columns for c in _cells(whole, f)])
    return out.getvalue().encode("utf-8-sig")


def _heads(field: Field) -> Iterator[str]:
    yield f"{field.code} {field.label}"
    if field.code in DAYS_WITH_TYPE:
        yield f"{field.code}_1 {field.label}: how it is meant"


def _cells(record: Record, field: Field) -> Iterator[str]:
    values = record.all(field.code)
    if field.code in DAYS_WITH_TYPE:
        day, how = to_day(values[0].text) if values else ("", "")
        yield from (day or (values[0].text if values else ""), how)
    elif field.kind == "id" or (record.kind in DETAILS and field.refers_to == ACT):
        yield record.id
    elif field.kind == "day":
        yield to_day(values[0].text)[0] or values[0].text if values else ""
    else:
        yield cell(values)


def records_in(data: bytes) -> tuple[Record, ...]:
    """The records of a zip of ESF tables. Raises `Unreadable` for what is none."""
    found: list[Record] = []
    for rows in _read(data):
        heads = {name: _NUMBER.match(name) for name in (rows[0] if rows else ())}
        numbers = {name: _four(match[1]) for name, match in heads.items() if match}
        tables_here = {fields()[n].table for n in numbers.values() if n in fields()}
        if len(tables_here) != 1:
            continue
        found += (r for row in rows if (r := _record(tables_here.copy().pop(), row, numbers)) is not None)
    if not found:
        raise _no_tables()
    return tuple(found)


def _no_tables() -> Unreadable:
    hint = _("Expected a zip with CSV files whose headings begin with the numbers of fields, such as 2109.")
    return Unreadable(_("There are no ESF tables in this file."), hint)


def _four(number: str) -> str:
    """OpenEvSys writes 113_1 for 0113_1."""
    plain, mark, rest = number.partition("_")
    return plain.zfill(4) + mark + rest


def _read(data: bytes) -> Iterator[list[Mapping[str, str]]]:
    """The rows of each table, as dicts by heading."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = sorted(n for n in packed.namelist() if n.lower().endswith(".csv"))
            if sum(packed.getinfo(n).file_size for n in names) > MOST:
                raise _no_tables()
            texts = [packed.read(n).decode("utf-8-sig") for n in names]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, UnicodeDecodeError, RuntimeError, OSError, ValueError,
            NotImplementedError) as error:  # fmt: skip
        raise _no_tables() from error
    csv.field_size_limit(2**31 - 1)
    for text in texts:
        reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
        try:
            yield [{k: as_typed(v) for k, v in row.items() if k and isinstance(v, str)} for row in reader]
        except csv.Error as error:
            raise _no_tables() from error


def _record(table: str, row: Mapping[str, str], numbers: Mapping[str, str]) -> Record | None:
    by_number = {numbers[name]: text for name, text in row.items() if name in numbers and text.strip()}
    values: list[Value] = []
    id = ""
    for number, text in by_number.items():
        field = fields().get(number)
        if field is None:
            continue
        if field.kind == "id" or (table in DETAILS and field.refers_to == ACT):
            id = text.strip()
        else:
            values += _values(field, text, by_number.get(f"{number}_1", ""))
    return made(id, table, values) if id else None


def _values(field: Field, text: str, how: str) -> Iterator[Value]:
    found = parts(text)
    if field.is_words and not field.many:
        found = [(" | ".join(f"{value} :: {note}" if note else value for value, note in found), "")]
    for value, note in found:
        yield from typed(field, value, note, how.strip())
