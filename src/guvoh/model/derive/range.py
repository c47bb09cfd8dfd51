"""From figures side by side to a range (domain model 7). No middle value, ever."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.model.judgement import Figure, Range


def derive_range(figures: Sequence[Figure], named: int) -> Range | None:
    """The reported range over independent roots; `named` persons are a floor. None when nobody gives a figure.

    `low` is the least that any root reports, `high` the most; "at least" leaves the upper side open, "almost" the
    lower one. `fits_low` and `fits_high` bound the numbers that agree with every figure; when there are none, the
    figures are contested. A later figure of the same root (later in `figures`) takes the place of its earlier one.
    """
    latest: dict[str, Figure] = {}
    for figure in figures:
        latest[figure.root] = figure
    if not latest:
        return None
    lows = [f.amount.low for f in latest.values() if f.amount.low is not None]
    highs = [f.amount.high for f in latest.values() if f.amount.high is not None]
    # Who says "at least 47" beside "38" reports more than 38: no bound that anybody gives lies outside the range.
    low = min(lows + highs) if lows else None
    high = max(lows + highs) if highs else None
    fits_low = max(lows) if lows else None
    fits_high = min(highs) if highs else None
    contested = fits_low is not None and fits_high is not None and fits_low > fits_high
    lifted = named > 0 and (low is None or named > low) and named > (low or 0)
    if lifted:
        low = named
        if high is not None and high < named:
            high = named
    rule = "named" if lifted else "reported"
    return Range(low, high, named, len(latest), contested, rule, None if contested else fits_low,
                 None if contested else fits_high)  # fmt: skip
