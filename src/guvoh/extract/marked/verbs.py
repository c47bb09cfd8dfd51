"""What a verb form says by itself: its reading, voice, number, and what stands round it: not, will, may, must."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.words import NOTHING, Reading

VERBAL = "veig"
NEAR = 4  # words before a verb that can deny it or lay it in the future


class Verb(NamedTuple):
    """`place`; its `reading`; `passive`; `flags`: not, future, wish, order, possible, duty, participle, infinitive,
    gerund."""

    place: int
    reading: Reading
    passive: bool
    flags: frozenset[str]


def verb_of(line: Line, hit: Hit) -> Verb | None:
    """The verb of a hit; None for a noun."""
    if hit.verb < 0:
        return None
    wanted = NOTHING.union(*hit.trigger.first[:1]) if hit.verb == hit.place else NOTHING
    return verb_at(line, hit.verb, wanted)


def verb_at(line: Line, place: int, wanted: frozenset[str] = NOTHING) -> Verb | None:
    word = line.words[place]
    readings = [r for r in word.readings if r.part in VERBAL or "participle" in r.traits]
    readings = [r for r in readings if not wanted or r.lemma in wanted] or readings
    if line.tables.chained:
        part = "g" if line.kind[place] == "e" else line.kind[place]
        readings = [r for r in readings if r.part == part] or readings
    if not readings:
        return None
    reading = readings[0]
    return Verb(place, reading, _passive(line, place, reading), frozenset(_flags(line, place, reading)))


def _passive(line: Line, place: int, reading: Reading) -> bool:
    if reading.voice == "p":
        return True
    if line.has(place, "light_passive"):
        return not line.has(place - 1, "light") or line.words[place - 1].as_part("a") is not None
    return False


def _flags(line: Line, place: int, reading: Reading) -> set[str]:
    flags: set[str] = set()
    if "not" in reading.traits:
        flags.add("not")
    if "him" in reading.traits:
        flags.add("him")
    if "participle" in reading.traits and reading.part == "a":
        flags.add("participle")
    if reading.part == "i":
        flags.add("infinitive")
    if reading.part == "g":
        flags.add("gerund")
    if reading.time in {"future", "order", "wish"}:
        flags.add(reading.time)
    back = place - 1
    while back >= 0 and place - back <= NEAR and line.kind[back] not in ",:sr":
        tags = line.words[back].tags
        if "not" in tags and (back == place - 1 or line.kind[back + 1] in "dovex" or line.has(back + 1, "be")):
            flags.add("not")
        if "will" in tags and line.tables.chained:
            flags.add("future")
        if "be" in tags and line.words[back].as_part("v") is not None:
            be = line.words[back].as_part("v")
            if be is not None and be.time == "future":
                flags.add("future")
        elif line.kind[back] in "ve" and back != place:
            if reading.part == "i" and not line.tables.chained and line.has(back - 1, "not"):
                flags.add("not")  # "could not find him"
            break
        back -= 1
    near = range(max(0, place - NEAR), min(len(line.words), place + NEAR))
    here = line.within[place : place + 1]
    if "would" in line.tags and any(line.has(n, "would") and line.within[n : n + 1] == here for n in near):
        flags.add("wish")
    return flags
