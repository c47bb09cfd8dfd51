"""What is exchanged, in one shape for every format: records with values, as `words/fields.tsv` lists them.

Whatever came from a source or a person is a `Words`, so that `policy.guard` walks all of it; codes, days, numbers and
ids of records are no one's words and stand apart (`Value.kind`), where nothing but such a form is let in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from guvoh.model import vocabulary
from guvoh.model.claim import ACTS
from guvoh.model.paper import Chronology, Words
from guvoh.share.fields import fields

PERSON, EVENT, ACT, CLAIM, SOURCE, STATUS, FIGURE, PROXY = "09", "01", "21", "X1", "X2", "X3", "X5", "X6"
CHAIN, TIE, INVOLVED, INFORMATION, INTERVENTION = "22", "23", "24", "25", "26"
DETAILS = ("31", "32", "33", "34")  # of an act: their id is that of the act
OURS = 0  # the number of no source: what the documenter says himself
_FOREIGN = re.compile(r"[0-9XKLDGVO][0-9.]{0,20}|[A-Z]{2}|[a-z]{2}|Y")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field. `id`: the field; `kind`: a code, day (EDTF), number, or id of a record; `words`: what
    somebody said, or the note beside a code; `source`: the number of the source that says so, `OURS` for none."""

    id: str
    kind: str = ""
    words: Words | None = None
    source: int = OURS

    @property
    def text(self) -> str:
        """The value in writing, without the note beside a code."""
        return self.kind or (self.words.text if self.words else "")

    @property
    def note(self) -> str:
        return self.words.text if self.kind and self.words else ""


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `kind`: its table; `of`: ids of the persons whom it is about, who all must allow what is finer."""

    id: str
    kind: str
    values: tuple[Value, ...]
    of: frozenset[str] = frozenset()

    def first(self, name: str) -> str:
        """The first value of a field in writing, "" for none."""
        return next((v.text for v in self.values if v.id == name), "")

    def all(self, name: str) -> tuple[Value, ...]:
        return tuple(v for v in self.values if v.id == name)


@dataclass(frozen=True, slots=True)
class Bundle(Chronology):
    """What leaves together. The fields of a paper are there for policy: names, levels, publicity."""

    exchanged: tuple[Record, ...] = ()

    def of(self, kind: str) -> list[Record]:
        return [r for r in self.exchanged if r.kind == kind]


def code(name: str, value: object, source: int = OURS) -> Iterator[Value]:
    """A code, day, number or id of ours; nothing where it is empty."""
    if value is not None and str(value) != "":
        yield Value(name, str(value), None, source)


def foreign(name: str, text: str, note: str = "", language: str | None = None) -> Iterator[Value]:
    """What a table of others has in a column of codes. What does not look like a code is kept as words, which policy
    reads: a name may stand there."""
    text, note = text.strip(), note.strip()
    beside = Words(note, language) if note else None
    if _FOREIGN.fullmatch(text) or text in _known():
        yield Value(name, text, beside)
    elif text or note:
        yield Value(name, "", Words(f"{text} :: {note}" if text and note else text or note, language))


@cache
def _known() -> frozenset[str]:
    """Codes of ours that are words."""
    lists = ("gender", "protection", "publicity", "polarity")
    return frozenset(ACTS) | {term.code for name in lists for term in vocabulary.terms(name)} | {
        "adult", "child", "exact", "town", "district", "region", "country"}  # fmt: skip


def flag(name: str, value: bool, source: int = OURS) -> Iterator[Value]:
    """Yes, or nothing."""
    if value:
        yield Value(name, "Y", None, source)


def said(name: str, text: str | None, language: str | None = None, source: int = OURS) -> Iterator[Value]:
    """Somebody's words; nothing where there are none."""
    if text and text.strip():
        yield Value(name, "", Words(text.strip(), language), source)


def made(id: str, kind: str, values: Iterable[Value], of: Iterable[str] = ()) -> Record:
    """A record with its values in the order of the list of fields, each of one source once."""
    order = {name: n for n, name in enumerate(fields())}
    kept = dict.fromkeys(values)
    return Record(id, kind, tuple(sorted(kept, key=lambda v: order[v.id])), frozenset(of))


def merged(record: Record) -> Record:
    """The record as one, whoever says what: equal values once; of a field that has one value the documenter's own,
    else the first."""
    kept: dict[str, list[Value]] = {}
    for value in sorted(record.values, key=lambda v: v.source != OURS):
        others = kept.setdefault(value.id, [])
        plain = replace(value, source=OURS)
        if plain not in others and (fields()[value.id].many or not others):
            others.append(plain)
    return replace(record, values=tuple(v for name in fields() for v in kept.get(name, ())))
