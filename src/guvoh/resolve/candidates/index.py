"""Many names, and the nearest of one. Each is looked at, as numbers: 100,000 take some thousandths of a second."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from guvoh.resolve.candidates.vocabulary import Vocabulary
from guvoh.text.bones import bones_of

Ints = npt.NDArray[np.int64]


class Index:
    """Names by row, in the order in which they were added. A row is never taken out: what is gone is passed over by
    whoever asks (`without`)."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._flat: list[int] = []  # numbers of bones, one name behind the other
        self._starts: list[int] = []
        self._seen: Counter[str] = Counter()  # names in which these bones stand first among their ways
        self._flat_array: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._starts_array: Ints = np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, words: tuple[tuple[str, ...], ...]) -> int:
        """A name by its `bones_of`; returns its row. A name without any keeps a row that nothing finds."""
        self._starts.append(len(self._flat))
        numbers = [self.vocabulary.number(way) for word in words for way in word]
        self._flat += numbers or [self.vocabulary.number("")]
        self._seen.update({word[0] for word in words})
        return len(self._starts) - 1

    def nearest(self, name: str, most: int, without: Ints | None = None) -> Ints:
        """At most so many rows, the nearest first."""
        words = bones_of(name)
        if not words or not len(self):
            return np.zeros(0, np.int64)
        self._renew()
        total = np.zeros(len(self), np.float32)
        for word in words:
            alike = self.vocabulary.likeness(word).take(self._flat_array)
            best = np.maximum.reduceat(alike, self._starts_array)
            best *= best
            best *= np.float32(self.weight(word[0]))
            total += best
        if without is not None:
            total[without] = 0
        some = np.argpartition(-total, most)[:most] if len(total) > most else np.arange(len(total))
        some = some[total[some] > 0]
        found: Ints = some[np.lexsort((some, -total[some]))]
        return found

    def weight(self, bones: str) -> float:
        """How much a word tells: the rarer, the more."""
        return float(np.log1p(len(self) / max(self._seen[bones], 1)))

    def _renew(self) -> None:
        """Only what was added since is taken over."""
        done = len(self._flat_array)
        if done != len(self._flat):
            self._flat_array = np.concatenate([self._flat_array, np.array(self._flat[done:], np.int32)])
            begun = len(self._starts_array)
            self._starts_array = np.concatenate([self._starts_array, np.array(self._starts[begun:], np.int64)])
