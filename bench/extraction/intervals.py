"""How far a figure could lie from the truth: bootstrap intervals over documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
TIMES = 1000
SEED = 4  # the same intervals each time


def interval(
    documents: Sequence[T], figures: Callable[[list[T]], dict[str, float | None]], times: int = TIMES
) -> dict[str, tuple[float, float]]:
    """For each figure the range that 95 of 100 draws of as many documents, with repetition, give. Figures that some
    draw cannot give are taken over the draws that can; those that none gives are left out."""
    drawn = random.Random(SEED)
    found: dict[str, list[float]] = {}
    for _time in range(times):
        for name, value in figures(drawn.choices(documents, k=len(documents))).items():
            if value is not None:
                found.setdefault(name, []).append(value)
    ranges = {}
    for name, values in found.items():
        values.sort()
        ranges[name] = values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]
    return ranges
