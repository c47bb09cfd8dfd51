"""The words of a language that numbers are made of, from `words/<language>/numbers.tsv`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from guvoh.text.figures import Marks
from guvoh.text.remembered import Remembered
from guvoh.text.spelling import spelled
from guvoh.text.tables import table

BEGINNING = frozenset({"value", "scale", "exact", "vague", "before", "between"})  # kinds of words
NEVER, PAIRED, ALONE = 0, 1, 2  # whether a quantity can begin with a word


class Phrases(NamedTuple):
    """Rules by their words, and the words that any of them begins with."""

    rules: dict[tuple[str, ...], str]
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class NumberWords:
    value: dict[str, int]
    scale: dict[str, int]
    vague: dict[tuple[str, ...], int]
    exact: dict[tuple[str, ...], int]
    article: frozenset[str]
    named: frozenset[str]  # the first words of what is vague and exact
    before: Phrases
    after: Phrases
    join: frozenset[str]
    between: frozenset[str]
    until: frozenset[str]
    bounded: dict[str, int]  # what "hundreds" is worth behind a word of `governs`, where it is one hundred
    governs: frozenset[str]
    ordinal: frozenset[str]  # "twenty" before "first" counts nothing
    naming: frozenset[str]  # "article": a number behind one of these counts nothing
    measure: frozenset[str]  # "years": nor does one before these
    counted: frozenset[str]  # "people": may stand between a number and "or more"
    linked: frozenset[str]  # a scale with "and" joined to it: figures go on
    joined: str  # what may be joined to figures, as one word: "5people"; a part of a pattern
    join_from: int  # the least number that "and" goes on with
    short: frozenset[str]  # a full stop behind one of these belongs to it
    marks: Marks
    longest: int
    pairs: frozenset[tuple[str, str]]  # two words that a quantity can begin with
    spelled: Remembered[str]  # a word in the one spelling of the language
    begins: Remembered[int]  # whether it can begin with a single word, or part before a hyphen


@cache
def number_words(language: str) -> NumberWords:
    table_rows = table(language, "numbers")
    rows = [(kind, spelled(word, language), *rest) for kind, words, *rest in table_rows for word in words.split("|")]
    one_spelling = Remembered(partial(spelled, language=language))

    def mapping(kind: str) -> dict[tuple[str, ...], str]:
        return {tuple(r[1].split()): r[2] for r in rows if r[0] == kind}

    vague = {k: int(v) for k, v in mapping("vague").items()}
    exact = {k: int(v) for k, v in mapping("exact").items()}
    before, after = mapping("before"), mapping("after")

    def words(kind: str) -> frozenset[str]:
        return frozenset(r[1] for r in rows if r[0] == kind)

    pairs = _pairs(rows)
    firsts = frozenset(r[1] for r in rows if r[0] in BEGINNING and " " not in r[1])
    return NumberWords(
        {r[1]: int(r[2]) for r in rows if r[0] == "value"},
        {r[1]: int(r[2]) for r in rows if r[0] == "scale"},
        vague,
        exact,
        words("article"),
        _firsts((*vague, *exact)),
        Phrases(before, _firsts(before)),
        Phrases(after, _firsts(after)),
        words("join"),
        words("between"),
        words("until"),
        {r[1]: int(r[2]) for r in rows if r[0] == "bounded"},
        words("governs"),
        words("ordinal"),
        words("naming"),
        words("measure"),
        words("counted"),
        words("linked"),
        "|".join(sorted(words("joined"))),
        min((int(r[2]) for r in rows if r[0] == "join" and r[2:] and r[2]), default=100),
        words("short"),
        frozenset((r[1], r[2]) for r in rows if r[0] == "mark"),
        max((len(k) for k in (*vague, *exact, *before, *after)), default=0),
        pairs,
        one_spelling,
        Remembered(partial(_begins, one_spelling, firsts, frozenset(pair[0] for pair in pairs))),
    )


def _firsts(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def _pairs(rows: Sequence[Sequence[str]]) -> frozenset[tuple[str, str]]:
    articles = [r[1] for r in rows if r[0] == "article"]
    scales = [r[1] for r in rows if r[0] == "scale"]
    phrases = [r[1].split() for r in rows if len(r[1].split()) > 1]
    return frozenset([(a, s) for a in articles for s in scales] + [(p[0], p[1]) for p in phrases])


def _begins(spelled: Remembered[str], firsts: frozenset[str], paired: frozenset[str], word: str) -> int:
    """Whether a quantity can begin with a word: NEVER, always, or only where the right word follows (PAIRED)."""
    word = spelled[word]
    if word in firsts or word[0].isdigit() or word.partition("-")[0] in firsts:
        return ALONE
    return PAIRED if word in paired else NEVER
