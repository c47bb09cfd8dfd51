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
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.features import NAMES

DEPTH = 4
SAME, ASK, DIFFERENT = "same", "ask", "different"
CHUNK = 8192
TWOS_AT_ONCE = 16  # twos of trees
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
    """All pairs are asked every different question once, eight answers to a byte; then some trees at a time find the
    leaves with a few operations on whole bytes. No pair jumps anywhere, so it is quick."""
    upright, asked = np.ascontiguousarray(columns.T), _questions()
    bits = np.empty((len(asked.limits), (len(columns) + 7) // 8), np.uint8)
    for column, (start, stop) in enumerate(pairwise(asked.starts)):
        bits[start:stop] = np.packbits(upright[column] > asked.limits[start:stop, None], axis=1)
    total = np.full(len(columns), known.start)
    for at in range(0, len(asked.leaves), TWOS_AT_ONCE):
        leaf = _leaf([bits[rows] for rows in asked.nodes[:, 2 * at : 2 * (at + TWOS_AT_ONCE)]], len(columns))
        leaf[::2] <<= np.uint8(DEPTH)
        for leaves, one in zip(asked.leaves[at : at + TWOS_AT_ONCE], leaf[::2] | leaf[1::2], strict=True):
            total += leaves.take(one)
    return total


class _Questions(NamedTuple):
    """`limits` of the different questions, those of column k from `starts[k]` to `starts[k + 1]`; `nodes` (15, trees)
    the question of each node; `leaves` (trees / 2, 256) the sum of what two trees say, by both leaves."""

    limits: Floats
    starts: list[int]
    nodes: npt.NDArray[np.int64]
    leaves: npt.NDArray[np.float64]


@cache
def _questions() -> _Questions:
    known = model()
    questions, limits, leaves = known.questions, known.limits, known.leaves.astype(np.float64)
    if len(leaves) % 2:  # one more that says nothing
        questions, limits, leaves = (np.concatenate([some, some[:1]]) for some in (questions, limits, leaves))
        leaves[-1] = 0
    told = np.stack([questions.ravel().astype(np.float64), limits.ravel()])
    different, nodes = np.unique(told, axis=1, return_inverse=True)
    starts = np.searchsorted(different[0], np.arange(len(NAMES) + 1)).tolist()
    return _Questions(
        different[1].astype(np.float32), starts, np.ascontiguousarray(nodes.reshape(questions.shape).T),
        (leaves[::2, :, None] + leaves[1::2, None, :]).reshape(-1, 4**DEPTH),
    )  # fmt: skip


def _leaf(said: list[npt.NDArray[np.uint8]], count: int) -> npt.NDArray[np.uint8]:
    """(trees, count): the leaf of each pair in each tree, from the packed answers (trees, bytes) of each node."""
    way: list[npt.NDArray[np.uint8]] = []
    leaf = np.zeros((len(said[0]), count), np.uint8)
    for level in range(DEPTH):
        nodes = said[2**level - 1 : 2 ** (level + 1) - 1]
        for turn in reversed(way):  # the lowest answer first: of two sisters one is left
            nodes = [no ^ ((no ^ yes) & turn) for no, yes in zip(nodes[::2], nodes[1::2], strict=True)]
        way.append(nodes[0])
        leaf <<= np.uint8(1)
        leaf |= np.unpackbits(nodes[0], axis=1, count=count)
    return leaf
