"""What was told of one person's liberty as intervals, each with the word that opened it and the one that closed it.

    intervals(told, over, today, stale)     judged: they never overlap, whatever order the words came in
    contested(told, over)                   two voices that tell of the same days what cannot both be

A word tells of the days from "since" (else its own day) to the day on which it was known. Behind the last word that
somebody is held lies what nobody knows. `over`: which word was judged to hold over which (`vault.queries.joined`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guvoh.book.liberty import DAY, Kind, Stretch, kind_of, since
from guvoh.model.derive.holds import passed_over
from guvoh.model.held import NOTHING_KNOWN, StatusTold

Over = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first to the last day, both inclusive. `opened` and `closed`: the words by which it begins and ends,
    None where nobody's word does; `code`: "" for several. `stale`: not known for longer than the board allows."""

    start: date
    end: date
    kind: Kind
    code: str
    opened: StatusTold | None
    closed: StatusTold | None = None
    stale: bool = False

    def stretch(self) -> Stretch:
        return Stretch(self.start, self.end, self.kind, self.code)


@dataclass(frozen=True, slots=True)
class Contested:
    """Two words of two voices that cannot both be, of the days from `start` to `end`."""

    one: StatusTold
    other: StatusTold
    start: date
    end: date


def intervals(told: Iterable[StatusTold], over: Over, today: date, stale_after: int) -> tuple[Interval, ...]:
    """In the order of time. Of two words of one day the later one holds."""
    out: list[Interval] = []
    for word in counted(told, over):
        known = date.fromisoformat(word.known)
        kind, start = kind_of(word.status), since(word.since, known)
        while out and out[-1].kind != kind and out[-1].end >= known:  # told of the same day
            cut = replace(out.pop(), end=known - DAY)
            if cut.start <= cut.end:
                out.append(cut)
        before = out[-2].end + DAY if len(out) > 1 else date.min
        if out and out[-1].kind == kind:
            code = word.status if out[-1].code == word.status else ""
            begun = min(out[-1].start, max(start, before))
            out[-1] = replace(out[-1], start=begun, end=max(out[-1].end, known), code=code, closed=word)
            continue
        if out:
            start = max(start, out[-1].end + DAY)
            out[-1] = replace(out[-1], closed=word)
            if (start - out[-1].end).days > 1 and out[-1].kind != "unknown" and kind != "unknown":
                out.append(Interval(out[-1].end + DAY, start - DAY, "unknown", "", None, word))
        out.append(Interval(start, known, kind, word.status, word))
    if out and out[-1].kind == "held" and out[-1].end < today:
        stale = (today - out[-1].end).days > stale_after
        out.append(Interval(out[-1].end + DAY, today, "unknown", "", None, None, stale))
    return tuple(out)


def counted(told: Iterable[StatusTold], over: Over) -> list[StatusTold]:
    """The words that count, in one order for all: by the day on which they were known, then as they were made."""
    words = sorted((w for w in told if w.status != NOTHING_KNOWN), key=lambda w: (w.known, w.entry))
    passed = passed_over({w.entry for w in words}, over)
    return [w for w in words if w.entry not in passed]


def contested(told: Iterable[StatusTold], over: Over) -> tuple[Contested, ...]:
    """Those of whom nobody judged yet which one holds, the latest first."""
    words, found = counted(told, over), list[Contested]()
    spans = _spans(words)
    for n, other in enumerate(words):
        for one in words[:n]:
            (a, b), (c, d) = spans[one.entry], spans[other.entry]
            start, end = max(a, c), min(b, d)
            contrary = {kind_of(one.status), kind_of(other.status)} == CONTRARY
            if start <= end and contrary and _voice(one) != _voice(other):
                found.append(Contested(one, other, start, end))
    return tuple(reversed(found))


CONTRARY = {"held", "free"}  # whoever knows nothing speaks against nobody


def _spans(words: Sequence[StatusTold]) -> dict[str, tuple[date, date]]:
    """The days of which each word tells: from the day before it on which the same voice told the same kind of thing."""
    last: dict[str, tuple[str, date]] = {}
    found = {}
    for word in words:
        known, kind = date.fromisoformat(word.known), kind_of(word.status)
        start = since(word.since, known)
        before = last.get(_voice(word))
        if before and before[0] == kind:
            start = min(start, before[1])
        last[_voice(word)] = kind, known
        found[word.entry] = start, known
    return found


def _voice(word: StatusTold) -> str:
    return word.said_by or word.source or word.entry


def stretches(of: Sequence[Interval]) -> tuple[Stretch, ...]:
    """As a drawing takes them."""
    return tuple(one.stretch() for one in of)
