"""From what an alignment says to a probability, and to one of three bands.

`data/model.json.gz` holds boosted trees as plain tables, four questions deep each (`bench/names/train_model.py`). They
were trained under directions: a better likeness never lowers a score. The bands are two thresholds, chosen on pairs
that the model had not seen: `same` where at least 99 of 100 are the same, `different` where next to none is.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.features import NAMES

DEPTH = 4
SAME, ASK, DIFFERENT = "same", "ask", "different"
CHUNK = 8192
FEW = 200  # pairs below which it is quicker to walk all trees at once

Floats = npt.NDArray[np.float32]


class Model(NamedTuple):
    """`questions` (trees, 15) columns and `limits` (trees, 15): is it greater? Node k leads to 2k + 1 or 2k + 2.
    `leaves` (trees, 16). `same`, `different`: the thresholds of the bands."""

    questions: npt.NDArray[np.int64]
    limits: Floats
    leaves: Floats
    start: float
    same: float
    different: float


@cache
def model() -> Model:
    """The trees, read once."""
    packed = (resources.files(__package__) / "data" / "model.json.gz").read_bytes()
    told = json.loads(gzip.decompress(packed))
    column = {name: place for place, name in enumerate(NAMES)}
    trees = told["trees"]
    return Model(
        np.array([[column[name] for name in tree["ask"]] for tree in trees], np.int64),
        np.array([tree["limit"] for tree in trees], np.float32),
        np.array([tree["leaf"] for tree in trees], np.float32),
        float(told["start"]), float(told["same"]), float(told["different"]),
    )  # fmt: skip


def probabilities(columns: Floats) -> npt.NDArray[np.float64]:
    """(n,) of features (n, len(NAMES)): how likely each pair is one person or body."""
    known = model()
    if len(columns) < FEW:
        total = _walked(columns, known)
    else:
        total = np.concatenate([_asked(columns[at : at + CHUNK], known) for at in range(0, len(columns), CHUNK)])
    chance: npt.NDArray[np.float64] = 1 / (1 + np.exp(-total))
    return chance


def bands(chances: npt.NDArray[np.float64]) -> list[str]:
    known = model()
    return [SAME if p >= known.same else DIFFERENT if p < known.different else ASK for p in chances.tolist()]


def _walked(columns: Floats, known: Model) -> npt.NDArray[np.float64]:
    trees = np.arange(len(known.leaves))
    node = np.zeros((len(columns), len(trees)), np.int64)
    for _ in range(DEPTH):
        asked = np.take_along_axis(columns, known.questions[trees, node], 1)
        node = 2 * node + 1 + (asked > known.limits[trees, node])
    total: npt.NDArray[np.float64] = known.leaves[trees, node - (2**DEPTH - 1)].sum(1, dtype=np.float64) + known.start
    return total


def _asked(columns: Floats, known: Model) -> npt.NDArray[np.float64]:
    """All pairs are asked every question, then each keeps the answers on its way: no jumps, so it is quick."""
    upright = np.ascontiguousarray(columns.T)
    total = np.full(len(columns), known.start)
    for questions, limits, leaves in zip(known.questions.tolist(), known.limits, known.leaves, strict=True):
        said = [(upright[q] > limit).view(np.uint8) for q, limit in zip(questions, limits, strict=True)]
        total += leaves.take(_leaf(said, 0, 2 ** (DEPTH - 1)))
    return total


def _leaf(said: list[npt.NDArray[np.uint8]], node: int, half: int) -> npt.NDArray[np.uint8]:
    """Which leaf each pair comes to below a node that has `half` leaves on each side."""
    yes = said[node]
    if half == 1:
        return yes
    low, high = _leaf(said, 2 * node + 1, half // 2), _leaf(said, 2 * node + 2, half // 2)
    return low + yes * (high + np.uint8(half) - low)  # modulo 256, so a negative step is no trouble
