"""Letters of three scripts as graphemes: what a token of a name is made of when two spellings are compared.

A grapheme is one or more letters that stand for one sound (`sh`, `дж`, `تش`). Each has a number, the same in every run
for one `letters.tsv`; vowels have two more, for the first and the last place of a token, where scripts treat them
otherwise (Arabic writes a first vowel and leaves out most of the others).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
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
    out = []
    for letter in unicodedata.normalize("NFKC", text).casefold():
        if letter in DROPPED or unicodedata.combining(letter):
            continue
        same = _SAME.get(letter)
        if same is not None:
            out.append(same)
        elif letter < "\x80" or letter in _LATIN_KEEPS or letter in _CYRILLIC_KEEPS:
            out.append(letter)
        else:
            base = unicodedata.normalize("NFD", letter)[0]
            out.append(base if base.isalpha() and script_of(base) >= 0 else letter)
    return "".join(out)


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
    script = script_of_token(token)
    if script in (LATIN, CYRILLIC):
        looks = _LOOKS if script == LATIN else _LOOKS_BACK
        token = "".join(letter if script_of(letter) == script else looks.get(letter, letter) for letter in token)
    return token, script


def spelt(token: str, script: int) -> list[int]:
    """The numbers of the graphemes of a folded token, doubled ones once, at most `LONGEST`. What is unknown is left
    out."""
    numbers, begins = _plain()[script], _begins_longer()[script]
    found: list[str] = []
    at, length, before = 0, len(token), ""
    while at < length and len(found) < LONGEST:
        grapheme = token[at]
        if grapheme in begins:
            for size in begins[grapheme]:
                if token[at : at + size] in numbers and at + size <= length:
                    grapheme = token[at : at + size]
                    break
        at += len(grapheme)
        if grapheme != before and grapheme in numbers:
            found.append(grapheme)
            before = grapheme
    spelt_out = [numbers[grapheme] for grapheme in found]
    places = alphabet().numbers
    if found:
        spelt_out[-1] = places.get((script, found[-1], 2), spelt_out[-1])
        spelt_out[0] = places.get((script, found[0], 1), numbers[found[0]])
    return spelt_out


@cache
def _plain() -> tuple[dict[str, int], ...]:
    """Grapheme -> number in the middle of a token, by script."""
    numbers = alphabet().numbers.items()
    return tuple({g: n for (s, g, place), n in numbers if s == script and not place} for script in range(3))


@cache
def _begins_longer() -> tuple[dict[str, list[int]], ...]:
    """First letter -> sizes of the longer graphemes that begin with it, the longest first."""
    return tuple(
        {
            first: sorted({len(g) for g in some if g[0] == first and len(g) > 1}, reverse=True)
            for first in {g[0] for g in some}
        }
        for some in _plain()
    )


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
