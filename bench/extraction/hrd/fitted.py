"""Weights for facts, learnt by plain code and kept as a table that can be read: facts, each times its weight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

TABLE = Path(__file__).parent / "weights.tsv"
ALWAYS = "always"  # what is added whatever the facts
STEPS = 12
ENOUGH = 0.001  # when no weight moves more, they are found

Weights = dict[str, float]


def chance(weights: Weights, facts: dict[str, float]) -> float:
    """How likely, from 0 to 1, the weights hold it that these facts mean yes."""
    total = weights[ALWAYS] + sum(weights[name] * value for name, value in facts.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def learnt(examples: Sequence[tuple[dict[str, float], bool]], held: float) -> Weights:
    """Logistic regression by Newton's method, to its end. `held`: how strongly small weights are preferred."""
    names = sorted(examples[0][0])
    rows = [([1.0, *(facts[name] for name in names)], float(answer)) for facts, answer in examples]
    weights = [0.0] * (len(names) + 1)
    for _step in range(STEPS):
        slope = [0.0, *(held * weight for weight in weights[1:])]
        bend = [[0.0] * len(weights) for _weight in weights]
        for n in range(len(weights)):
            bend[n][n] = held if n else 0.0
        for row, answer in rows:
            total = sum(map(float.__mul__, weights, row))
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            there = [(n, value) for n, value in enumerate(row) if value]
            spread = likely * (1 - likely)
            for n, value in there:
                slope[n] += (likely - answer) * value
                line, times = bend[n], spread * value
                for m, other in there:
                    line[m] += times * other
        step = _solved(bend, slope)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < ENOUGH:
            break
    return {ALWAYS: weights[0], **dict(zip(names, weights[1:], strict=True))}


def _solved(square: list[list[float]], right: list[float]) -> list[float]:
    """What `square` times gives `right`; the square is symmetric and positive, so that no rows need to be exchanged."""
    rows = [[*line, value] for line, value in zip(square, right, strict=True)]
    for n, line in enumerate(rows):
        for below in rows[n + 1 :]:
            share = below[n] / line[n]
            if share:
                below[n:] = [one - share * other for one, other in zip(below[n:], line[n:], strict=True)]
    found = [0.0] * len(rows)
    for n in range(len(rows) - 1, -1, -1):
        rest = sum(rows[n][m] * found[m] for m in range(n + 1, len(rows)))
        found[n] = (rows[n][-1] - rest) / rows[n][n]
    return found


def written(tables: dict[str, Weights], bars: dict[str, float]) -> str:
    """The table as text: what is asked, the fact, its weight; and the bars from which an answer is yes."""
    lines = ["# what is asked\tfact\tweight. Learnt from the training articles by hrd/fit.py; `bar`: yes from here on."]
    for asked, weights in sorted(tables.items()):
        lines += [f"{asked}\t{name}\t{weight:.3f}" for name, weight in sorted(weights.items())]
    return "\n".join([*lines, *(f"{asked}\tbar\t{bar:.2f}" for asked, bar in sorted(bars.items())), ""])


def read(path: Path = TABLE) -> tuple[dict[str, Weights], dict[str, float]]:
    """The weights by what is asked, and the bars."""
    tables: dict[str, Weights] = {}
    bars: dict[str, float] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, name, value = line.split("\t")
            if name == "bar":
                bars[asked] = float(value)
            else:
                tables.setdefault(asked, {})[name] = float(value)
    return tables, bars
