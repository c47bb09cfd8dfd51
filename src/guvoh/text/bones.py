"""The bones of a word: its consonants in coarse classes, near the same for a name in Latin, Cyrillic or Arabic script.

    bones("Рахмонов")     ("RMNF", "RMN")     the word, then without a family ending

For finding what to compare, never for saying that two names are one. Vowels are left out, but for a first one (A);
h is kept at the beginning only, where scripts agree about it. Doubled letters count once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 10  # classes of a word that are looked at
MOST = 6  # words of a name that are looked at
_CLASSES = (
    ("X", "sch tsch shch sh zh tj dj dzh dž dg cz sz rz cs zs š č ž ş ć ś ź ż ș ш ч ж щ дж дз ҷ џ ђ ћ ӂ ش چ ژ ښ ږ تش"
          " دج"),
    ("S", "s z ce ci cy cé ts tz ß ț ţ с з ц тс ѕ س ص ث ز ظ ذ څ ځ تس"),
    ("T", "t d th dt dh đ ð þ т д ت ط د ټ ډ ٹ ڈ"),
    ("P", "b p bh б п ب پ"),
    ("F", "f v ph pf ff ф в ف ڤ"),
    ("K", "k g q c gh ck ğ к қ ғ ґ ҝ ک ق گ غ ك ګ"),
    ("KS", "x"),
    ("L", "l ł л љ ل ڵ"),
    ("R", "r rh ř р ر ړ ڑ ڕ"),
    ("M", "m м م"),
    ("N", "n ng ñ ń н ң њ нг ن ڼ ں نگ"),
    ("H", "h kh ħ х ҳ һ ه ح خ ھ ہ"),
    ("A", "a e i o u ä â å ą ə é è ë ę ě ö ø õ ő ü ű ı æ œ ý а е э и ы о у ө ү ұ ӯ ә і ӣ ё ю я є ї ا آ ع أ إ ٱ ە ة ۆ"
          " ێ"),
    ("I", "y й ј ي ی ى ې ئ"),
    ("W", "w و ؤ ў"),
    ("J", "j ج"),
    ("Ç", "ç"),
    ("Z", "ض"),
    ("G", "г"),
    ("C", "ch"),
)  # fmt: skip
# What is read in two ways: jam and Jan, Charles and Koch, Gamal and Jamal, Heinz and Гейнц, Zia and Dia.
_USUAL = {"W": "", "J": "X", "Ç": "X", "Z": "S", "G": "K", "C": "X"}
_OTHERWISE = {"W": "F", "J": "A", "Ç": "S", "Z": "T", "G": "H", "C": "H"}
_CLASS = {grapheme: sound for sound, listed in _CLASSES for grapheme in listed.split()}
_GRAPHEME = re.compile("|".join(map(re.escape, sorted(_CLASS, key=len, reverse=True))))
_ENDING = re.compile(
    r"(?:(?<=...)(?:zoda|zada|zade|zadeh|pur|pour|iyon|far|fard|nejad|nezhad|ov|ev|off|eff|ova|eva|oglu|ogli|uulu|uly|kyzy|qizi|ovich|evich|"
    r"ovna|evna|jon|jan|khon|khan|bek|beg|boy|ro|is|us|as|s|"
    r"зода|заде|задэ|пур|иён|фар|нажод|ов|ев|ёв|ова|ева|оглы|угли|уулу|улы|ұлы|кызы|қизи|ович|евич|овна|евна|ҷон|джон|жон|хон|бек|бой|ро|ом|"
    r"ым|ой|ому|а|у|ро|"
    r"زاده|زاد|پور|یان|فر|نژاد|اف|وف|اوف|یف|اوا|ووا|اوغلو|جان|خان|بیگ))$"
)
_KEPT = frozenset("йӣӯўғқҳҷңөүұәіёїščžşçğćśźżđðþłřñńțţýөآأإئؤ")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    _WORD.findall(
        "de da do dos das di del van der den von zu la le les el al ul ud bin ibn ben bint and of the af dr mr mrs sir"
        " де да ди ван дер фон ле эль аль ал ибн бин др دی بن ابن ال آل دکتر سید آقای خانم حاجی"
    )
)


def bones_of(name: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a name its bones, of the word itself first; at most `MOST` words. Small words such as `de` or
    `ibn` are left out, unless there are no others."""
    words = _words(name)
    told = [word for word in words if word not in _SMALL and len(word) > 1] or words
    return tuple(found for word in told[:MOST] if (found := bones(word)))


@lru_cache(maxsize=65536)
def _words(name: str) -> list[str]:
    return _WORD.findall(_plain(name))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name[:300]).casefold().translate(_PLAIN)


class _Plain(dict[int, str]):
    """What becomes of each letter, worked out when it is first met: at most as many as there are letters."""

    def __missing__(self, point: int) -> str:
        self[point] = found = _plain_letter(chr(point))
        return found


_PLAIN = _Plain()


def _plain_letter(letter: str) -> str:
    if letter in _KEPT or letter.isascii():
        return "" if letter in "'`" else letter
    if unicodedata.combining(letter) or letter in "ـ’‘ʼʻьъ\u200c\u200d\u200e\u200f":
        return ""
    return letter if letter in _CLASS else unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=65536)
def bones(word: str) -> tuple[str, ...]:
    """The bones of a word in small letters, and those of it without an ending where it has one; () of no letter."""
    short = _ENDING.sub("", word)
    forms = [_sounds(form) for form in dict.fromkeys((word, short))]
    readings = dict.fromkeys(_skeleton(sounds, ways) for sounds in forms for ways in (_USUAL, _OTHERWISE))
    found = [way for way in readings if way]
    return tuple(way for at, way in enumerate(found) if not at or len(way) > 1)


def _sounds(word: str) -> list[str]:
    sounds = [_CLASS[grapheme] for grapheme in _GRAPHEME.findall(word)]
    if sounds and sounds[0] in "IW":
        sounds[0] = "A" if sounds[0] == "I" else "F"
    return sounds


def _skeleton(sounds: list[str], ways: dict[str, str]) -> str:
    if not sounds:
        return ""
    read = [ways.get(sound, sound) for sound in sounds]
    if ways is _OTHERWISE and sounds[0] == "H":
        read[0] = "A"  # Helena, Елена
    kept = "".join([read[0], *(sound for sound in read[1:] if sound not in "AIH")])
    return "".join(sound for at, sound in enumerate(kept) if not at or kept[at - 1] != sound)[:LONGEST]
