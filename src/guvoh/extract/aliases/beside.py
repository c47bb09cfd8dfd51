"""Which names stand at both sides of a phrase: the one before it that it speaks of, and what follows it at once."""

from __future__ import annotations

import re
from typing import NamedTuple

from guvoh.extract.aliases.cues import Cues, cues_of, plain
from guvoh.extract.names import PARTICLES
from guvoh.extract.persons import persons_in
from guvoh.model import Span

BEFORE, BEHIND = 160, 90  # characters that are looked at
LEAST = 4  # letters of a family name that is known by its ending
GAP = 90  # characters between the first name and the phrase, at most
CLOSED, OPEN = 9, 3  # words of "X, a blogger from V, known as Y", and of "X, a blogger known as Y"
WORD = re.compile(r"[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*")
_ENDS = re.compile(r"[!?…;]|(?<![^\W\d_].)\.(?=\s)|(?<=[^\W\d_]{3})\.")  # no name and phrase belong together over it
_OPENS = re.compile(r"[\s\"'“”«»„‘’(\[:–—\-,،]*")
_APPOSED = tuple(",،()–—-")  # what closes in words that say who somebody is
_OWNED = re.compile(r"['’]s?\b|['’](?=\s)")


class Beside(NamedTuple):
    """The name before a phrase, and those behind it."""

    name: Span
    others: tuple[Span, ...]


def beside(text: str, low: int, high: int, start: int, end: int, cues: Cues, language: str) -> Beside | None:
    """The names at both sides of the phrase that stands from `start` to `end`, within `low` and `high`."""
    name = name_before(text, low, start, cues, language)
    if name is None:
        return None
    others = tuple(names_behind(text, end, high, cues, language))
    others = tuple(other for other in others if other.text != name.text)
    return Beside(name, others) if others else None


def name_before(text: str, low: int, start: int, cues: Cues, language: str) -> Span | None:
    """The name of whom a phrase speaks that begins at `start`."""
    first = _line_start(text, max(low, start - BEFORE), start, low)
    names = persons_at(text, first, start, language)
    while names and _joins(text[_word_end(text, names[-1].end) : start], cues):
        name = names.pop()
        between = text[_word_end(text, names[-1].end) : name.start] if names else ""
        words = _words(between)
        if between.lstrip()[:1] not in _APPOSED or not words:
            return name
        if not cues.rows["kin"].isdisjoint(words):
            return None  # "X, the brother of Y, also known as Z": one of the two, and nobody knows which
        if words[-1] not in cues.rows["hangs"]:
            return name
    return None


def names_behind(text: str, end: int, high: int, cues: Cues, language: str) -> list[Span]:
    """The name that follows a phrase which ends at `end`, and those that "or" joins to it."""
    found: list[Span] = []
    stop = min(high, end + BEHIND)
    if (broken := text.find("\n", end, stop)) >= 0:
        stop = broken
    here = end
    while (name := _name_at(text, here, stop, cues, language)) is not None:
        joined = WORD.match(text, _opened(text, _word_end(text, name.end), stop), stop)
        if joined is not None and plain(joined.group()) in cues.rows["denied"]:
            break
        found.append(name)
        if joined is None or plain(joined.group()) not in cues.rows["or"]:
            break
        here = joined.end()
    return found


def _name_at(text: str, here: int, stop: int, cues: Cues, language: str) -> Span | None:
    start = _opened(text, here, stop)
    while (word := WORD.match(text, start, stop)) and plain(word.group()) in cues.rows["leading"]:
        start = _opened(text, word.end(), stop)
    for name in persons_at(text, start, stop, language)[:1]:
        if name.start == start and not _OWNED.match(text, name.end) and not name.text.endswith(("'s", "’s", "'", "’")):
            return name
    return None


def _word_end(text: str, at: int) -> int:
    """Behind the ending that a name has and that is not part of it."""
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _opened(text: str, here: int, stop: int) -> int:
    """Behind spaces, quotes, brackets, colons and dashes."""
    opened = _OPENS.match(text, here, stop)
    return opened.end() if opened else here


def persons_at(text: str, start: int, end: int, language: str) -> list[Span]:
    """The persons named in a stretch of a text, at their places in it."""
    known = cues_of(language)
    ends = tuple(known.rows["family"]) if known else ()
    return [
        _with_family(text, Span(name.text, name.start + start, name.end + start), end, ends)
        for name in persons_in(text[start:end], language)
        if not all(word.lower() in PARTICLES for word in WORD.findall(name.text))
    ]


def _with_family(text: str, name: Span, end: int, ends: tuple[str, ...]) -> Span:
    """Where there are no capitals, a given name alone takes the word behind it that ends as family names do: many of
    these are everyday words too, and are not taken for names elsewhere."""
    if not ends or len(name.text.split()) > 1 or text[name.end : name.end + 1] != " ":
        return name
    word = WORD.match(text, name.end + 1, end)
    if word is None or len(word.group()) < LEAST or not plain(word.group()).endswith(ends):
        return name
    return Span(text[name.start : word.end()], name.start, word.end())


def _line_start(text: str, first: int, start: int, low: int) -> int:
    """Behind the last end of a line, and not inside a word."""
    broken = text.rfind("\n", first, start) + 1
    if broken:
        return broken
    while first > low and first < start and not text[first - 1].isspace():
        first += 1
    return first


def _joins(gap: str, cues: Cues) -> bool:
    """Whether what stands between a name and a phrase leaves the phrase to that name: nothing, "who is", an age, or
    what is said of the same person between commas."""
    if len(gap) > GAP or _ENDS.search(gap):
        return False
    words = _words(gap)
    rest = [word for word in words if word not in cues.rows["between"]]
    if not rest:
        return not _OWNED.match(gap)
    closed = gap.rstrip()[-1:] in _APPOSED
    if gap.lstrip()[:1] not in _APPOSED or len(rest) > (CLOSED if closed else OPEN):
        return False
    kept = ("breaks",) if closed else ("breaks", "hangs", "relative")
    return all(cues.rows[row].isdisjoint(words) for row in kept)


def _words(text: str) -> list[str]:
    return WORD.findall(plain(text))
