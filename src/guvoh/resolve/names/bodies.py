"""Bodies (parties, groups, ministries, courts): their names are translated, not spelt alike, so words are compared.

A word of `data/organisations.tsv` stands for a concept in every language; figures in any script are hard evidence
(Group 24 is not Group 25); a short name answers to the first letters of the long one, in any of the languages.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np

from guvoh.resolve.names.letters import LONGEST, folded
from guvoh.resolve.names.sounds import Spelt, alike
from guvoh.resolve.names.tokens import NUMBER, Prepared, Token

WORTH = {"body": 1.2, "of": 1.0, "land": 0.8}
UNKNOWN_WORTH, NUMBER_WORTH = 1.5, 3.0
ALIKE = 0.55  # two words that no table knows are one from this likeness on
TURN, STEEP = 0.6, 11.0  # share of the words that agree at which nothing is known, and how fast it gets sure


@dataclass(frozen=True, slots=True)
class Body:
    """`concepts` with their kinds; `strange`: words no table knows; `short`: letters of a short name, `firsts`: the
    first letters of the words that tell something."""

    concepts: frozenset[str]
    strange: tuple[Token, ...]
    numbers: frozenset[int]
    short: str
    firsts: str


def body_of(name: Prepared) -> Body | None:
    """The name as that of a body; None when it looks like a person's."""
    concepts: list[str] = []
    strange: list[Token] = []
    firsts = ""
    small = 0
    numbers = frozenset(token.number for token in name.tokens if token.role == NUMBER)
    words = [token for token in name.tokens if token.role != NUMBER]
    short = ""
    for token in words:
        known = concept(token.folded)
        spelt_out = _acronyms().get(token.folded)
        if spelt_out and len(words) > 1 and not _capitals(name.name, token):
            spelt_out = None
        if spelt_out:
            concepts += spelt_out
            short = token.folded
        elif known is None:
            strange.append(token)
            firsts += token.folded[0]
        elif known[0] == "small":
            small += 1
        else:
            concepts.append(known[1])
            firsts += token.folded[0]
    if len(words) == 1 and not short and 3 <= len(words[0].folded) <= 6 and _capitals(name.name, words[0]):
        short = words[0].folded
        strange = []
    kinds = [_kinds()[one] for one in concepts if one in _kinds()]
    is_body = bool(short) or (kinds.count("body") >= 1 and (len(kinds) >= 2 or bool(numbers) or small > 0))
    return Body(frozenset(concepts), tuple(strange), numbers, short, firsts) if is_body else None


def chance(a: Body, b: Body) -> float:
    """How likely two bodies are one."""
    if a.numbers != b.numbers:
        return 0.004 if a.numbers and b.numbers else 0.03
    if (a.short and _stands_for(a.short, b)) or (b.short and _stands_for(b.short, a)):
        return 0.985
    if a.short and b.short and not a.concepts and not b.concepts:
        return 0.97 if a.short == b.short else 0.05
    both, either = 0.0, 0.0
    for one in a.concepts | b.concepts:
        worth = WORTH.get(_kinds().get(one, "of"), 1.0)
        either += worth
        both += worth * (one in a.concepts and one in b.concepts)
    both += NUMBER_WORTH * len(a.numbers)
    either += NUMBER_WORTH * len(a.numbers)
    pairs = _paired(a.strange, b.strange)
    both += UNKNOWN_WORTH * pairs
    either += UNKNOWN_WORTH * (len(a.strange) + len(b.strange) - pairs)
    kinds = [{one for one in body.concepts if _kinds().get(one) in ("body", "land")} for body in (a, b)]
    against = sum(bool(mine - other) and bool(other - mine) for mine, other in (kinds,))
    share = both / either if either else 0.0
    return 1 / (1 + math.exp(-STEEP * (share - TURN) + 1.5 * against))


def mixed_chance(a: Body | None, b: Body | None, otherwise: float) -> float:
    """When only one of two names looks like a body's, they are seldom one; the letters have the last word."""
    if a is not None and b is not None:
        return chance(a, b)
    known = a or b
    assert known is not None
    if known.short and not known.concepts:  # a short name, or a person's name in capitals
        return otherwise
    return min(otherwise, 0.3)


@lru_cache(maxsize=65536)
def concept(word: str) -> tuple[str, str] | None:
    """(kind, concept) of a folded word; None when no table knows it."""
    whole, beginnings = _words()
    found = whole.get(word)
    if found is None:
        for size in range(len(word), 2, -1):
            if found := beginnings.get(word[:size]):
                break
    return found


def _stands_for(short: str, long: Body) -> bool:
    """The letters are the first letters of its words, in its own language in any order, or in another one."""
    if long.short or len(short) < 3:
        return False
    letters = Counter(short)
    if Counter(long.firsts) == letters:
        return True
    if long.strange:
        return False
    return any(Counter(firsts) == letters for firsts in _firsts_in_all(long.concepts))


@lru_cache(maxsize=4096)
def _firsts_in_all(concepts: frozenset[str]) -> tuple[str, ...]:
    """What the first letters would be in each script, by the first word of each concept in that script."""
    found = []
    for low, high in (("a", "ɏ"), ("а", "ԯ")):
        firsts = ""
        for one in sorted(concepts):
            words = [word for word, (_kind, name) in _all_words() if name == one and low <= word[0] <= high]
            firsts += words[0][0] if words else "?"
        found.append(firsts)
    return tuple(found)


def _paired(a: tuple[Token, ...], b: tuple[Token, ...]) -> int:
    left = list(b)
    count = 0
    for x in a:
        best = max(left, key=lambda y: _likeness(x, y), default=None)
        if best is not None and _likeness(x, best) >= ALIKE:
            left.remove(best)
            count += 1
    return count


@lru_cache(maxsize=65536)
def _likeness(x: Token, y: Token) -> float:
    if x.folded == y.folded:
        return 1.0
    rows = [list(token.numbers) + [0] * (LONGEST - len(token.numbers)) for token in (x, y)]
    sizes, scripts = [len(token.numbers) for token in (x, y)], [max(token.script, 0) for token in (x, y)]
    spelt = Spelt(np.array(rows, np.int16), np.array(sizes, np.int16), np.array(scripts, np.int8))
    return float(alike(spelt, np.array([0]), np.array([1]))[1][0])


def _capitals(name: str, token: Token) -> bool:
    """Whether the token stands in the name in capitals alone. Arabic script has none."""
    return token.script in (0, 1) and any(
        folded(word) == token.folded and word.isupper() and len(word) > 1
        for word in "".join(letter if letter.isalnum() else " " for letter in name).split()
    )


@cache
def _all_words() -> tuple[tuple[str, tuple[str, str]], ...]:
    found = []
    for kind, name, words in _table("organisations.tsv"):
        found += [(word, (kind, name)) for word in words.split()]
    return tuple(found)


@cache
def _words() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Whole words, and beginnings of words."""
    whole: dict[str, tuple[str, str]] = {}
    beginnings: dict[str, tuple[str, str]] = {}
    for word, meaning in _all_words():
        (beginnings if word.endswith("*") else whole).setdefault(
            folded(word.strip("*_").replace("\u200c", "")), meaning
        )
    return whole, beginnings


@cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, name, _words in _table("organisations.tsv")}


@cache
def _acronyms() -> dict[str, tuple[str, ...]]:
    return {
        folded(word): tuple(concepts.split()) for words, concepts in _table("acronyms.tsv") for word in words.split()
    }


def _table(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
