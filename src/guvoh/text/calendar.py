"""Date words to intervals. A day is never invented: "in early November" is the 1st to the 10th, "last month" the month.

The grammar of a language is data (`calendar_grammar.py`): names of months and weekdays, and patterns made of them, each
with the name of the rule that reads it (`calendar_rules.py`, `calendar_leaning.py`). A date without a year takes it
from the year said before it, else from the day of publication, backwards in time; `ahead` holds the reading forwards,
for what is only planned.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from guvoh.text.calendar_grammar import BEGINS, BITS, WITHIN, grammar, kinds, pattern, value_of
from guvoh.text.calendar_leaning import RULES
from guvoh.text.calendar_rules import Anchor, Found
from guvoh.text.remembered import Remembered
from guvoh.text.spelling import spelled
from guvoh.text.tokens import tokens

ENTRY = frozenset({"clock", "entry_day"})  # rules that hold only at the head of a paragraph
MONTH = re.compile(r"\d{4}-\d\d")
AROUND = 9  # words looked at before a date word
ODD = frozenset("ıſ")  # small letters that stand for i and s where capitals and small letters are taken alike


class Moment(NamedTuple):
    """`first` and `last` are the earliest and the latest day that the words allow; None is not known, or open.

    `precision`: day, days, week, month, months, year, years, open, unknown. `ahead`: the same words about the future.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str
    ahead: tuple[date, date] | None = None


def _best(language: str, small: bool, bits: int, text: str, start: int) -> re.Match[str] | None:
    """What the first pattern of the table reads that fits here; `bits` are the kinds of date words near."""
    found: re.Match[str] | None = None
    for bit in kinds(language):
        if bits & bit or bit == BITS[""]:
            match = pattern(language, bit, small).match(text, start)
            if match and (found is None or _row(match) < _row(found)):
                found = match
    return found


def _row(match: re.Match[str]) -> int:
    return int((match.lastgroup or "p0")[1:])


def date_codes(language: str) -> Remembered[int]:
    """What a word in small letters says of dates, for `Calendar.read`."""
    known = grammar(language)
    return Remembered(lambda word: 0) if known is None else known.codes


class Calendar:
    """Reads the dates of one document from its beginning to its end: a date can lean on one said before it."""

    def __init__(self, language: str, published: str | None = None) -> None:
        self._language = language
        self._grammar = grammar(language)
        self._anchor = Anchor(_day(published), month_end=_month_end(published))
        self._done = 0
        self._entry: list[Moment] = []

    def read(
        self, text: str, start: int, end: int, codes: Sequence[int] | None = None, starts: Sequence[int] = ()
    ) -> list[Moment]:
        """The dates between `start` and `end`. `codes` is what `date_codes` says of its words, `starts` where they
        stand, for those who know.

        The hour at the head of an entry of a running report comes first for every sentence of the entry."""
        known = self._grammar
        if known is None:
            return []
        if "\n" in text[self._done : start]:
            self._anchor.fresh = False
            self._entry = []
        self._done = end
        found = list(self._entry)
        if codes is None:
            words = tokens(text, start, end)
            codes, starts = [known.codes[word.low] for word in words], [word.start for word in words]
        if max(codes, default=0) < BITS[""]:
            return found  # as in most sentences: no date word
        candidates = _candidates(codes)
        if not candidates:
            return found
        first = max(0, start - 1)  # the patterns look at the sign before them
        stretch = text[first:end]
        low = stretch.lower()
        small = stretch.isascii() or (len(low) == len(stretch) and ODD.isdisjoint(low))
        compared = spelled(low if small else stretch, self._language)
        for match in _matches(self._language, small, compared, first, candidates, starts):
            group, rule, parts = known.rules[match.lastgroup or ""]
            here, there = first + match.start(), first + match.end()
            if rule in ENTRY and not _heads_paragraph(text, here):
                continue
            said = [(part, match.group(f"{group}_{n}")) for n, part in enumerate(parts, 1)]
            values = [(part, value_of(part, word, known.values)) for part, word in said if word is not None]
            meant = RULES[rule](values, self._anchor)
            if meant is None:
                continue
            self._anchor.after(meant)
            found.append(Moment(here, there, text[here:there], *_ordered(meant)))
            if rule in ENTRY:
                self._entry = found[-1:]
        return found


def _heads_paragraph(text: str, start: int) -> bool:
    """Whether nothing but marks, or one short word in capitals, stands before an hour in its line."""
    ahead = text[max(text.rfind("\n", 0, start) + 1, start - 12) : start].strip(" \t•*–-[(|")
    return not ahead or (ahead.isupper() and len(ahead) <= 6)


def _candidates(codes: Sequence[int]) -> list[tuple[int, int]]:
    """The words that can begin a date and have a date word near after them, each with the kinds of those."""
    near = [0] * len(codes)
    for n in [n for n, code in enumerate(codes) if code >= BITS[""]]:
        code = codes[n]
        near[n] |= code
        for place in range(n - 1, max(-1, n - AROUND - 1), -1):
            near[place] |= code
            if not codes[place] & WITHIN:
                break
    return [(n, bits) for n, bits in enumerate(near) if bits and codes[n] & BEGINS]


def _matches(
    language: str,
    small: bool,
    stretch: str,
    first: int,
    candidates: Sequence[tuple[int, int]],
    starts: Sequence[int],
) -> Iterator[re.Match[str]]:
    """Tries the patterns at the candidates, from left to right; `stretch` begins at `first` in the text."""
    done = -1
    for n, bits in candidates:
        if starts[n] >= done:
            match = _best(language, small, bits, stretch, starts[n] - first)
            if match:
                done = first + match.end()
                yield match


def moments(
    text: str, start: int = 0, end: int | None = None, published: str | None = None, language: str = "en"
) -> list[Moment]:
    """The dates said between `start` and `end`, in order. `published` is an ISO day, or "2030-05" where only
    the month is known, which gives years to the dates without one; other strings count as unknown."""
    return Calendar(language, published).read(text, start, len(text) if end is None else end)


def _ordered(found: Found) -> tuple[date | None, date | None, str, tuple[date, date] | None]:
    first, last = found.first, found.last
    if first and last and first > last:
        return None, None, "unknown", None
    return first, last, found.precision, found.ahead


def _month_end(published: str | None) -> date | None:
    """The last day of "2030-05"; None for all else."""
    first = _day(f"{published}-01") if published and MONTH.fullmatch(published) else None
    return first and first.replace(day=monthrange(first.year, first.month)[1])


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
