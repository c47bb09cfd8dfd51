"""Chances from facts: logistic regression by Newton's steps, exact and the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

STEPS = 25
HELD = 2.0  # how strongly small weights are preferred

Facts = Mapping[str, float]
Floats = npt.NDArray[np.float64]


class Weighed:
    """A weight for each fact, and one whatever the facts."""

    def __init__(self, examples: Sequence[tuple[Facts, bool]], held: float = HELD) -> None:
        self.names = sorted({name for facts, _answer in examples for name in facts})
        self._place = {name: n + 1 for n, name in enumerate(self.names)}
        rows = np.array([self._row(facts) for facts, _answer in examples])
        answers = np.array([float(answer) for _facts, answer in examples])
        kept = np.full(rows.shape[1], held)
        kept[0] = 1e-6
        self.weights: Floats = np.zeros(rows.shape[1])
        for _step in range(STEPS):
            chances = _chance(rows @ self.weights)
            slope = rows.T @ (chances - answers) + kept * self.weights
            bend = (rows.T * (chances * (1 - chances))) @ rows + np.diag(kept)
            self.weights = self.weights - np.linalg.solve(bend, slope)

    def _row(self, facts: Facts) -> list[float]:
        row = [0.0] * (len(self.names) + 1)
        row[0] = 1.0
        for name, value in facts.items():
            place = self._place.get(name)
            if place is not None:
                row[place] = value
        return row

    def chance(self, facts: Facts) -> float:
        """From 0 to 1; facts that were never learnt say nothing."""
        return float(_chance(np.array([self._row(facts)]) @ self.weights)[0])


def _chance(total: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    return chance


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """How often a right one scores above a wrong one; equal scores count half. 0.5 where there is nothing to part."""
    right = sorted(score for score, answer in scored if answer)
    wrong = np.array(sorted(score for score, answer in scored if not answer))
    if not right or not len(wrong):
        return 0.5
    below = np.searchsorted(wrong, right, "left") + np.searchsorted(wrong, right, "right")
    return float(below.sum()) / 2 / (len(right) * len(wrong))
