"""One sentence, taken apart: its words, what each can be, and which of them tell a date or a number.

`kind` holds one mark for each word:
  n word  N name  d determiner  p possessive  o pronoun  # number  P preposition  c and, or  b but  r relative
  s opens a clause  x auxiliary  a adverb  t to  v verb  e past or participle  g -ing  D part of a date
  ' possessive mark  , comma, dash, bracket  : stop inside the sentence  q quotation mark
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from guvoh.extract.lexicon import NOTHING, Form, Lexicon
from guvoh.extract.lexicon import lexicon as lexicon_of
from guvoh.text.calendar import Moment
from guvoh.text.numbers import Quantity, quantities_of
from guvoh.text.tokens import Token

COMMAS = frozenset(",–—()[]-")
QUOTES = frozenset('"“”«»„‟')
STOPS = frozenset(":;.!?…•·|")
MARKS = frozenset({"'s", "’s", "‘s"})
# Classes in the order in which they decide what a word is.
ORDER = (
    ("be", "x"), ("have", "x"), ("do", "x"), ("get", "x"), ("future", "x"), ("possible", "x"), ("duty", "x"),
    ("not", "a"), ("to", "t"), ("and", "c"), ("but", "b"), ("that", "s"), ("relative", "r"), ("preposition", "P"),
    ("opens", "s"), ("possessive", "p"), ("determiner", "d"), ("pronoun", "o"), ("adverb", "a"),
)  # fmt: skip
PERSON = frozenset({"person"})
NOMINAL = ("person", "kin", "thing", "force", "organisation", "group", "place", "title")


@dataclass(slots=True)
class Line:
    text: str
    lexicon: Lexicon
    words: list[Token]
    tags: list[frozenset[str]]
    forms: list[tuple[Form, ...]]
    kind: list[str]
    moments: list[Moment]
    amounts: list[Quantity]
    paragraph: int = 0
    acts: bool = True  # whether any act can stand in it
    memory: dict[tuple[int, bool], object] = field(default_factory=dict)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to `last` stand in the text."""
        return self.words[first].start, self.words[last - 1].end

    def has(self, place: int, *classes: str) -> bool:
        if place < 0 or place >= len(self.tags):
            return False
        tags = self.tags[place]
        return bool(tags) and not tags.isdisjoint(classes)

    def lemmas(self, place: int) -> tuple[str, ...]:
        return tuple(form.lemma for form in self.forms[place])

    def is_form(self, place: int, kinds: str) -> bool:
        return any(k in form.kinds for form in self.forms[place] for k in kinds)


def line_of(
    text: str,
    words: list[Token],
    lexicon: Lexicon,
    moments: list[Moment],
    paragraph: int = 0,
    *,
    acts: bool = True,
) -> Line:
    """A sentence taken apart; without `acts` only as far as its speakers need it (numbers are left out)."""
    known = [_known(lexicon.language, w.low) for w in words]
    tags, forms = [k[0] for k in known], [k[1] for k in known]
    amounts = quantities_of(words, lexicon.language) if acts else []
    line = Line(text, lexicon, words, tags, forms, [""] * len(words), moments, amounts, paragraph, acts)
    _kinds(line, _first_in_sentence(words), [k[2] for k in known])
    if moments:
        for place, word in enumerate(words):
            if any(m.start <= word.start and word.end <= m.end for m in moments):
                line.kind[place] = "D"
    line.amounts = [a for a in amounts if line.kind[a.last - 1] != "D" and line.kind[a.first] != "D"]
    for amount in line.amounts:
        for place in range(amount.first, amount.last):
            line.kind[place] = "#"
    return line


@lru_cache(maxsize=30000)
def _known(language: str, word: str) -> tuple[frozenset[str], tuple[Form, ...], str]:
    """What the tables say of a word, and its mark when it is written small and nothing round it matters."""
    tables = lexicon_of(language)
    if tables is None:
        return NOTHING, (), "n"
    tags = tables.tags.get(word) or _by_ending(word, tables)
    forms = tables.forms.get(word, ())
    return tags, forms, _alone(word, tags, forms, tables)


def _alone(word: str, tags: frozenset[str], forms: tuple[Form, ...], tables: Lexicon) -> str:
    if not word[0].isalpha():
        return ""
    for name, kind in ORDER:
        if name in tags:
            return "" if name == "preposition" and "opens" in tags else kind
    if word.endswith(tables.adverb_endings) and not tags:
        return "a"
    kinds = "".join(form.kinds for form in forms)
    if not forms:
        return "n"
    if "d" in kinds or "p" in kinds:
        return "e" if "d" in kinds else "v"
    return "g" if "g" in kinds and "b" not in kinds else "?"


def _by_ending(word: str, lexicon: Lexicon) -> frozenset[str]:
    return PERSON if len(word) > 5 and word.endswith(lexicon.person_endings) else NOTHING


def _first_in_sentence(words: Sequence[Token]) -> int:
    """The first word proper: a number of an entry ("3/ In P, ...") is none."""
    return next((n for n, w in enumerate(words) if w.text[0].isalpha()), 0)


def _kinds(line: Line, first: int, alone: list[str]) -> None:
    kinds = line.kind
    doubtful = False
    for place, word in enumerate(line.words):
        kind = alone[place] if word.text == word.low else ""
        kinds[place] = kind or _kind(line, place, word, first)
        doubtful = doubtful or kinds[place] == "?"
    for place in range(len(line.words)) if doubtful else ():
        if kinds[place] == "?":
            kinds[place] = _verb_or_noun(line, place)
    for place, kind in enumerate(kinds):
        if (
            kind == "e"
            and place
            and kinds[place - 1] == "d"
            and "person" in line.tags[place]
            and not (line.has(place - 1, "people_pronoun"))
        ):
            kinds[place] = "n"  # "the accused"
    for place, word in enumerate(line.words):
        if "that" in line.tags[place] and line.kind[place] == "s":
            following = line.kind[place + 1] if place + 1 < len(line.words) else ""
            before = line.kind[place - 1] if place else ""
            if following in {"x", "v", "e"} and before in {"n", "N", "#"} and word.low:
                line.kind[place] = "r"


def _kind(line: Line, place: int, word: Token, first: int) -> str:
    if not word.text[0].isalnum():
        if "and" in line.tags[place]:
            return "c"
        if "be" in line.tags[place] and place and line.kind[place - 1] == "o":
            return "x"  # "he's being held"
        if word.low in MARKS or (word.low == "'" and place and line.words[place - 1].end == word.start
                                 and line.words[place - 1].low.endswith("s")):  # fmt: skip
            return "'"
        mark = word.text[0]
        return "," if mark in COMMAS else "q" if mark in QUOTES else ":" if mark in STOPS else "q"
    tags = line.tags[place]
    capital = word.text[0].isupper()
    for name, kind in ORDER:
        if name in tags:
            if name == "preposition" and "opens" in tags and place and line.kind[place - 1] == "x":
                return "a"  # "have since been freed"
            if capital and place != first and kind in "aPdc" and len(word.text) > 1 and name != "be":
                break  # a capital inside a sentence: part of a name
            return kind
    if word.text[0].isdigit():
        return "n"
    if word.low.endswith(line.lexicon.adverb_endings) and not tags and not (capital and place != first):
        return "a"
    if capital and place != first:
        return "N"
    forms = line.forms[place]
    if forms:
        if line.is_form(place, "pd"):
            return "e" if line.is_form(place, "d") else "v"
        return "g" if line.is_form(place, "g") and not line.is_form(place, "b") else "?"
    if capital and not any(name in tags for name in NOMINAL):
        return "N"
    return "n"


def _verb_or_noun(line: Line, place: int) -> str:
    """A base form or a third person can be a noun too: its neighbours decide."""
    before = line.kind[place - 1] if place else ""
    back = place - 1
    while back >= 0 and line.kind[back] == "a":
        back -= 1
        before = line.kind[back] if back >= 0 else ""
    following = line.kind[place + 1] if place + 1 < len(line.words) else ""
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
    if before == "n" and following == "t" and line.has(back, "person", "force"):
        return "v"  # "officials refuse to say"
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
