"""The verb that bears a pattern: a form of the word itself, or the light one that carries a noun ("made an arrest")."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.pieces import REACH
from guvoh.extract.marked.tables import Trigger
from guvoh.extract.marked.words import Word

VERBAL = "veig"


def is_verb(line: Line, place: int) -> bool:
    return any(reading.part in VERBAL or "participle" in reading.traits for reading in line.words[place].readings)


def only_done(line: Line, word: Word, trigger: Trigger) -> bool:
    """ "the arrested" names people, not the act."""
    return line.tables.chained and all(
        "participle" in r.traits or r.part not in "nN" for r in word.readings if r.lemma in trigger.first[0]
    )  # fmt: skip


def is_done(word: Word, trigger: Trigger) -> bool:
    """ "the arrested": a participle made of the noun itself."""
    return any("participle" in r.traits and r.lemma in trigger.first[0] for r in word.readings)


def is_verbal(line: Line, place: int, trigger: Trigger) -> bool:
    """Whether the form is one of a verb (a full participle too) of the lemma that the pattern names."""
    if line.tables.chained and line.kind[place] not in "veiga":
        return False
    return any(
        (reading.part in VERBAL or "participle" in reading.traits) and reading.lemma in trigger.first[0]
        for reading in line.words[place].readings
    )  # fmt: skip


def finite(line: Line, place: int) -> int:
    """The verb that a form of it leans on: the last of "killed was", "done have been"."""
    last = place
    while line.words[last].as_part("a") is not None and line.has(last + 1, "light_passive", "auxiliary"):
        last += 1
    return last


def _has_object(line: Line, place: int) -> bool:
    """Whether an object stands before a word, with no verb between."""
    for back in range(place - 1, max(-1, place - 7), -1):
        if line.has(back, "object_mark"):
            return True
        if line.kind[back] in "vesr:":
            return False
    return False


def _shared(line: Line, first: int, *, crossing: bool) -> int:
    """The verb that a noun shares with what follows "and": "arrest and to prison sent were"; `crossing` another object
    too: "him arrest and his house search made"."""
    for here in range(first, min(len(line.words), first + REACH)):
        if line.kind[here] in ":sr" or (line.has(here, "object_mark") and not crossing):
            break
        if line.kind[here] in "vei" and is_verb(line, here):
            return here
    return -1


def _describes(line: Line, place: int) -> bool:
    """ "a banned group": a word that hangs on the noun before it, carried by no verb far behind."""
    before = line.words[place - 1].readings if place and line.kind[place - 1] in "nN" else ()
    return any("joins" in reading.traits for reading in before) and line.words[place - 1].text[-1] == "и"


def _over(line: Line, here: int) -> int:
    """The light verb after what a preposition takes: "leave to abroad gave"."""
    after = here + 1
    while after < min(len(line.words), here + 7) and line.kind[after] in "nNao#Dpd":
        if line.has(after, "light", "light_passive"):
            return after
        after += 1
    return after if after < len(line.words) and line.has(after, "light", "light_passive") else -1


def light_verb(line: Line, end: int, used: Collection[int]) -> int:
    """The light verb after a noun; the last of a chain ("done become")."""
    chained = line.tables.chained
    for here in range(end, min(len(line.words), end + 5)):
        if line.has(here, "light", "light_passive"):
            last = here
            while not chained and line.has(last + 1, "light", "light_passive", "auxiliary"):
                last += 1
            return last
        if not line.tables.says_joints and line.kind[here] in "c,":
            return _shared(line, here + 1, crossing=_has_object(line, min(used)))
        if line.kind[here] == "p" and any(line.has(n, "takes_to") for n in used):
            return _shared(line, here + 1, crossing=False)
        if chained and line.tables.says_joints and line.kind[here] == "p":
            return -1 if _describes(line, min(used)) else _over(line, here)
        if line.kind[here] in (",:sr" if not chained else ":srvep"):
            break
        shade = not line.tables.says_joints and line.has(here, "shade")  # "expressed deep concern"
        other = here not in used and line.kind[here] not in "cbd,q" and line.kind[here - 1] not in "c,b"
        if chained and other and not shade:
            break  # "beat and insulted him": another noun with the same verb
    return -1


def speaks(line: Line, place: int, used: Collection[int]) -> bool:
    """ "gave a warning of the sentence": the verb carries a noun that makes it one of speaking, not of the act."""
    pairs = line.tables.carried
    if place - 1 in used or not pairs:
        return False
    keys = line.words[place].keys
    return any(verb in keys for noun in line.words[place - 1].keys & pairs.keys() for _kind, verb in pairs[noun])


def is_marked_object(line: Line, word: Word) -> bool:
    """ "the violence (object mark) condemned": no noun that a light verb carries."""
    return line.tables.chained and line.tables.says_joints and "a" in word.nominal and "n" not in word.readings[0].cases


def uncarried(line: Line, place: int) -> bool:
    """What no verb behind it carries: a plural ("the accused"), a measure ("three years prison"), what a preposition
    takes ("an end to executions"), but for an infinitive."""
    readings = line.words[place].readings
    if readings and readings[0].number == "p":
        return True
    if line.has(place, "punishment") and _is_term(line, place - 1):
        return True
    return line.kind[max(0, place - 1)] == "p" and line.kind[place + 1 : place + 2] != ["i"]


def _is_term(line: Line, place: int) -> bool:
    """The years of a sentence: "three years"."""
    return line.has(place, "term") and place > 0 and (line.kind[place - 1] == "#" or line.words[place - 1].number != 0)
