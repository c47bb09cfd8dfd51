"""One sentence, taken apart: its words, what each can be, and which of them tell a date or a number.

`kind` holds one mark for each word:
  n word  N name  d determiner  p possessive  o pronoun  # number  P preposition  c and, or  b but  r relative
  s opens a clause  x auxiliary  a adverb  t to  v verb  e past or participle  g -ing  D part of a date
  ' possessive mark  , comma, dash, bracket  : stop inside the sentence  q quotation mark
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guvoh.extract.lexicon import NOTHING, Lexicon, Openings
from guvoh.extract.words import Word, of_mark
from guvoh.text.calendar import Moment
from guvoh.text.numbers import Quantity, quantities_of


class Sentence(NamedTuple):
    """A sentence before it is taken apart, which many need not be."""

    text: str
    lexicon: Lexicon
    words: list[Word]
    starts: list[int]  # where they stand
    voices: list[int]  # whether each can make somebody speak
    moments: list[Moment]
    paragraph: int
    openings: Openings  # the words that can begin an act in it


@dataclass(slots=True)
class Line:
    text: str
    lexicon: Lexicon
    words: list[Word]
    starts: list[int]
    lows: list[str]  # the words in small letters
    classes: frozenset[str]  # all classes of the words: where one is missing, nothing needs to be looked for
    kind: list[str]
    moments: list[Moment]
    amounts: list[Quantity]
    paragraph: int
    openings: Openings
    memory: dict[tuple[int, int, bool], object]
    held: bool = False  # whether the sentences before it tell of people who are held

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to `last` stand in the text."""
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1].text)

    def end(self, place: int) -> int:
        """Where the word at `place` ends in the text."""
        return self.starts[place] + len(self.words[place].text)

    def has(self, place: int, *classes: str) -> bool:
        if place < 0 or place >= len(self.words):
            return False
        of = self.words[place].tags
        return bool(of) and not of.isdisjoint(classes)

    def begin(self) -> int:
        """The first word, over a label before it: "Q: Were you ..."."""
        return 2 if len(self.words) > 3 and self.words[1].text == ":" else 0

    def lemmas(self, place: int) -> tuple[str, ...]:
        return self.words[place].lemmas

    def is_form(self, place: int, kinds: str) -> bool:
        return not self.words[place].forms.isdisjoint(kinds)


def line_of(sentence: Sentence) -> Line:
    """A sentence taken apart; without `openings` only as far as its speakers need it (numbers are left out)."""
    text, lexicon, words, starts, _voices, moments, paragraph, openings = sentence
    kind = [word.mark for word in words]
    first = _first_in_sentence(words)
    kind[first] = words[first].opening
    classes = NOTHING.union(*[word.tags for word in words if word.tags])
    lows = [word.low for word in words]
    line = Line(text, lexicon, words, starts, lows, classes, kind, moments, [], paragraph, openings, {})
    _kinds(line, first)
    for moment in moments:
        for place in range(bisect_left(starts, moment.start), bisect_left(starts, moment.end, 0, len(words))):
            if line.end(place) <= moment.end:
                kind[place] = "D"
    if openings:
        begins = [word.number for word in words]
        if any(begins):
            amounts = quantities_of(words, starts, begins, lexicon.language)
            line.amounts = [a for a in amounts if kind[a.last - 1] != "D" and kind[a.first] != "D"]
            for amount in line.amounts:
                kind[amount.first : amount.last] = "#" * (amount.last - amount.first)
    return line


def _first_in_sentence(words: Sequence[Word]) -> int:
    """The first word proper: a number of an entry ("3/ In P, ...") is none."""
    for place, word in enumerate(words):
        if word.text[0].isalpha():
            return place
    return 0


def _kinds(line: Line, first: int) -> None:
    """Marks the words that need their neighbours, from left to right."""
    kinds = line.kind
    while "" in kinds:
        place = kinds.index("")
        kinds[place] = _beside(line, place, first)
    while "?" in kinds:
        place = kinds.index("?")
        kinds[place] = _verb_or_noun(line, place)
    for place in [n for n in range(1, len(kinds)) if kinds[n] == "e"] if "e" in kinds else ():
        participle = kinds[place - 1] == "d" and "person" in line.words[place].tags
        if participle and not line.has(place - 1, "people_pronoun"):
            kinds[place] = "n"  # "the accused"
    for place in [n for n, kind in enumerate(kinds) if kind == "s"] if "s" in kinds else ():
        if "that" in line.words[place].tags:
            following = kinds[place + 1] if place + 1 < len(kinds) else ""
            before = kinds[place - 1] if place else ""
            if following in {"x", "v", "e"} and before in {"n", "N", "#"}:
                kinds[place] = "r"


def _beside(line: Line, place: int, first: int) -> str:
    """The mark of a word that depends on the word before it."""
    before = line.kind[place - 1] if place else ""
    word, tags = line.words[place], line.words[place].tags
    if word.text[0].isalnum():
        if before == "x":
            return "a"  # "have since been freed"
        return "N" if word.text[0].isupper() and place != first and len(word.text) > 1 else "P"
    if "be" in tags and before == "o":
        following = line.kind[place + 1] if place + 1 < len(line.kind) else ""
        owns = line.has(place - 1, "everyone") and following in {"n", "N", "?"}
        return "'" if owns else "x"  # "everybody's phone", but "he's being held"
    if word.low != "'":
        return of_mark(word.text, word.low, NOTHING)
    owns = place > 0 and line.end(place - 1) == line.starts[place] and line.words[place - 1].low.endswith("s")
    return "'" if owns else "q"


def _verb_or_noun(line: Line, place: int) -> str:
    """A base form or a third person can be a noun too: its neighbours decide."""
    before = line.kind[place - 1] if place else ""
    back = place - 1
    while back >= 0 and line.kind[back] == "a":
        back -= 1
        before = line.kind[back] if back >= 0 else ""
    following = line.kind[place + 1] if place + 1 < len(line.words) else ""
    if following in {"n", "N", "o", "d", "?"} and line.words[place + 1].number:
        following = "#"
    if before == "n" and line.words[back].number:
        before = "#"
    if before in {"t", "x"}:
        return "v"
    if before in {"d", "p", "'", "#", "P", ""}:
        return "n"
    if following and line.has(place + 1, "of"):
        return "n"
    if before in {"e", "o"} and following in {"n", "d", "p"} and line.has(place, "support_subject"):
        return "v"
    if before == "o" or before == "r":
        return "v"
    if before == "s" and line.has(back, "that") and line.is_form(place, "3") and following in {"d", "p", "o", "N", "#"}:
        return "v"  # "a law that outlaws the movement"
    if before == "n" and following == "t" and line.has(back, "person", "force"):
        return "v"  # "officials refuse to say"
    if before == "n" and line.is_form(place, "b") and line.has(back, "acting"):
        people = following in {"N", "#"} or line.has(place + 1, "person", "kin")
        if people and (back == 0 or line.kind[back - 1] not in "dp"):
            return "v"  # the present of headlines: "police arrest editor", but "the police arrest records"
    said = not line.lexicon.cues["say"].isdisjoint(line.lemmas(place))
    if said and before == "c" and following == "s":
        return "v"
    if before in {"n", "N", "D", "'"} and following in {"s", "d", "p", "o", "q", "#"}:
        return "v"
    if (
        said
        and not line.is_form(place, "3")
        and not line.has(back, "person", "kin", "organisation", "force")
        and (before != "N")
    ):
        return "n"
    if said and before in {"n", "N", "D", ","} and following in {"s", "d", "o", "p", "n", "N", "q", ",", ":", "#", ""}:
        return "v"
    if before in {"n", "N"} and following in {"t", "N", "n", "P"} and line.is_form(place, "3"):
        return "v"
    return "n"
