"""Words of a language that marks roles on the words themselves: every reading that a form allows, and the classes that
the tables put it in. A form is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from guvoh.text.spelling import spelled
from guvoh.text.tokens import low_of

NOTHING: frozenset[str] = frozenset()
LIGHT = "+"  # in a pattern: a verb that only carries the noun before it, "do", "become"
LAND = "@land"  # in a pattern: a place that the language knows by name
ALWAYS = (LIGHT, LAND)  # what is only looked for word by word
CARRY = frozenset({"light", "light_passive"})
UNSEEN = dict.fromkeys((0x200C, 0x200D, 0x0640, *range(0x064B, 0x0653)))
COMMAS = frozenset(",،–—()[]")
STOPS = frozenset(":;.!?…•·|؛؟۔")
QUOTES = frozenset('"“”«»„‟')


class Reading(NamedTuple):
    """One way to read a form.

    `part`: n noun, N name, a adjective or full participle, v finite verb, e short form, i infinitive, g verbal adverb,
    o pronoun, # numeral, p preposition, c conjunction, d adverb, x anything else.
    `cases`: n subject, g genitive, d dative, a object, i instrument, l after prepositions; empty where it has none.
    `number`: s, p or nothing said; `gender`: m, f, n; `voice`: a, or p for a passive form.
    `time`: past, now, future, order, wish. `traits`: participle, name, place, alive, lasting, not, joins (the phrase
    goes on with the next word).
    """

    lemma: str
    part: str
    cases: str = ""
    number: str = ""
    gender: str = ""
    voice: str = "a"
    time: str = ""
    traits: frozenset[str] = NOTHING


Readings = tuple[Reading, ...]
Reader = Callable[[str, bool], Readings]  # a form in small letters and one spelling; whether it has a capital


@dataclass(frozen=True, slots=True)
class Word:
    """`keys`: the form in small letters and every lemma; `part`: what it most likely is, or , : q for marks."""

    text: str
    low: str
    readings: Readings
    keys: frozenset[str]
    tags: frozenset[str]
    part: str
    cases: str
    date: int
    number: int
    traits: frozenset[str] = NOTHING  # of all its readings
    nominal: str = ""  # the cases that its readings as a noun or a name allow
    adjectival: str = ""
    means: frozenset[str] = NOTHING  # all that a word of a pattern can ask for: keys, classes as "@class", LIGHT, LAND

    def as_part(self, parts: str) -> Reading | None:
        """The best reading of one of these parts of speech."""
        for reading in self.readings:
            if reading.part in parts:
                return reading
        return None


def known(
    text: str,
    language: str,
    read: Reader,
    tags: dict[str, frozenset[str]],
    date: Callable[[str], int],
    number: Callable[[str], int],
) -> Word:
    """Everything that is known of a form without its neighbours."""
    written = spelled(low_of(text), language)
    low = unjoined(written)
    mark = _mark(text)
    readings = () if mark else read(low, text[0].isupper())
    keys = frozenset([low, *(reading.lemma for reading in readings)])
    classes = NOTHING.union(*[tags[key] for key in keys if key in tags])
    part = mark or _part(text, readings, classes)
    cases = "".join(sorted({case for reading in readings if reading.part in "nNao#" for case in reading.cases}))
    traits = NOTHING.union(*[reading.traits for reading in readings])
    return Word(text, low, readings, keys, classes, part, cases, date(written), number(written), traits,
                _cases(readings, "nNa"), _cases(readings, "ao#"), meaning(keys, classes, traits))  # fmt: skip


def meaning(keys: frozenset[str], classes: frozenset[str], traits: frozenset[str]) -> frozenset[str]:
    """All that a word of a pattern can ask for and find in a word."""
    if not classes and "place" not in traits:
        return keys
    named = [LAND] if "place" in traits else []
    return keys.union(["@" + kind for kind in classes], named, [] if classes.isdisjoint(CARRY) else [LIGHT])


def _cases(readings: Readings, parts: str) -> str:
    return "".join(sorted({case for reading in readings if reading.part in parts for case in reading.cases}))


def unjoined(word: str) -> str:
    """A word without the marks that only part its letters from each other (Persian), or without vowel marks."""
    return word if word.isascii() else word.translate(UNSEEN)


def _mark(text: str) -> str:
    if text[0].isalnum():
        return ""
    return "," if text[0] in COMMAS else "q" if text[0] in QUOTES else ":" if text[0] in STOPS else "x"


def _part(text: str, readings: Readings, classes: frozenset[str]) -> str:
    """What the tables say of small words holds; else the likeliest reading."""
    for name, part in (("and", "c"), ("but", "b"), ("relative", "r"), ("opens", "s"), ("preposition", "p"),
                       ("pronoun", "o"), ("adverb", "d"), ("predicate", "v")):  # fmt: skip
        if name in classes:
            return part
    if text[0].isdigit():
        aged = "-" in text and any(r.part == "a" and r.lemma.endswith("летний") for r in readings)
        return "a" if aged else "#"  # "22-летний"
    return readings[0].part if readings else "n"
