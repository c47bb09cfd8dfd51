"""Date words to intervals. A day is never invented: "in early November" is the 1st to the 10th, "last month" the month.

The grammar of a language is data (`words/<language>/calendar.tsv`): names of months and weekdays, and patterns made
of them, each with the name of the rule that reads it (`calendar_rules.py`, `calendar_leaning.py`). A date without a
year takes it from the year said before it, else from the day of publication, backwards in time; `ahead` holds the
reading forwards, for what is only planned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from guvoh.text.calendar_leaning import RULES
from guvoh.text.calendar_rules import Anchor, Found
from guvoh.text.remembered import Remembered
from guvoh.text.tables import table
from guvoh.text.tokens import tokens

CAPITAL = re.compile(r"(?<!\\)[A-Z](?!<)")  # in a pattern, but for those with a meaning of their own
BEGINNING = ("month", "weekday", "ago", "part", "share", "season", "step", "number", "first")
ENTRY = "clock"  # the rule that holds only at the head of a paragraph
AROUND = 9  # words looked at before a date word
HINTING = ("month", "weekday", "season", "ago", "unit", "hint")
ODD = frozenset("ıſ")  # small letters that stand for i and s where capitals and small letters are taken alike
WITHIN, BEGINS = 1, 2  # the bits of the words that can stand in a date, and of those that one can begin with
# Kinds of date words: one of them stands in every date. A pattern asks for the first of these that it has a part of.
BITS = {"": 4, "month": 8, "weekday": 16, "year": 32, "unit": 64, "ago": 128, "season": 256}
YEAR = re.compile(r"(?:19|20)\d\d|\d[:.]\d")  # figures with none of these are no year and no hour
ANY = re.compile(r"\\[wDS]|\[[^\]]*\w[^\]]*\]|(?<!\\)\.(?![^\[]*\])")  # what stands for letters not known beforehand
FIGURES = {
    "day": r"\d{1,2}(?:st|nd|rd|th)?(?![\d%])", "year": r"(?:19|20)\d\d(?!\d)", "number": r"\d{1,3}",
    "decade": r"(?:19|20)\d0s", "clock": r"[0-2]?\d[:.][0-5]\d(?!\d)",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Grammar:
    pieces: tuple[tuple[str, str], ...]  # what must stand near, the pattern
    rules: dict[str, tuple[str, str, tuple[str, ...]]]  # by group: group, rule, names of its parts
    values: dict[str, int]
    codes: Remembered[int]  # what a word says of dates; a stretch where none says anything has no date


@cache
def _grammar(language: str) -> _Grammar | None:
    rows = table(language, "calendar")
    if not rows:
        return None
    classes: dict[str, list[str]] = {}
    values: dict[str, int] = {}
    for kind, words, *rest in rows:
        if kind == "pattern":
            continue
        for word in words.split("|"):
            classes.setdefault(kind, []).append(word)
            if rest:
                values[f"{kind}:{word}"] = int(rest[0])
    pieces: list[tuple[str, str]] = []
    rules: list[tuple[str, str, tuple[str, ...]]] = []
    for number, (words, rule) in enumerate((r[1], r[2]) for r in rows if r[0] == "pattern"):
        body, parts = _compiled(words, number, classes)
        asked = (kind for kind in BITS if kind in parts)
        needed = "year" if "clock" in parts else next(asked, "")
        pieces.append((needed, f"(?P<p{number}>{body})"))
        rules.append((f"p{number}", rule, parts))
    hints: dict[str, int] = {}
    for kind in HINTING:
        for part in (part.strip(".") for words in classes.get(kind, ()) for part in words.split()[-1:]):
            hints[part] = hints.get(part, 0) | BITS.get(kind, BITS[""])
    firsts = frozenset(
        words.replace("-", " ").split()[0].strip(".") for kind in BEGINNING for words in classes.get(kind, ())
    )
    codes = Remembered(partial(_code, hints=hints, firsts=firsts | hints.keys(), within=_within(rows)))
    return _Grammar(tuple(pieces), {r[0]: r for r in rules}, values, codes)


def _within(rows: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """Matches every word of letters that can stand in a date: none but those of the tables, whole or, where a group
    is joined to it, as a part of it."""
    said: set[str] = set()
    for kind, words, *_ in rows:
        if kind == "pattern" and ANY.search(words):
            return re.compile(".*")
        for run in re.finditer(r"[^\W\d_]+", words):
            optional = words[run.end() : run.end() + 1] in {"?", "*"}
            ahead = ".*" if words[run.start() - 1 : run.start()] in {")", "?"} else ""
            behind = ".*" if words[run.end() : run.end() + 1] == "(" else ""
            said.add(ahead + run.group() + ("?" if optional else "") + behind)
    return re.compile("|".join(sorted(said)))


@cache
def _patterns(language: str, small: bool) -> dict[int, re.Pattern[str]]:
    """The patterns, by the bit of the kind of word that they ask for: most sentences need few of them. `small`: for
    text in small letters, which takes half the time."""
    grammar = _grammar(language)
    pieces: dict[int, list[str]] = {}
    for needed, piece in grammar.pieces if grammar else ():
        pieces.setdefault(BITS[needed], []).append(piece)
    whole = {bit: r"(?<![\w-])(?:" + "|".join(of) + r")(?![\w])" for bit, of in pieces.items()}
    return {
        bit: re.compile(pattern, 0 if small and not CAPITAL.search(pattern) else re.I)
        for bit, pattern in whole.items()
    }


def _best(patterns: dict[int, re.Pattern[str]], bits: int, text: str, start: int) -> re.Match[str] | None:
    """What the first pattern of the table reads that fits here; `bits` are the kinds of date words near."""
    found: re.Match[str] | None = None
    for bit, pattern in patterns.items():
        if bits & bit or bit == BITS[""]:
            match = pattern.match(text, start)
            if match and (found is None or _row(match) < _row(found)):
                found = match
    return found


def _row(match: re.Match[str]) -> int:
    return int((match.lastgroup or "p0")[1:])


def _compiled(words: str, number: int, classes: dict[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    """One pattern row as a regular expression: `{month}` is a class, `?` after a word makes it optional."""
    parts: list[str] = []

    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        inner = FIGURES.get(name)
        if inner is None:
            inner = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(classes[name], key=len, reverse=True))
        elif name in classes:
            inner += "|" + "|".join(map(re.escape, sorted(classes[name], key=len, reverse=True)))
        parts.append(name)
        return f"(?P<p{number}_{len(parts)}>{inner})"

    return re.sub(r"\{(\w+)\}", group, words.replace(" ", r"\s")), tuple(parts)


def date_codes(language: str) -> Remembered[int]:
    """What a word in small letters says of dates, for `Calendar.read`."""
    grammar = _grammar(language)
    return Remembered(lambda word: 0) if grammar is None else grammar.codes


class Calendar:
    """Reads the dates of one document from its beginning to its end: a date can lean on one said before it."""

    def __init__(self, language: str, published: str | None = None) -> None:
        self._language = language
        self._grammar = _grammar(language)
        self._anchor = Anchor(_day(published))
        self._done = 0
        self._entry: list[Moment] = []

    def read(
        self, text: str, start: int, end: int, codes: Sequence[int] | None = None, starts: Sequence[int] = ()
    ) -> list[Moment]:
        """The dates between `start` and `end`. `codes` is what `date_codes` says of its words, `starts` where they
        stand, for those who know.

        The hour at the head of an entry of a running report comes first for every sentence of the entry."""
        grammar = self._grammar
        if grammar is None:
            return []
        if "\n" in text[self._done : start]:
            self._anchor.fresh = False
            self._entry = []
        self._done = end
        found = list(self._entry)
        if codes is None:
            words = tokens(text, start, end)
            codes, starts = [grammar.codes[word.low] for word in words], [word.start for word in words]
        if max(codes, default=0) < BITS[""]:
            return found  # as in most sentences: no date word
        candidates = _candidates(codes)
        if not candidates:
            return found
        first = max(0, start - 1)  # the patterns look at the sign before them
        stretch = text[first:end]
        low = stretch.lower()
        small = stretch.isascii() or (len(low) == len(stretch) and ODD.isdisjoint(low))
        patterns = _patterns(self._language, small)
        for match in _matches(patterns, low if small else stretch, first, candidates, starts):
            group, rule, parts = grammar.rules[match.lastgroup or ""]
            here, there = first + match.start(), first + match.end()
            if rule == ENTRY and not _heads_paragraph(text, here):
                continue
            said = [(part, match.group(f"{group}_{n}")) for n, part in enumerate(parts, 1)]
            values = [(part, _value(part, word, grammar.values)) for part, word in said if word is not None]
            meant = RULES[rule](values, self._anchor)
            if meant is None:
                continue
            self._anchor.after(meant)
            found.append(Moment(here, there, text[here:there], *_ordered(meant)))
            if rule == ENTRY:
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
    patterns: dict[int, re.Pattern[str]],
    stretch: str,
    first: int,
    candidates: Sequence[tuple[int, int]],
    starts: Sequence[int],
) -> Iterator[re.Match[str]]:
    """Tries the patterns at the candidates, from left to right; `stretch` begins at `first` in the text."""
    done = -1
    for n, bits in candidates:
        if starts[n] >= done:
            match = _best(patterns, bits, stretch, starts[n] - first)
            if match:
                done = first + match.end()
                yield match


def _code(word: str, hints: dict[str, int], firsts: frozenset[str], within: re.Pattern[str]) -> int:
    """What a word says of dates, as bits: whether it can stand in one, whether one can begin with it, and what kind
    of date word it is."""
    plain = len(word) > 1 and word.isascii() and word.isalpha()
    can = 0 if plain and not within.fullmatch(word) else WITHIN
    begins = word in firsts or word[0].isdigit() or word.partition("-")[0] in firsts
    kinds = hints.get(word, 0)
    if not kinds and (word[0].isdigit() or word[-1].isdigit()) and YEAR.search(word):
        kinds = BITS["year"]
    return can | (BEGINS if begins else 0) | kinds


def moments(
    text: str, start: int = 0, end: int | None = None, published: str | None = None, language: str = "en"
) -> list[Moment]:
    """The dates said between `start` and `end`, in order. `published` is an ISO day; other strings count as unknown."""
    return Calendar(language, published).read(text, start, len(text) if end is None else end)


def _ordered(found: Found) -> tuple[date | None, date | None, str, tuple[date, date] | None]:
    first, last = found.first, found.last
    if first and last and first > last:
        return None, None, "unknown", None
    return first, last, found.precision, found.ahead


def _value(part: str, word: str, values: dict[str, int]) -> int:
    known = values.get(f"{part}:{word.lower()}")
    if known is not None:
        return known
    figures = re.match(r"\d+", word)
    return int(figures.group()) if figures else 0


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
