"""Every field of every record that is exchanged holds a canary: about who agreed, a child that is called public, and
somebody whom nobody asked. Drawn for others in every format, as `guvoh export` does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import canaries
from canary_case import AGREED, CHILD, KIN, PLAIN, Canaries
from canary_case import case as canary_case

from guvoh.errors import Refused
from guvoh.model.case_file import CaseFile
from guvoh.model.document import ADULT
from guvoh.model.paper import Words
from guvoh.report.papers.rows import levels
from guvoh.share import ENDINGS, agreed_only, finished
from guvoh.share.fields import Field, fields
from guvoh.share.record import PERSON, SOURCE, Bundle, Record, Value, made

FORMATS = tuple(ENDINGS)
WORDS = frozenset({"text", "name", "title", "place"})
# Said once more, apart from the program. Notes of the documenter, words of sources, and who told: for nobody else.
NEVER = frozenset((
    "0115", "0116", "0150", "2116", "2117", "2150", "3110", "3113", "0917", "X099", "2612", "X109", "X114", "X117",
    "X119", "X203", "X307", "X308", "X605",
))  # fmt: skip
OF_PUBLISHED = frozenset(("X201", "X202", "X204"))  # may be told of a source that was published, of no other
OF_NOBODY = frozenset({"X107"})  # who is said to have done it
ABOUT = (AGREED, PLAIN, CHILD, KIN, "")


def escaped(seed: int, form: str) -> list[str]:
    file, put = canary_case(seed)
    safe = agreed_only(bundle(file, put), levels(file))
    try:
        drawn = finished(safe, {}, form)
    except Refused:
        canaries.refused.append(f"export {form}")
        return []
    text = canaries.read(drawn, ENDINGS[form])
    found = [f"{form}: level {put.of[word][0]} {put.about[word]}" for word in canaries.words(text)
             if put.of.get(word, (0, ""))[0] > ADULT]  # fmt: skip
    return [*found, *canaries.named(text, put, {AGREED})]


def bundle(file: CaseFile, put: Canaries) -> Bundle:
    whole = file.whole
    records = tuple(record for who in ABOUT for record in _records(file, put, who))
    given = {name: getattr(whole, name) for name in whole.__dataclass_fields__}
    empty = {"entries": (), "sources": (), "places": (), "allowed_names": (), "case": Words("Case")}
    return Bundle(**(given | empty), exchanged=records)


def _records(file: CaseFile, put: Canaries, who: str) -> Iterator[Record]:
    tables: dict[str, list[Field]] = {}
    for one in fields().values():
        tables.setdefault(one.table, []).append(one)
    for table, listed in tables.items():
        if (table == SOURCE) is bool(who) and not (table == SOURCE and who == PLAIN):
            continue
        values = [value for one in listed if (value := _value(file, put, one, who)) is not None]
        id = who if table == PERSON else f"{table}-{who[-1:]}"
        of = () if table == SOURCE or not who else (who,)
        yield replace(made(id, table, values), of=frozenset(of))


def _value(file: CaseFile, put: Canaries, one: Field, who: str) -> Value | None:
    if one.code in ("0903", "0904"):
        name = file.person(who).person.names[one.code == "0904"] if who else "Office"
        return Value(one.code, "", Words(name))
    if one.kind in WORDS:
        return Value(one.code, "", Words(put.word(_level(one.code, who), who, one.code)))
    if one.kind.startswith("ref:"):
        return Value(one.code, who if one.kind == "ref:09" else f"{one.kind[4:]}-{who[-1:]}")
    plain = {"day": "2031-05-05", "number": "3", "flag": "Y", "code": "XX"}.get(one.kind)
    if one.code in ("0108", "2108"):  # marked by its sender as not for others: such a record does not go at all
        return None
    if one.code == "X207":
        return Value(one.code, "message" if who else "document")
    return Value(one.code, plain) if plain else None


def _level(code: str, who: str) -> int:
    if code in NEVER:
        return 3
    if code in OF_PUBLISHED:
        return 3 if who else 0
    return 1 if who in ("", AGREED) or code in OF_NOBODY else 2
