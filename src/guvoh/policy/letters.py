"""Words of a text, folded so that spellings of one name meet: case, accents, line breaks, apostrophes, letter variants.

`tokens` keeps where each word stands, so that what is found can be replaced in the untouched text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from guvoh.policy.lookalikes import unmixed

APOSTROPHES = frozenset("'’‘ʼʻʹ′`´ʾʿ")
HYPHENS = frozenset("-‐‑‒–\u00ad")
# Letters that Unicode does not take apart: Tajik and Kazakh Cyrillic, Persian and Arabic, a few Latin ones.
_ALIKE = str.maketrans({
    "қ": "к", "ғ": "г", "ҳ": "х", "ҷ": "ж", "ё": "е", "ә": "а", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "ң": "н",
    "ъ": None, "ь": None, "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ۀ": "ه", "ە": "ه", "ۆ": "و", "ھ": "ه", "ٱ": "ا",
    "ـ": None, "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a",
})  # fmt: skip


def listed(words: str) -> frozenset[str]:
    """Words written in one line, as a set."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word: folded, where it stands in the text (half-open code points), whether it begins with a capital.

    `glued` says that only a hyphen, an underscore or a change of case parts it from the word before.
    """

    word: str
    start: int
    end: int
    capital: bool
    glued: bool = False


@lru_cache(maxsize=8192)
def fold_letter(letter: str) -> str:
    """What is left of a character for comparing: "" for marks, zero-width signs and everything that is no letter."""
    out = []
    for part in unicodedata.normalize("NFKD", letter).casefold():
        kind = unicodedata.category(part)
        if kind[0] in "LN":
            out.append(part)
    return "".join(out).translate(_ALIKE)


def fold(text: str) -> str:
    """The words of a text, folded, one space between them."""
    return " ".join(token.word for token in tokens(text))


@lru_cache(maxsize=8192)
def _kind(letter: str) -> str:
    """L letter, N digit, U sign without width (dropped), A apostrophe, H hyphen, other."""
    if letter in APOSTROPHES:
        return "A"
    if letter in HYPHENS:
        return "U" if letter == "\u00ad" else "H"
    kind = unicodedata.category(letter)
    if kind in {"Mn", "Me", "Cf"}:
        return "U"
    if kind == "Lm" and not fold_letter(letter):
        return "U"
    return kind[0] if kind[0] in "LN" else "-"


def script(letter: str) -> str:
    """Cyrillic, Arabic or other: no word has letters of two, so "Мира’s" is Мира with an English ending."""
    if "\u0400" <= letter <= "\u052f":
        return "Cyrillic"
    return "Arabic" if "\u0600" <= letter <= "\u08ff" or "\ufb50" <= letter <= "\ufefc" else "other"


@lru_cache(maxsize=4096)
def tokens(text: str) -> list[Token]:
    """The words of a text in order. A word broken by a hyphen at the end of a line is one word again.
    Remembered, for a paper repeats its words: not to be changed by who asks."""
    text = unmixed(text)
    found: list[Token] = []
    word: list[str] = []
    start = end = place = 0
    glued = False
    size = len(text)

    def close(glue: bool) -> None:
        nonlocal glued
        folded = "".join(word)
        if folded:
            found.append(Token(folded, start, end, text[start].isupper() or text[start].istitle(), glued))
        word.clear()
        glued = glue

    while place < size:
        letter = text[place]
        kind = _kind(letter)
        if kind in "LN":
            if word:
                last = text[end - 1]
                if (last.isdigit() != (kind == "N") or (letter.isupper() and last.islower())
                        or script(letter) != script(last)):  # fmt: skip
                    close(glue=True)
            if not word:
                start = place
            word.append(fold_letter(letter))
            place += 1
            end = place
        elif kind == "U" or (kind == "A" and word and place + 1 < size and _kind(text[place + 1]) == "L"
                               and script(text[place + 1]) == script(text[end - 1])):  # fmt: skip
            place += 1
        elif kind == "H" and word and (after := _over_the_line(text, place)) and _goes_on(text, start, end, after):
            place = after
        else:
            if word:
                close(glue=kind == "H" or letter == "_")
            elif not (kind == "H" or letter == "_"):
                glued = False
            place += 1
    if word:
        close(glue=False)
    return found


def _over_the_line(text: str, hyphen: int) -> int:
    """Where the text goes on after a hyphen at the end of a line; 0 when no line ends there."""
    place, broken = hyphen + 1, False
    while place < len(text) and text[place].isspace():
        broken = broken or text[place] in "\n\r\u2028\u2029"
        place += 1
    return place if broken and place < len(text) and _kind(text[place]) == "L" else 0


def _goes_on(text: str, start: int, end: int, after: int) -> bool:
    """Whether the letter after a broken line belongs to the same word: small, or all of it in capitals."""
    return not text[after].isupper() or (end - start > 1 and text[start:end].isupper())
