"""Persian and Dari forms: verbs made from their stems, nouns known by taking endings off, given names by a list (there
are no capitals). The joiner that may or may not stand inside a word is left out before anything is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guvoh.extract.marked.words import NOTHING, Reading, Readings
from guvoh.text.spelling import spelled
from guvoh.text.tables import read_table

HERE = Path(__file__).parents[1] / "lexicon" / "fa"
UNSEEN = dict.fromkeys((0x200C, 0x200D, 0x0640, *range(0x064B, 0x0653)))  # joiners, the long stroke, vowel marks
PAST = {"": "s", "م": "s", "ی": "s", "یم": "p", "ید": "p", "ند": "p", "ن": "p"}
PRESENT = {"م": "s", "ی": "s", "د": "s", "یم": "p", "ید": "p", "ند": "p", "ه": "s", "ن": "p", "ین": "p"}
PERFECT = {"ام": "s", "است": "s", "ایم": "p", "اید": "p", "اند": "p", "ست": "s", "ان": "p", "م": "s"}
HIM = ("ش", "شان", "شون", "شو", "تان", "تون", "مان", "مون")
ME = frozenset({"مرا", "منو", "مارو"})  # "me", "us" as an object in one word
NO = frozenset({"not"})
DONE = frozenset({"participle"})
PEOPLE = ("کننده", "کنندگان", "شدگان", "دهندگان", "دهنده", "یافتگان", "گران", "دیدگان", "باختگان", "داران")
NAMED_BEFORE, NAMED_BEHIND = ("محمد", "عبدال", "غلام"), ("الله", "الدین", "محمد", "الرحمن", "الحق")
SHORTEST, DEEPEST = 2, 3  # letters left of a word; endings taken off one word
LONG = 6  # letters of an unknown plural that means people


def bare(word: str) -> str:
    """A form without what readers do not see or may leave out."""
    return spelled(word, "fa").translate(UNSEEN)


def read(low: str, capital: bool) -> Readings:
    """The readings of a form: a verb first, then a name of the list, then a noun with its endings."""
    word = bare(low)
    if not word:
        return ()
    if word in ME:
        return (Reading("من" if word != "مارو" else "ما", "o", "a", "s", traits=frozenset({"object"})),)
    verbs = () if word in _table("nouns") else _verbs().get(word, ())
    if verbs and word not in _tagged() and all("not" in reading.traits for reading in verbs):
        return verbs  # "they did not hit", which begins like "at"
    if word in _table("names") or _is_made_name(word):
        common = word in _vocabulary()
        named = Reading(word, "N", "ng", "s", traits=frozenset({"given", "name"}))
        return (*verbs, *_noun(word), named) if common or verbs else (named, *_noun(word)[1:])
    if word in _table("places") or word in _countries():
        return (Reading(word, "N", "ng", "s", traits=frozenset({"place", "name"})),)
    return (*verbs, *_noun(word))


def _is_made_name(word: str) -> bool:
    """A given name made of two, of which there are more than a list can hold."""
    made = (word.startswith(NAMED_BEFORE) or word.endswith(NAMED_BEHIND)) and len(word) > LONG
    return made and word not in _vocabulary() and not word.endswith(("اباد", "ان", "ی"))


def _noun(word: str) -> tuple[Reading, ...]:
    """The word itself, and every known word that is left when endings are taken off. A known word keeps its own."""
    known = _vocabulary()
    if word in _tagged():
        return (Reading(word, "n", "ng", "p" if word in _table("plurals") else "s"),)
    rows: list[tuple[str, frozenset[str], int]] = [(word, NOTHING, 0)]
    found: list[Reading] = []
    for stem, said, depth in rows:
        for ending, says in _endings_by_letter().get(stem[-1], ()):
            left = stem.removesuffix(ending)
            if left == stem or len(left) < SHORTEST or depth >= DEEPEST or len(rows) > 30:
                continue
            for root in (left, left + "ه") if ending.startswith("گ") else (left,):
                rows.append((root, said | says, depth + 1))
                long = len(root) > SHORTEST or root in _table("nouns")
                if root in known and long and all(root != r.lemma for r in found):
                    found.append(_reading(root, said | says))
    whole = next((says for ending, says in _endings() if "plural" in says and "strong" in says
                  and word.endswith(ending) and len(word) > len(ending) + 1), NOTHING)  # fmt: skip
    first = _reading(word, whole or (frozenset({"ends"}) if any("ends" in r.traits for r in found[:1]) else NOTHING))
    if found:
        return (found[0]._replace(lemma=word), *found)
    return (first,)


def _reading(root: str, said: frozenset[str]) -> Reading:
    if root.endswith(PEOPLE) or (root.endswith("ان") and len(root) > LONG and root not in _vocabulary()):
        said = said | {"alive"} | ({"plural"} if root.endswith("ان") else NOTHING)
    cases, number = "a" if "object" in said else "ng", "p" if "plural" in said else "s"
    return Reading(root, "n", cases, number, traits=said & {"joins", "ends", "possessive", "alive"})


@cache
def _endings() -> tuple[tuple[str, frozenset[str]], ...]:
    rows = [(bare(row[0]), frozenset(row[1].split())) for row in read_table(HERE / "endings.tsv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _endings_by_letter() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The endings, longest first, by their last letter."""
    letters = {ending[-1] for ending, _says in _endings()}
    return {letter: tuple(row for row in _endings() if row[0].endswith(letter)) for letter in letters}


@cache
def _table(name: str) -> frozenset[str]:
    """Words of one of the lists: names, places, nouns (that look like verbs), plurals."""
    return frozenset(bare(word) for row in read_table(HERE / f"{name}.tsv") for word in row[0].split())


@cache
def _countries() -> frozenset[str]:
    """The countries of the common list whose names are one word, but for those that are words too."""
    rows = read_table(HERE.parents[1] / "geographic" / "geographic.tsv")
    return frozenset(bare(row[1]) for row in rows if row[0] == "fa" and " " not in row[1]) - _vocabulary()


@cache
def _tagged() -> frozenset[str]:
    """The words of the classes: each keeps the endings it has."""
    listed = " ".join(row[1] for row in read_table(HERE / "words.tsv"))
    return _table("nouns") | {bare(part) for word in listed.split() for part in word.split("_")}


@cache
def _vocabulary() -> frozenset[str]:
    """Every word that the other tables use: one that may be left when endings are taken off."""
    words: set[str] = set(_tagged())
    for path in sorted((HERE / "triggers").glob("*.tsv")):
        for row in read_table(path):
            for pattern in (row[4] if len(row) > 4 else "").replace(";", " ").split():
                words.update(word for part in pattern.split("_") for word in part.split("|"))
    for row in read_table(HERE / "cues.tsv"):
        words.update(part for word in row[1].split("|") for part in word.split())
    return frozenset(bare(word) for word in words) - {""}


@cache
def _verbs() -> dict[str, tuple[Reading, ...]]:
    forms: dict[str, list[Reading]] = defaultdict(list)
    for row in read_table(HERE / "verbs.tsv"):
        lemma, past, present, *marks = (bare(cell) for cell in row)
        for form, reading in _forms(lemma, past, present.split("|"), light=marks[0] if marks else ""):
            if reading not in forms[form]:
                forms[form].append(reading)
    for form, said in ((bare(form), row[1]) for row in read_table(HERE / "copula.tsv") for form in row[0].split()):
        traits = NO if "not" in said else NOTHING
        lemma = "خواستن" if "will" in said else "بودن"
        forms[form] = [Reading(lemma, "v", "", "p" if "many" in said else "s", time="now", traits=traits)]
    return {form: tuple(_likely(readings)) for form, readings in forms.items()}


def _likely(readings: list[Reading]) -> list[Reading]:
    """The readings of a form without a rare "you (do)" of one verb where it is "he (did)" of another: "drew"."""
    did = {r.lemma for r in readings if r.part == "v" and r.time == "past" and r.number == "s"}
    kept = [r for r in readings if not (did and r.lemma not in did and r.time in {"now", "wish"} and r.number == "p")]
    return kept or readings


def _forms(lemma: str, past: str, present: list[str], *, light: str) -> Iterator[tuple[str, Reading]]:
    """Every form of a verb. `light`: its present without a mark is a form too, a wish ("may
    become") or, where it is `plain`, none ("has")."""
    yield lemma, Reading(lemma, "i")
    yield lemma, Reading(lemma, "v", "", "p", time="past")  # spoken "they took", written as the infinitive
    yield "ن" + lemma, Reading(lemma, "i", traits=NO)
    for no, traits in (("", NOTHING), ("ن", NO)):
        start = no + ("یا" + past[1:] if no and past.startswith("آ") else past)
        for ending, number in PAST.items():
            for goes in ("", "می") if not no else ("",):
                yield from _with_him(lemma, goes + start + ending, number, "past", traits, ending)
            if no:
                yield from _with_him(lemma, "نمی" + past + ending, number, "past", traits, ending)
        done = start + "ه"
        yield done, Reading(lemma, "a", "ng", "", "", "p", traits=traits | DONE)
        yield done, Reading(lemma, "g", traits=traits)
        for ending, number in PERFECT.items():
            yield done + ending, Reading(lemma, "v", "", number, time="past", traits=traits)
            yield "می" + done + ending, Reading(lemma, "v", "", number, time="past", traits=traits)
        for stem in present:
            spoken = len(stem) == 1
            for ending, number in PRESENT.items():
                yield from _with_him(lemma, no + "می" + stem + ending, number, "now", traits, ending)
                if spoken:
                    continue
                wish = "یا" + stem[1:] if stem.startswith("آ") else stem
                if not (no and light == "plain"):
                    yield from _with_him(lemma, (no or "ب") + wish + ending, number, "wish", traits, ending)
                if light and ending not in ("ه" if light == "plain" else "هن") and (light == "plain" or not no):
                    time = "now" if light == "plain" else "wish"
                    yield no + stem + ending, Reading(lemma, "v", "", number, time=time, traits=traits)


def _with_him(
    lemma: str, form: str, number: str, time: str, traits: frozenset[str], ending: str
) -> Iterator[tuple[str, Reading]]:
    """A form, and the form that ends with whom it is done to."""
    yield form, Reading(lemma, "v", "", number, time=time, traits=traits)
    if ending in {"", "م", "ند", "ن", "د", "یم"}:
        with_him = Reading(lemma, "v", "", number, time=time, traits=traits | {"him"})
        for him in HIM:
            yield form + him, with_him
