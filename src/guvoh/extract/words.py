"""Words, and what the tables of a language say of each: looked up once for every word, however often texts say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from guvoh.extract.lexicon import NOTHING, Bundle, Lexicon
from guvoh.extract.lexicon import lexicon as lexicon_of
from guvoh.text.calendar import date_codes
from guvoh.text.numbers import beginnings
from guvoh.text.remembered import Remembered
from guvoh.text.tokens import low_of, words_in

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


# What a word has to do with speaking. LISTED: in other sentences; PERHAPS: beside the right words; COLON: who stands
# before it may speak, where something else is told.
SILENT, LISTED, PERHAPS, SPEAKS, COLON = range(5)
MUTE = frozenset({SILENT, COLON})
VERBAL = frozenset("veg?")  # marks of words that can be verbs, or become some beside others


@dataclass(frozen=True, slots=True)
class Word:
    """`mark` and `opening` are its marks inside a sentence and as the first word; empty where its neighbours decide."""

    text: str
    low: str  # in small letters
    tags: frozenset[str]
    lemmas: tuple[str, ...]  # of the verbs that it can be a form of
    forms: frozenset[str]  # which forms, by the letters of `lexicon.FORMS`
    mark: str
    opening: str
    begins: Bundle | None  # the acts that can begin with it
    voice: int  # whether it can make somebody speak: SILENT to COLON
    by: tuple[tuple[str, ...], ...]  # the phrases that begin with it, like "according to"
    date: int  # what `text.calendar` knows of it
    number: int  # and `text.numbers`


Chunks = Remembered[tuple[tuple[Word, ...], tuple[int, ...]]]


@cache
def chunks_of(language: str) -> Chunks:
    """By what stands between white space: its words, and how far each word is from the next one (a space included)."""
    known = _known_words(language)

    def work_out(chunk: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
        said = words_in(chunk)
        steps = [len(word) for word in said]
        steps[-1] += 1
        return tuple(known[word] for word in said), tuple(steps)

    return Remembered(work_out)


@cache
def _known_words(language: str) -> Remembered[Word]:
    tables = lexicon_of(language)
    assert tables is not None, language
    dates, numbers = date_codes(language), beginnings(language)
    return Remembered(lambda word: _known(word, tables, dates.__getitem__, numbers.__getitem__))


def _known(word: str, tables: Lexicon, date: Callable[[str], int], number: Callable[[str], int]) -> Word:
    low = low_of(word)
    tags = tables.tags.get(low) or _by_ending(low, tables)
    known = tables.forms.get(low, ())
    forms = frozenset(kind for form in known for kind in form.kinds)
    mark = _alone(word, low, tags, forms, tables, opening=False)
    opening = _alone(word, low, tags, forms, tables, opening=True) if word[0].isupper() else mark
    return Word(
        text=word, low=low, tags=tags, lemmas=tuple(form.lemma for form in known), forms=forms,
        mark=mark, opening=opening,
        begins=tables.by_start[low] if low in tables.starts else None,
        voice=_voice(low, mark + opening, tables), by=tables.by.get(low, ()),
        date=date(low), number=number(low),
    )  # fmt: skip


def _voice(low: str, marks: str, tables: Lexicon) -> int:
    if low not in tables.speaking:
        return COLON if low == ":" else SILENT
    lemma, news, asks = tables.speech[low]
    verb = bool(lemma or news) and not VERBAL.isdisjoint(marks)
    if (verb and not asks) or (low,) in tables.by.get(low, ()):
        return SPEAKS
    return PERHAPS if verb or low in tables.by else LISTED


def _alone(word: str, low: str, tags: frozenset[str], forms: frozenset[str], tables: Lexicon, *, opening: bool) -> str:
    """The mark of a word that needs no look at its neighbours, else nothing. `opening`: it is the first word proper."""
    if not word[0].isalnum():
        return of_mark(word, low, tags)
    capital = word[0].isupper() or _prefixed(word, tables)
    stressed = "not" in tags and word.isupper()  # "was NOT taken"
    for name, kind in ORDER:
        if name in tags:
            if name == "preposition" and "opens" in tags:
                return ""
            if capital and not opening and kind in "aPdc" and len(word) > 1 and name != "be" and not stressed:
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


def _prefixed(word: str, tables: Lexicon) -> bool:
    """A name that begins with a small word: "al-Haran"."""
    first, _hyphen, rest = word.partition("-")
    return rest[:1].isupper() and "within" in tables.tags.get(first, NOTHING)


def of_mark(word: str, low: str, tags: frozenset[str]) -> str:
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
