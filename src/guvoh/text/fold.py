"""Folded text, for finding: one form for letters, digits and marks that readers take for the same.

Rules: compatibility forms (NFKD), small letters, no combining marks (so ё is е, ӣ is и), Tajik letters to their
Russian neighbours (ҳ х, қ к, ғ г, ҷ ч, ӯ у), Arabic ي and ك to Persian ی and ک, no tatweel, no joiners or direction
marks, every digit to ASCII, every dash, quote and space to its plain form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

SAME = {
    "ҳ": "х", "қ": "к", "ғ": "г", "ҷ": "ч", "ӷ": "г", "ү": "у", "ұ": "у", "ө": "о", "ә": "а", "ң": "н", "ӯ": "у",
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا", "ı": "i", "ł": "l", "ø": "o",
    "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'",
    "’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"',
    "؟": "?", "،": ",", "؛": ";", "۔": ".",
}  # fmt: skip
# tatweel, soft hyphen, zero-width and joiner marks, direction marks, byte order mark
DROPPED = frozenset(
    map(chr, (0x640, 0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)))
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is for finding only; `offsets[i]` is the place in the original of its character i, and
    `offsets[len(text)]` is the length of the original."""

    text: str
    offsets: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a non-empty stretch of the folded text came from."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """The folded form with its offsets. Folding twice changes nothing."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    letters = {char: _letter(char) for char in set(text)}
    out = "".join(map(letters.__getitem__, text))
    uneven = [char for char, folded in letters.items() if len(folded) != 1]
    if not uneven:
        return Folded(out, range(len(text) + 1))
    offsets: list[int] = []
    done = 0
    for found in re.finditer("[" + re.escape("".join(uneven)) + "]", text):  # few: joiners, ligatures
        place = found.start()
        offsets.extend(range(done, place))
        offsets.extend([place] * len(letters[text[place]]))
        done = place + 1
    offsets.extend(range(done, len(text) + 1))
    return Folded(out, offsets)


@lru_cache(maxsize=8192)
def _letter(char: str) -> str:
    """What one character becomes; folded again until nothing changes, so that the whole is idempotent."""
    for _ in range(4):
        folded = "".join(_once(part) for part in char)
        if folded == char:
            break
        char = folded
    return char


def _once(char: str) -> str:
    if char in DROPPED:
        return ""
    if char in SAME:
        return SAME[char]
    kind = unicodedata.category(char)
    if kind in {"Mn", "Me", "Cf"}:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    if kind == "Pd":
        return "-"
    if kind == "Zs":
        return " "
    return unicodedata.normalize("NFKD", char.casefold())
