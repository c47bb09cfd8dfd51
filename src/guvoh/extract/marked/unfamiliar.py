"""Words that may be a person's name because nothing knows them as words: where there are no capitals, papers cannot go
by how a name is written, and no list of names has them all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.named import in_one_line
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.words import NOTHING, Word, unjoined
from guvoh.model import Span
from guvoh.text.spelling import spelled
from guvoh.text.tables import read_table

SHORTEST = 3  # letters of a word that is looked at, and of what is left of one without its endings
LONG = 3  # letters of an ending that no name has
DEEPEST = 2  # endings taken off one word
KNOWN = "vidpcbrso"  # parts of speech that only a table gives
JOINER = "\u200c"
UNNAMED = "#D,:qx"
LEXICON = Path(__file__).parents[1] / "lexicon"


def unfamiliar(text: str, known: Tables, everyday: Collection[str], places: Collection[str] = ()) -> list[Span]:
    """The runs of words of a text that neither the tables nor `everyday` have, and of names; none that the same source
    uses as a place."""
    line = in_one_line(text, known)
    taken = {part for place in places for part in place.split()}
    return [span for span in _runs(line, text, everyday) if span.text not in places and span.text not in taken]


def _runs(line: Line, text: str, everyday: Collection[str]) -> Iterator[Span]:
    first = None
    for place in range(len(line.words) + 1):
        may = place < len(line.words) and _may_name(line, place, everyday, beside=first is not None)
        if may and first is None:
            first = place
        elif not may and first is not None:
            start, end = line.span(first, place)
            yield Span(text[start:end], start, end)
            first = None


def _may_name(line: Line, place: int, everyday: Collection[str], *, beside: bool) -> bool:
    """`beside`: the word before may be a name. Behind it a family name looks like a word with an ending."""
    word = line.words[place]
    if line.kind[place] == "N":
        return "place" not in word.traits
    if line.kind[place] in UNNAMED or len(word.low) < SHORTEST or not word.low[0].isalpha() or word.low.isascii():
        return False
    if word.tags or "place" in word.traits or any(r.part in KNOWN for r in word.readings):
        return False
    if any(key in line.tables.triggers or key in line.tables.speaking for key in word.keys):
        return False
    if word.low in everyday or _is_made_of(word, line.tables, everyday):
        return False
    return beside or not _is_ended(word, line.tables.language, everyday)


def _is_made_of(word: Word, known: Tables, everyday: Collection[str]) -> bool:
    """Whether a word is made of known ones, which only their joiner keeps apart, and the first is none of those that
    names begin with too ("rose-face")."""
    first, *rest = (unjoined(spelled(part, known.language)) for part in word.text.split(JOINER) if part)
    return bool(rest) and "begins_words" in known.tags.get(first, NOTHING) and all(
        part in everyday or part in known.tags or len(part) < SHORTEST for part in rest)  # fmt: skip


def _is_ended(word: Word, language: str, everyday: Collection[str]) -> bool:
    """Whether what is left of a word without endings is an everyday word."""
    rows = [word.low]
    for _ in range(DEEPEST):
        rows = [left for row in rows for end in _endings(language) if len(left := row.removesuffix(end)) >= SHORTEST
                and left != row]  # fmt: skip
        if any(left in everyday for left in rows):
            return True
    return False


@cache
def _endings(language: str) -> tuple[str, ...]:
    """What a word may have at its end that names do not have: long endings, or such as mark a plural of anything."""
    rows = [(unjoined(spelled(row[0], language)), row[1]) for row in read_table(LEXICON / language / "endings.tsv")]
    return tuple(ending for ending, says in rows if "strong" in says or len(ending) >= LONG)
