"""Letters of three scripts as graphemes: what a token of a name is made of when two spellings are compared.

A grapheme is one or more letters that stand for one sound (`sh`, `дж`, `تش`). Each has a number, the same in every run
for one `letters.tsv`; vowels have two more, for the first and the last place of a token, where scripts treat them
otherwise (Arabic writes a first vowel and leaves out most of the others).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from itertools import groupby
from typing import NamedTuple

LATIN, CYRILLIC, ARABIC = 0, 1, 2
SCRIPTS = "LCA"
LONGEST = 16  # graphemes of one token that are looked at; the longest real ones have 14
FINAL_TOO = frozenset("hهةیйy")  # consonants that are often silent, or a vowel, at the end

# What is the same letter for names. Marks of vowels, tatweel and signs of direction are dropped before.
_SAME = {
    **dict.fromkeys("أإٱٲٳ", "ا"), "ى": "ی", "ي": "ی", "ۍ": "ی", "ے": "ی", "ۓ": "ی", "ك": "ک", "ڪ": "ک", "ګ": "گ",
    "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۃ": "ة", "ں": "ن", "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڕ": "ر", "ڵ": "ل", "ء": "",
    "ۇ": "و", "ۋ": "و", "ۉ": "و", "ة": "ة", "چ": "چ",
    "ь": "", "ъ": "", "я": "йа", "ю": "йу", "ё": "йо", "є": "йе", "ї": "йи", "ҡ": "қ", "ҝ": "қ", "ӷ": "ғ", "ѓ": "г",
    "ќ": "к", "ҫ": "с", "ҙ": "з", "ӊ": "ң", "ҥ": "ң", "ѣ": "е", "ӱ": "ү", "ӧ": "ө", "ѐ": "е", "ѝ": "и",
    "ß": "ss", "ś": "ś", "ŭ": "w", "ĥ": "h", "ŝ": "š", "ĉ": "č", "ĝ": "j", "ĵ": "j", "ģ": "g", "ķ": "k", "ļ": "l",
    "ņ": "n", "ǧ": "j", "ẓ": "z", "ḥ": "h", "ḫ": "kh", "ḵ": "kh", "ġ": "gh", "ṣ": "s", "ṭ": "t", "ḍ": "d", "ʾ": "",
    "ʿ": "", "ŉ": "n", "ĳ": "ij", "ạ": "a", "ǝ": "ə", "ş": "ş",
}  # fmt: skip
_LATIN_KEEPS = frozenset("šžčşçğćśźżșdžäâåąəéèëęěöøõőüűıłñńřțţđðþæœýħ")
_CYRILLIC_KEEPS = frozenset("йӣӯўғ")
DROPPED = frozenset("ـ'’‘ʼʻ`´ʹʺ′\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad·")
# Letters that look like one of another script: in a token of two scripts they are read as the script of the rest.
_LOOKS = dict(zip("авсеіјкмнорѕтухһ", "abceijkmhopstyxh".replace("abc", "abc"), strict=False))
_LOOKS = {"а": "a", "с": "c", "е": "e", "і": "i", "ј": "j", "о": "o", "р": "p", "ѕ": "s", "у": "y", "х": "x", "һ": "h",
          "в": "b", "к": "k", "м": "m", "н": "h", "т": "t"}  # fmt: skip
_LOOKS_BACK = {latin: cyrillic for cyrillic, latin in _LOOKS.items()}


class Alphabet(NamedTuple):
    """`numbers`: (script, grapheme, place) -> number, place 0 anywhere, 1 first, 2 last. The lists are by number."""

    numbers: dict[tuple[int, str, int], int]
    scripts: list[int]
    sounds: list[str]
    graphemes: list[str]
    parents: list[int]
    longest: list[int]


@cache
def alphabet() -> Alphabet:
    """The graphemes of `letters.tsv`, read once."""
    numbers: dict[tuple[int, str, int], int] = {}
    scripts, sounds, graphemes, parents, likes = [0], [""], [""], [0], [""]
    longest = [1, 1, 1]
    text = (resources.files(__package__) / "data" / "letters.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or line.startswith("script\t"):
            continue
        mark, grapheme, sound, like = line.split("\t")
        script = SCRIPTS.index(mark)
        longest[script] = max(longest[script], len(grapheme))
        plain = len(scripts)
        for place in (0, 1, 2) if sound.islower() else (0, 2) if grapheme in FINAL_TOO else (0,):
            numbers[script, grapheme, place] = len(scripts)
            scripts.append(script)
            sounds.append(sound)
            graphemes.append(grapheme)
            parents.append(plain)
            likes.append(like)
    for number, like in enumerate(likes):
        if like and parents[number] == number:
            parents[number] = numbers[scripts[number], like, 0]
    return Alphabet(numbers, scripts, sounds, graphemes, parents, longest)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> int:
    """LATIN, CYRILLIC or ARABIC; -1 for all else."""
    point = ord(letter)
    if point < 0x250 or 0x1E00 <= point < 0x1F00 or point in (0x259, 0x1DD):
        return LATIN if letter.isalpha() else -1
    if 0x400 <= point < 0x530:
        return CYRILLIC
    if 0x600 <= point < 0x700 or 0x750 <= point < 0x780 or 0xFB50 <= point < 0xFEFF:
        return ARABIC if letter.isalpha() else -1
    return -1


def folded(text: str) -> str:
    """Small letters without marks, one form for each letter; what is no letter of the three scripts stays."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)


class _Folded(dict[int, str]):
    """What becomes of each letter, worked out when it is first met: at most as many as there are letters."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _folded_letter(chr(point))
        return found


_FOLDED = _Folded()


def _folded_letter(letter: str) -> str:
    if letter in DROPPED or unicodedata.combining(letter):
        return ""
    same = _SAME.get(letter)
    if same is not None:
        return same
    if letter < "\x80" or letter in _LATIN_KEEPS or letter in _CYRILLIC_KEEPS:
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isalpha() and script_of(base) >= 0 else letter


def script_of_token(token: str) -> int:
    """The script of most letters; -1 without any."""
    counts = [0, 0, 0]
    for letter in token:
        script = script_of(letter)
        if script >= 0:
            counts[script] += 1
    return counts.index(max(counts)) if any(counts) else -1


def in_one_script(token: str) -> tuple[str, int]:
    """A folded token with look-alike letters read as the script of the rest, and that script."""
    if token.isascii() and token.isalpha():
        return token, LATIN
    script = script_of_token(token)
    if script in (LATIN, CYRILLIC):
        looks = _LOOKS if script == LATIN else _LOOKS_BACK
        token = "".join(letter if script_of(letter) == script else looks.get(letter, letter) for letter in token)
    return token, script


def spelt(token: str, script: int) -> list[int]:
    """The numbers of the graphemes of a folded token, doubled ones once, at most `LONGEST`. What is unknown is left
    out."""
    anywhere, first, last, parted = _reading()[script]
    known = [grapheme for grapheme in parted.findall(token) if grapheme in anywhere]
    found = [grapheme for grapheme, _again in groupby(known)][:LONGEST]
    if not found:
        return []
    numbers = [anywhere[grapheme] for grapheme in found]
    numbers[-1] = last[found[-1]]
    numbers[0] = first[found[0]]
    return numbers


def spelt_together(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
    """The graphemes of two spelt tokens written as one; only where `parts_cleanly`."""
    if not one or not two:
        return one or two
    places = _variants()
    numbers = [*one, *two]
    numbers[len(one) - 1], numbers[len(one)] = end, begin = places[one[-1]][0], places[two[0]][0]
    if end == begin:
        del numbers[len(one)]
    del numbers[LONGEST:]
    numbers[-1] = places[numbers[-1]][2]
    numbers[0] = places[numbers[0]][1]
    return tuple(numbers)


def parts_cleanly(one: str, two: str, script: int) -> bool:
    """Whether no grapheme can have letters of both folded tokens, when they are written as one."""
    return one[-1:] + two[:1] not in _inside()[script]


@cache
def _inside() -> tuple[frozenset[str], ...]:
    """By script, each two letters that stand together in some grapheme."""
    return tuple(
        frozenset(g[at : at + 2] for g in reading.anywhere for at in range(len(g) - 1)) for reading in _reading()
    )


@cache
def _variants() -> list[tuple[int, int, int]]:
    """For each number those of the same grapheme: anywhere, first, last."""
    numbers = alphabet().numbers
    found = [(0, 0, 0)] * len(alphabet().scripts)
    for (script, grapheme, _place), number in numbers.items():
        reading = _reading()[script]
        found[number] = (reading.anywhere[grapheme], reading.first[grapheme], reading.last[grapheme])
    return found


class _Reading(NamedTuple):
    """How one script is read: grapheme -> number `anywhere`, at the `first` and the `last` place of a token; `parted`
    finds the graphemes, at each letter the longest, of what is unknown one letter."""

    anywhere: dict[str, int]
    first: dict[str, int]
    last: dict[str, int]
    parted: re.Pattern[str]


@cache
def _reading() -> tuple[_Reading, ...]:
    numbers = alphabet().numbers
    found = []
    for script in range(len(SCRIPTS)):
        anywhere = {g: n for (s, g, place), n in numbers.items() if s == script and not place}
        first, last = ({g: numbers.get((script, g, place), n) for g, n in anywhere.items()} for place in (1, 2))
        longer: dict[str, list[str]] = {}
        for g in sorted(anywhere, key=len, reverse=True):
            if len(g) > 1:
                longer.setdefault(g[0], []).append(re.escape(g[1:]))
        ways = [f"{re.escape(letter)}(?:{'|'.join(rest)})?" for letter, rest in longer.items()]
        alone = f"[^{re.escape(''.join(longer))}]" if longer else "."
        found.append(_Reading(anywhere, first, last, re.compile("|".join([alone, *ways]), re.DOTALL)))
    return tuple(found)


def skeleton(numbers: list[int]) -> str:
    """The consonant classes of a spelt token; a first vowel as `A`. The same for one name in any script, or near it."""
    sounds = alphabet().sounds
    classes = [sounds[number] for number in numbers]
    bones = [
        sound for place, sound in enumerate(classes) if sound.isupper() and sound != "I" and (sound != "H" or not place)
    ]
    if classes and classes[0].islower():
        bones.insert(0, "A")
    return "".join(bone for place, bone in enumerate(bones) if not place or bones[place - 1] != bone)
