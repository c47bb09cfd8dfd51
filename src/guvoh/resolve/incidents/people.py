"""Whom a claim's words mean: people by name, sorts of people, or somebody who was named before."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from guvoh.model.gazetteer import find
from guvoh.resolve.incidents.spelling import sounds, words
from guvoh.text.fold import fold
from guvoh.text.remembered import Remembered
from guvoh.text.tables import read_table

AGAIN, KIN, OFFICER = "again", "kin", "officer"
WHO = frozenset(
    ("kin", "child", "student", "journalist", "lawyer", "activist", "protester", "prisoner", "resident", "worker")
) | {"teacher", "cleric", "believer", "soldier", "doctor", "woman", "officer"}
ANYBODY = frozenset({"child", "woman"})  # may be among people of any other sort
_LONGEST = 12  # letters of a beginning in words.tsv
_NAME = 5  # words of a name, at most
_LARGE = 500  # thousands of people; smaller towns are more often surnames
_PARTS = ",;/()،؛"  # end a name


class Meant(NamedTuple):
    """`names` as they are written; `sorts` of people (codes of words.tsv); `told_before`: nothing but "he", "some",
    "those held": whom it means was said earlier; `of`: names by which kin are known ("the mother of N")."""

    names: tuple[str, ...]
    sorts: frozenset[str]
    told_before: bool
    of: tuple[str, ...]

    @property
    def many(self) -> bool:
        """Whether a crowd is meant rather than people one by one."""
        return bool(self.sorts) and not self.names


NOBODY = Meant((), frozenset(), False, ())


def meant(texts: Iterable[str]) -> Meant:
    """What the victims of one claim are, all together. No text: `NOBODY`."""
    names: dict[str, None] = {}
    of: dict[str, None] = {}
    sorts: set[str] = set()
    said = before = 0
    for text in texts:
        found, codes, pronoun = _READ[text]
        said += 1
        before += pronoun and not found
        sorts |= codes
        (of if KIN in codes else names).update(dict.fromkeys(found))
    return Meant(tuple(names), frozenset(sorts), said > 0 and before == said, tuple(of))


def _read(text: str) -> tuple[tuple[str, ...], frozenset[str], bool]:
    codes: set[str] = set()
    runs: list[list[str]] = [[]]
    plain = 0
    listed = words(text)
    last = 0
    for n, word in enumerate(listed):
        start = text.index(word, last)
        if any(mark in text[last:start] for mark in _PARTS):
            runs.append([])
        last = start + len(word)
        name = _may_name(word, n, listed)
        sort = "" if name and n and word[0].isupper() else sort_of(word)
        if sort:
            codes.add(sort)
        if word.isdigit() and runs[-1]:
            runs[-1].append(word)  # "Group 24"
        elif sort or not name:
            plain += not sort
            runs.append([])
        else:
            runs[-1].append(word)
    names = tuple(" ".join(run[:_NAME]) for run in runs if run and any(sounds(w) for w in run))
    names = tuple(name for name in names if not _is_place(name))
    if len(names) == 1 and _is_description(listed, names[0]):
        names = ()
    if len(codes & WHO) > 1:
        codes.discard(OFFICER)  # "critics of the government"
    pronoun = AGAIN in codes and not plain
    return names, frozenset(codes & WHO), pronoun or (not names and not codes & WHO)


_READ: Remembered[tuple[tuple[str, ...], frozenset[str], bool]] = Remembered(_read)


def _may_name(word: str, at: int, listed: list[str]) -> bool:
    """A word with a capital letter that is not only the first of many ("Three people"); in Arabic script, which has no
    capitals, any word of a short phrase."""
    if "؀" <= word[0] <= "ۿ":
        return len(listed) <= _NAME
    if not word[0].isupper() or len(word) < 2:
        return False
    return at > 0 or len(listed) == 1 or not listed[1][0].islower() or sounds(word) == ""


def _is_description(listed: list[str], name: str) -> bool:
    """Whether a text begins with what looks like a name and goes on in small letters: "Director of the Centre"."""
    size = len(name.split())
    after = listed[size] if size < len(listed) else ""
    return size < 3 and " ".join(listed[:size]) == name and after[:1].islower() and not sort_of(after)


def _is_place(name: str) -> bool:
    spot = find(name)
    return spot is not None and spot.people >= _LARGE and (spot.level == "country" or " " not in name)


def sort_of(word: str) -> str:
    """The code of a word in words.tsv, or "". A word in capitals is never "told before": "Some" may be a name."""
    return _SORTS[word]


def _sort(word: str) -> str:
    folded = fold(word).text
    whole, beginnings = _words()
    if folded in whole:
        return whole[folded]
    for size in range(min(_LONGEST, len(folded)), 1, -1):
        if folded[:size] in beginnings:
            return beginnings[folded[:size]]
    return ""


_SORTS = Remembered(_sort)


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words; of two that fit, the one that stands first in the table."""
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for code, _language, listed in read_table(Path(__file__).parent / "words.tsv"):
        for word in listed.split():
            into = whole if word.startswith("=") else beginnings
            into.setdefault(fold(word.removeprefix("=")).text, code)
    return whole, beginnings
