"""What was typed into a search, and where it stands in a text: for asking the index, and for lighting the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guvoh.text.fold import Folded, fold

MOST = 20  # places of one word that are lit in one text
PIECE = 2_000  # characters that are folded at a time: common words are found in the first
SHORTEST = 3  # letters of a word that may be cut short; shorter ones stand for too many
_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """`terms`: the folded words, those of one phrase together. `query`: the same for the index. `patterns`: one for
    each term, over folded text."""

    terms: tuple[tuple[str, ...], ...]
    query: str
    patterns: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=16)
def words_of(typed: str) -> Words:
    """The last word may be cut short, unless it stands in quotation marks or a blank follows it."""
    folded = fold(typed).text
    terms: list[tuple[str, ...]] = []
    quoted = False
    for match in _TYPED.finditer(folded):
        quoted = match.group(1) is not None
        tokens = tuple(_TOKEN.findall(match.group(1) if quoted else match.group(2)))
        if tokens:
            terms.append(tokens)
    cut = bool(terms) and not quoted and not folded[-1:].isspace() and len(terms[-1][-1]) >= SHORTEST
    query = " ".join('"' + " ".join(tokens) + '"' for tokens in terms) + ("*" if cut else "")
    last = len(terms) - 1
    patterns = [_pattern(tokens, cut and n == last) for n, tokens in enumerate(terms)]
    return Words(tuple(terms), query, tuple(patterns))


def _pattern(tokens: tuple[str, ...], cut: bool) -> re.Pattern[str]:
    inner = r"[\W_]+".join(re.escape(token) for token in tokens)
    return re.compile(rf"(?<![^\W_]){inner}" + (r"[^\W_]*" if cut else r"(?![^\W_])"))


def lit(text: str, words: Words, most: int = MOST) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, in its own characters, half-open, in order; of each the first `most`."""
    found: set[tuple[int, int]] = set()
    left = dict.fromkeys(range(len(words.patterns)), most)
    for at, folded in _pieces(text):
        for n in list(left):
            for match in words.patterns[n].finditer(folded.text):
                start, end = folded.back(*match.span())
                found.add((at + start, at + end))
                left[n] -= 1
                if not left[n]:
                    del left[n]
                    break
        if not left:
            break
    return tuple(sorted(found))


def _pieces(text: str) -> Iterator[tuple[int, Folded]]:
    """The text in folded pieces, cut where a line ends, or else between two words."""
    if text.isascii():
        yield 0, fold(text)
        return
    at = 0
    while at < len(text):
        end = min(len(text), at + PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", at + PIECE // 2, end), 0) or max(text.rfind(" ", at + PIECE // 2, end), 0)
            end = cut + 1 if cut else end
        yield at, fold(text[at:end])
        at = end
