"""Which words of a sentence say that an act happened: the longest pattern that its words allow, shorter ones behind."""

from __future__ import annotations

from typing import NamedTuple

from guvoh.extract.marked.bearing import (
    finite,
    is_done,
    is_marked_object,
    is_verb,
    is_verbal,
    light_verb,
    only_done,
    speaks,
    uncarried,
)
from guvoh.extract.marked.begun import Begun, begun_by, possible
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.pieces import REACH, is_one_of, side_by_side, standing
from guvoh.extract.marked.tables import NO_ACT, Part, Trigger
from guvoh.extract.marked.words import CARRY, LIGHT, Word

TAKES = frozenset({"object", "owner"})
LIGHT_PART = frozenset({LIGHT})


class Hit(NamedTuple):
    """`place`: the first word of the pattern; `low` and `high`: all its words lie between; `verb`: the verb that
    carries it (for a noun, -1); `used`: its words; `others`: shorter readings, longest first."""

    place: int
    low: int
    high: int
    verb: int
    used: frozenset[int]
    trigger: Trigger
    others: tuple[Hit, ...] = ()


def hits(line: Line) -> list[Hit]:
    """The acts of the sentence in order, at most one for each first word; words inside a longer pattern begin none."""
    said = line.meant
    found = []
    known = line.tables.begun
    for place, word in enumerate(line.words):
        begun = known.get(word.keys) or begun_by(line.tables, word.keys)
        if begun.listed and (hit := _at(line, place, said, begun)) is not None:
            found.append(hit)
    taken: dict[int, Hit] = {}
    for hit in sorted(found, key=lambda h: (-h.trigger.rank, h.place)):
        over = taken.get(hit.place)
        if over is None or (over.trigger.kind == "verb" and hit.trigger.kind == "verb" and over.place != hit.place):
            for place in hit.used:
                taken.setdefault(place, hit)
            if over is not None and _lent(line, hit, over):
                taken[hit.place] = hit
    kept = {id(hit): hit for hit in taken.values()}
    return sorted((h for h in kept.values() if h.trigger.act != NO_ACT), key=lambda h: h.place)


def _lent(line: Line, hit: Hit, over: Hit) -> bool:
    """Whether a verb with an act of its own also carries the noun of another: "21 men wounded and two killed were"."""
    carried = over.verb == hit.place == hit.verb and any(part[0] == LIGHT_PART for part in over.trigger.parts)
    return carried and not line.tables.says_joints and not line.has(hit.place, *CARRY)


def _at(line: Line, place: int, said: frozenset[str], begun: Begun) -> Hit | None:
    if line.kind[place] in "D,:q":
        return None
    readings = []
    for trigger in possible(begun, said):
        hit = _fit(line, place, trigger)
        if hit is not None:
            readings.append(hit)
            if trigger.act == NO_ACT:
                break
    if not readings:
        return None
    best, *more = readings
    return best._replace(others=tuple(more))


def _fit(line: Line, place: int, trigger: Trigger) -> Hit | None:
    """How a pattern fits at a word. Where the verb stands last, what it carries can stand far before it: "on his way
    to prison sent"; so the verb is looked for behind the other words first."""
    parts = trigger.parts
    if trigger.light and not line.tables.says_joints and len(parts) > 1:
        hit = _fit_as(line, place, trigger, tuple(sorted(parts, key=lambda part: part[0] == LIGHT_PART)))
        if hit is not None:
            return hit
    return _fit_as(line, place, trigger, parts)


def _fit_as(line: Line, place: int, trigger: Trigger, parts: tuple[Part, ...]) -> Hit | None:
    word = line.words[place]
    light = trigger.light
    near = trigger.act == NO_ACT and not (line.tables.chained and line.tables.says_joints)
    free = near or ("thing" in trigger.marks and not line.tables.chained)
    verbal = trigger.kind == "verb" and not light
    begins = verbal and is_verbal(line, place, trigger)
    if verbal and not begins and not line.tables.chained:
        return None
    named = word if len(trigger.first) == 1 or line.tables.chained else _last(line, place, trigger)
    if trigger.kind == "people" and line.kind[place] not in "anN":
        return None
    if trigger.kind == "noun" and (named is None or named.as_part("nN") is None or only_done(line, word, trigger)):
        return None
    if light and len(trigger.first) == 1 and is_marked_object(line, word):
        return None
    if light and not line.tables.says_joints and uncarried(line, place):
        return None
    end = side_by_side(line, place, trigger.first)
    if end is None:
        return None
    used, reached = set(range(place, end)), {place, end - 1}
    verb = finite(line, place) if begins else -1
    if verbal and not begins:
        inside = [n for n in range(place, end) if line.kind[n] in "veia" and is_verb(line, n)]
        verb = (inside[-1] if line.tables.says_joints else inside[0]) if inside else -1
    if verb > place:
        used.update(range(place, verb + 1))
    for part in parts:
        if part[0] == LIGHT_PART:
            verb = place if is_done(word, trigger) else light_verb(line, max(used) + 1, used)
            if verb < 0:
                return None
            used.add(verb)
            continue
        at = standing(line, place, end, part, used, near=near, free=free)
        if at is None:
            return None
        if not _own_phrase(line, at, part, trigger):
            used.update(range(*at))
        reached.update(range(*at))
        if "subjective" in trigger.marks and not any(
            "n" in line.words[n].cases and is_one_of(line, n, part[0])
            for n in range(max(0, place - REACH), min(len(line.words), place + REACH))
        ):
            return None
        if verbal and not begins and verb < 0:
            verb = next((n for n in range(*at) if line.kind[n] in "veia" and is_verb(line, n)), -1)
    if verbal and verb < 0 and line.tables.says_joints and any(LIGHT in side for part in parts for side in part):
        verb = light_verb(line, max(used) + 1, used)  # "a term of 5 years (as a sentence) set"
        used.update([verb] if verb >= 0 else [])
    if verbal and verb < 0:
        return None
    if begins and not line.tables.says_joints and line.tables.verb_last and speaks(line, place, used):
        return None
    return Hit(place, min(used | reached), max(used | reached) + 1, verb, frozenset(used), trigger)


def _last(line: Line, place: int, trigger: Trigger) -> Word | None:
    """The noun that the words of a pattern end with: "penitent video"."""
    end = side_by_side(line, place, trigger.first)
    return line.words[end - 1] if end is not None else None


def _own_phrase(line: Line, at: tuple[int, int], part: Part, trigger: Trigger) -> bool:
    """Whether a part of a pattern is what the act is done to: "cancelled the concert of X"."""
    if line.tables.chained or trigger.kind != "verb" or not TAKES.intersection(trigger.frames):
        return False
    return all(line.kind[n] in "nNa" for n in range(*at))
