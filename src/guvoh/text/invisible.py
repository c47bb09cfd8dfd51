"""Signs that nobody sees: they turn the direction of words, hide inside them, or stand for nothing.

A paper prints none of them: a name with one inside it would still be read by a person, and by no search.
"""

from __future__ import annotations

import re
from unicodedata import category

# Fillers and joiners that Unicode counts as letters or marks, and yet draws as nothing.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | frozenset(map(chr, range(0xFE00, 0xFE10)))
_JOINERS = frozenset("\u200c\u200d")  # ZWNJ and ZWJ: Persian is spelled with them
# Letters that were ordered to run backwards, up to the sign that ends it: they are read as they are seen.
_TURNED = re.compile("\u202e([^\u202c\u2069\n]*)")
_ARABIC = re.compile(r"[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def visible(text: str) -> str:
    """The text as it is seen, without invisible signs; joiners stay next to a letter of Arabic script."""
    if text.isascii():
        return text
    text = _TURNED.sub(lambda found: found[1][::-1], text)
    kept = []
    for place, sign in enumerate(text):
        if sign in _JOINERS:
            beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
            if not _ARABIC.search(beside):
                continue
        elif sign in _BLANK or category(sign) == "Cf":
            continue
        kept.append(sign)
    return "".join(kept)


def without_turns(text: str) -> str:
    """The text without the order to run backwards: its letters as they are stored."""
    return text.replace("\u202e", "")
