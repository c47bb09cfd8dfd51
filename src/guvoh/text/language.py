"""The language of a text by its script and letters, then by small words. No model: it says what it can see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from guvoh.text.tables import HERE, read_table

SAMPLE = 6000  # characters looked at; enough for a page, and a bound for a book
TAJIK = frozenset("ҳқғҷӯӣ")
UKRAINIAN = frozenset("їєґ")
KAZAKH_KYRGYZ = frozenset("әұһөүң")
PERSIAN = frozenset("پچژگکی")
ARABIC_ONLY = frozenset("كيةىإأ")
TURKISH = frozenset("ğışİ")
LETTER = re.compile(r"[A-Za-z]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
APART = {code: " " for code in range(128) if not chr(code).isalpha()}
NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
WORD = re.compile(r"[^\W\d_]+")
ROUGHLY = re.compile(r"\w+")  # twice as quick; few of what it finds hold a figure


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    known: dict[str, list[str]] = {}
    for language, words in read_table(HERE / "small_words.tsv"):
        for word in words.split():
            known.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in known.items()}


def language_of(text: str) -> str | None:
    """A language code (tg, ru, uk, kk, fa, ar, tr, en, de, fr, es, uz), or None where nothing speaks for any."""
    sample = text[:SAMPLE]
    low = sample.lower()
    if sample.isascii():  # no letters but Latin ones: only small words can tell
        return _latin(low.translate(APART).split(), Counter(), 1) if LETTER.search(sample) else None
    high = low.encode("utf-16-le", "surrogatepass")[1::2]  # of each character the upper half, which tells its script
    latin = high.count(0) + high.count(1) + high.count(2)  # at most
    if (most := high.count(4)) > max(high.count(6), latin):
        return _cyrillic(low, most)
    if high.count(6) > max(most, latin):
        return _arabic(low)
    if not most and not high.count(6) and TURKISH.isdisjoint(low) and LETTER.search(sample):
        return _latin(_words(low), Counter(), 1)
    letters = Counter("".join(BEYOND_ASCII.findall(low)))
    cyrillic = sum(n for c, n in letters.items() if "Ѐ" <= c <= "ӿ")
    arabic = sum(n for c, n in letters.items() if "؀" <= c <= "ۿ")
    latin = sum(n for c, n in letters.items() if c.isalpha() and c < "ɐ")
    latin += len(low.encode("ascii", "ignore").translate(None, NO_LETTERS))
    most = max(cyrillic, arabic, latin)
    if most == 0:
        return None
    if most == cyrillic:
        return _cyrillic(low, cyrillic)
    if most == arabic:
        return _arabic(low)
    return _latin(_words(low), letters, latin)


def _cyrillic(low: str, total: int) -> str:
    def share(marks: frozenset[str]) -> float:
        return sum(map(low.count, marks)) / total

    if share(TAJIK) > 0.008:
        return "tg"
    if share(UKRAINIAN) > 0.008:
        return "uk"
    if share(KAZAKH_KYRGYZ) > 0.02:
        return "kk"
    known = _small_words()
    votes = Counter(language for word in filter(known.__contains__, _words(low)) for language in known[word])
    return "tg" if votes["tg"] > votes["ru"] else "ru"  # Tajik is often written without its own letters


def _arabic(low: str) -> str:
    return "fa" if sum(map(low.count, PERSIAN)) > sum(map(low.count, ARABIC_ONLY)) else "ar"


def _latin(words: Iterable[str], letters: Counter[str], total: int) -> str | None:
    votes: Counter[str] = Counter()
    known = _small_words()
    for word, times in Counter(filter(known.__contains__, words)).items():
        for language in known[word]:
            votes[language] += times
    if sum(letters[c] for c in TURKISH) / total > 0.01:
        votes["tr"] += 5
    if not votes:
        return None
    return max(sorted(votes), key=lambda language: votes[language])


def _words(low: str) -> Iterator[str]:
    """The runs of letters."""
    for rough in ROUGHLY.findall(low):
        if rough.isalpha():
            yield rough
        else:
            yield from WORD.findall(rough)
