"""Every form that a person's name may take, made ready for finding.

From "Hope K. Aldin": the whole, the surname first, every two of its parts, an initial with the surname, all of it run
together, and each part alone. Case endings of Russian and Tajik, the English possessive and Persian suffixes are
allowed after a part. What is a word of everyday language ("Hope", "May") counts alone only with a capital letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import permutations

from guvoh.model.paper import PersonLine
from guvoh.policy.letters import Token, fold, listed, script, tokens
from guvoh.policy.sounds import key, same

PARTICLES = listed(
    "al el ad ar as at az an ibn bin bint van von der den de da di du la le lo abu ul ud ur the of and mr mrs ms dr "
    "sir и ва ибн бин абу оглы кызы ибни بن ابن ابو و"
)
LATIN = listed("s es") | {""}
CYRILLIC = frozenset({""}) | listed(
    "а я у ю е и ы о ом ем ои еи ою ею ым им ого ому ых их ам ям ами ями ах ях ая ую ыи ии "
    "ро он хо аш ам ат ашон амон атон иу иро ихо она"
)
ARABIC = listed("ی ها های م ش ت اش ات شان مان تان ای را ان") | {""}
CYRILLIC_VOWELS = frozenset("аеиоуыэюя")
SURNAME, GIVEN = "surname", "given"
NOBODY = "?"  # the owner of names that nobody has classified, and of forms that a relative may bear
LONG = 6  # letters; so long a part is a name inside another word too
# By these a word is a surname, with a small letter too.
_SURE = re.compile(r"\w{3,}(?:[oe]va?|zoda|zadeh?|ov(?:ich|na)|ев[аоу]?й?|ов[аоу]?й?|зода|заде|ович|овна)")
_OTHER_FORM = re.compile(r"(\w{3,}(?:[oe]v|in))(a?)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name, standing alone. `owners` come later: a part may belong to several persons."""

    word: str
    owner: str
    strength: str
    needs_capital: bool
    sure: bool = False  # a surname by its ending


@dataclass(frozen=True, slots=True)
class Index:
    """Parts by stem, sequences of parts by the stem of their first one, whole names run together."""

    alone: dict[str, list[Part]] = field(default_factory=dict)
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    together: dict[str, set[str]] = field(default_factory=dict)
    long: dict[str, set[str]] = field(default_factory=dict)
    sounds: dict[str, list[Part]] = field(default_factory=dict)  # Latin and Cyrillic ones, by what they share
    in_arabic: list[Part] = field(default_factory=list)
    looked_up: dict[str, frozenset[str]] = field(default_factory=dict)
    heard: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def whole_names_in(self, word: str) -> frozenset[str]:
        """Whose whole name, run together, lies in this word. Remembered, for a paper repeats its words."""
        if word not in self.looked_up:
            found = (people for whole, people in self.together.items() if whole in word)
            self.looked_up[word] = frozenset().union(*found)
        return self.looked_up[word]

    def long_parts_in(self, word: str) -> frozenset[str]:
        """Whose name has a long part that lies in this word."""
        found = (people for part, people in self.long.items() if part in word)
        return frozenset().union(*found)

    def sounding(self, word: str) -> tuple[Part, ...]:
        """Parts of names in another script that this word may be. Remembered too."""
        if word not in self.heard:
            near = self.sounds.get(key(word), []) if key(word) else []
            if script(word[0]) == "Arabic":
                near = [part for parts in self.sounds.values() for part in parts]
            self.heard[word] = tuple(part for part in (*near, *self.in_arabic) if same(word, part.word))
        return self.heard[word]


def common_words() -> frozenset[str]:
    """Words that are names and everyday words at once, folded (`common_words.txt`)."""
    return words_of("common_words.txt")


@lru_cache(maxsize=4)
def words_of(name: str) -> frozenset[str]:
    """The folded words of one of our lists."""
    lines = files("guvoh.policy").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in fold(line).split())


@lru_cache(maxsize=16384)
def is_title(word: str) -> bool:
    """Whether a folded word is a title or profession, in any of its case forms: no part of a name."""
    titles = _titles()
    return any(fits(word, title) for base in stems_of(word) for title in titles.get(base, ()))


@lru_cache(maxsize=1)
def _titles() -> dict[str, list[str]]:
    by_stem: dict[str, list[str]] = {}
    for title in words_of("titles.txt"):
        by_stem.setdefault(stem(title), []).append(title)
    return by_stem


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The part of a word that its endings leave alone, never shorter than three letters."""
    if not ("\u0400" <= word[:1] <= "\u052f"):
        return word
    for _ in range(2):
        if len(word) > 3 and word[-1] in CYRILLIC_VOWELS:
            word = word[:-1]
    return word


def endings(word: str) -> frozenset[str]:
    """What may follow a stem without making another name of it."""
    first = word[:1]
    if "\u0400" <= first <= "\u052f":
        return CYRILLIC
    if "\u0600" <= first <= "\u06ff":
        return ARABIC
    return LATIN


@lru_cache(maxsize=65536)
def fits(said: str, name: str) -> bool:
    """Whether a word of a text is this part of a name, an ending aside."""
    if said == name:
        return True
    base = stem(name)
    if said == f"{name}s" and len(name) == 2:
        return True  # the possessive of a short surname: Li’s
    return len(base) > 2 and said.startswith(base) and said[len(base) :] in endings(base)


@lru_cache(maxsize=65536)
def stems_of(said: str) -> tuple[str, ...]:
    """The stems under which a word of a text may be listed."""
    allowed = endings(said)
    cuts = range(max(3, len(said) - 4), len(said))
    short = (said[:2],) if len(said) == 3 and said[2] == "s" else ()
    return (said, *short, *(said[:cut] for cut in cuts if said[cut:] in allowed))


def parts(name: str) -> list[Token]:
    """The words of a name; digits and single signs are none, nor are titles beside it."""
    words = [token for token in tokens(name) if not token.word.isdigit()]
    while words and is_title(words[0].word):
        words = words[1:]
    rest = [token for token in words if not is_title(token.word)]
    return rest if len(rest) > 1 else words


def add_name(index: Index, owner: str, name: str, strict: bool = False) -> None:
    """Enters every form of a name. `strict`: parts alone count only with a capital (names that nobody classified)."""
    words = parts(name)
    said = tuple(token.word for token in words)
    if not said:
        return
    for row in rows(said):
        index.rows.setdefault(stem(row[0]), []).append((row, owner))
    if len(said) > 1:
        for order in (said, (said[-1], *said[:-1])):
            if len("".join(order)) > 5:
                index.together.setdefault("".join(order), set()).add(owner)
    typed_small = not any(token.capital for token in words) and name != name.upper()
    surname = 0 if "," in name else len(words) - 1
    for position, (word, small) in enumerate(_single_words(words, typed_small)):
        if len(word) < 2 or (len(said) > 1 and word in PARTICLES):
            continue
        if word in words_of("small_words.txt") and (strict or len(said) > 1):
            continue
        last = position >= surname or len(said) == 1
        sure = last and len(word) >= LONG and _SURE.fullmatch(word) is not None
        sure = sure and (len(said) > 1 or script(word[0]) != "Cyrillic")  # "снова" is no name
        capital = not sure and (strict or small or len(word) < 3 or word in common_words())
        part = Part(word, owner, SURNAME if last else GIVEN, capital or (strict and not sure), sure)
        index.alone.setdefault(stem(word), []).append(part)
        _add_disguises(index, part)


def _add_disguises(index: Index, part: Part) -> None:
    """The forms in which a part is looked for besides: inside longer words, in other scripts, a relative's."""
    if script(part.word[0]) == "Arabic":
        index.in_arabic.append(part)
    else:
        index.sounds.setdefault(key(part.word), []).append(part)
    if len(part.word) >= LONG and not part.needs_capital and part.strength == SURNAME:
        index.long.setdefault(part.word, set()).add(part.owner)
    other = _OTHER_FORM.fullmatch(part.word)
    if other and part.strength == SURNAME and not part.needs_capital:
        word = other[1] if other[2] else f"{other[1]}a"  # her brother's, his sister's: whose it is, it does not say
        index.alone.setdefault(stem(word), []).append(Part(word, NOBODY, SURNAME, word in common_words(), part.sure))


def _single_words(words: list[Token], typed_small: bool) -> list[tuple[str, bool]]:
    """The parts that can stand alone, and whether they need a capital; "Al-Din" also as "aldin"."""
    single: list[tuple[str, bool]] = []
    cased = any(token.capital for token in words)
    for position, token in enumerate(words):
        if cased and not token.capital and not token.glued:
            single.append(("", True))  # "Hope the baker": small words of a name are none by themselves
            continue
        single.append((token.word, typed_small))
        if token.glued and position:
            single.append((words[position - 1].word + token.word, typed_small))
    return single


def rows(said: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The orders in which the parts of a name may stand together."""
    if len(said) < 2:
        return set()
    found: set[tuple[str, ...]] = {said, (said[-1], *said[:-1])}
    telling = [word for word in said if len(word) > 1 and word not in PARTICLES]
    for pair in permutations(telling[:6], 2):
        found.add(pair)
    if len(telling) > 1:
        first, last = telling[0], telling[-1]
        found |= {(first[0], last), (last, first[0]), (last[0], first), (first, last[0])}
    return found


def index_of(people: tuple[PersonLine, ...]) -> Index:
    """The forms of these persons' names."""
    index = Index()
    for person in people:
        for name in person.names:
            add_name(index, person.id, name)
    return index
