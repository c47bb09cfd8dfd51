"""Finds the triggers of a sentence: the longest pattern that begins at a word, or none where the longest is no act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from guvoh.extract.lexicon import GAP, MOVABLE, NO_ACT, Bundle, Lexicon, Trigger
from guvoh.extract.line import Line
from guvoh.text.tokens import Token

REACH = 12  # words that a gap may hold
SMALL = frozenset("dpa'D#q")
ADJECTIVAL = SMALL | {"n", "N"}


class Hit(NamedTuple):
    """`place` is the first word of the trigger, `last` the word after its last; `gap`: an object may lie in it.

    `others` are the other readings that begin here, longest first; the first whose roles fit holds.
    """

    place: int
    last: int
    gap: bool
    trigger: Trigger
    others: tuple[Hit, ...] = ()


def promising(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether any act can stand among these words at all: a cheap look before the sentence is taken apart."""
    present: set[str] | None = None
    for word in words:
        if word.low not in lexicon.starts:
            continue
        if present is None:
            present = {w.low for w in words}
        for bundle in lexicon.by_start[word.low]:
            if any(trigger.act != NO_ACT for trigger in bundle.alone):
                return True
            for key in present & bundle.keyed.keys():
                if any(_present(trigger, present) for trigger in bundle.keyed[key]):
                    return True
    return False


def _present(trigger: Trigger, words: set[str]) -> bool:
    rest = (part for part in trigger.rest if part not in {GAP, MOVABLE})
    return trigger.act != NO_ACT and all(not part.isdisjoint(words) for part in rest)


def hits(line: Line) -> list[Hit]:
    """The acts that words of the sentence can begin, in order; several classes at one place only for a joined verb."""
    found: list[Hit] = []
    covered = -1
    taken: set[int] = set()
    present = {word.low for word in line.words}
    for place, word in enumerate(line.words):
        if word.low not in line.lexicon.starts or place < covered or place in taken or line.kind[place] == "D":
            continue
        best = _longest(line, place, present)
        if best is None or best.trigger.act == NO_ACT:
            covered = max(covered, best.last if best else covered)
            continue
        if best.trigger.kind != "verb":
            covered = best.last
        elif best.trigger.rest:
            taken.add(best.last - 1)
        found.append(best)
    return found


def _longest(line: Line, place: int, present: set[str]) -> Hit | None:
    """The longest reading with all shorter ones behind it; words that are no act end the row."""
    found: list[tuple[tuple[int, bool, int, int], Hit]] = []
    for trigger in _candidates(line, place, present):
        end = _follow(line, place + 1, trigger.rest)
        if end is None:
            continue
        weight = sum(part not in {GAP, MOVABLE} for part in trigger.rest)
        gap = GAP in trigger.rest or MOVABLE in trigger.rest
        rank = (weight, trigger.act == NO_ACT, len(trigger.marks & line.lexicon.required), -trigger.order)
        found.append((rank, Hit(place, end, gap, trigger)))
    if len(found) > 1:
        found.sort(key=itemgetter(0), reverse=True)
    readings = [hit for rank, hit in takewhile(lambda row: not row[0][1], found)]
    if not readings:
        return found[0][1] if found else None
    return readings[0]._replace(others=tuple(readings[1:]))


def _candidates(line: Line, place: int, present: set[str]) -> Iterator[Trigger]:
    lexicon = line.lexicon
    acts_as_verb = _verbal(line, place)
    for form in line.forms[place]:
        if form.lemma in lexicon.verbs:
            yield from _of(lexicon.verbs[form.lemma], present, verbs=acts_as_verb)
    if line.words[place].low in lexicon.words:
        yield from _of(lexicon.words[line.words[place].low], present, verbs=True)


def _of(bundle: Bundle, present: set[str], *, verbs: bool) -> Iterator[Trigger]:
    for trigger in bundle.alone:
        if verbs or trigger.kind != "verb":
            yield trigger
    seen: set[int] = set()
    for word in present & bundle.keyed.keys():
        for trigger in bundle.keyed[word]:
            if trigger.order not in seen and (verbs or trigger.kind != "verb"):
                seen.add(trigger.order)
                yield trigger


def _verbal(line: Line, place: int) -> bool:
    """Whether the word acts as a verb here; a word in a noun's place does not."""
    kind = line.kind[place]
    if kind in {"v", "x"}:
        return True
    back = place - 1
    while back > 0 and line.kind[back] in {"a", "q"}:
        back -= 1
    before = line.kind[back] if back >= 0 else ""
    if kind == "e":
        following = line.kind[place + 1] if place + 1 < len(line.kind) else ""
        if back >= 0 and line.has(back, "people_pronoun") and following not in {"n", "N"}:
            return True  # "those arrested in May"
        attributive = before in {"d", "p", "'", "#"} and following in {"n", "N", "c", "e"}
        return not (attributive or (before == "P" and following in {"n", "N"}) or (before == "d"))
    if kind == "g":
        return before not in {"d", "p", "'", "#"}
    return kind == "n" and _joined_base(line, place)


def _joined_base(line: Line, place: int) -> bool:
    """A base form that goes on with verbs before it: "to enter homes, arrest and beat people"."""
    if not line.is_form(place, "b") or line.has(place + 1, "of"):
        return False
    back = place - 1
    while back >= 0 and line.kind[back] == "a":
        back -= 1
    if back < 0 or line.kind[back] not in {"c", ","}:
        return False
    for before in range(back - 1, max(-1, back - 10), -1):
        if line.kind[before] in {"t"} and before + 1 < len(line.kind) and line.is_form(before + 1, "b"):
            return line.kind[before + 1] == "v"
        if line.kind[before] in {"s", ":", "r", "P"}:
            return False
    return False


def _follow(line: Line, place: int, rest: tuple[frozenset[str], ...]) -> int | None:
    """The word after the last one of the pattern, or None where it does not stand there."""
    here, size = place, len(line.words)
    number = 0
    while number < len(rest):
        if rest[number] in {GAP, MOVABLE}:
            number += 1
            if number == len(rest):
                return here
            found = _within(line, here, rest[number])
            if found is None:
                return None
            here = found + 1
            number += 1
            continue
        skipped = 0
        small, most = (ADJECTIVAL, 4) if number and line.kind[here - 1] in {"P", "t"} else (SMALL, 2)
        while here < size and not _is(line, here, rest[number]) and line.kind[here] in small and skipped < most:
            here, skipped = here + 1, skipped + (line.kind[here] != "D")
        if here >= size or not _is(line, here, rest[number]):
            return None
        here, number = here + 1, number + 1
    return here


def _is(line: Line, place: int, wanted: frozenset[str]) -> bool:
    word = line.words[place].low
    return word in wanted


def _within(line: Line, place: int, wanted: frozenset[str]) -> int | None:
    for here in range(place, min(len(line.words), place + REACH)):
        if _is(line, here, wanted):
            return here
        if line.kind[here] in {":", "s", "r", "b", "x"} or (line.kind[here] == "v" and here > place):
            return None
    return None
