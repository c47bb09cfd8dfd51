"""What a word in the name of a body means, whatever the language: `data/organisations.tsv` as look-ups."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from guvoh.resolve.names.endings import is_ending
from guvoh.resolve.names.letters import folded, script_of_token

LANGUAGES = ("en", "ru", "tg", "fa", "tr", "uz", "kk", "ky", "uk", "be", "az")  # whose first letters are tried
SHORTEST_STEM, SHORTEST_BEGINNING = 2, 3
LONGEST_WORD = 30  # letters looked at; no word of the table is longer


class Meaning(NamedTuple):
    """`kind`: body, soft, of, name, light, land, small (see the table's head); `concept`: its name there; `languages`:
    those whose word it is, as far as the table tells."""

    kind: str
    concept: str
    languages: frozenset[str] = frozenset()


class _Word(NamedTuple):
    kind: str
    concept: str
    language: str
    word: str  # folded; two words are parted by a space
    mark: str  # - for any case, * for any ending, empty


@lru_cache(maxsize=65536)
def meaning(word: str) -> Meaning | None:
    """The concept of a folded word; None when no table knows it."""
    whole, stems, beginnings = _words()
    found = whole.get(word) or _by_stem(word, stems)
    if found is None:
        for size in range(min(len(word), LONGEST_WORD), SHORTEST_BEGINNING - 1, -1):
            if found := beginnings.get(word[:size]):
                return found
    if found is None and word.startswith("ال") and len(word) > 4:  # the Arabic article
        return meaning(word[2:])
    return found


def meaning_of_two(one: str, two: str) -> Meaning | None:
    """The concept of two folded words that stand together."""
    whole, stems, _ = _words()
    both = f"{one} {two}"
    return whole.get(both) or _by_stem(both, stems)


def kind_of(concept: str) -> str:
    """The kind of a concept; `of` when the table has no such line (concepts that only short names stand for)."""
    return _kinds().get(concept, "of")


@lru_cache(maxsize=4096)
def first_letters(concept: str, language: str) -> frozenset[str]:
    """With which letters the concept may begin in that language; empty without words."""
    return frozenset(word.word[0] for word in _by_concept().get(concept, ()) if word.language == language and word.word)


def table(name: str) -> list[list[str]]:
    """The lines of a table in `data`, without comments and the head."""
    text = (resources.files(__package__) / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


def _by_stem(word: str, stems: dict[str, Meaning]) -> Meaning | None:
    script = script_of_token(word)
    if script < 0:
        return None
    for size in range(min(len(word), LONGEST_WORD), SHORTEST_STEM - 1, -1):
        if (found := stems.get(word[:size])) and is_ending(word[size:], script):
            return found
    return None


def _all_words() -> Iterator[_Word]:
    for kind, concept, *columns in table("organisations.tsv"):
        for column, words in zip(("en", "ru", "tg", "fa", ""), columns, strict=True):
            language = column
            for written in words.split():
                word = written
                if len(written) > 3 and written[2] == ":":
                    language, word = written[:2], written[3:]
                mark = word[-1] if word[-1] in "-*" else ""
                spelt = folded(word.rstrip("-*").replace("_", " ")).replace("\u200c", "")
                yield _Word(kind, concept, language, spelt, mark)


@cache
def _words() -> tuple[dict[str, Meaning], dict[str, Meaning], dict[str, Meaning]]:
    """Whole words, stems that take endings, beginnings that take anything. What stands first in the table wins."""
    found: dict[str, dict[str, Meaning]] = {"": {}, "-": {}, "*": {}}
    for word in _all_words():
        told = found[word.mark].setdefault(word.word, Meaning(word.kind, word.concept))
        if told.concept == word.concept and word.language:
            found[word.mark][word.word] = told._replace(languages=told.languages | {word.language})
    return found[""], found["-"], found["*"]


@cache
def _by_concept() -> dict[str, list[_Word]]:
    found: dict[str, list[_Word]] = {}
    for word in _all_words():
        found.setdefault(word.concept, []).append(word)
    return found


@cache
def _kinds() -> dict[str, str]:
    return {concept: kind for kind, concept, *_ in table("organisations.tsv")}
