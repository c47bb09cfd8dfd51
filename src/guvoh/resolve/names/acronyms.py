"""Short names: what a name in capitals may stand for, and whether its letters are the first letters of another name.

A body that is called ГКНБ in one paper is called GKNB in the next (the same letters), SCNS in a third (first letters of
the translation); all three must answer to the long name, whatever its language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from guvoh.resolve.names.concepts import LANGUAGES, first_letters, table
from guvoh.resolve.names.endings import is_ending
from guvoh.resolve.names.letters import CYRILLIC, LATIN, folded, script_of_token

SHORTEST, LONGEST_SHORT = 2, 8  # letters of a short name
FEW = 3  # letters that fit some language too easily to try them all
EVERYWHERE = ("en", "ru", "tg")
LONGEST_STEM = 20
LONG_ENOUGH = 6  # letters from which a word that is made of pieces needs no capitals
_LATIN_OF = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "ӣ": "i",
    "і": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ӯ": "u", "ў": "u", "ү": "u", "ұ": "u", "ф": "f", "х": "h", "ҳ": "h",
    "ц": "c", "ч": "c", "ҷ": "j", "ш": "s", "щ": "s", "ы": "i", "э": "e", "ә": "a",
}  # fmt: skip
_SAME_LATIN = str.maketrans({"w": "v", "q": "k", "y": "i", "x": "h", "ş": "s", "ç": "c", "ı": "i", "ö": "o", "ü": "u",
                             "ğ": "g", "ə": "e"})  # fmt: skip


class First(NamedTuple):
    """One word of a long name: its first `letter`, whether a short name may leave it out, its `concept` or nothing."""

    letter: str
    optional: bool
    concept: str = ""


def expanded(word: str, capitals: bool) -> tuple[str, ...]:
    """The concepts that a folded word stands for by the table; empty when for none. Short ones only in `capitals`."""
    whole, stems = _table()
    found = whole.get(word, ())
    if found:
        return found if capitals or len(word) >= LONG_ENOUGH else ()
    script = script_of_token(word)
    for size in range(min(len(word), LONGEST_STEM), SHORTEST, -1):
        if (some := stems.get(word[:size])) and is_ending(word[size:], script):
            return some
    return ()


def in_capitals(written: str) -> bool:
    """Whether a word is written as a short name: two capitals at least, and hardly anything else."""
    capitals = sum(letter.isupper() for letter in written)
    return SHORTEST <= len(written) <= LONGEST_SHORT + 2 and capitals >= 2 and capitals * 2 > len(written)


def same_letters(one: str, two: str) -> bool:
    """Whether two folded short names are one in two scripts: ГКНБ and GKNB."""
    return bool(one) and (one == two or _plain(one) == _plain(two))


def stands_for(short: str, firsts: Sequence[First], spoken: tuple[str, ...] = (), own: str = "") -> float:
    """How well the letters of a folded short name are the first letters of the words: 1 in their own order, 0.6 in the
    order of another language, 0 not at all. Fewer than three letters say nothing. `spoken`: languages of the
    lands; `own`: the one that the words are in, which is not tried again in another order."""
    if len(short) < SHORTEST + 1 or not firsts:
        return 0.0
    script = script_of_token(short)
    written = script_of_token("".join(first.letter for first in firsts))
    forms = {short} if script == written else set()
    if {script, written} == {LATIN, CYRILLIC}:
        short_plain = _plain(short)
        plain = [first._replace(letter=_plain(first.letter)) for first in firsts]
        if _in_order(short_plain, plain) and _content(plain) >= 2:
            return 1.0
    if any(_in_order(form, firsts) for form in forms) and _content(firsts) >= 2:
        return 1.0
    needed = tuple(sorted(first.concept for first in firsts if not first.optional))
    maybe = tuple(sorted(first.concept for first in firsts if first.optional and first.concept))
    if "" in needed:  # a word that no table knows has no translation
        return 0.0
    return 0.6 if _translated(short, script, needed, maybe, spoken, own) else 0.0


def _content(firsts: Sequence[First]) -> int:
    return sum(not first.optional for first in firsts)


def _in_order(letters: str, firsts: Sequence[First]) -> bool:
    """Whether each letter opens one word, in their order, and no word that matters is passed over."""
    reached = {0}
    for first in firsts:
        after = {at + 1 for at in reached if at < len(letters) and letters[at] == first.letter}
        reached = after | (reached if first.optional else set())
        if not reached:
            return False
    return len(letters) in reached


@lru_cache(maxsize=16384)
def _translated(
    short: str, script: int, needed: tuple[str, ...], maybe: tuple[str, ...], spoken: tuple[str, ...], own: str
) -> bool:
    """Whether some language has words for all of `needed`, and some of `maybe`, that open with these letters."""
    if not len(needed) <= len(short) <= len(needed) + len(maybe) or len(needed) < 2:
        return False
    for language in LANGUAGES if len(short) > FEW else (*EVERYWHERE, *spoken):
        if language == own:
            continue
        spelt = short
        if script == LATIN and language in ("ru", "tg", "ky", "kk", "uk", "be"):
            spelt = _plain(short)
        options = []
        for concept in (*needed, *maybe):
            letters = first_letters(concept, language)
            options.append(frozenset(map(_plain, letters)) if spelt != short or script == LATIN else letters)
        if _assigned(Counter(spelt if script != LATIN else _plain(short)), options, len(needed)):
            return True
    return False


def _assigned(left: Counter[str], options: list[frozenset[str]], needed: int, at: int = 0) -> bool:
    if at == len(options) or not +left:
        return not +left and at >= needed
    for letter in options[at]:
        if left[letter] > 0:
            left[letter] -= 1
            if _assigned(left, options, needed, at + 1):
                left[letter] += 1
                return True
            left[letter] += 1
    return at >= needed and _assigned(left, options, needed, at + 1)


@lru_cache(maxsize=16384)
def _plain(letters: str) -> str:
    """Letters as plain Latin ones, one each: only for telling whether two short names are one."""
    return "".join(_LATIN_OF.get(letter, letter) for letter in letters).translate(_SAME_LATIN)


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Whole words, and stems that take endings, with their concepts."""
    whole: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for words, concepts in table("acronyms.tsv"):
        for word in words.split():
            (stems if word.endswith("-") else whole).setdefault(folded(word.rstrip("-")), tuple(concepts.split()))
    return whole, stems
