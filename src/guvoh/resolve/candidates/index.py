"""Many names, and the nearest of one. Each is looked at, as numbers: 100,000 take some thousandths of a second."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

from guvoh.resolve.candidates.vocabulary import Vocabulary
from guvoh.text.bones import MOST, bones_of

Ints = npt.NDArray[np.int64]
LAST = np.iinfo(np.int64).max  # clipped to the last word, which is none


class Index:
    """Names by row, in the order in which they were added. A row is never taken out: what is gone is passed over by
    whoever asks (`without`)."""

    def __init__(self) -> None:
        self.vocabulary = Vocabulary()
        self._count = 0
        self._words: dict[tuple[str, ...], int] = {}  # a word by its ways
        self._ways: list[int] = []  # numbers of bones, one word behind the other
        self._starts: list[int] = []  # of each word in `_ways`
        self._flat: tuple[Ints, Ints] = (np.zeros(0, np.int64), np.zeros(0, np.int64))  # both as arrays
        self._places = [_Place() for _ in range(MOST)]  # the first words of the names, the second ...
        self._seen: Counter[str] = Counter()  # names in which these bones stand first among their ways

    def __len__(self) -> int:
        return self._count

    def add(self, words: tuple[tuple[str, ...], ...]) -> int:
        """A name by its `bones_of`; returns its row. A name without any keeps a row that nothing finds."""
        for place, word in zip(self._places, words, strict=False):
            number = self._words.get(word)
            if number is None:
                number = self._words[word] = len(self._words)
                self._starts.append(len(self._ways))
                self._ways += [self.vocabulary.number(way) for way in word]
            place.add(self._count, number)
        self._seen.update({word[0] for word in words})
        self._count += 1
        return self._count - 1

    def nearest(self, name: str, most: int, without: Ints | None = None) -> Ints:
        """At most so many rows, the nearest first."""
        words = bones_of(name)
        if not words or not len(self):
            return np.zeros(0, np.int64)
        total = np.zeros(len(self), np.float32)
        if len(self._flat[0]) < len(self._ways):
            self._flat = (np.array(self._ways, np.int64), np.array(self._starts, np.int64))
        ways, starts = self._flat
        places = [place.arrays(len(self)) for place in self._places if len(place)]
        for word in words if places else ():
            alike = np.zeros(len(starts) + 1, np.float32)  # the last for a place without a word
            np.maximum.reduceat(self.vocabulary.likeness(word).take(ways), starts, out=alike[:-1])
            alike *= alike
            alike *= np.float32(self.weight(word[0]))
            best: npt.NDArray[np.float32] | None = None
            for rows, numbers in places:
                told = alike.take(numbers, mode="clip")
                if rows is not None:
                    best = np.zeros(len(self), np.float32) if best is None else best
                    best[rows] = np.maximum(best[rows], told)
                else:
                    best = told if best is None else np.maximum(best, told, out=best)
            if best is not None:
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


class _Place:
    """The words that stand first, second and so on, in the names that have so many."""

    def __init__(self) -> None:
        self._new: list[tuple[int, int]] = []
        self._rows: Ints = np.zeros(0, np.int64)
        self._numbers: Ints = np.zeros(0, np.int64)
        self._dense: Ints = np.zeros(0, np.int64)

    def __len__(self) -> int:
        return len(self._rows) + len(self._new)

    def add(self, row: int, number: int) -> None:
        self._new.append((row, number))

    def arrays(self, names: int) -> tuple[Ints | None, Ints]:
        """Rows of names, and their words; where most names have one, None and a word for every name, `LAST` without:
        such are looked up at once. Only what was added since is taken over."""
        if self._new:
            new = np.array(self._new, np.int64)
            self._rows = np.concatenate([self._rows, new[:, 0]])
            self._numbers = np.concatenate([self._numbers, new[:, 1]])
            self._new.clear()
        if 2 * len(self._rows) <= names:
            return self._rows, self._numbers
        if len(self._dense) != names:
            self._dense = np.full(names, LAST, np.int64)
            self._dense[self._rows] = self._numbers
        return None, self._dense
