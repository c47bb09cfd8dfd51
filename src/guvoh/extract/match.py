"""Finds the triggers of a sentence: the longest pattern that begins at a word, or none where the longest is no act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guvoh.extract.lexicon import GAPS, NO_ACT, Openings, Trigger, by_rank
from guvoh.extract.line import Line
from guvoh.extract.words import Word

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


def openings(words: Sequence[Word]) -> Openings:
    """What each of these words can begin among the others, the longest pattern first; of equals the narrower, then the
    first in the tables. Nothing where no act can: a cheap look before the sentence is taken apart."""
    beginning = {word.low: word.begins for word in words if word.begins is not None}
    found: Openings = {}
    acts = False
    present = {word.low for word in words} if beginning else set()
    for low, bundle in beginning.items():
        listed = bundle.alone
        acts = acts or bundle.acts
        if not bundle.keys.isdisjoint(present):
            keyed = bundle.keyed
            more = [keyed[key] for key in bundle.keys & present]
            fits = [t for triggers in more for t in triggers if not any(map(present.isdisjoint, t.further))]
            acts = acts or any([trigger.act != NO_ACT for trigger in fits])
            if fits:
                listed = by_rank([*fits, *listed])
        if listed:
            found[low] = listed
    return found if acts else {}


def hits(line: Line) -> list[Hit]:
    """The acts that words of the sentence can begin, in order; several classes at one place only for a joined verb."""
    found: list[Hit] = []
    covered = -1
    taken: set[int] = set()
    for place in [n for n, low in enumerate(line.lows) if low in line.openings]:
        if place < covered or place in taken or line.kind[place] == "D":
            continue
        best = _longest(line, place)
        if best is None or best.trigger.act == NO_ACT:
            covered = max(covered, best.last if best else covered)
            continue
        if best.trigger.kind != "verb":
            covered = place + 1 if best.gap else best.last
        elif best.trigger.rest and not line.has(place, "be"):
            taken.add(best.last - 1)
        found.append(best)
    return found


def _longest(line: Line, place: int) -> Hit | None:
    """The longest reading with all shorter ones behind it; words that are no act end the row."""
    readings: list[tuple[int, Trigger]] = []
    for trigger in _candidates(line, place):
        end = _follow(line, place + 1, trigger.rest) if trigger.rest else place + 1
        if end is None:
            continue
        if trigger.act == NO_ACT and readings:
            break
        readings.append((end, trigger))
        if trigger.act == NO_ACT:
            break
    if not readings:
        return None
    (end, best), *more = readings
    return Hit(place, end, best.gap, best, tuple([Hit(place, end, other.gap, other) for end, other in more]))


def _candidates(line: Line, place: int) -> Sequence[Trigger]:
    """What the word can begin here; no verb where it is none."""
    listed = line.openings[line.lows[place]]
    if line.has(place, "among") and (place == 0 or line.kind[place - 1] in ",:q"):
        return [trigger for trigger in listed if trigger.kind != "state"]  # "Among those held on Monday were ..."
    if line.has(place, "among") and line.kind[place - 1] in "xa":
        return [trigger for trigger in listed if trigger.kind != "noun"]  # "X was among those held"
    if not _verbal(line, place):
        return [trigger for trigger in listed if trigger.kind != "verb"]
    finite = line.kind[place] == "v" and (place == 0 or line.kind[place - 1] != "#")
    if finite or (line.kind[place] == "e" and place and line.kind[place - 1] == "x"):
        return [trigger for trigger in listed if trigger.kind != "noun"]
    return listed


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
        if back > 0 and line.has(back, "floating") and line.kind[back - 1] == "x":
            return True  # "were each fined"
        attributive = before in {"d", "p", "'", "#"} and following in {"n", "N", "c", "e"}
        opens = back < 0 and line.is_form(place, "d") and following == "n"
        if opens and line.has(place + 1, "person") and line.kind[place + 2 : place + 3] != [","]:
            return False  # "Imprisoned editor Name Surname ended her fast"
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
    lows = line.lows
    here, size = place, len(lows)
    number = 0
    while number < len(rest):
        if rest[number] in GAPS:
            number += 1
            if number == len(rest):
                return here
            found = _within(line, here, rest[number])
            if found is None:
                return None
            here = found + 1
            number += 1
            continue
        skipped, wanted = 0, rest[number]
        small, most = (ADJECTIVAL, 4) if line.kind[here - 1] in {"P", "t"} else (SMALL, 2)
        while here < size and lows[here] not in wanted and line.kind[here] in small and skipped < most:
            here, skipped = here + 1, skipped + (line.kind[here] != "D")
        if here >= size or lows[here] not in wanted or _is_month(line, here):
            return None
        here, number = here + 1, number + 1
    return here


def _within(line: Line, place: int, wanted: frozenset[str]) -> int | None:
    for here in range(place, min(len(line.words), place + REACH)):
        if line.lows[here] in wanted and not _is_month(line, here):
            return here
        if line.kind[here] in {":", "s", "r", "b", "x"} or (line.kind[here] == "v" and here > place):
            return None
    return None


def _is_month(line: Line, place: int) -> bool:
    """ "took office in March" was no march."""
    return line.kind[place] == "D" and line.has(place, "month")
