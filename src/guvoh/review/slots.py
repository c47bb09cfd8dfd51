"""A claim is corrected slot by slot: words of the source go in and come out, the act's stretch grows and shrinks.

Pure functions from a claim to a claim. Slots are named as in `SLOTS`; the number of a slot is its place there, from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from guvoh.errors import WrongField
from guvoh.model import ACTS, Amount, Claim, Place, Span, When, dates, vocabulary
from guvoh.model.claim import Polarity
from guvoh.model.typed_day import typed_day
from guvoh.review.decide import BY_HAND
from guvoh.text.calendar import moments
from guvoh.text.i18n import _
from guvoh.text.numbers import quantities
from guvoh.text.tokens import tokens

SLOTS = ("act", "victim", "actor", "count", "date", "place", "says", "polarity")
SEVERAL = {"victim": "victims", "actor": "actors", "says": "attribution"}  # slots that hold more than one stretch
POLARITIES: tuple[Polarity, ...] = ("asserted", "denied", "planned", "hypothetical")
NEAR = 400  # characters round the act's stretch in which its words are looked for when an edge moves
MOST = 1_000_000_000  # people; more were never told of, and a slip of the keyboard is


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its edges. Raises `WrongField` where no word is left."""
    start, end = max(0, start), min(len(text), end)
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = end - len(words) + len(words.rstrip())
    if first >= last or not any(c.isalnum() for c in text[first:last]):
        raise WrongField(
            _("No words were selected."), _("Select words in the text of the source first."), field="words"
        )
    return first, last


def put_words(claim: Claim, slot: str, text: str, start: int, end: int, published: str | None = None) -> Claim:
    """The claim with words of the source in one of its slots. Among several victims, actors or speakers the new words
    take the place of those that they overlap; else they are added. Of a count and a date the words are read (a date
    against the day `published`); what cannot be read keeps its words and open bounds."""
    start, end = trimmed(text, start, end)
    words = text[start:end]
    edited = replace(claim, rule=BY_HAND)
    if slot == "act":
        return replace(edited, start=start, end=end, quote=words)
    if slot in SEVERAL:
        kept = [s for s in getattr(claim, SEVERAL[slot]) if s.end <= start or end <= s.start]
        spans = [*kept, Span(words, start, end)]
        # Speakers run from the nearest outwards, which is not their order in the text.
        in_order = spans if slot == "says" else sorted(spans, key=lambda s: s.start)
        return _with_spans(edited, slot, in_order)
    if slot == "count":
        low, high = _bounds(text, start, end, claim.language)
        return replace(edited, count=Amount(low, high, words, start, end))
    if slot == "date":
        first, last, precision = _days(text, start, end, published, claim.language)
        return replace(edited, date=When(first, last, words, precision, start, end))
    if slot == "place":
        return replace(edited, place=Place(words, start, end))
    if slot == "polarity":
        return replace(edited, certainty=tuple(dict.fromkeys((*claim.certainty, words))))
    raise ValueError(slot)


def drop_words(claim: Claim, slot: str, n: int = 0) -> Claim:
    """Without the words of a slot; of several the one at place `n`. The act keeps its words."""
    edited = replace(claim, rule=BY_HAND)
    if slot in SEVERAL:
        spans = getattr(claim, SEVERAL[slot])
        return _with_spans(edited, slot, [*spans[:n], *spans[n + 1 :]])
    if slot == "count":
        return replace(edited, count=None)
    if slot == "date":
        return replace(edited, date=None)
    if slot == "place":
        return replace(edited, place=None)
    if slot == "polarity":
        return replace(edited, certainty=(*claim.certainty[:n], *claim.certainty[n + 1 :]))
    return claim


def sooner(claim: Claim, n: int) -> Claim:
    """The speaker at place `n` one place nearer to the act: the first said it himself."""
    spans = list(claim.attribution)
    if 0 < n < len(spans):
        spans[n - 1], spans[n] = spans[n], spans[n - 1]
    return replace(claim, attribution=tuple(spans), rule=BY_HAND)


def _with_spans(claim: Claim, slot: str, spans: Sequence[Span]) -> Claim:
    if slot == "victim":
        return replace(claim, victims=tuple(spans))
    if slot == "actor":
        return replace(claim, actors=tuple(spans))
    return replace(claim, attribution=tuple(spans))


def say_act(claim: Claim, act: str, code: str = "") -> Claim:
    """Raises `WrongField` for an act that is in no list."""
    if act not in ACTS or (code and vocabulary.act_class(code) != act):
        raise WrongField(_("This is no act of the list."), _("Choose one from the list."), field="act")
    return replace(claim, act=act, code=code, rule=BY_HAND)


def say_polarity(claim: Claim, polarity: str) -> Claim:
    known = next((p for p in POLARITIES if p == polarity), None)
    if known is None:
        raise WrongField(_("This is not one of the four."), _("Choose how it is said."), field="polarity")
    return replace(claim, polarity=known, rule=BY_HAND)


def say_count(claim: Claim, low: str, high: str) -> Claim:
    """Other bounds for the number whose words stand already; an empty one is an open side. Raises `WrongField`."""
    if claim.count is None:
        raise WrongField(
            _("The number needs words of the source."), _("Select them in the text, then press 4."), field="low"
        )
    bounds = [_number(typed, field) for typed, field in ((low, "low"), (high, "high"))]
    if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
        raise WrongField(
            _("The lower number is above the upper one."), _("Give the smaller number first."), field="low"
        )
    return replace(claim, count=replace(claim.count, low=bounds[0], high=bounds[1]), rule=BY_HAND)


def _number(typed: str, field: str) -> int | None:
    typed = "".join(typed.split())
    if not typed:
        return None
    if not typed.isdecimal() or int(typed[:12]) > MOST or len(typed) > 12:
        raise WrongField(_("This is not a number of people."), _("Type figures only, or leave it empty."), field)
    return int(typed)


def say_date(claim: Claim, typed: str, now: datetime) -> Claim:
    """Other days for the date, with or without words of its own: EDTF, or a day as people type it. Empty: no date.
    Raises `UsageError`."""
    if not typed.strip():
        return drop_words(claim, "date")
    start, end = dates.interval(typed if dates.is_valid(typed) else typed_day("days", typed, now))
    said = claim.date or When(None, None, "", "")
    return replace(
        claim, date=replace(said, start=start, end=end, precision=dates.precision_of(start, end)), rule=BY_HAND
    )


def move_edge(claim: Claim, text: str, edge: str, words: int) -> Claim:
    """The act's stretch with its `edge` (start or end) so many words further on (or back); at least one word stays."""
    around = tokens(text, max(0, claim.start - NEAR), min(len(text), claim.end + NEAR))
    said = [t for t in around if any(c.isalnum() for c in t.text)]
    if edge == "end":
        ends = [t.end for t in said if t.end > claim.start]
        at = bisect_left(ends, claim.end) if words < 0 else bisect_right(ends, claim.end) - 1
        start, end = claim.start, _at(ends, at + words, claim.end)
    else:
        starts = [t.start for t in said if t.start < claim.end]
        at = bisect_right(starts, claim.start) - 1 if words > 0 else bisect_left(starts, claim.start)
        start, end = _at(starts, at + words, claim.start), claim.end
    if start >= end or not text[start:end].strip():
        return claim
    return replace(claim, start=start, end=end, quote=text[start:end], rule=BY_HAND)


def _at(places: Sequence[int], n: int, else_: int) -> int:
    return places[n] if 0 <= n < len(places) else else_


def new_claim(text: str, start: int, end: int, language: str) -> Claim:
    """The beginning of a claim that no machine proposed: its words, and all else still to be said."""
    start, end = trimmed(text, start, end)
    return Claim(start, end, text[start:end], "", language=language, rule=BY_HAND, score=1.0)


def _bounds(text: str, start: int, end: int, language: str) -> tuple[int | None, int | None]:
    found = quantities(text, start, end, language)
    return (found[0].low, found[0].high) if found else (None, None)


def _days(
    text: str, start: int, end: int, published: str | None, language: str
) -> tuple[str | None, str | None, str]:
    """A date may lean on one that was said before it in its paragraph, so reading begins there."""
    begin = text.rfind("\n", 0, start) + 1
    within = [m for m in moments(text, begin, end, published, language) if start <= m.start and m.end <= end]
    if not within:
        return None, None, "unknown"
    first, last = within[0].first, within[0].last
    return first.isoformat() if first else None, last.isoformat() if last else None, within[0].precision
