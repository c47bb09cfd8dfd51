"""Which strands are worth comparing: those that share a name, a sort of people, a place, a day or a rare word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guvoh.resolve.incidents.joining import Profile

FEW = 400  # strands; so many are compared each with each


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs (a, b) with a < b of strands, each once."""
    for a in range(len(profiles)):
        for b in range(a + 1, len(profiles)):
            yield a, b
