"""Ties in languages whose words carry their roles: a word for kin, a lawyer or a member, and whose it is: what hangs on
it in the same phrase, or a word that says "his"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from guvoh.extract.marked import walk
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.ties import BODIES, tie_words
from guvoh.model import Claim, Span
from guvoh.text.spelling import spelled

BETWEEN = "oa#q"  # what may stand between a tie word and whose it is


@cache
def _codes(language: str) -> dict[str, str]:
    """What the tie words of a language mean, in its one spelling."""
    return {spelled(word, language): code for word, code in tie_words(language).items()}


def ties_in(lines: Iterable[Line]) -> Iterator[Claim]:
    """The ties that these sentences name."""
    for line in lines:
        words = _codes(line.tables.language)
        at = [n for n, word in enumerate(line.words) if not word.keys.isdisjoint(words) and line.kind[n] in "nNao"]
        if not at:
            continue
        walk.taken_apart(line, always=True)
        found = line.phrases
        for place in at:
            code = next(words[key] for key in sorted(line.words[place].keys) if key in words)
            yield from _tie(line, found, place, code)


def _tie(line: Line, found: list[Phrase], place: int, code: str) -> Iterator[Claim]:
    phrase = next((p for p in found if p.first <= place < p.last), None)
    if phrase is None:
        return
    owner = _owner(line, phrase, place, code)
    if owner is None:
        return
    low, high = min(place, owner[0]), max(place + 1, owner[1])
    start, end = line.span(low, high)
    yield Claim(
        start, end, line.text[start:end], "", code=code, kind="REL", victims=(_span(line, place, place + 1),),
        actors=(_span(line, *owner),), language=line.tables.language, rule=f"tie:{line.words[place].low}", score=0.5,
    )  # fmt: skip


def _owner(line: Line, phrase: Phrase, place: int, code: str) -> tuple[int, int] | None:
    """What follows the tie word in its phrase, up to the end of the member of a list that it stands in."""
    last = next((stop for first, stop in phrase.inner if first <= place < stop), phrase.last)
    while last > place + 1 and line.has(last - 1, "object_mark"):
        last -= 1
    if last > place + 1 and _hangs(line, place, place + 1):
        bodies = line.any_of(place + 1, last, "organisation", "group")
        people = any(line.kind[n] in "No" for n in range(place + 1, last)) or line.any_of(place + 1, last, "person")
        return (place + 1, last) if (bodies or people if code in BODIES else people) else None
    for before in range(place - 1, max(-1, place - 4), -1):
        if line.has(before, "possessive") and code not in BODIES:
            return before, before + 1
        if line.kind[before] not in BETWEEN:
            return None
    return None


def _hangs(line: Line, place: int, following: int) -> bool:
    """Whether the word after a tie word says whose: a genitive, or what hangs on it; a name beside it says who."""
    if line.tables.chained:
        joins = any("joins" in reading.traits for reading in line.words[place].readings)
        return joins or not line.tables.says_joints
    own, other = line.words[place].as_part("nNa"), line.words[following]
    if own is not None and line.kind[following] == "N" and set(own.cases) & set(other.cases) - {"g"}:
        return "g" in other.cases and own.number == "s" and "n" not in other.cases
    return "g" in other.cases


def _span(line: Line, first: int, last: int) -> Span:
    start, end = line.span(first, last)
    return Span(line.text[start:end], start, end)
