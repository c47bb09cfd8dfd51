"""A name that is known in one script, found in another: by what the two spellings have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from guvoh.policy.letters import script
from guvoh.policy.romanise import latin, skeleton

LEAST = 5  # letters of a skeleton; shorter ones are too many everyday words
_SIGNS = {
    "sh": "ش", "ch": "چ", "kh": "خ", "gh": "غق", "zh": "جژ", "th": "ثت", "b": "ب", "p": "پ", "t": "تط", "s": "سصث",
    "z": "زذضظ", "d": "دض", "r": "ر", "f": "ف", "k": "کق", "q": "قغک", "g": "گغ", "l": "ل", "m": "م", "n": "ن",
    "v": "و", "w": "و", "h": "هحخ", "x": "خح", "y": "ی", "j": "جژ", "c": "کچس",
}  # fmt: skip
_LONG = {"a": "اع", "o": "او", "u": "و", "i": "ی", "e": "یه"}  # how a vowel is written, where it is
_LAST = {"a": "اهع", "o": "اوه", "u": "و", "i": "ی", "e": "هی"}
_PIECE = re.compile("|".join((*sorted(_SIGNS, key=len, reverse=True), *_LONG)))
_SUFFIX = "(?:ی|ها|های|م|ش|ت|اش|شان|ای|را)?"


@lru_cache(maxsize=32768)
def key(word: str) -> str:
    """What spellings in Latin and Cyrillic letters share, case endings aside; "" for what is too short."""
    plain = skeleton(word)
    kept = plain.rstrip("aeiou")
    return kept if len(plain) >= LEAST and len(kept) > 3 else ""


@lru_cache(maxsize=32768)
def in_arabic_script(word: str) -> re.Pattern[str] | None:
    """How a Latin or Cyrillic name may be written in Arabic script; None where too few letters would be sure."""
    plain = re.sub(r"(.)\1+", r"\1", latin(word))
    pieces = _PIECE.findall(plain)
    out, sure = [], 0
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        must = True
        if piece in _SIGNS:
            out.append(f"[{_SIGNS[piece]}]")
        elif place == 0:
            out.append("[اع][یو]?")
        elif not after:
            out.append(f"[{_LAST[piece]}]")
        elif piece == "i" and after in _LONG:
            out.append("ی")
        else:
            out.append(f"[{_LONG[piece]}]?")
            must = False
        sure += must
    return re.compile("".join(out) + _SUFFIX) if sure > 3 else None


def same(said: str, name: str) -> bool:
    """Whether two folded words of different scripts may be one name."""
    if script(said[0]) == script(name[0]):
        return False
    if script(said[0]) == "Arabic":
        return (pattern := in_arabic_script(name)) is not None and pattern.fullmatch(said) is not None
    if script(name[0]) == "Arabic":
        return (pattern := in_arabic_script(said)) is not None and pattern.fullmatch(name) is not None
    return bool(key(said)) and key(said) == key(name)
