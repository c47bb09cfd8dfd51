"""Whether somebody is on the board of people held, and how old the last word of him is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guvoh.model.held import HELD


def taken_since(firsts: Iterable[str | None], told: str | None) -> bool:
    """Whether a claim says that the person was taken, and nobody has told otherwise since. `firsts`: of each asserted
    claim the first day that its own words allow; `told`: the day of the last word, None where nobody told anything.
    What was told is overruled only by a claim whose own words name a later day: an old arrest is written about for
    years."""
    return any(told is None or (first is not None and first > told) for first in firsts)


def last_news(told: Sequence[tuple[str, str]], reports: Sequence[tuple[str | None, str]], call: str) -> str | None:
    """The day of the last word of somebody who is held; None where he is not on the board.

    `told`: (status, day) in the order of the days, without those who knew nothing. `reports`: (first day of its own
    words, day) of each accepted claim that asserts that he was taken. `call`: the day of the last call, or "".
    """
    status, known = told[-1] if told else ("", "")
    if status in HELD:
        return max(known, call)
    if not taken_since((first for first, _day in reports), known if told else None):
        return None
    return max([known, call, *(day for _first, day in reports)])
