"""From figures side by side to a range (domain model 7). No middle value, ever.

derive_range(figures, named)     the range of one incident, of the figures that count one unit in whole
total([range, range])            of several incidents: least added to least, most to most
counted.unit                     what a figure counts (`counted.py`); two units are never compared and never added
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guvoh.model.claim import Amount
from guvoh.model.derive.counted import PERSONS
from guvoh.model.derive.ladder import UNKNOWN
from guvoh.model.judgement import Figure, Range

Bounds = tuple[int | None, int | None]  # least and most; None is an open side


def derive_range(figures: Sequence[Figure], named: int) -> Range | None:
    """The reported range over independent roots; `named` persons are a floor. None when nobody gives a figure.

    `low` is the least that any root reports, `high` the most; "at least" leaves the upper side open, "almost" the
    lower one. `fits_low` and `fits_high` bound the numbers that agree with every figure; when there are none, the
    figures are contested. `figures` in the order of time: what a root says in a later source takes the place of all
    that it said before; what it says in one source holds together ("almost 50", "at least 47": 47 to 50). They are all
    of one unit, else ValueError; persons known by name are no floor where families, cases or acts are counted.
    """
    unit = one_unit(figure.unit for figure in figures)
    each = list(_of_roots(figures).values())
    if not each:
        return None
    lows = [low for low, _high in each if low is not None]
    highs = [high for _low, high in each if high is not None]
    # Who says "at least 47" beside "38" reports more than 38: no bound that anybody gives lies outside the range.
    low = min(lows + highs) if lows else None
    high = max(lows + highs) if highs else None
    fits_low = max(lows) if lows else None
    fits_high = min(highs) if highs else None
    contested = fits_low is not None and fits_high is not None and fits_low > fits_high
    lifted = unit == PERSONS and named > 0 and (low is None or named > low) and named > (low or 0)
    if lifted:
        low = named
        if high is not None and high < named:
            high = named
    rule = "named" if lifted else "reported"
    return Range(low, high, named, len(each), contested, rule, None if contested else fits_low,
                 None if contested else fits_high, unit)  # fmt: skip


def one_unit(units: Iterable[str]) -> str:
    """The unit that all have; persons where there are none. Raises ValueError for two: they are never brought into one
    number (domain model 8.1), and whoever asks for it has a fault in his program."""
    different = sorted(set(units))
    if len(different) > 1:
        raise ValueError(f"figures of different units: {', '.join(different)}")
    return different[0] if different else PERSONS


def _of_roots(figures: Sequence[Figure]) -> dict[str, Bounds]:
    """What each root says in the last of its sources. Speakers without a name are one root for want of better, not one
    speaker: none of them corrects another, and what they say reaches from the least to the most."""
    last = {figure.root: figure.source for figure in figures}
    said: dict[str, list[Amount]] = {}
    for figure in figures:
        if figure.source == last[figure.root] or figure.root in UNKNOWN:
            said.setdefault(figure.root, []).append(figure.amount)
    return {root: _least_to_most(a) if root in UNKNOWN else _together(a) for root, a in said.items()}


def _least_to_most(amounts: Sequence[Amount]) -> Bounds:
    lows = [a.low for a in amounts if a.low is not None]
    highs = [a.high for a in amounts if a.high is not None]
    return min(lows + highs) if lows else None, max(lows + highs) if highs else None


def _together(amounts: Sequence[Amount]) -> Bounds:
    """One speaker's figures of one day: what fits all of them; where nothing does, from the least to the most."""
    lows = [a.low for a in amounts if a.low is not None]
    highs = [a.high for a in amounts if a.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return _least_to_most(amounts) if low is not None and high is not None and low > high else (low, high)


def total(ranges: Iterable[Range | Bounds]) -> Bounds:
    """The sum over incidents (domain model 7 e): the least of each added up, the most of each added up, never a middle.
    Who gives no least is counted as 0 in that sum; one open upper side leaves the whole open. Nothing: (0, 0). Raises
    ValueError where the ranges are of different units; bare bounds are taken for persons."""
    ranges = list(ranges)
    one_unit(one.unit if isinstance(one, Range) else PERSONS for one in ranges)
    low, high = 0, 0
    is_open = False
    for one in ranges:
        least, most = (one.low, one.high) if isinstance(one, Range) else one
        low += least or 0
        is_open |= most is None
        high += most or 0
    return low, None if is_open else high


def totals(ranges: Iterable[Range]) -> dict[str, Bounds]:
    """By unit, the total of the ranges of that unit."""
    each: dict[str, list[Range]] = {}
    for one in ranges:
        each.setdefault(one.unit, []).append(one)
    return {unit: total(some) for unit, some in sorted(each.items())}
