"""Rows of unlike length as plain arrays, so that very many of them are walked at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


class Ragged(NamedTuple):
    """Rows of unlike length: `flat[starts[k]:starts[k] + sizes[k]]` is row k."""

    flat: Ints
    starts: Ints
    sizes: Ints


def ragged(rows: Sequence[Sequence[int] | Ints]) -> Ragged:
    """The rows one behind the other."""
    sizes = np.fromiter(map(len, rows), np.int64, len(rows))
    flat = np.fromiter((number for row in rows for number in row), np.int64, int(sizes.sum()))
    return Ragged(flat, np.cumsum(sizes) - sizes, sizes)


def expanded(which: Ints, rows: Ragged) -> tuple[Ints, Ints]:
    """The rows `which`, one behind the other: places in `which`, and the numbers."""
    at, within = _counted(rows.sizes[which])
    return at, rows.flat[rows.starts[which][at] + within]


def twos(rows: Ragged) -> tuple[Ints, Ints, Ints]:
    """Each two numbers of one row: the row, the earlier number, the later."""
    found = []
    for one, two in combinations(range(int(rows.sizes.max(initial=0))), 2):
        some = np.flatnonzero(rows.sizes > two)
        found.append((some, rows.flat[rows.starts[some] + one], rows.flat[rows.starts[some] + two]))
    if not found:
        none = np.zeros(0, np.int64)
        return none, none, none
    own, first, second = (np.concatenate(some) for some in zip(*found, strict=True))
    return own, first, second


def crossed(rows: Ragged, one: Ints, two: Ints) -> tuple[Ints, Ints, Ints]:
    """Each number of row `one[k]` with each of row `two[k]`: their places in `flat`, and k."""
    at, within = _counted(rows.sizes[one] * rows.sizes[two])
    first, second = np.divmod(within, rows.sizes[two][at])
    return rows.starts[one][at] + first, rows.starts[two][at] + second, at


def _counted(sizes: Ints) -> tuple[Ints, Ints]:
    """As many places as `sizes` say: whose each is, and the how-manieth there, from 0."""
    at = np.repeat(np.arange(len(sizes)), sizes)
    return at, np.arange(len(at)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
