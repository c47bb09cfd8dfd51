"""A name in brackets behind a name: "Name Family (Имя Фамилия)", "Name Family (Other Family)".

In another script it is the same name, written again. In the same script it may be another name of the same person, and
as well somebody else who belongs there: what is found so weighs less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from guvoh.extract.aliases.beside import WORD, persons_at
from guvoh.extract.aliases.cues import cues_of
from guvoh.model import Span

LONGEST = 60  # characters in brackets
WORDS = (2, 4)  # of a whole name
_IN_BRACKETS = re.compile(r"\(\s?([^\W\d_][^()\n\d,;!?/]{3,60}?)\s?\)")
_BEHIND = re.compile(r"[^\W\d_][\"”»’]?\s?")
_SCRIPTS = (re.compile("[A-Za-zÀ-ɏḀ-ỿ]"), re.compile("[Ѐ-ӿ]"), re.compile("[\u0600-\u06ff]"))
_BEFORE = 80


class Bracketed(NamedTuple):
    """The name, and the one in brackets. `code`: other_script or bracket."""

    name: Span
    other: Span
    code: str


def bracketed(text: str, low: int, high: int, language: str) -> Iterator[Bracketed]:
    """The pairs within a stretch of a text."""
    for match in _all_brackets(text, low, high):
        other = _inside(text, *match.span(1))
        if other is None:
            continue
        name = _outside(text, low, match.start(), language)
        if name is None or name.text == other.text:
            continue
        scripts = script_of(name.text), script_of(other.text)
        if scripts[0] < 0 or scripts[1] < 0:
            continue
        if scripts[0] != scripts[1]:
            if abs(len(name.text.split()) - len(other.text.split())) <= 1:
                yield Bracketed(name, other, "other_script")
        elif _is_person(text, other, language) and not _of_kin(text, low, name.start):
            yield Bracketed(name, other, "bracket")


def may_bracket(text: str) -> bool:
    """Whether anything in a text looks like a name in brackets."""
    return any(_inside(text, *match.span(1)) for match in _all_brackets(text, 0, len(text)))


def _all_brackets(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """What stands in brackets behind a word."""
    here = text.find("(", low, high)
    while here >= 0:
        match = _IN_BRACKETS.match(text, here, high)
        if match and any(_BEHIND.fullmatch(text, max(low, here - size), here) for size in (1, 2, 3)):
            yield match
        here = text.find("(", here + 1, high)


def script_of(name: str) -> int:
    """0 Latin, 1 Cyrillic, 2 Arabic; -1 where it has letters of two or of none."""
    found = [n for n, script in enumerate(_SCRIPTS) if script.search(name)]
    return found[0] if len(found) == 1 else -1


def _inside(text: str, start: int, end: int) -> Span | None:
    """The whole name that the brackets hold, without a word for its letters; None where they hold anything else."""
    said = text[start:end]
    label = re.match(r"([^\W\d_]{2,12})[.:]?:?\s", said)
    if label and label[1].lower() in _row("label") and (":" in label[0] or "." in label[0]):
        start, said = start + label.end(), said[label.end() :]
    words = said.split()
    if not WORDS[0] <= len(words) <= WORDS[1] or not all(WORD.fullmatch(word.rstrip(".")) for word in words):
        return None
    if any(word.lower().rstrip(".") in _row("nobody") for word in words):
        return None
    cased = [word for word in words if word.lower() != word.upper()]  # a script without capitals shows nothing
    if any(not word[0].isupper() or (len(word) > 1 and word.isupper()) for word in cased):
        return None
    return Span(said, start, start + len(said))


def _outside(text: str, low: int, end: int, language: str) -> Span | None:
    """The whole name that ends where the brackets begin."""
    first = max(low, text.rfind("\n", low, end) + 1, end - _BEFORE)
    while low < first < end and not text[first - 1].isspace():
        first += 1
    names = persons_at(text, first, end, language)
    if not names or text[names[-1].end : end].strip('"”»’ '):
        return None
    return names[-1] if WORDS[0] <= len(names[-1].text.split()) <= WORDS[1] else None


def _of_kin(text: str, low: int, start: int) -> bool:
    """Whether a word for kin or counsel stands before a name: in brackets is then who that is, as often as not."""
    words = [word.lower() for word in WORD.findall(text, max(low, start - _BEFORE), start)[-2:]]
    return not _row("kin").isdisjoint(words)


def _is_person(text: str, said: Span, language: str) -> bool:
    """Whether the words alone are taken for a person's name, and all of them."""
    return [(name.start, name.end) for name in persons_at(text, said.start, said.end, language)] == [
        (said.start, said.end)
    ]


@cache
def _row(name: str) -> frozenset[str]:
    tables = (cues_of(language) for language in ("en", "ru", "tg", "fa"))
    return frozenset().union(*(cues.rows[name] for cues in tables if cues))
