"""Numbers in words and figures, within the speaker's own bounds.

"almost 50" is at most 50, "more than 20" at least 21, "dozens" at least 24 (the reading of the gold rules: dozens 24,
scores 40, hundreds 200, tens of thousands 20,000). The words are data: `words/<language>/numbers.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from guvoh.text.remembered import Remembered
from guvoh.text.tables import table
from guvoh.text.tokens import Spoken, tokens

NEVER, PAIRED, ALONE = 0, 1, 2  # whether a quantity can begin with a word
Bounds = tuple[int | None, int | None]


class Quantity(NamedTuple):
    """`low` and `high` are the bounds said, None an open side; `first` and `last` are its tokens, half-open.

    `plain` is False where a modifier or a vague word set the bounds.
    """

    low: int | None
    high: int | None
    start: int
    end: int
    first: int
    last: int
    plain: bool


class Phrases(NamedTuple):
    """Rules by their words, and the words that any of them begins with."""

    rules: dict[tuple[str, ...], str]
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
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
    longest: int
    pairs: frozenset[tuple[str, str]]  # two words that a quantity can begin with
    begins: Remembered[int]  # whether it can begin with a single word, or part before a hyphen


@cache
def _words(language: str) -> _Words:
    rows = table(language, "numbers")

    def mapping(kind: str) -> dict[tuple[str, ...], str]:
        return {tuple(r[1].split()): r[2] for r in rows if r[0] == kind}

    vague = {k: int(v) for k, v in mapping("vague").items()}
    exact = {k: int(v) for k, v in mapping("exact").items()}
    before, after = mapping("before"), mapping("after")
    pairs = _pairs(rows)
    firsts = frozenset(r[1] for r in rows if r[0] not in {"after", "join", "until", "article"} and " " not in r[1])
    return _Words(
        {r[1]: int(r[2]) for r in rows if r[0] == "value"},
        {r[1]: int(r[2]) for r in rows if r[0] == "scale"},
        vague,
        exact,
        frozenset(r[1] for r in rows if r[0] == "article"),
        _firsts((*vague, *exact)),
        Phrases(before, _firsts(before)),
        Phrases(after, _firsts(after)),
        frozenset(r[1] for r in rows if r[0] == "join"),
        frozenset(r[1] for r in rows if r[0] == "between"),
        frozenset(r[1] for r in rows if r[0] == "until"),
        max((len(k) for k in (*vague, *exact, *before, *after)), default=0),
        pairs,
        Remembered(partial(_begins, firsts=firsts, paired=frozenset(pair[0] for pair in pairs))),
    )


def _firsts(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases)


def _pairs(rows: Sequence[Sequence[str]]) -> frozenset[tuple[str, str]]:
    articles = [r[1] for r in rows if r[0] == "article"]
    scales = [r[1] for r in rows if r[0] == "scale"]
    phrases = [r[1].split() for r in rows if len(r[1].split()) > 1]
    return frozenset([(a, s) for a in articles for s in scales] + [(p[0], p[1]) for p in phrases])


def quantities(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Quantity]:
    """The quantities between `start` and `end`, in order."""
    words = tokens(text, start, end)
    known = beginnings(language)
    return quantities_of(words, [word.start for word in words], [known[word.low] for word in words], language)


def beginnings(language: str) -> Remembered[int]:
    """Whether a quantity can begin with a word in small letters: NEVER, always, or where the right one follows."""
    return _words(language).begins


def quantities_of(
    words: Sequence[Spoken], starts: Sequence[int], begins: Sequence[int], language: str = "en"
) -> list[Quantity]:
    """The same over words already found: where each stands, and what `beginnings` says of it."""
    known = _words(language)
    found: list[Quantity] = []
    here = 0  # the word after the quantity found last
    for place in [n for n, sure in enumerate(begins) if sure != NEVER]:
        if place < here:
            continue
        if begins[place] == PAIRED and (
            place + 1 == len(words) or (words[place].low, words[place + 1].low) not in known.pairs
        ):
            continue
        said = _quantity(words, starts, place, known)
        if said is not None:
            found.append(said)
            here = said.last
    return found


def _begins(word: str, firsts: frozenset[str], paired: frozenset[str]) -> int:
    """Whether a quantity can begin with a word: NEVER, always, or only where the right word follows (PAIRED)."""
    if word in firsts or word[0].isdigit() or word.partition("-")[0] in firsts:
        return ALONE
    return PAIRED if word in paired else NEVER


def _phrase(words: Sequence[Spoken], place: int, known: Phrases, longest: int) -> tuple[str, int]:
    if place >= len(words) or words[place].low not in known.firsts:
        return "", 0
    phrase = tuple([word.low for word in words[place : place + longest]])
    for size in range(len(phrase), 0, -1):
        rule = known.rules.get(phrase[:size])
        if rule is not None:
            return rule, size
    return "", 0


def _quantity(words: Sequence[Spoken], starts: Sequence[int], place: int, known: _Words) -> Quantity | None:
    rule, size = _phrase(words, place, known.before, known.longest)
    here = place + size
    if here >= len(words):
        return None
    between = words[here].low in known.between
    bounds, after = _amount(words, here + between, known)
    if bounds is None:
        return None
    second: Bounds | None = None
    if after < len(words) and (words[after].low in known.until or (between and words[after].low in known.join)):
        second, beyond = _amount(words, after + 1, known)
        if second is not None and second[0] is not None and (bounds[0] or 0) < second[0]:
            after = beyond
        else:
            second = None
    if between and second is None:
        return None
    low, high = bounds if second is None else (bounds[0], second[0])
    plain = not rule and bounds[1] is not None
    tail, tail_size = _phrase(words, after, known.after, known.longest)
    if tail:
        rule, after, plain = tail, after + tail_size, False
    low, high = _bounded(low, high, rule)
    end = starts[after - 1] + len(words[after - 1].text)
    return Quantity(low, high, starts[place], end, place, after, plain)


def _bounded(low: int | None, high: int | None, rule: str) -> Bounds:
    top = high if high is not None else low
    match rule:
        case "least":
            return low, None
        case "over":
            return (None if low is None else low + 1), None
        case "most":
            return None, top
        case "under":
            return None, (None if top is None else top - 1)
        case _:
            return low, high


def _amount(words: Sequence[Spoken], place: int, known: _Words) -> tuple[Bounds | None, int]:
    """Bounds of the bare amount that begins at `place`, and the token after it."""
    begins = place < len(words) and words[place].low in known.named
    whole = tuple([word.low for word in words[place : place + known.longest]]) if begins else ()
    for size in range(len(whole), 0, -1):
        phrase = whole[:size]
        if phrase in known.vague:
            return (known.vague[phrase], None), place + size
        if phrase in known.exact:
            return (known.exact[phrase], known.exact[phrase]), place + size
    here, total, current = place, 0, 0
    if here + 1 < len(words) and words[here].low in known.article and words[here + 1].low in known.scale:
        here, current = here + 1, 1  # "a hundred"
    while here < len(words):
        word = words[here].low
        value = _value(word, known)
        scale = known.scale.get(word)
        if scale is not None and current:
            current *= scale
            if scale >= 1000:
                total, current = total + current, 0
        elif value is not None and _joins(value, word, total + current, here == place):
            current += value
        elif word in known.join and current >= 100 and _goes_on(words, here + 1, known):
            pass
        else:
            break
        here += 1
    total += current
    return ((total, total), here) if total else (None, place)


def _joins(value: int, word: str, so_far: int, first: bool) -> bool:
    """Whether a word goes on with the number before it: "hundred forty", "forty two"; two figures never do."""
    if first:
        return True
    if word[0].isdigit() or not so_far:
        return False
    return (so_far % 100 == 0 and value < 100) or (so_far % 100 >= 20 and so_far % 10 == 0 and value < 10)


def _goes_on(words: Sequence[Spoken], place: int, known: _Words) -> bool:
    if place >= len(words) or words[place].low[0].isdigit():
        return False
    value = _value(words[place].low, known)
    return value is not None and value < 100


def _value(word: str, known: _Words) -> int | None:
    if word[0].isdigit():
        figure = word.replace(",", "")
        return int(figure) if figure.isascii() and figure.isdigit() and len(figure) < 12 else None
    if word in known.value:
        return known.value[word]
    tens, mark, unit = word.partition("-")
    if mark and tens in known.value and unit in known.value and known.value[tens] >= 20 and known.value[unit] < 10:
        return known.value[tens] + known.value[unit]
    return None
