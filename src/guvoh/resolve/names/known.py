"""Bodies whose names in two languages are no translation of one another: `data/known_bodies.tsv` as a look-up.

RFE/RL's services, the great associations for human rights, offices of the United Nations, some services and parties:
what a person who documents knows at once and no rule can work out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from guvoh.resolve.names.concepts import meaning, table
from guvoh.resolve.names.endings import base_forms
from guvoh.resolve.names.letters import folded, script_of_token

LEAST = 4  # letters of a word from which its case is taken off


def known_body(words: Iterable[str]) -> str:
    """The line of the table that folded words, in any order and any case, spell; empty when none does."""
    return _bodies().get(_key(words), "")


@cache
def may_be_known(word: str) -> bool:
    """Whether any known body has the folded word in its name: the quick question before `known_body`."""
    return _bare(word) in _bare_words()


@cache
def lands_of(body: str) -> frozenset[str]:
    """The lands that a line of the table names in any of its spellings."""
    found: set[str] = set()
    for line, spellings in table("known_bodies.tsv"):
        if line == body:
            told = [meaning(word) for spelling in spellings.split("|") for word in words_of(spelling)]
            found.update(one.concept for one in told if one and one.kind == "land")
    return frozenset(found)


def _key(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_bare(word) for word in words if (found := meaning(word)) is None or found.kind != "small")


@cache
def _bare(word: str) -> str:
    if len(word) < LEAST:
        return word
    return base_forms(word, script_of_token(word), ("case",))[-1]


@cache
def _bare_words() -> frozenset[str]:
    return frozenset(word for key in _bodies() for word in key)


@cache
def _bodies() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for body, spellings in table("known_bodies.tsv"):
        for spelling in spellings.split("|"):
            found.setdefault(_key(words_of(spelling)), body)
    return found


def words_of(name: str) -> list[str]:
    """The folded words of a name, without signs; a genitive 's is taken off."""
    text = "".join(letter if letter.isalnum() or letter in "'’\u200c" else " " for letter in name)
    words = []
    for word in text.split():
        own = word.removesuffix("'s").removesuffix("’s")
        if bare := folded(own).replace("\u200c", ""):
            words.append(bare)
    return words
