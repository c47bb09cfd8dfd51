"""A name taken apart: tokens with what each may be, and the forms in which it may stand elsewhere.

`prepare` is what everything else starts from; it never fails, whatever the name: what is no letter of the three
scripts and no digit is left out, and what is longer than `MOST_LETTERS` or `MOST_TOKENS` is cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from guvoh.resolve.names.letters import SCRIPTS, folded, in_one_script, script_of, skeleton, spelt

MOST_TOKENS, MOST_LETTERS = 8, 300
NAME, INITIAL, FATHER, PARTICLE, TITLE, RANK, NUMBER = range(7)  # what a token is
_IN_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")


@dataclass(frozen=True, slots=True)
class Token:
    """`written` as in the name; `folded` and `numbers` for comparing; `stem` the graphemes without an ending (empty
    when there is none), `ending` its kind; `number` the value of digits, else -1."""

    written: str
    folded: str
    script: int
    role: int
    numbers: tuple[int, ...]
    stem: tuple[int, ...] = ()
    ending: str = ""
    number: int = -1


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name ready for comparing. `joined[i]` is what tokens i and i + 1 make when they are written as one."""

    name: str
    tokens: tuple[Token, ...]
    joined: tuple[Token, ...]
    script: int
    inverted: bool  # "Family, Given"

    @property
    def skeletons(self) -> tuple[str, ...]:
        """The consonants of each token, for finding candidates: near the same in every script."""
        return tuple(skeleton(list(token.numbers)) for token in self.tokens if token.numbers)


@lru_cache(maxsize=65536)
def prepare(name: str) -> Prepared:
    """The name taken apart; kept, so that a name compared a thousand times is taken apart once."""
    text = name[:MOST_LETTERS]
    kept = _IN_BRACKETS.sub(" ", text)
    if not any(letter.isalnum() for letter in kept):
        kept = text
    words = _words(folded(kept))
    alone = sum(not word[0].isdigit() for word in words) <= 1
    tokens = tuple(_token(word, alone, len(words)) for word in words[:MOST_TOKENS])
    tokens = tuple(token for token in tokens if token.numbers or token.number >= 0)
    joined = tuple(_joined(one, two) for one, two in pairwise(tokens))
    scripts = [token.script for token in tokens if token.script >= 0]
    script = max(set(scripts), key=scripts.count) if scripts else 0
    return Prepared(name, tokens, joined, script, any(mark in kept for mark in ",،"))


def _words(text: str) -> list[str]:
    """Runs of letters, and runs of digits; a point after a single letter, and all other signs, part words."""
    words: list[str] = []
    kind_before = 0
    for letter in text:
        if letter == "\u200c":  # between parts of one Persian word
            continue
        kind = 2 if unicodedata.decimal(letter, None) is not None else 1 if letter.isalpha() else 0
        if kind and kind == kind_before:
            words[-1] += letter
        elif kind:
            words.append(letter)
        kind_before = kind
    return words


@lru_cache(maxsize=65536)
def _token(word: str, alone: bool, count: int) -> Token:
    if (value := _value(word)) >= 0:
        return Token(word, str(value), -1, NUMBER, (), number=value)
    word, script = in_one_script(word)
    if script < 0:
        return Token(word, word, -1, NAME, ())
    numbers = tuple(spelt(word, script))
    small = _small_words().get((script, word))
    role = NAME if small is None or alone else small
    if len(word) == 1 and not alone:
        role = INITIAL
    stem, ending = _without_ending(word, script)
    if role == NAME and ending == "father" and count > 2:
        role = FATHER
    return Token(word, word, script, role, numbers, tuple(spelt(stem, script)) if stem else (), ending)


@lru_cache(maxsize=65536)
def _joined(one: Token, two: Token) -> Token:
    both = one.folded + two.folded
    if one.script != two.script or one.number >= 0 or two.number >= 0:
        return Token(both, both, -1, NAME, ())
    return Token(both, both, one.script, NAME, tuple(spelt(both, one.script)))


def _value(word: str) -> int:
    """The number that digits of any script write; -1 when it is no number."""
    if unicodedata.decimal(word[0], None) is None:
        return -1
    return int("".join(str(unicodedata.decimal(digit)) for digit in word[:12]))


def _without_ending(word: str, script: int) -> tuple[str, str]:
    """The longest ending that leaves three letters is taken off."""
    for ending, kind in _endings()[script]:
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            return word[: -len(ending)], kind
    return "", ""


@cache
def _endings() -> tuple[tuple[tuple[str, str], ...], ...]:
    found: list[dict[str, str]] = [{}, {}, {}]
    for mark, kind, words in _table("endings.tsv"):
        for word in words.split():
            found[SCRIPTS.index(mark)].setdefault(folded(word), kind)
    return tuple(tuple(sorted(some.items(), key=lambda item: -len(item[0]))) for some in found)


@cache
def _small_words() -> dict[tuple[int, str], int]:
    kinds = {"particle": PARTICLE, "title": TITLE, "rank": RANK}
    return {
        (SCRIPTS.index(mark), folded(word)): kinds[kind]
        for kind, mark, words in _table("small_words.tsv")
        for word in words.split()
    }


def _table(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]


__all__ = [
    "FATHER",
    "INITIAL",
    "NAME",
    "NUMBER",
    "PARTICLE",
    "RANK",
    "TITLE",
    "Prepared",
    "Token",
    "prepare",
    "script_of",
]
