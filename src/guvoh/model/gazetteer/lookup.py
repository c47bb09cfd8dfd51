"""Finding a place by the words of a text, in any case of Russian and Tajik."""

from __future__ import annotations

import re

from guvoh.model.gazetteer.listed import Spot, folded, names, stems
from guvoh.text.remembered import Remembered

_LONGEST = 5  # words of one name
_TAIL = 3  # letters that a case may add
_ADJECTIVE = re.compile("ск(?:ии|ого|ому|им|ом|ая|ои|ую)$")  # folded: й is и
_WIDE = 40  # words of a text that are looked at
_SHORT = 4  # letters; shorter words that are no names are not taken for a place of a text


def find(text: str) -> Spot | None:
    """The finest place that the words name: of "Khujand and Dushanbe" the first, of "Moscow, Russia" the town. None
    where nobody listed it."""
    return _FOUND[text]


def within(place: str, other: str) -> bool:
    """Whether `place` is `other` or lies in it. Of places that nobody listed only the same words are known."""
    one, two = find(place), find(other)
    if one and two:
        return two.id in one.path
    return bool(folded(place)) and folded(place) == folded(other)


def apart(place: str, other: str) -> bool:
    """Whether both are known and neither lies in the other."""
    one, two = find(place), find(other)
    return bool(one and two) and not (within(place, other) or within(other, place))


def _find(text: str) -> Spot | None:
    words = folded(text).split()[:_WIDE]
    candidates: list[list[Spot]] = []
    ends: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            spots = _named(words[at : at + size])
            if spots:
                candidates.append(spots)
                ends.append((at, at + size))
                at += size
                break
        else:
            at += 1
    if not candidates:
        return None
    said = {spots[0].id for spots in candidates}
    settled: list[Spot] = []
    for n, spots in enumerate(candidates):
        spot = next((s for s in spots if said & set(s.path[:-1])), spots[0])
        after = candidates[n + 1][0] if n + 1 < len(candidates) and ends[n][1] == ends[n + 1][0] else None
        if after is None or after.level != "country" or after.id in spot.path:
            settled.append(spot)  # else a town of that name in another country: "Paris, United States"
    finest = max(len(spot.path) for spot in settled)
    return next(spot for spot in settled if len(spot.path) == finest)


_FOUND: Remembered[Spot | None] = Remembered(_find)


def _named(words: list[str]) -> list[Spot]:
    name = " ".join(words)
    if len(name) < 3:
        return []
    exact = names().get(name)
    if exact:
        return exact
    if not "а" <= name[0] <= "ӿ" or len(name) < _SHORT:
        return []
    bare = _ADJECTIVE.sub("", name)
    if bare != name and len(bare) >= _SHORT:
        name = bare  # "Вахшский район", "в Согдийской области"
        if name in names():
            return names()[name]
    for cut in range(_TAIL + 1):
        for known in stems().get(name[: len(name) - cut], ()):
            if known.count(" ") == name.count(" ") and abs(len(known) - len(name)) <= _TAIL:
                return names()[known]
    return []
