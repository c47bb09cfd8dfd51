"""The grammar of dates of one language, made from its table: which words say what, and the patterns they stand in.

Rows of `words/<language>/calendar.tsv`: a class (`month`, `weekday`, ...: words, value), `figure` (the form of one kind
of figures, where it is not as in `FIGURES`), `piece` (a part of patterns that has a name), `space` (what may stand for
a space), `pattern` (words in order, rule), `hint` and `first` (words that stand in dates, and that one can begin with).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from operator import or_

from guvoh.text.remembered import Remembered
from guvoh.text.spelling import spelled
from guvoh.text.tables import table

CAPITAL = re.compile(r"(?<!\\)[A-Z](?!<)")  # in a pattern, but for those with a meaning of their own
BEGINNING = ("month", "solar", "weekday", "ago", "part", "share", "season", "step", "number", "first")
HINTING = ("month", "solar", "weekday", "season", "ago", "unit", "hint")
RULING = frozenset({"pattern", "piece", "figure", "space"})  # rows that are no words
WITHIN, BEGINS = 1, 2  # the bits of the words that can stand in a date, and of those that one can begin with
# Kinds of date words: one of them stands in every date. A pattern asks for the first of these that it has a part of.
BITS = {
    "": 4,
    "month": 8,
    "weekday": 16,
    "year": 32,
    "unit": 64,
    "ago": 128,
    "season": 256,
    "solar": 512,
    "solaryear": 32,
}
YEAR = r"(?:19|20)\d\d|\d[:.]\d"  # figures with none of these are no year and no hour
ANY = re.compile(r"\\[wDS]|\[[^\]]*\w[^\]]*\]|(?<!\\)\.(?![^\[]*\])")  # what stands for letters not known beforehand
NAMED = re.compile(r"\{(\w+)\}")
CENTURY = 60  # years of two figures below it are of this century
DIGITS = re.compile(r"\d+")
SPACES = re.compile(r"[\s\u200c]+")
FIGURES = {
    "day": r"\d{1,2}(?:st|nd|rd|th)?(?![\d%])", "year": r"(?:19|20)\d\d(?!\d)", "number": r"\d{1,3}",
    "decade": r"(?:19|20)\d0s", "clock": r"[0-2]?\d[:.][0-5]\d(?!\d)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the rows say, ready for use."""

    pieces: tuple[tuple[str, str], ...]  # what must stand near, the pattern
    rules: dict[str, tuple[str, str, tuple[str, ...]]]  # by group: group, rule, names of its parts
    values: dict[str, int]
    codes: Remembered[int]  # what a word says of dates; a stretch where none says anything has no date


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language; None where it has no table."""
    rows = [tuple(spelled(cell, language) for cell in row) for row in table(language, "calendar")]
    if not rows:
        return None
    classes: dict[str, list[str]] = {}
    values: dict[str, int] = {}
    for kind, words, *rest in rows:
        if kind in RULING:
            continue
        for word in words.split("|"):
            classes.setdefault(kind, []).append(word)
            if rest:
                values[f"{kind}:{word}"] = int(rest[0])
    figures = FIGURES | {r[1]: r[2] for r in rows if r[0] == "figure"}
    named: dict[str, str] = {}
    for name, piece in [(r[1], r[2]) for r in rows if r[0] == "piece"]:
        named[name] = _named(piece, named)
    space = next((r[1] for r in rows if r[0] == "space"), r"\s")
    pieces: list[tuple[str, str]] = []
    rules: list[tuple[str, str, tuple[str, ...]]] = []
    for number, (words, rule) in enumerate((r[1], r[2]) for r in rows if r[0] == "pattern"):
        body, parts = _compiled(_named(words, named), number, classes, figures, space)
        asked = (kind for kind in BITS if kind in parts)
        needed = "year" if "clock" in parts or rule == "entry_day" else next(asked, "")
        pieces.append((needed, f"(?P<p{number}>{body})"))
        rules.append((f"p{number}", rule, parts))
    hints: dict[str, int] = {}
    for kind in HINTING:
        for part in (part.strip(".") for words in classes.get(kind, ()) for part in words.split()[-1:]):
            hints[part] = hints.get(part, 0) | BITS.get(kind, BITS[""])
    firsts = frozenset(
        words.replace("-", " ").split()[0].strip(".") for kind in BEGINNING for words in classes.get(kind, ())
    )
    years = re.compile("|".join((YEAR, *(r[2] for r in rows if r[0] == "figure" and r[1].endswith("year")))))
    code = partial(_code, hints=hints, firsts=firsts | hints.keys(), within=_within(rows), years=years)
    codes = Remembered(lambda word: _codes(spelled(word, language), code))
    return Grammar(tuple(pieces), {r[0]: r for r in rules}, values, codes)


def _within(rows: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """Matches every word of letters that can stand in a date: none but those of the tables, whole or, where a group
    is joined to it, as a part of it."""
    said: set[str] = set()
    for kind, first, *rest in rows:
        words = rest[0] if kind == "piece" else first
        if kind in {"figure", "space"}:
            continue
        if kind in RULING and ANY.search(words):
            return re.compile(".*")
        for run in re.finditer(r"[^\W\d_]+", words):
            optional = words[run.end() : run.end() + 1] in {"?", "*"}
            ahead = ".*" if words[run.start() - 1 : run.start()] in {")", "?", "}"} else ""
            behind = ".*" if words[run.end() : run.end() + 1] in {"(", "{"} else ""
            said.add(ahead + run.group() + ("?" if optional else "") + behind)
    return re.compile("|".join(sorted(said)))


def _named(words: str, named: dict[str, str]) -> str:
    return NAMED.sub(lambda match: named.get(match[1], match[0]), words)


def _any(words: list[str], space: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", space) for word in sorted(words, key=len, reverse=True))


def _compiled(
    words: str, number: int, classes: dict[str, list[str]], figures: dict[str, str], space: str
) -> tuple[str, tuple[str, ...]]:
    """One pattern row as a regular expression: `{month}` is a class, `?` after a word makes it optional."""
    parts: list[str] = []

    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        inner = figures.get(name)
        if inner is None:
            inner = _any(classes[name], space)
        elif name in classes:
            inner = f"{inner}|{_any(classes[name], space)}"
        parts.append(name)
        return f"(?P<p{number}_{len(parts)}>{inner})"

    return NAMED.sub(group, words.replace(" ", space)), tuple(parts)


@cache
def kinds(language: str) -> tuple[int, ...]:
    """The bits of the kinds of word that patterns ask for."""
    known = grammar(language)
    return tuple(dict.fromkeys(BITS[needed] for needed, _piece in known.pieces)) if known else ()


@cache
def pattern(language: str, bit: int, small: bool) -> re.Pattern[str]:
    """The patterns that ask for this kind of word, as one, made when a text first has such a word. `small`: for text in
    small letters, which takes half the time."""
    known = grammar(language)
    pieces = [piece for needed, piece in known.pieces if BITS[needed] == bit] if known else []
    whole = r"(?<![\w\u200c-])(?:" + "|".join(pieces) + r")(?![\w\u200c])"
    return re.compile(whole, 0 if small and not CAPITAL.search(whole) else re.I)


def _codes(word: str, code: Callable[[str], int]) -> int:
    """The code of a word; of one with a joiner inside, which is also written as two words, that of both."""
    return (
        reduce(or_, [code(part) for part in (word, *word.split("\u200c")) if part]) if "\u200c" in word else code(word)
    )


def _code(
    word: str, hints: dict[str, int], firsts: frozenset[str], within: re.Pattern[str], years: re.Pattern[str]
) -> int:
    """What a word says of dates, as bits: whether it can stand in one, whether one can begin with it, and what kind
    of date word it is."""
    plain = len(word) > 1 and word.isalpha()
    can = 0 if plain and not within.fullmatch(word) else WITHIN
    begins = word in firsts or word[0].isdigit() or word.partition("-")[0] in firsts
    kinds = hints.get(word, 0)
    if not kinds and (word[0].isdigit() or word[-1].isdigit()) and years.search(word):
        kinds = BITS["year"]
    return can | (BEGINS if begins else 0) | kinds


def value_of(part: str, word: str, values: dict[str, int]) -> int:
    """What a word or figure of a pattern says as a number; 0 for words that say none."""
    known = values.get(f"{part}:{word.lower()}")
    if known is None and SPACES.search(word):
        known = values.get(f"{part}:{SPACES.sub(' ', word.lower())}")
    if known is not None:
        return known
    figures = DIGITS.match(word)
    number = int(figures.group()) if figures else 0
    return number + (2000 if number < CENTURY else 1900) if part in {"short", "year"} and number < 100 else number
