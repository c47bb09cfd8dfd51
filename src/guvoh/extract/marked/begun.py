"""Which patterns can begin at a word of a sentence. Tables hold thousands; one whose words are not there costs nothing:
each is filed under the part of it that fewest other patterns ask for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from guvoh.extract.marked.tables import Tables, Trigger
from guvoh.extract.marked.words import ALWAYS
from guvoh.text.remembered import MOST


class Begun(NamedTuple):
    """What one word can begin, best first. `alone`: the places in `listed` of those that ask for no word that a
    sentence can lack; `filed`: of the others, by a word of which one must stand in the sentence."""

    listed: tuple[Trigger, ...]
    alone: tuple[int, ...]
    filed: dict[str, tuple[int, ...]]
    asked: frozenset[str]


NONE = Begun((), (), {}, frozenset())


def begun_by(known: Tables, keys: frozenset[str]) -> Begun:
    """What a word with these keys can begin; remembered."""
    found = known.begun.get(keys)
    if found is None:
        if len(known.begun) >= MOST:
            known.begun.clear()
        found = known.begun[keys] = _filed(known, keys)
    return found


def possible(begun: Begun, said: frozenset[str]) -> Iterator[Trigger]:
    """Of these patterns those that ask for nothing but what is said in the sentence, best first."""
    listed, filed = begun.listed, begun.filed
    there = begun.asked & said
    places = {*begun.alone, *chain.from_iterable([filed[word] for word in there])} if there else begun.alone
    for place in sorted(places):
        if not any(map(said.isdisjoint, listed[place].needs)):
            yield listed[place]


def _filed(known: Tables, keys: frozenset[str]) -> Begun:
    by_order = {trigger.order: trigger for key in keys for trigger in known.triggers.get(key, ())}
    if not by_order:
        return NONE
    listed = tuple(sorted(by_order.values(), key=lambda trigger: (-trigger.rank, trigger.order)))
    asking = Counter(word for trigger in listed for side in trigger.needs for word in side)
    alone: list[int] = []
    filed: dict[str, list[int]] = defaultdict(list)
    for place, trigger in enumerate(listed):
        sides = [side for side in trigger.needs if side.isdisjoint(ALWAYS)]
        if not sides:
            alone.append(place)
            continue
        for word in min(sides, key=lambda side: sum(asking[word] for word in side)):
            filed[word].append(place)
    return Begun(listed, tuple(alone), {word: tuple(of) for word, of in filed.items()}, frozenset(filed))
