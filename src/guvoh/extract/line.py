"""One sentence, taken apart: its words, what each can be, and which of them tell a date or a number.

`kind` holds one mark for each word:
  n word  N name  d determiner  p possessive  o pronoun  # number  P preposition  c and, or  b but  r relative
  s opens a clause  x auxiliary  a adverb  t to  v verb  e past or participle  g -ing  D part of a date
  ' possessive mark  , comma, dash, bracket  : stop inside the sentence  q quotation mark
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from guvoh.extract.lexicon import NOTHING, Lexicon, Openings
from guvoh.extract.lexicon import lexicon as lexicon_of
from guvoh.text.calendar import Moment
from guvoh.text.numbers import Quantity, quantities_of
from guvoh.text.remembered import Remembered
from guvoh.text.tokens import Token, low_of

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


class Known(NamedTuple):
    """`mark` and `opening` are its marks inside a sentence and as the first word; empty where its neighbours decide."""

    tags: frozenset[str]
    lemmas: tuple[str, ...]  # of the verbs that it can be a form of
    forms: frozenset[str]  # which forms, by the letters of `lexicon.FORMS`
    mark: str
    opening: str


@dataclass(slots=True)
class Line:
    text: str
    lexicon: Lexicon
    words: list[Token]
    lows: list[str]  # the same in small letters
    present: frozenset[str]  # and each of them once
    tags: list[frozenset[str]]
    classes: frozenset[str]  # all classes of `tags`: where one is missing, nothing needs to be looked for
    verbs: list[tuple[str, ...]]  # the base forms of the verbs that each can be a form of
    forms: list[frozenset[str]]  # and which forms, by letter
    kind: list[str]
    moments: list[Moment]
    amounts: list[Quantity]
    paragraph: int = 0
    openings: Openings = field(default_factory=dict)  # the words that can begin an act in it
    memory: dict[tuple[int, int, bool], object] = field(default_factory=dict)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to `last` stand in the text."""
        return self.words[first].start, self.words[last - 1].end

    def has(self, place: int, *classes: str) -> bool:
        tags = self.tags
        if not 0 <= place < len(tags):
            return False
        of = tags[place]
        return bool(of) and not of.isdisjoint(classes)

    def lemmas(self, place: int) -> tuple[str, ...]:
        return self.verbs[place]

    def is_form(self, place: int, kinds: str) -> bool:
        return not self.forms[place].isdisjoint(kinds)


def line_of(
    text: str,
    words: list[Token],
    lexicon: Lexicon,
    moments: list[Moment],
    paragraph: int,
    openings: Openings,
) -> Line:
    """A sentence taken apart; without `openings` only as far as its speakers need it (numbers are left out)."""
    of_word = _known_words(lexicon.language)
    known = [of_word[word.text] for word in words]
    lows = [word.low for word in words]
    kind = [k.mark for k in known]
    first = _first_in_sentence(words)
    if words:
        kind[first] = known[first].opening
    classes = NOTHING.union(*[k.tags for k in known])
    tags, verbs, forms = [k.tags for k in known], [k.lemmas for k in known], [k.forms for k in known]
    line = Line(
        text, lexicon, words, lows, frozenset(lows), tags, classes, verbs, forms, kind, moments, [], paragraph, openings
    )
    _kinds(line, first)
    for moment in moments:
        for place, word in enumerate(words):
            if moment.start <= word.start and word.end <= moment.end:
                kind[place] = "D"
    if openings:
        amounts = quantities_of(words, lexicon.language)
        line.amounts = [a for a in amounts if kind[a.last - 1] != "D" and kind[a.first] != "D"]
        for amount in line.amounts:
            kind[amount.first : amount.last] = "#" * (amount.last - amount.first)
    return line


@cache
def _known_words(language: str) -> Remembered[Known]:
    """What the tables of a language say of a word, by the word as it is written."""
    tables = lexicon_of(language)
    return Remembered(lambda word: Known(NOTHING, (), NOTHING, "n", "n") if tables is None else _known(word, tables))


def _known(word: str, tables: Lexicon) -> Known:
    low = low_of(word)
    tags = tables.tags.get(low) or _by_ending(low, tables)
    known = tables.forms.get(low, ())
    forms = frozenset(kind for form in known for kind in form.kinds)
    mark = _alone(word, low, tags, forms, tables, opening=False)
    opening = _alone(word, low, tags, forms, tables, opening=True) if word[0].isupper() else mark
    return Known(tags, tuple(form.lemma for form in known), forms, mark, opening)


def _alone(
    word: str, low: str, tags: frozenset[str], forms: frozenset[str], tables: Lexicon, *, opening: bool
) -> str:
    """The mark of a word that needs no look at its neighbours, else nothing. `opening`: it is the first word proper."""
    if not word[0].isalnum():
        return _of_mark(word, low, tags)
    capital = word[0].isupper()
    for name, kind in ORDER:
        if name in tags:
            if name == "preposition" and "opens" in tags:
                return ""
            if capital and not opening and kind in "aPdc" and len(word) > 1 and name != "be":
                break  # a capital inside a sentence: part of a name
            return kind
    if word[0].isdigit():
        return "n"
    if low.endswith(tables.adverb_endings) and not tags and not (capital and not opening):
        return "a"
    if capital and not opening:
        return "N"
    if "d" in forms or "p" in forms:
        return "e" if "d" in forms else "v"
    if forms:
        return "g" if "g" in forms and "b" not in forms else "?"
    return "N" if capital and tags.isdisjoint(NOMINAL) else "n"


def _of_mark(word: str, low: str, tags: frozenset[str]) -> str:
    """What a mark is, or a word that begins with one; nothing where that depends on the word before it."""
    if "and" in tags:
        return "c"
    if "be" in tags or low == "'":
        return ""
    if low in MARKS:
        return "'"
    return "," if word[0] in COMMAS else "q" if word[0] in QUOTES else ":" if word[0] in STOPS else "q"


def _by_ending(word: str, lexicon: Lexicon) -> frozenset[str]:
    return PERSON if len(word) > 5 and word.endswith(lexicon.person_endings) else NOTHING


def _first_in_sentence(words: Sequence[Token]) -> int:
    """The first word proper: a number of an entry ("3/ In P, ...") is none."""
    return next((n for n, w in enumerate(words) if w.text[0].isalpha()), 0)


def _kinds(line: Line, first: int) -> None:
    """Marks the words that need their neighbours, from left to right."""
    kinds = line.kind
    while "" in kinds:
        place = kinds.index("")
        kinds[place] = _beside(line, place, first)
    while "?" in kinds:
        place = kinds.index("?")
        kinds[place] = _verb_or_noun(line, place)
    for place in range(1, len(kinds)) if "e" in kinds else ():
        participle = kinds[place] == "e" and kinds[place - 1] == "d" and "person" in line.tags[place]
        if participle and not line.has(place - 1, "people_pronoun"):
            kinds[place] = "n"  # "the accused"
    for place in range(len(kinds)) if "s" in kinds else ():
        if kinds[place] == "s" and "that" in line.tags[place]:
            following = kinds[place + 1] if place + 1 < len(kinds) else ""
            before = kinds[place - 1] if place else ""
            if following in {"x", "v", "e"} and before in {"n", "N", "#"}:
                kinds[place] = "r"


def _beside(line: Line, place: int, first: int) -> str:
    """The mark of a word that depends on the word before it."""
    before = line.kind[place - 1] if place else ""
    word, tags = line.words[place], line.tags[place]
    if word.text[0].isalnum():
        if before == "x":
            return "a"  # "have since been freed"
        return "N" if word.text[0].isupper() and place != first and len(word.text) > 1 else "P"
    if "be" in tags and before == "o":
        return "x"  # "he's being held"
    if word.low != "'":
        return _of_mark(word.text, word.low, NOTHING)
    owns = place and line.words[place - 1].end == word.start and line.words[place - 1].low.endswith("s")
    return "'" if owns else "q"


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
    if before == "s" and line.has(back, "that") and line.is_form(place, "3") and following in {"d", "p", "o", "N", "#"}:
        return "v"  # "a law that outlaws the movement"
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
