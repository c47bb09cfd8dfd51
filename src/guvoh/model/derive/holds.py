"""Of two words about somebody's liberty, the one that a person judged to hold."""

from __future__ import annotations

from collections.abc import Collection


def passed_over(told: Collection[str], over: Collection[tuple[str, str]]) -> set[str]:
    """Those of the entries `told` that do not count, because another one that stands was judged to hold. `over`:
    (holds, does not). Where two were judged both ways, both count: the question is open."""
    standing, pairs = set(told), set(over)
    return {b for a, b in pairs if a in standing and b in standing and (b, a) not in pairs}
