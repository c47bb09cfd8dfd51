"""Ties between people, and between people and bodies: "the brother of activist X", "his father and two brothers", "a
member of Group 7". In English; the other languages have `marked/ties.py`.

The first is who the tie word names, the second whose he is: in a claim of the kind REL they stand as `victims` and
`actors`, in that order, and `code` says what the first is to the second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from guvoh.extract import phrases
from guvoh.extract.lexicon import Lexicon
from guvoh.extract.line import Line, Sentence, line_of
from guvoh.extract.people import is_class, is_person, named
from guvoh.extract.phrases import Range
from guvoh.model import Claim, Span
from guvoh.text.tables import read_table

HERE = Path(__file__).parent / "lexicon"
BODIES = frozenset({"member", "officer"})  # ties of a person with a body
MOST = 160  # characters of one quote


@cache
def tie_words(language: str) -> dict[str, str]:
    """What the first is to the second, by the word that says so."""
    rows = read_table(HERE / language / "ties.tsv")
    return {word: code for code, words in rows for word in words.split()}


def ties_in(sentences: Sequence[Sentence], known: Lexicon) -> Iterator[Claim]:
    """The ties that these sentences name."""
    words = tie_words(known.language)
    for sentence in sentences:
        at = [n for n, word in enumerate(sentence.words) if word.low in words]
        if at:
            yield from _of_line(line_of(sentence), at, words)


def _of_line(line: Line, at: Collection[int], words: dict[str, str]) -> Iterator[Claim]:
    owner: Range | None = None
    before = -9
    for place in at:
        code = words[line.lows[place]]
        found = _owner(line, place, code)
        if found is None and place - before <= 5 and _joined(line, before, place):
            found = owner  # "his father and two brothers": of the same
        if found is not None and found[0] != place:
            yield _tie(line, place, found, code)
            owner, before = found, place


def _owner(line: Line, place: int, code: str) -> Range | None:
    """Whose mother, lawyer or member: before a possessive mark, a possessive word, or after "of"."""
    if line.has(place + 1, "of"):
        said = phrases.after(line, place + 2)
        return said if said is not None and _fits(line, said, code) else None
    back = place - 1
    while back >= 0 and line.kind[back] in "na#e" and place - back < 4:
        back -= 1
    if back >= 0 and line.kind[back] == "'":
        said = phrases.before(line, back)
        return said if said is not None and _fits(line, said, code) else None
    if back >= 0 and line.kind[back] == "p" and code not in BODIES:
        return back, back + 1
    return None


def _fits(line: Line, said: Range, code: str) -> bool:
    if code in BODIES:
        return is_class(line, said, "organisation", "group") or named(line, said)
    return is_person(line, said)


def _joined(line: Line, before: int, place: int) -> bool:
    return all(line.kind[n] in "c,#dan" for n in range(before + 1, place)) and "c" in line.kind[before + 1 : place]


def _tie(line: Line, place: int, owner: Range, code: str) -> Claim:
    first = place, _name_end(line, place)
    low, high = min(first[0], owner[0]), max(first[1], owner[1])
    start, end = line.span(low, high)
    if end - start > MOST:
        start, end = line.span(*first)
    return Claim(
        start, end, line.text[start:end], "", code=code, kind="REL", victims=(_span(line, first),),
        actors=(_span(line, owner),), language=line.lexicon.language, rule=f"tie:{line.lows[place]}", score=0.5,
    )  # fmt: skip


def _name_end(line: Line, place: int) -> int:
    """ "his brother Anton Belim": the name belongs to the tie word."""
    last = place + 1
    here = last + (last < len(line.kind) and line.kind[last] == ",")
    while here < len(line.kind) and line.kind[here] == "N":
        here += 1
        last = here
    return last


def _span(line: Line, said: Range) -> Span:
    start, end = line.span(*said)
    return Span(line.text[start:end], start, end)
