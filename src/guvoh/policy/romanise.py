"""Cyrillic in Latin letters, roughly: only to notice that the slug of a link tells a name. Too many hits do no harm
there (the link is withheld whole), so the ways of writing that differ are thrown together."""

from __future__ import annotations

import re
from functools import lru_cache

_LATIN = "a b v g d e j z i i k l m n o p r s t u f h c ch sh sh i e u a"
_LETTERS = dict(zip("абвгдежзийклмнопрстуфхцчшщыэюя", _LATIN.split(), strict=True))
_SAME = ((re.compile(pattern), put) for pattern, put in (
    ("kh|x", "h"), ("gh", "g"), ("dzh|dj|zh", "j"), ("shch|sch", "sh"), ("ts|tz", "c"),
    ("i?y[aeou]|i?j[aou]|i[aeou]", "_"), ("ph", "f"), ("w", "v"), ("q|ck", "k"), ("y|j(?=[^aeou]|$)", "i"),
    (r"(.)\1+", r"\1"),
))  # fmt: skip
_RULES = tuple(_SAME)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """What different romanisations of one word have in common; the word is folded already."""
    plain = "".join(_LETTERS.get(letter, letter) for letter in word)
    for pattern, put in _RULES:
        # "ya", "ia" and "a" are written for one another: the vowel after the glide is what counts
        plain = pattern.sub((lambda found: found.group()[-1]) if put == "_" else put, plain)
    return plain


_GLIDES = {"я": "ya", "ю": "yu", "й": "y"}


def latin(word: str) -> str:
    """The word letter by letter in Latin ones; the word is folded already."""
    return "".join(_GLIDES.get(letter) or _LETTERS.get(letter, letter) for letter in word)
