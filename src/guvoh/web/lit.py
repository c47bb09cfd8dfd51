"""Words of a source as markup: every character escaped, stretches lit by role, however they lie in one another.

A stretch that crosses another is cut where they cross; the one that begins first, or is longer, lies outside. The act's
stretch is a whole clause and would hide what is in it, so it is lit only where no other role is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from guvoh.model import Claim

DEEPEST = 6  # marks in one another; more cannot be told apart
# The HTML parser would drop or change these, and every place behind them would shift; the original keeps them.
_SAME_LENGTH = str.maketrans({"\r": " ", "\0": "\ufffd", "\f": " "})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from `start` to `end` of the text. `slot` 0: words of another suggestion, which have no role here."""

    start: int
    end: int
    role: str
    slot: int


def marks_of(claim: Claim) -> list[Mark]:
    """The words of a claim by role, with the number of the slot that they fill."""
    found = [Mark(claim.start, claim.end, "act", 1)]
    found += [Mark(s.start, s.end, "victim", 2) for s in claim.victims]
    found += [Mark(s.start, s.end, "actor", 3) for s in claim.actors]
    if claim.count:
        found.append(Mark(claim.count.start, claim.count.end, "count", 4))
    if claim.date and claim.date.span_start is not None and claim.date.span_end is not None:
        found.append(Mark(claim.date.span_start, claim.date.span_end, "date", 5))
    if claim.place:
        found.append(Mark(claim.place.start, claim.place.end, "place", 6))
    found += [Mark(s.start, s.end, "says", 7) for s in claim.attribution]
    return found


def others(claims: Iterable[Claim], but: Claim | None) -> list[Mark]:
    """The words of other suggestions, each stretch once, without those of the claim that is read."""
    edges = sorted((c.start, c.end) for c in claims)
    joined: list[list[int]] = []
    for start, end in edges:
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    found = []
    for start, end in joined:
        if but is None or end <= but.start or but.end <= start:
            found.append(Mark(start, end, "", 0))
            continue
        found += [Mark(s, e, "", 0) for s, e in ((start, but.start), (but.end, end)) if s < e]
    return found


def lit(text: str, start: int, end: int, marks: Sequence[Mark], number: Callable[[int], str] = str) -> Markup:
    """The text from `start` to `end`. Its characters are as many as in the text, so that places can be counted."""
    here = [m for m in marks if m.start < end and start < m.end]
    if not here:
        return escape(text[start:end].translate(_SAME_LENGTH))
    edges = _edges(text, {start, end, *(p for m in here for p in (m.start, m.end) if start < p < end)})
    pieces = [(a, b, _over(text, a, b, here)) for a, b in pairwise(edges)]
    if any(m.slot == 1 for m in here) and not any(m.slot == 1 for _a, _b, over in pieces for m in over):
        pieces = [(a, b, _over(text, a, b, here, True)) for a, b in pairwise(edges)]  # else nothing would show it
    last = {m: b for _a, b, over in pieces for m in over}
    return Markup("").join(_nested(text, pieces, 0, last, number))


Pieces = list[tuple[int, int, tuple[Mark, ...]]]


def _edges(text: str, cuts: Collection[int]) -> list[int]:
    """The cuts, and more where white space lies at one: no mark of the act begins or ends with it."""
    found = set(cuts)
    for a, b in pairwise(sorted(cuts)):
        words = text[a:b]
        found.update((b - len(words.lstrip()), a + len(words.rstrip())) if words.strip() else ())
    return sorted(found)


def _over(text: str, a: int, b: int, marks: Iterable[Mark], act: bool = False) -> tuple[Mark, ...]:
    """The marks that lie over a piece, the outermost first; with `act` its stretch too, where others are."""
    over = sorted((m for m in marks if m.start <= a and b <= m.end), key=lambda m: (m.start, -m.end, m.slot))
    if any(m.slot > 1 for m in over):
        over = [m for m in over if m.slot > 1 - act]
    elif any(m.slot == 1 for m in over):
        over = [m for m in over if m.slot == 1] if any(c.isalnum() for c in text[a:b]) else []
    return tuple(over[:DEEPEST])


def _nested(
    text: str, pieces: Pieces, depth: int, last: dict[Mark, int], number: Callable[[int], str]
) -> Iterable[Markup]:
    at = 0
    while at < len(pieces):
        a, b, over = pieces[at]
        if len(over) <= depth:
            yield escape(text[a:b].translate(_SAME_LENGTH))
            at += 1
            continue
        mark, stop = over[depth], at + 1
        while stop < len(pieces) and pieces[stop][2][depth : depth + 1] == (mark,):
            stop += 1
        inside = Markup("").join(_nested(text, pieces[at:stop], depth + 1, last, number))
        yield _element(mark, inside, number(mark.slot) if last[mark] == pieces[stop - 1][1] else "")
        at = stop


def _element(mark: Mark, inside: Markup, number: str) -> Markup:
    if not mark.slot:
        return Markup('<span class="lit">{}</span>').format(inside)
    if not number:
        return Markup('<mark data-role="{}">{}</mark>').format(mark.role, inside)
    return Markup('<mark data-role="{}" data-slot="{}">{}</mark>').format(mark.role, number, inside)
