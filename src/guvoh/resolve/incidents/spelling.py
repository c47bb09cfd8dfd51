"""One rough form for a word in Latin, Cyrillic and Arabic script: its consonants. For finding, never for showing.

    sounds("Мирвандов") == sounds("Mirvandov") == "mrvndv"

Coarse on purpose: what it brings together is weighed by other signs. Whoever has a better comparison of names passes
it in (`Alike`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from guvoh.text.fold import fold
from guvoh.text.remembered import Remembered

# Two names -> 0 to 1: how surely they are one person's.
Alike = Callable[[str, str], float]

_PAIRS = (
    ("shch", "S"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("sh", "S"), ("ch", "c"), ("zh", "j"), ("ts", "s"),
    ("tz", "s"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("дж", "j"), ("ck", "k"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip
_LETTERS = {
    **dict(zip("bpvwgdzjklmnrstfhcqx", ("b", "p", "v", "v", "g", "d", "z", "j", "k", "l", "m", "n", "r", "s", "t", "f",
                                        "h", "k", "k", "h"), strict=True)),
    **dict(zip("бпвгджзклмнрстфхцчшщ", "bpvgdjzklmnrstfhscSS", strict=True)),
    **dict(zip("بپگدذرزژسشصضطظغفقکلمنتثجچحخه", "bpgdzrzjsSsztzgfkklmntsjchhh", strict=True)),
    "S": "S", "j": "j", "c": "c",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
ENOUGH = 0.6  # what counts as one name
_TAIL = 2  # sounds that an ending may add: a case of Russian or Tajik
_SHORT = 3  # sounds; what is shorter has to be equal


def _sounds(word: str) -> str:
    text = fold(word).text
    if text.isdigit():
        return text
    for pair, one in _PAIRS:
        text = text.replace(pair, one)
    out = "".join(_LETTERS.get(char, char if char.isdigit() else "") for char in text)
    out = re.sub(r"(.)\1+", r"\1", out)
    return ("a" + out) if text[:1] in "aeiouyаеиоуэюяыایآو" and text[:1] != "و" else out


_KNOWN = Remembered(_sounds)


def sounds(word: str) -> str:
    """The consonants of a word, with an "a" for a vowel at its beginning; digits as they are; "" for anything else."""
    return _KNOWN[word]


def words(text: str) -> list[str]:
    """The words of a text as they stand there, without marks."""
    return _WORD.findall(text)


def same_word(one: str, other: str) -> bool:
    """Whether two words sound alike, an ending more or less."""
    a, b = sorted((sounds(one), sounds(other)), key=len)
    if not a or a.isdigit() or b.isdigit():
        return bool(a) and a == b
    return a == b or (len(a) >= _SHORT and b.startswith(a) and len(b) - len(a) <= _TAIL)


def alike(one: str, other: str) -> float:
    """A plain `Alike`: the share of the shorter name's words that the longer one has; a single word that is short, or
    that alone agrees beside others that do not, says less."""
    a, b = sorted(([w for w in words(n) if sounds(w)] for n in (one, other)), key=len)
    if not a:
        return 0.0
    left = list(b)
    found = 0
    for word in a:
        match = next((w for w in left if same_word(word, w)), None)
        if match is not None:
            left.remove(match)
            found += 1
    share = found / len(a)
    if len(a) == 1:  # a surname says more than a given name, and a short word little
        last = len(b) == 1 or same_word(a[0], b[-1])
        return share * (0.9 if last and len(sounds(a[0])) > 2 else 0.65 if len(sounds(a[0])) > 2 else 0.5)
    return share if found > 1 else share * 0.8
