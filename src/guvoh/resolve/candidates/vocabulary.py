"""Which bones are alike: those that share runs of classes, the rarer the better."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
LONGEST_RUN = 3
OTHER_WAY = np.float32(0.95)  # likeness of what is read in another way, or without its ending
REMEMBERED = 256  # words whose likeness to all others is kept


def runs(bones: str) -> tuple[str, ...]:
    """Runs of one to three classes, with marks for the beginning and the end, each once and always in one order: sums
    over them come out the same every time."""
    marked = f"^{bones}$"
    ends = range(1, LONGEST_RUN + 1)
    found = dict.fromkeys(marked[at : at + size] for size in ends for at in range(len(marked) - size + 1))
    return tuple(run for run in found if run not in ("^", "$"))


class Vocabulary:
    """All bones that were met, each with a number; it only grows."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._holding: dict[str, list[int]] = {}
        self._arrays: dict[str, npt.NDArray[np.int64]] = {}
        self._runs: list[tuple[str, ...]] = []
        self._norms: Floats = np.zeros(0, np.float32)
        self._likeness: dict[tuple[str, ...], Floats] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def number(self, bones: str) -> int:
        found = self.numbers.get(bones)
        if found is None:
            found = self.numbers[bones] = len(self.numbers)
            self._runs.append(runs(bones))
            for run in self._runs[-1]:
                self._holding.setdefault(run, []).append(found)
        return found

    def likeness(self, ways: tuple[str, ...]) -> Floats:
        """To every number: 0 nothing in common, 1 the same. `ways`: how one word may be read, the likeliest first."""
        self._renew()
        known = self._likeness.get(ways)
        if known is None:
            if len(self._likeness) >= REMEMBERED:
                self._likeness.clear()
            known = self._one(ways[0])
            for way in ways[1:]:
                known = np.maximum(known, OTHER_WAY * self._one(way))
            self._likeness[ways] = known
        return known

    def _one(self, bones: str) -> Floats:
        size = len(self.numbers)
        likeness, own = np.zeros(size, np.float32), 0.0
        for run in runs(bones):
            holding = self._array(run)
            weight = self._weight(len(holding))
            own += weight
            likeness[holding] += np.float32(weight)
        likeness /= self._norms * np.float32(max(own, 1e-6) ** 0.5)
        return likeness

    def _weight(self, holding: int) -> float:
        return float(np.log1p(len(self.numbers) / max(holding, 1)) ** 2)

    def _array(self, run: str) -> npt.NDArray[np.int64]:
        listed = self._holding.get(run, [])
        known = self._arrays.get(run)
        if known is None or len(known) != len(listed):
            known = self._arrays[run] = np.array(listed, np.int64)
        return known

    def _renew(self) -> None:
        """Weights change with every word that is new; a few new ones among many change next to nothing."""
        if len(self._norms) == len(self.numbers):
            return
        done = len(self._norms)
        self._likeness.clear()
        new = range(0, len(self.numbers)) if len(self.numbers) > 1.1 * done else range(done, len(self.numbers))
        norms = [sum(self._weight(len(self._holding[run])) for run in self._runs[n]) ** 0.5 for n in new]
        self._norms = np.concatenate([self._norms[: len(self.numbers) - len(norms)], np.array(norms, np.float32)])


def neighbours(likeness: Floats, least: float, most: int) -> npt.NDArray[np.int64]:
    """The numbers that are at least so alike, the nearest first."""
    near = np.flatnonzero(likeness >= least)
    if len(near) > most:
        near = near[np.argpartition(-likeness[near], most)[:most]]
    found: npt.NDArray[np.int64] = near[np.argsort(-likeness[near], kind="stable")]
    return found
