"""The leak gate: the finished paper, as it would leave, is searched again by other means than those that made it safe.

`guard` finds words and replaces them. The gate knows nothing of places or tokens: it undoes every encoding it can think
of, throws away all that is no letter, and looks for the names in what is left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from guvoh.model.document import Document, pieces_of
from guvoh.model.paper import Chronology, PersonLine
from guvoh.policy.find import find
from guvoh.policy.forms import NOBODY, PARTICLES, common_words, fits, parts, rows, stem, stems_of
from guvoh.policy.guard import all_words, asked_for, may_be_named, names_of, shown_persons
from guvoh.policy.letters import APOSTROPHES, fold_letter
from guvoh.policy.links import percent_decoded
from guvoh.policy.our_words import our_texts, words_of_ours

Row = tuple[str, ...]  # the folded parts of a name in an order in which they may stand
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_OUTLINE = re.compile(r"""\bd=\\?["'][MLZ\d .-]*\\?["']""")  # of the land of a map: figures, no words
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w\w)")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Leak:
    """A name in a finished paper: whose (the id), and in which reading of it. Never the name itself."""

    person: str
    reading: str


def check(
    drawn: bytes | str,
    before: Chronology | Document,
    after: Chronology | Document | None = None,
    empty: bytes | str = "",
) -> tuple[Leak, ...]:
    """Every person of `before` who may not be named and yet can be read in what was drawn; () is what lets it out.

    With `after`, the guarded paper, its words are gone through as well. `empty` is the same paper drawn without
    anybody's words (`without_words`): what stands there is ours, so that nobody called Lang keeps every page with a
    lang="en" from going out; whole names are looked for all the same. An internal paper has nothing to be checked.
    """
    if before.internal:
        return ()
    text = drawn.decode("utf-8", "replace") if isinstance(drawn, bytes) else drawn
    blank = empty.decode("utf-8", "replace") if isinstance(empty, bytes) else empty
    leaks = {(leak.person, leak.reading): leak for leak in leaks_in(text, sought(before, blank))}
    if after is not None:
        names, asked = names_of(before), _asked_for(before) | our_texts(before.language)
        for words in set(all_words(after)) - asked:
            for hit in find(words, names):
                for owner in hit.owners - {NOBODY}:
                    leaks[owner, "words"] = Leak(owner, "words")
    return tuple(leaks.values())


class Sought(NamedTuple):
    """What to look for, found out once for all readings of a file. `people` may not be named; `shown`, `stands`: rows
    of the names that may stand, without and with those of places; `own`: words of ours."""

    people: tuple[PersonLine, ...]
    shown: Mapping[Row, None]
    stands: Mapping[Row, None]
    own: frozenset[str]


def sought(before: Chronology | Document, empty: str = "") -> Sought:
    """`empty`: as `check` has it."""
    own = {token.word for words in _asked_for(before) for token in parts(words)} | words_of_ours(before)
    shown = _rows_of(name for person in shown_persons(before) for name in person.names)
    stands = {**shown, **_rows_of(before.allowed_names)}
    people = tuple(one for one in before.persons if not may_be_named(one, before.publicity))
    return Sought(people, shown, stands, frozenset(_words(empty).split()) | own)


def leaks_in(text: str, those: Sought) -> Iterator[Leak]:
    """Of each person one for each way in which the text can be read."""
    for reading, version in _readings(text).items():
        in_order = _words(version).split()
        whole, small = _flat(in_order, those.shown), _flat(in_order, those.stands)
        joined = version.translate(_JOINED)
        for person in those.people:
            if _reads(person.names, whole, small, joined, those.own):
                yield Leak(person.id, reading)


def _asked_for(paper: Chronology | Document) -> frozenset[str]:
    """What a form asks for and may say: a part of it is no leak of the relative who has the same name."""
    if not isinstance(paper, Document):
        return frozenset()
    return frozenset(piece.words.text for piece in pieces_of(paper) if asked_for(piece, paper))


def _readings(text: str) -> dict[str, str]:
    """The output in every way it could be read; equal ones only once."""
    seen = _OUTLINE.sub(" ", _STYLE.sub(" ", text))
    plain = unescape(unescape(_TAG.sub(" ", seen)))
    ways = {
        "as it stands": seen,
        "without tags": plain,
        "without tags, joined": unescape(_TAG.sub("", seen)),
        "escapes undone": _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), seen).replace("\\n", " "),
        "percent signs undone": percent_decoded(percent_decoded(unescape(seen))),
    }
    return {way: version for way, version in ways.items() if way == "as it stands" or version != seen}


def _rows_of(names: Iterable[str]) -> dict[Row, None]:
    """The orders in which names of several parts may stand, the longest first."""
    found = {row for name in names for row in rows(tuple(token.word for token in parts(name))) if len(row) > 1}
    return dict.fromkeys(sorted(found, key=lambda row: (-len(row), row)))


def _flat(words: list[str], stands: Mapping[Row, None]) -> str:
    """The folded words, a space on each side of each; the whole names that may stand are taken out first."""
    by_first: dict[str, list[Row]] = {}
    for row in stands:
        by_first.setdefault(stem(row[0]), []).append(row)
    beginning = {word: rows for word in set(words)
                 if (rows := [row for base in stems_of(word) for row in by_first.get(base, ())])}  # fmt: skip
    if not beginning:
        return f" {' '.join(words)} "
    kept: list[str] = []
    done = 0  # words that are in `kept`, or taken out
    for place in [n for n, word in enumerate(words) if word in beginning]:
        if place < done:
            continue
        fitting = [len(r) for r in beginning[words[place]] if all(map(fits, words[place : place + len(r)], r))
                   and place + len(r) <= len(words)]  # fmt: skip
        if fitting:
            kept += [*words[done:place], "|"]
            done = place + max(fitting)
    return f" {' '.join([*kept, *words[done:]])} "


def _words(text: str) -> str:
    """Folded, a space on each side of each."""
    return f" {' '.join(_LETTERS.findall(_APOSTROPHE.sub('', text.translate(_FOLDED))))} "


class _Folded(dict[int, str]):
    """What is left of each character (for `str.translate`): letters folded, apostrophes as one of them, digits and
    underscores as one that is no letter, spaces for the rest; nothing for what nobody sees."""

    def __missing__(self, code: int) -> str:
        self[code] = made = "".join(map(self.part, unicodedata.normalize("NFKC", chr(code))))
        return made

    def part(self, sign: str) -> str:
        if unicodedata.category(sign) in {"Cf", "Mn"}:
            return ""
        if sign in APOSTROPHES:
            return "'"
        if _LETTERS.match(sign):
            return "".join(_LETTERS.findall(fold_letter(sign)))
        return "0" if sign.isdecimal() or sign == "_" else " "


class _Joined(_Folded):
    """As `_Folded`, with nothing but spaces between runs of letters: what stands between two spaces is one word."""

    def __missing__(self, code: int) -> str:
        if chr(code).isspace():
            made = " "
        else:
            made = "".join(_LETTERS.findall(_FOLDED[code]))
        self[code] = made
        return made


_FOLDED, _JOINED = _Folded(), _Joined()


def _reads(names: tuple[str, ...], whole: str, small: str, joined: str, own: frozenset[str]) -> bool:
    """Whether any spelling can be read: the whole name in any order, run together, or a telling part alone."""
    for name in names:
        said = tuple(token.word for token in parts(name))
        if any(f" {' '.join(row)} " in whole for row in rows(said) if min(map(len, row)) > 1):
            return True
        if len(said) > 1 and len("".join(said)) > 7 and "".join(said) in joined:
            return True
        for place, word in enumerate(said):
            last = place == len(said) - 1
            if (
                len(word) > 2
                and word not in PARTICLES
                and word not in common_words()
                and word not in own
                and f" {word} " in (whole if last else small)
                and _telling(name, place)
            ):
                return True
    return False


def _telling(name: str, place: int) -> bool:
    """A small word of a name is none by itself ("Hope the baker"); scripts without capitals have no small words."""
    return parts(name)[place].capital or not any(letter.isupper() or letter.islower() for letter in name)
