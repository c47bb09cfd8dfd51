"""Two claims that may tell of one event, for a person to judge: of one class of act, their days do not contradict, and
their place, their victims or their words agree. The place in any spelling, or one place in the other; the victims by a
word, or by how a name sounds in another script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from guvoh.model import Claim
from guvoh.model.derive.incident import CUSTODY
from guvoh.model.derive.ladder import key
from guvoh.model.gazetteer import apart, find, within
from guvoh.resolve.incidents.people import meant
from guvoh.resolve.incidents.spelling import sounds, words


@dataclass(frozen=True, slots=True)
class Aspects:
    """What of a claim is compared, worked out once. `names`: how the words of the victims' names sound; `spot`: the
    path of the place, empty where nobody listed it."""

    id: str
    claim: Claim
    words: str
    victims: frozenset[str]
    names: frozenset[str]
    place: frozenset[str]
    spot: tuple[str, ...]

    def marks(self) -> Iterator[tuple[str, str]]:
        """Two claims that share none of these are never alike."""
        yield "words", self.words
        yield from (("victims", word) for word in self.victims)
        yield from (("names", sound) for sound in self.names)
        yield from (("place", word) for word in self.place)
        yield from (("spot", id) for id in self.spot[1:])


def aspects(id: str, claim: Claim) -> Aspects:
    place = claim.place.text if claim.place else ""
    spot = find(place)
    people = meant(v.text for v in claim.victims).names
    names = frozenset(form for name in people for word in words(name) if len(form := sounds(word)) > LEAST)
    return Aspects(
        id, claim, key(claim.quote), _content(v.text for v in claim.victims), names, _content([place]),
        spot.path if spot else (),
    )  # fmt: skip


LEAST = 3  # sounds of a word of a name that say something by themselves


def agreeing(all: Sequence[Aspects]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Pairs of ids, the smaller first, each once, with what they agree in."""
    by_mark: dict[tuple[str, str, str], list[Aspects]] = defaultdict(list)
    for one in all:
        act = "custody" if one.claim.act in CUSTODY else one.claim.act
        for kind, word in one.marks():
            by_mark[act, kind, word].append(one)
    seen: set[tuple[str, str]] = set()
    for group in by_mark.values():
        for a, b in _in_time(group):
            first, second = (a.id, b.id) if a.id < b.id else (b.id, a.id)
            if (first, second) in seen:
                continue
            seen.add((first, second))
            if because := agreement(a, b):
                yield first, second, because


def _in_time(group: Sequence[Aspects]) -> Iterator[tuple[Aspects, Aspects]]:
    """The pairs of a group but for those whose days cannot be the same; in a large group these are nearly all."""
    closed = [t for t in group if t.claim.date and t.claim.date.start and t.claim.date.end]
    closed.sort(key=lambda t: t.claim.date.start)  # type: ignore[union-attr, arg-type, return-value]
    for n, a in enumerate(closed):
        until = a.claim.date.end  # type: ignore[union-attr]
        for b in closed[n + 1 :]:
            if b.claim.date.start > until:  # type: ignore[union-attr, operator]
                break
            yield a, b
    known = {t.id for t in closed}
    others = [t for t in group if t.id not in known]
    yield from combinations(others, 2)
    yield from product(others, closed)


def weight(because: tuple[str, ...]) -> int:
    """The more they agree in, the likelier; in the victims above all."""
    return 2 * len(because) + ("victims" in because)


def agreement(one: Aspects, other: Aspects) -> tuple[str, ...]:
    """What two claims agree in, as codes: words, victims, place, count, dates. Empty where they contradict one another,
    or agree in too little to ask anybody."""
    a, b = one.claim, other.claim
    dates = _dates(a, b)
    if dates is False:
        return ()
    because = []
    if one.words == other.words:
        because.append("words")
    named = bool(one.names & other.names)
    if named or one.victims & other.victims:
        because.append("victims")
    places = (a.place.text, b.place.text) if a.place and b.place else ("", "")
    if one.place & other.place or (len(one.spot) > 1 < len(other.spot) and _near(*places)):
        because.append("place")
    elif apart(*places) and not named and "words" not in because:
        return ()  # "teachers" of two towns
    if a.count and b.count and _fit(a, b):
        because.append("count")
    if dates:
        because.append("dates")
    strong = {"words", "victims", "place"} & set(because)
    return tuple(because) if strong and (len(because) > 1 or "words" in because) else ()


def _near(one: str, other: str) -> bool:
    return within(one, other) or within(other, one)


def _content(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that carry meaning; plural and single forms are taken as one."""
    words = {w.strip(".,'\"()") for text in texts for w in key(text).split()}
    return frozenset(w.removesuffix("s") for w in words if len(w) > 3 and not w.isdigit())


def _dates(a: Claim, b: Claim) -> bool | None:
    """True: the days overlap. False: they cannot. None: not known of both."""
    if not (a.date and b.date):
        return None
    starts = [d.start for d in (a.date, b.date) if d.start]
    ends = [d.end for d in (a.date, b.date) if d.end]
    if not starts and not ends:
        return None
    return not (starts and ends) or max(starts) <= min(ends)


def _fit(a: Claim, b: Claim) -> bool:
    lows = [c.count.low for c in (a, b) if c.count and c.count.low is not None]
    highs = [c.count.high for c in (a, b) if c.count and c.count.high is not None]
    return not (lows and highs) or max(lows) <= min(highs)
