"""What was worked out once for a word, kept for the next time: texts say the same few thousand words again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

V = TypeVar("V")
MOST = 30_000  # words kept; then it begins anew, so that no text can fill the memory
LONG = 40  # characters; what is longer does not come again


class Remembered(dict[str, V], Generic[V]):
    """`remembered[word]` is `work_out(word)`: a plain look-up, and so much quicker, from the second time on."""

    def __init__(self, work_out: Callable[[str], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> V:
        value = self._work_out(word)
        if len(self) >= MOST:
            self.clear()
        if len(word) <= LONG:
            self[word] = value
        return value
