"""Forms of a language whose verbs are few and regular, made from their stems, and whose nouns take endings one after
another: tables in place of a dictionary (`lexicon/<language>/verbs.tsv` and `endings.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from guvoh.extract.marked.words import NOTHING, Reader, Reading, Readings
from guvoh.text.spelling import spelled
from guvoh.text.tables import read_table

NONE = "-"  # an empty ending in the tables
SURNAME = frozenset({"surname"})
DONE = frozenset({"participle"})
HIM = frozenset({"him"})  # a form that ends with whom it is done to
SHORTEST = 2  # letters that must be left of a word when an ending is taken off


@dataclass(frozen=True, slots=True)
class Endings:
    """`noun`: ending, what it says (plural, object, joins, possessive, one, and); longest first."""

    noun: tuple[tuple[str, frozenset[str]], ...]
    verbs: dict[str, tuple[Reading, ...]]
    keep: frozenset[str]  # words whose ending is none
    surname: tuple[str, ...] = ()  # how family names end
    spoken: frozenset[str] = NOTHING  # words after which the endings of speech are looked for
    done: tuple[str, ...] = ()  # what makes a participle of a noun


def endings(folder: Path, language: str, spoken: frozenset[str] = NOTHING) -> Endings:
    """The endings and the verb forms of a language, from the tables in its folder; `spoken`: the words that may have
    endings that only speech has."""
    rows = [tuple(spelled(cell, language) for cell in row) for row in read_table(folder / "endings.tsv")]
    listed: dict[str, list[str]] = defaultdict(list)
    for kind, words, *_ in rows:
        listed[kind] += ["" if word == NONE else word for word in words.split()]
    noun = [(row[1], frozenset(row[2].split())) for row in rows if row[0] == "noun"]
    forms: dict[str, list[Reading]] = defaultdict(list)
    for row in read_table(folder / "verbs.tsv"):
        lemma, past, present, *said = (spelled(cell, language) for cell in row)
        for form, reading in _forms(lemma, past, present, listed, plain="plain" in said):
            if reading not in forms[form]:
                forms[form].append(reading)
    for form in listed["copula"]:
        no = form.startswith(tuple(listed["not"])) if listed["not"] else False
        number = "p" if form.endswith(tuple(end for end in listed["many"] if end)) else "s"
        forms[form] = [Reading(form, "v", "", number, time="now", traits=frozenset({"not"}) if no else NOTHING)]
    return Endings(
        tuple(sorted(noun, key=lambda pair: -len(pair[0]))),
        {form: tuple(readings) for form, readings in forms.items()},
        frozenset(listed["keep"]),
        tuple(listed["surname"]),
        spoken,
        tuple(listed["done"]),
    )


def _forms(
    lemma: str, pasts: str, present: str, of: dict[str, list[str]], *, plain: bool
) -> Iterable[tuple[str, Reading]]:
    """Every form of a verb. `plain`: its present without a mark is no wish ("has")."""
    yield lemma, Reading(lemma, "i")
    for who in of["him"]:
        yield lemma + who, Reading(lemma, "v", "", "p", time="past", traits=HIM)
    if of["spoken"]:
        yield lemma, Reading(lemma, "v", "", "p", time="past")
    for no in ("", *of["not"]):
        traits = frozenset({"not"}) if no else NOTHING
        for past, ending in product(pasts.split("|"), of["past"]):
            number = "p" if ending in of["many"] else "s"
            for went in ("", *of["lasting"]):
                yield no + went + past + ending, Reading(lemma, "v", "", number, time="past", traits=traits)
                for who in of["him"] if ending in of["many"] or not ending else ():
                    form = no + went + past + ending + who
                    yield form, Reading(lemma, "v", "", number, time="past", traits=traits | HIM)
        for stem, ending in product(present.split("|"), of["present"]):
            number = "p" if ending in of["many"] else "s"
            for goes in of["lasting"]:
                yield no + goes + stem + ending, Reading(lemma, "v", "", number, time="now", traits=traits)
            for wish in ("", *of["wish"]):
                if not (no and wish):
                    time = "now" if plain and not wish else "wish"
                    yield no + wish + stem + ending, Reading(lemma, "v", "", number, time=time, traits=traits)
        for stem, ending in product(present.split("|"), of["order"]):
            for wish in ("", *of["wish"]):
                yield no + wish + stem + ending, Reading(lemma, "v", "", "p", time="order", traits=traits)
        for past, mark in product(pasts.split("|"), of["participle"]):
            done = no + past + mark
            yield done, Reading(lemma, "a", "ng", "", "", "p", traits=traits | {"participle"})
            yield done, Reading(lemma, "g", traits=traits)
            for ending in of["perfect"]:
                number = "p" if any(ending.endswith(many) for many in of["many"] if many) else "s"
                for went in ("", *of["lasting"]):
                    form = no + went + past + mark + ending
                    yield form, Reading(lemma, "v", "", number, time="past", traits=traits)
            for ending in of["done_to"]:
                yield done + ending, Reading(lemma, "a", "ng", "", "", "p", traits=traits | {"participle"})


def reader_of(known: Endings) -> Reader:
    """Reads a form: as one of the verbs first, then as a noun or, with a capital, a name; what ends like "arrest-ed"
    is the participle of the noun before it too; a verb may end with "and" as a noun may."""
    joints = tuple(ending for ending, says in known.noun if "and" in says)

    def read(low: str, capital: bool) -> Readings:
        verbs = () if capital else known.verbs.get(low, ())
        if not verbs and not capital and low.endswith(joints):
            stems = [low.removesuffix(end) for end in joints if low.endswith(end)]
            verbs = next((told for stem in stems if (told := _told(known.verbs.get(stem, ())))), ())
        nouns = noun_readings(low, known, name=capital)
        done = {reading.lemma[: -len(end)] for reading in nouns for end in known.done if reading.lemma.endswith(end)}
        made = [Reading(noun, "a", "ng", "", "", "p", traits=DONE) for noun in done if len(noun) > SHORTEST]
        return (*verbs, *nouns, *made) if capital or not made else (*verbs, *made, *nouns)

    return read


def _told(readings: Readings) -> Readings:
    """The forms that can end a clause."""
    return tuple(reading for reading in readings if reading.part in "vg")


def noun_readings(word: str, known: Endings, *, name: bool) -> Readings:
    """A noun, an adjective or a name with every row of endings that can be taken off; the whole word first."""
    part = "N" if name else "n"
    whose = SURNAME if name and word.endswith(known.surname) else NOTHING
    found = [Reading(word, part, "ng", "s", traits=whose)]
    seen = {word}
    rows: list[tuple[str, frozenset[str]]] = [(word, NOTHING)]
    for stem, said in rows:
        if stem in known.keep:
            continue
        for ending, says in known.noun:
            left = stem.removesuffix(ending)
            if left == stem or len(left) < (1 if "object" in says else SHORTEST) or says & said or len(rows) > 24:
                continue
            if "spoken" in says and left not in known.spoken:
                continue
            rows.append((left, said | says))
    for stem, said in rows[1:]:
        cases = "a" if "object" in said else "ng"
        number = "p" if "plural" in said else "s"
        traits = frozenset(said & {"joins", "and", "possessive"})
        if name and stem.endswith(known.surname):
            traits |= SURNAME
        if stem not in seen or "object" in said:
            found.append(Reading(stem, part, cases, number, traits=traits))
            seen.add(stem)
    return tuple(found)
