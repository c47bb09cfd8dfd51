"""A name taken apart: tokens with what each may be, and the forms in which it may stand elsewhere.

`prepare` is what everything else starts from; it never fails, whatever the name: what is no letter of the three
scripts and no digit is left out, and what is longer than `MOST_LETTERS` or `MOST_TOKENS` is cut.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from guvoh.resolve.names.letters import (
    DROPPED,
    SCRIPTS,
    folded,
    in_one_script,
    parts_cleanly,
    skeleton,
    spelt,
    spelt_together,
)
from guvoh.text.remembered import Remembered

MOST_TOKENS, MOST_LETTERS = 8, 300
LONGEST_PART = 9  # letters of an ending or a common part
NAME, INITIAL, FATHER, PARTICLE, TITLE, RANK, NUMBER = range(7)  # what a token is
_IN_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")


@dataclass(frozen=True, slots=True)
class Token:
    """`written` as in the name; `folded` and `numbers` for comparing; `stem` the graphemes without an ending (empty
    when there is none), `ending` its kind; `number` the value of digits, else -1; `core` the graphemes without what
    many names share (Abdul-, -ullo)."""

    written: str = field(compare=False)
    folded: str
    script: int
    role: int
    numbers: tuple[int, ...]
    stem: tuple[int, ...] = ()
    ending: str = ""
    core: tuple[int, ...] = ()
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
    kept = _IN_BRACKETS.sub(" ", text) if any(mark in text for mark in "([{") else text
    if not any(letter.isalnum() for letter in kept):
        kept = text
    words = _words(kept)
    alone = len([word for word in words if not word[0].isdigit()]) <= 1
    several = len(words) > 2
    taken = [_token(word, alone, several) for word in words[:MOST_TOKENS]]
    tokens = _fathers_marked(tuple([token for token in taken if token.numbers or token.number >= 0]))
    joined = tuple([_joined(one, two) for one, two in pairwise(tokens)])
    scripts = [token.script for token in tokens if token.script >= 0]
    several_scripts = set(scripts)
    script = max(several_scripts, key=scripts.count) if len(several_scripts) > 1 else scripts[0] if scripts else 0
    return Prepared(name, tokens, joined, script, "," in kept or "،" in kept)


def _fathers_marked(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`Karim o'g'li`: the word before is the father's, where a given and a family name stand beside it."""
    marks = _sons()
    if not [token for token in tokens if token.folded in _sons_words() and (token.script, token.folded) in marks]:
        return tokens
    marked = [(token.script, token.folded) in marks for token in tokens]
    if sum(token.role == NAME for token, mark in zip(tokens, marked, strict=True) if not mark) < 3:
        return tokens  # Jeenkul uulu Nurbek has no other family name
    after = [*tokens[1:], None]
    return tuple(
        replace(token, role=FATHER, written=f"{token.written} {behind.written}")
        if behind is not None and (behind.script, behind.folded) in marks and token.role == NAME else token
        for token, mark, behind in zip(tokens, marked, after, strict=True) if not mark
    )  # fmt: skip


def _words(text: str) -> list[str]:
    """Runs of letters, with the signs and marks inside of them, and runs of digits; all else parts words."""
    return [word for piece in text.split() for word in _PIECES[piece]]


def _words_in(text: str) -> list[str]:
    """As `_words`, of what has no space in it."""
    words: list[str] = []
    before = 0
    for letter in text:
        if letter.isalpha():
            kind = 1
        elif letter == "\u200c" or letter in DROPPED or unicodedata.combining(letter):
            if before != 1:  # at the head of a word, or alone, it is a quote
                continue
            kind = 1
        else:
            kind = 2 if unicodedata.decimal(letter, None) is not None else 0
        if kind and kind == before:
            words[-1] += letter
        elif kind:
            words.append(letter)
        before = kind
    return words


_PIECES = Remembered(_words_in)


@lru_cache(maxsize=65536)
def _token(word: str, alone: bool, several: bool) -> Token:
    if (value := _value(word)) >= 0:
        return Token(word, str(value), -1, NUMBER, (), number=value)
    written = word.rstrip("'’‘`\u200c")
    word, script = in_one_script(folded(word).replace("\u200c", ""))
    if script < 0:
        return Token(written, word, -1, NAME, ())
    numbers = tuple(spelt(word, script))
    small = _small_words().get((script, word))
    role = NAME if small is None or alone else small
    if len(word) == 1 and not alone:
        role = INITIAL
    stem, ending = _without_ending(word, script)
    if role == NAME and ending == "father" and several:
        role = FATHER
    return Token(written, word, script, role, numbers, tuple(spelt(stem, script)) if stem else (), ending,
                 core=_core(stem if ending == "family" else word, script))  # fmt: skip


def _joined(one: Token, two: Token) -> Token:
    both, written = one.folded + two.folded, f"{one.written} {two.written}"
    if one.script != two.script or one.number >= 0 or two.number >= 0:
        return Token(written, both, -1, NAME, ())
    if parts_cleanly(one.folded, two.folded, one.script):
        numbers = spelt_together(one.numbers, two.numbers)
    else:
        numbers = tuple(spelt(both, one.script))
    return Token(written, both, one.script, NAME, numbers, (), "", _core(both, one.script))


def _value(word: str) -> int:
    """The number that digits of any script write; -1 when it is no number."""
    if unicodedata.decimal(word[0], None) is None:
        return -1
    return int("".join(str(unicodedata.decimal(digit)) for digit in word[:12]))


def _without_ending(word: str, script: int) -> tuple[str, str]:
    """The longest ending that leaves three letters is taken off."""
    endings, any_ending = _endings()[script]
    if not word.endswith(any_ending):
        return "", ""
    for size in range(min(LONGEST_PART, len(word) - 3), 0, -1):
        kind = endings.get(word[-size:])
        if kind:
            return word[:-size], kind
    return "", ""


def _core(word: str, script: int) -> tuple[int, ...]:
    """What is left between a common beginning and a common end, two letters at least; empty without either."""
    core = word
    ends, beginnings = _parts("part")[script], _parts("before")[script]
    for size in range(min(LONGEST_PART, len(core) - 2), 0, -1) if core.endswith(ends) else ():
        if core[-size:] in ends:
            core = core[:-size]
            break
    for size in range(min(LONGEST_PART, len(core) - 2), 0, -1) if core.startswith(beginnings) else ():
        if core[:size] in beginnings:
            core = core[size:]
            break
    return tuple(spelt(core, script)) if core != word else ()


@cache
def _parts(which: str) -> tuple[tuple[str, ...], ...]:
    """What many names begin or end with, by script."""
    found: list[set[str]] = [set(), set(), set()]
    for mark, kind, words in _table("endings.tsv"):
        if kind == which:
            found[SCRIPTS.index(mark)].update(folded(word).replace("\u200c", "") for word in words.split())
    return tuple(tuple(sorted(some)) for some in found)


@cache
def _endings() -> tuple[tuple[dict[str, str], tuple[str, ...]], ...]:
    """Ending -> its kind, by script; and the endings alone."""
    found: list[dict[str, str]] = [{}, {}, {}]
    for mark, kind, words in _table("endings.tsv"):
        for word in words.split() if kind not in ("part", "before") else ():
            found[SCRIPTS.index(mark)].setdefault(folded(word), kind)
    return tuple((kinds, tuple(kinds)) for kinds in found)


@cache
def _small_words() -> dict[tuple[int, str], int]:
    kinds = {"particle": PARTICLE, "title": TITLE, "rank": RANK}
    return {
        (SCRIPTS.index(mark), folded(word)): kinds[kind]
        for kind, mark, words in _table("small_words.tsv")
        for word in words.split()
        if kind in kinds
    }


@cache
def _sons() -> frozenset[tuple[int, str]]:
    """The words that say whose son or daughter, behind the father's name."""
    return frozenset(
        (SCRIPTS.index(mark), folded(word))
        for kind, mark, words in _table("small_words.tsv")
        for word in words.split()
        if kind == "son"
    )


@cache
def _sons_words() -> frozenset[str]:
    return frozenset(word for _script, word in _sons())


def _table(name: str) -> list[list[str]]:
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
