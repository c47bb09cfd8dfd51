"""One row of a documenter's table: from the words of its cells to what is kept, or to a problem that names the cell.

Nothing is guessed silently: what can be read in two ways, what is no day, what stands for no code is a problem with
what to do; the cell is then left out. A formula is never worked out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from guvoh.errors import WrongField
from guvoh.model import Amount, dates
from guvoh.model.person_fields import MOMENTS, PERSON_FIELDS, checked_field
from guvoh.model.table import CHOSEN, Cell, Mapping, Row, RowProblem, letter
from guvoh.model.table_days import Day, Two, day_in
from guvoh.model.table_words import bounds_word, folded, guess_code, known_code, says_nothing
from guvoh.text import i18n
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.text.invisible import visible
from guvoh.text.numbers import quantities

Level = Literal["row", "cell", "look"]
JOINED = {"name": " ", "note": "; ", "aliases": "; ", "victims": "; ", "health": "; "}  # several columns become one
DAYS = ("known", "since", "born", *MOMENTS, "date")
_FORMULA = re.compile(r"=|[+\-@]\s*[A-Za-z]+\s*[(|!]")
_QUOTED = re.compile(r"'(?=[=+\-@])")  # the mark that our own files put before such a cell
_ERROR = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?")
_COUNT = re.compile(r"(\D*?)(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?\s*(\D*)")
_AGE = re.compile(r"(\d{1,3})\s*(?:[^\W\d]+\.?)?")
_OTHER_SPELLING = re.compile(r"\s*[/|\n]\s*|\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")


@dataclass
class RowRead:
    """What one row says: by column of ours the value as it is kept, and the cell that says it. `own_day`: the row has
    a day of its own for the status."""

    row: Row
    said: dict[str, str] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    days: dict[str, Day] = field(default_factory=dict)
    count: Amount | None = None

    def out(self) -> bool:
        """Whether it stays out."""
        return any(p.level == "row" for p in self.problems)


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one table. `today`: ISO, the last day that can have been."""

    mapping: Mapping
    today: str

    @cached_property
    def headings(self) -> list[str]:
        """The headings, folded: a row that says the same is none."""
        return [folded(column.heading) for column in self.mapping.columns if column.heading]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """By column of ours the columns, from 0, that are it."""
        return {c.field: self.mapping.places(c.field) for c in self.mapping.columns if c.field}

    def read(self, row: Row) -> RowRead:
        read = RowRead(row)
        mapped = {n for n, column in enumerate(self.mapping.columns) if column.field}
        for n, cell in enumerate(row.cells):
            if not cell.merged and n not in mapped and is_formula(cell.text):
                self.tell(read, n, *_formula(), level="look")
        for name in self.places:
            self._field(read, name)
        return read

    def tell(self, read: RowRead, column: int | None, what: str, hint: str, level: Level = "cell") -> None:
        """Notes a problem; `column` from 0, None for the whole row."""
        place = heading = words = ""
        if column is not None:
            place, words = letter(column), read.row.cell(column).text
            heading = self.mapping.columns[column].heading if column < len(self.mapping.columns) else ""
        read.problems.append(RowProblem(read.row.number, place, heading, words[:200], what, hint, level))

    def tell_of(self, read: RowRead, name: str, what: str, hint: str, level: Level = "cell") -> None:
        """The same for a column of ours."""
        places = self.places.get(name)
        self.tell(read, places[0] if places else None, what, hint, level)

    def _field(self, read: RowRead, name: str) -> None:
        parts: list[str] = []
        for n in self.places[name]:
            cell = read.row.cell(n)
            words = plain(cell.text)
            if not words or says_nothing(words):
                continue
            if is_formula(cell.text):
                self.tell(read, n, *_formula())
                continue
            if _ERROR.fullmatch(words):
                self.tell(read, n, _("The spreadsheet shows an error here."), _("Correct the cell, then import again."))
                continue
            try:
                value = self._value(read, n, name, words)
            except WrongField as wrong:
                self.tell(read, n, wrong.message, wrong.hint)
                continue
            if value:
                parts.append(value)
                read.cells.setdefault(name, cell)
                if name not in JOINED:
                    break
        if parts:
            read.said[name] = JOINED.get(name, "").join(parts)

    def _value(self, read: RowRead, column: int, name: str, words: str) -> str:
        """The value as it is kept. Raises `WrongField`."""
        if name in CHOSEN:
            return self._code(name, words)
        if name in DAYS:
            return self._day(read, column, name, words)
        if name == "age_years":
            found = _AGE.fullmatch(fold(words).text)
            words = found[1] if found else words
        if name == "count":
            read.count = count_in(words)
            if read.count is None:
                raise WrongField(_("This is not a number of people."), _("For example: 12, 3-4, about 10."), name)
            return words
        if name in ("name", "reference") and visible(read.row.cell(column).text) != read.row.cell(column).text:
            self.tell(read, column, _("There were invisible signs in it; they were left out."),
                      _("Nothing needs to be done."), "look")  # fmt: skip
        if name in PERSON_FIELDS and name not in ("name", "aliases"):
            return str(checked_field(name, words))
        if len(words) > 4000:
            raise WrongField(_("This is too long for one field."), _("Write a note of it, and a few words here."), name)
        return words

    def _code(self, name: str, words: str) -> str:
        known, said = self.mapping.values.get(name, {}), folded(words)
        code = known[said] if said in known else guess_code(name, words)
        if not code and said in known:
            return ""  # somebody said that this word says nothing
        if not known_code(name, code):
            hint = _("Say it among the words of this column.")
            raise WrongField(_("Nobody has said what this word stands for."), hint, name)
        return code

    def _day(self, read: RowRead, column: int, name: str, words: str) -> str:
        found = day_in(words, self.mapping.order)
        if isinstance(found, Two):
            a, b = (_shown(d, d) for d in (found.day_first, found.month_first))
            raise WrongField(
                _("This day can be read in two ways: {a}, or {b}.").format(a=a, b=b),
                _("Say which comes first, the day or the month, or write it as 2026-11-12."), name,
            )  # fmt: skip
        if found is None:
            raise WrongField(
                _("This is no day that can be read."), _("Write it with its year, for example 2026-11-12."), name
            )
        if found.how:
            self.tell(read, column, _taken(found), _("Look whether that is right."), "look")
        if name in ("known", *MOMENTS) and found.precision != "day":
            raise WrongField(_("Here one day is asked for."), _("For example 2026-11-12."), name)
        if name in ("known", "since", "born", "date") and found.first.isoformat() > self.today:
            raise WrongField(_("This day has not come yet."), _("Look at the year."), name)
        read.days[name] = found
        if name in MOMENTS:
            return found.first.isoformat() + (f"T{found.clock}" if found.clock else "")
        return found.first.isoformat() if name == "known" else found.edtf


@lru_cache(maxsize=65536)  # the same words stand in thousands of rows
def plain(words: str) -> str:
    """The words of a cell as they are kept: no invisible signs, one kind of space, without our own quote before a
    formula sign. A line break stays a line break."""
    lines = (" ".join(line.split()) for line in visible(words).splitlines())
    return _QUOTED.sub("", "\n".join(line for line in lines if line), count=1)


@lru_cache(maxsize=65536)
def is_formula(words: str) -> bool:
    """Whether a spreadsheet would work this out; also behind the quote that our own files put before it."""
    return bool(_FORMULA.match(_QUOTED.sub("", visible(words).strip(), count=1)))


def _formula() -> tuple[str, str]:
    return _("A formula is not worked out."), _("Put its value into the cell, then import again.")


def _taken(day: Day) -> str:
    shown = _shown(day.first, day.last)
    if day.how == "solar":
        return _("Read as a day of the solar calendar: {day}.").format(day=shown)
    return _("Read as a spreadsheet's number for {day}.").format(day=shown)


def _shown(first: date, last: date) -> str:
    return dates.show(first.isoformat(), last.isoformat(), i18n.language())


def spellings(words: str) -> list[str]:
    """The spellings in one cell ("Рустам В. / Rustam V."), the first one first."""
    found = [part for part in _OTHER_SPELLING.split(words) if part]
    return list(dict.fromkeys(" ".join(part.split()) for part in found if any(c.isalpha() for c in part)))


def names_in(words: str) -> list[str]:
    """The names in a cell of a table of incidents."""
    parts = (re.sub(r"^[\s\d.)•*–—-]+", "", part) for part in re.split(r"[;؛\n]|,\s+(?=\w)", words))
    return [" ".join(part.split()) for part in parts if any(c.isalpha() for c in part)]


def count_in(words: str) -> Amount | None:
    """How many, within the bounds said: "3-4", "около 10", "۱۲", "более ста", "dozens". The place is that of the words
    alone. None where nobody can tell, or the languages of the script tell different things."""
    found = _COUNT.fullmatch(fold(words).text.strip())
    if not found:
        return _count_in_words(words)
    before, number, until, _after = found.groups()
    if until:
        low, high = sorted((int(number), int(until)))
        return Amount(low, high, words, 0, len(words))
    word = bounds_word(before)
    if word is None:
        return _count_in_words(words)
    said = f"{word} {int(number)} people".strip()
    read = quantities(said, 0, len(said), "en")
    return Amount(read[0].low, read[0].high, words, 0, len(words)) if read else None


def _count_in_words(words: str) -> Amount | None:
    """The same as sources are read: all that stands before the number has to be a part of it. Of the languages in
    which a cell can be read, the reader's own counts most."""
    read: dict[str, tuple[int | None, int | None]] = {}
    for language in i18n.LANGUAGES:
        found = quantities(words, 0, len(words), language)
        if len(found) == 1 and not any(c.isalnum() for c in words[: found[0].start]):
            read[language] = (found[0].low, found[0].high)
    own = read.get(i18n.language())
    if own is None and len(set(read.values())) != 1:
        return None
    low, high = own or next(iter(read.values()))
    return Amount(low, high, words, 0, len(words))


def as_words(values: Dict[str, str]) -> str:
    """What a row says, for comparing with another."""
    return "\x1f".join(f"{name}={values[name]}" for name in sorted(values))

