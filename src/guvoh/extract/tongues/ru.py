"""Russian forms, read by the dictionary of OpenCorpora (pymorphy3): lemma, cases, number, gender, voice, time."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import pymorphy3
from pymorphy3.analyzer import ProbabilityEstimator
from pymorphy3.units import DictionaryAnalyzer

from guvoh.extract.marked.words import Reading, Readings

PARTS = {
    "NOUN": "n", "ADJF": "a", "PRTF": "a", "ADJS": "e", "PRTS": "e", "VERB": "v", "INFN": "i", "GRND": "g",
    "NPRO": "o", "NUMR": "#", "PREP": "p", "CONJ": "c", "ADVB": "d", "COMP": "d", "PRED": "d", "PRCL": "x",
}  # fmt: skip
CASES = {"nomn": "n", "gent": "g", "gen2": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "l", "loc2": "l"}
GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
TIMES = {"past": "past", "pres": "now", "futr": "future"}
NAMES = ("Name", "Surn", "Patr")
UNCHANGED = ("о", "е", "и", "у", "ю", "э")  # foreign names with these endings do not change
TRAITS = {
    "anim": "alive", "inan": "lifeless", "Geox": "place", "impf": "lasting", "Patr": "father", "Surn": "surname",
    "Name": "given", "1per": "first",
}  # fmt: skip
FULL = "ngdail"
GUESSED = frozenset({"guessed"})  # read by the end of an unknown form
RARE = 0.02  # a reading less likely than this is left out where a likelier one is known


class Parse(NamedTuple):
    """One line of the dictionary for a form. `known`: the form itself stands there; else it is guessed by its end."""

    lemma: str
    tag: Any
    known: bool
    score: float


@cache
def _dictionary() -> tuple[Any, Any]:
    """The dictionary, and how likely each of its lines is."""
    words = pymorphy3.MorphAnalyzer(lang="ru", result_type=None, probability_estimator_cls=None)
    return words, ProbabilityEstimator(words.dictionary.path)


def _parses(low: str) -> list[Parse]:
    """The lines for a form, the likeliest first. How likely they are is only asked where they say different words:
    that takes half of the time."""
    words, likely = _dictionary()
    found = words.parse(low)
    if len({(lemma, str(tag.POS)) for _form, tag, lemma, _score, _stack in found}) > 1:
        found = likely.apply_to_parses(low, low, found)
    return [
        Parse(lemma, tag, len(stack) == 1 and isinstance(stack[0][0], DictionaryAnalyzer), score)
        for _form, tag, lemma, score, stack in found
    ]


def read(low: str, capital: bool) -> Readings:
    """The readings of a form, the likeliest first. A capital lets it be a name; a form that the dictionary does not
    know and that has a capital is one."""
    found: list[Reading] = []
    foreign = True
    for parse in _parses(low):
        tag, known = parse.tag, parse.known
        foreign = foreign and not known
        part = PARTS.get(str(tag.POS), "x")
        if found and parse.score < RARE and all(parse.lemma.replace("ё", "е") != r.lemma for r in found):
            continue
        if part == "x" and "LATN" in tag:
            return _foreign(low, capital)
        name = any(mark in tag for mark in NAMES) or "Geox" in tag or "Orgn" in tag
        if name and not capital and len(low) > 1 and known:
            continue
        made = _reading(parse.lemma, part, tag, name=capital and (name or not known))
        made = made if known else made._replace(traits=made.traits | GUESSED)
        if made not in found:
            found.append(made)
    if capital and foreign:
        found = [r for r in found if r.part in "nNa"]
        found = [r._replace(part="N") for r in found]
        if low.endswith(UNCHANGED) or low.endswith("зода") or not found:
            found.append(Reading(low, "N", FULL, "s", "", traits=frozenset({"name"})))
    names = [r for r in found if r.part == "N"]
    return tuple(names + [r for r in found if r.part != "N"]) if capital else tuple(found)


def _reading(lemma: str, part: str, tag: object, *, name: bool) -> Reading:
    marks: frozenset[str] = tag.grammemes  # type: ignore[attr-defined]
    traits = set()
    if "PRTF" in marks or "PRTS" in marks:
        traits.add("participle")
    traits.update(trait for mark, trait in TRAITS.items() if mark in marks)
    if name:
        traits.add("name")
    cases = "".join(sorted({CASES[mark] for mark in marks if mark in CASES}))
    if "Fixd" in marks and part == "n":
        cases = FULL
    number = "p" if "plur" in marks else "s" if "sing" in marks else ""
    gender = next((GENDERS[mark] for mark in marks if mark in GENDERS), "")
    time = next((TIMES[mark] for mark in marks if mark in TIMES), "order" if "impr" in marks else "")
    passive = "pssv" in marks
    kind = "N" if name and part == "n" else part
    lemma = lemma.replace("ё", "е")
    return Reading(lemma, kind, cases, number, gender, "p" if passive else "a", time, frozenset(traits))


def _foreign(low: str, capital: bool) -> Readings:
    """A word in other letters: a name where it has a capital, of any case."""
    return (Reading(low, "N" if capital else "n", FULL, traits=frozenset({"name"} if capital else ())),)
