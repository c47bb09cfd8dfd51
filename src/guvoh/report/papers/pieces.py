"""Pieces that several papers are made of: a person, a day, a place, a number, each with how far it may go.

In papers that leave the group, what is coarser may stand for what is fine: the month for the day, the region for the
place. Whoever may not stand in such a paper at all is left out before (`rows.open_to`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from guvoh.model import dates
from guvoh.model.case_file import PersonFile
from guvoh.model.document import ADULT, DETAIL, OPEN, Piece, Text, own, said
from guvoh.model.gazetteer import find
from guvoh.model.paper import Entry, Words
from guvoh.model.places import country_name
from guvoh.model.records import Record, kind
from guvoh.model.vocabulary import label
from guvoh.report import wording
from guvoh.report.draw import digits
from guvoh.text.i18n import _, comma, language

_FIRST_NAME = {"en": 0, "tg": 1, "ru": 2, "fa": 0}  # of a place of the gazetteer


def name(person: PersonFile, rests_on: tuple[str, ...] = ()) -> Text:
    """The name, of which policy makes a code name, initials, or nothing."""
    one = person.person
    return said(one.names[0], DETAIL, "name", whose=one.id, field="name", rests_on=rests_on)


def figure(number: int | str) -> Text:
    """A number that was counted, in the reader's digits."""
    return said(digits(number, language()), OPEN, "figure")


def between(low: int | None, high: int | None) -> Text:
    """A range with its open sides, as a figure; a dash where nobody gives one."""
    return said(wording.bounds(low, high) or "-", OPEN, "figure")


def stretch(first: str | None, last: str | None, level: int = DETAIL, *, whose: str = "", field: str = "day") -> Text:
    """Days as people write them; the month in their place where they lie in one. Nothing where nothing is known."""
    if not (first or last):
        return ()
    first, last = first and first[:10], last and last[:10]
    month = (first or "")[:7]
    coarse = dates.show(*dates.interval(month), language()) if month and month == (last or first or "")[:7] else None
    return said(dates.show(first, last, language()), level, whose=whose, field=field, coarse=coarse)


def day(edtf: str, level: int = DETAIL, *, whose: str = "", field: str = "day") -> Text:
    """As `stretch`, of a date as it was entered; what is no date stands as it is, and has nothing coarser."""
    if edtf and dates.is_valid(edtf[:10] if "T" in edtf else edtf):
        return stretch(*dates.interval(edtf[:10] if "T" in edtf else edtf), level, whose=whose, field=field)
    return said(edtf, level, whose=whose, field=field)


def place(text: str, level: int = DETAIL, *, whose: str = "", field: str = "place") -> Text:
    """A place, with the region or country that it lies in for what leaves."""
    coarse = region(text) or (None if whose else _("A place that is not named here"))
    return said(text, level, whose=whose, field=field, coarse=coarse)


def region(text: str) -> str:
    """The region that a place lies in, else its country; "" where nobody listed it."""
    spot = find(text) if text else None
    if spot is None:
        return ""
    known = next((names for id in spot.path[1:2] if (names := _provinces().get(id))), ())
    if known:
        return known[min(_FIRST_NAME.get(language(), 0), len(known) - 1)]
    return country_name(spot.path[0], language())


@cache
def _provinces() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in ("tajikistan.tsv", "others.tsv"):
        text = (files("guvoh.model.gazetteer") / table).read_text("utf-8")
        lines = [line.removeprefix("# ") for line in text.splitlines() if "\t" in line]
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["level"] == "province":
                found[row["id"]] = tuple(row["names"].split("|"))
    return found


def incident(entry: Entry, numbers: tuple[int, ...] = ()) -> Text:
    """What happened, in the words of its title; its class alone where those may not stand."""
    coarse = entry.label or wording.act(entry.act, language())
    words = entry.title.text or coarse
    return said(words, DETAIL, language=entry.title.language, coarse=coarse, field="incident", sources=numbers,
                rests_on=tuple(claim.id for claim in entry.claims))  # fmt: skip


def numbers(entries: Sequence[Entry]) -> tuple[int, ...]:
    """The sources that incidents rest on."""
    return tuple(sorted({claim.source for entry in entries for claim in entry.claims}))


def recorded(record: Record, field: str, whose: str = "") -> Text:
    """A field of a record as it is read, with the level that its kind gives it."""
    of = kind(record.kind).field(field)
    value = record.text(field)
    if of is None or not value:
        return ()
    here = f"{record.kind}.{field}"
    if of.type == "day":
        return _resting(day(value, of.level, whose=whose, field=here), record.entry)
    if of.type == "yesno":
        value = {"yes": _("Yes"), "no": _("No.").removesuffix("."), "unknown": _("Unknown")}.get(value, value)
    elif of.vocabulary:
        value = comma().join(label(of.vocabulary, code, language()) for code in record.listed(field))
    return said(value, of.level, whose=whose, field=here, rests_on=(record.entry,))


def _resting(text: Text, entry: str) -> Text:
    return tuple(Piece(p.words, p.kind, p.level, p.whose, p.field, p.coarse, (entry,), p.sources) for p in text)


def field_label(of: str, field: str) -> str:
    """The heading of a field of a record."""
    found = kind(of).field(field)
    return found.label(language()) if found else field


def age(person: PersonFile) -> Text:
    """The age group, and the years where somebody said them."""
    group = {"adult": _("Adult"), "child": _("Child")}.get(person.person.age, _("Unknown"))
    whose = person.person.id
    years = said(f" ({digits(person.said('age_years'), language())})", DETAIL, whose=whose, field="age_years")
    return (*said(group, ADULT, whose=whose, field="age"), *(years if person.said("age_years") else ()))


def sex(person: PersonFile) -> Text:
    """Sex or gender, as it was entered."""
    code = person.said("gender") or "unknown"
    return said(label("gender", code, language()), ADULT, whose=person.person.id, field="gender")


def joined(texts: Sequence[Text], between: str = "; ") -> Text:
    """Several texts in one line."""
    full = [text for text in texts if text]
    return tuple(piece for n, text in enumerate(full) for piece in ((*own(between), *text) if n else text))


def cite(*sources: int) -> Text:
    """Numbers of sources alone."""
    return (Piece(Words(""), "cite", OPEN, sources=tuple(sorted({s for s in sources if s}))),) if any(sources) else ()
