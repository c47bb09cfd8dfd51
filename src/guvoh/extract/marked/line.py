"""One sentence taken apart: words, dates, numbers, phrases, clauses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from guvoh.extract.marked.recent import Recent
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.words import ALWAYS, NOTHING, Word
from guvoh.text.calendar import Moment
from guvoh.text.numbers import Quantity, quantities_of

NAMEABLE = "na"  # parts of speech that a known name can look like
COMMON = "nadgvex"  # parts of speech that a word loses inside a name


class Phrase(NamedTuple):
    """People or things, as words `first` up to `last`. `before`: the preposition in front of it, whole; `cases`: the
    roles that its endings allow; `inner`: the words of each member of a list."""

    first: int
    last: int
    head: int
    before: str
    cases: str
    number: str
    gender: str
    inner: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Clause:
    """`kind`: main, next (goes on after another, whose subject it may share), sub (after "that", "when"), relative,
    reduced (a participle). `of`: the clause that it hangs on; `about`: the phrase that a relative or reduced one
    explains; `opener`: the word that opens it, or -1."""

    kind: str
    of: int
    opener: int
    about: Phrase | None
    first: int
    last: int
    verbs: int = 0


@dataclass(slots=True)
class Line:
    text: str
    tables: Tables
    words: list[Word]
    starts: list[int]
    moments: list[Moment]
    paragraph: int
    amounts: list[Quantity] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)  # as Word.part, with D in dates and # in numbers
    phrases: list[Phrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    tags: frozenset[str] = frozenset()  # every class of its words
    meant: frozenset[str] = frozenset()  # all that a word of a pattern can ask for and find in it
    predicates: frozenset[int] = frozenset()  # words that say something of somebody without a verb: "in prison"
    within: list[int] = field(default_factory=list)  # the clause of each word
    cued: dict[int, frozenset[str]] = field(default_factory=dict)  # kinds of cue that a word is, when asked for
    under: Moment | None = None  # the date that opens its paragraph as a heading: "3 May. Police ..."
    held: bool = False  # just before (how far back, its language decides) the text told of people in custody
    surnames: set[str] = field(default_factory=set)  # family names met so far, where no capital shows them
    recent: Recent | None = None  # what was told last

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to `last` stand in the text."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1].text)

    def end(self, place: int) -> int:
        return self.starts[place] + len(self.words[place].text)

    def has(self, place: int, *classes: str) -> bool:
        words = self.words
        return 0 <= place < len(words) and not words[place].tags.isdisjoint(classes)

    def said(self, place: int, kind: str) -> bool:
        """Whether the word at a place is one of those of a row of cues.tsv."""
        return kind in self.cues(place)

    def cues(self, place: int) -> frozenset[str]:
        """The rows of cues.tsv that hold the word at a place, or the noun before it with it: "gave news"."""
        kinds = self.cued.get(place)
        if kinds is None:
            kinds = self.cued[place] = self._cued(place)
        return kinds

    def _cued(self, place: int) -> frozenset[str]:
        if not 0 <= place < len(self.words):
            return NOTHING
        keys, pairs = self.words[place].keys, self.tables.carried
        kinds = self.tables.kinds_of(keys)
        for noun in self.words[place - 1].keys if place and pairs else ():
            if noun in pairs:
                kinds = kinds.union([kind for kind, verb in pairs[noun] if verb in keys])
        return kinds

    def preposition_before(self, place: int) -> str:
        """The preposition in front of a word, over what describes the word."""
        back = place - 1
        while back >= 0 and self.kind[back] in "aox#" and place - back < 5:
            back -= 1
        return self.words[back].low if back >= 0 and self.kind[back] == "p" else ""

    def said_before(self, phrase: Phrase, kind: str) -> bool:
        """Whether the preposition of a phrase is one of those of a row of cues.tsv."""
        return phrase.before in self.tables.cues.get(kind, ())

    def any_of(self, first: int, last: int, *classes: str) -> bool:
        if self.tags.isdisjoint(classes):
            return False
        return any([not word.tags.isdisjoint(classes) for word in self.words[max(0, first) : max(0, last)]])


def _in_list(line: Line, place: int) -> bool:
    """ "Ana, Belim and Tolan": a common word with a capital between names, parted from them by a comma or "and"."""
    words, kind = line.words, line.kind
    if not words[place].text[0].isupper() or kind[place - 1] not in ",c" or place < 2 or place + 2 > len(words):
        return False
    after = kind[place + 1 : place + 2]
    return kind[place - 2] == "N" and (after in (["c"], [","]) or words[place].text[-2:] == "ро")


def line_of(
    text: str,
    tables: Tables,
    words: list[Word],
    starts: list[int],
    moments: list[Moment],
    paragraph: int,
    names: frozenset[str] = frozenset(),
) -> Line:
    """Words with their dates and numbers marked; phrases and clauses come later. `names`: words that are names."""
    line = Line(text, tables, words, starts, moments, paragraph)
    line.kind = [word.part for word in words]
    line.tags = NOTHING.union(*[word.tags for word in words])
    line.meant = NOTHING.union(ALWAYS, *[word.means for word in words])
    for place in [n for n, word in enumerate(words) if word.keys & names] if names else ():
        if line.kind[place] in NAMEABLE and not words[place].tags:
            line.kind[place] = "N"  # somebody whom the casebook knows
    for place in range(1, len(words)) if "N" in line.kind else ():
        if line.kind[place - 1] == "N" and line.kind[place] in COMMON and words[place].text[0].isupper():
            line.kind[place] = "N"  # a name that is also a common word
        elif line.kind[place] in "dx" and _in_list(line, place):
            line.kind[place] = "N"
    for moment in moments:
        for place in range(bisect_left(starts, moment.start), bisect_left(starts, moment.end, 0, len(words))):
            if line.end(place) <= moment.end:
                line.kind[place] = "D"
    begins = [word.number for word in words]
    if any(begins):
        amounts = quantities_of(words, starts, begins, tables.language, one_spelling=True)
        line.amounts = [a for a in amounts if line.kind[a.first] != "D" and line.kind[a.last - 1] != "D"]
        for amount in line.amounts:
            line.kind[amount.first : amount.last] = "#" * (amount.last - amount.first)
    return line
