"""The words that say that two names are one person's, by language: `lexicon/<language>/aliases.tsv`.

Rows of a code (alias, real_name, born_name, former_name, pen_name, nickname) hold phrases, parted by ` ; `; in a phrase
`*` is any ending and `..` one to four words. The other rows hold single words:

between   may stand between the first name and the phrase ("who is")
leading   may stand between the phrase and the second name ("the blogger")
breaks    between name and phrase: then the phrase speaks of somebody else ("met", "not")
hangs     the same, but not where commas or brackets close it in ("X, head of Y, known as Z")
relative  the same, where a sentence of its own begins with it and is not closed ("X, who met a man known as Y")
kin       between two names: whose the phrase is cannot be told
or        parts a second name from a third
nobody    a name in brackets that holds it is a place's or a body's
denied    behind the second name: it is not so
family    endings of family names, in a script without capitals
label     says in which letters or language a name in brackets is
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from guvoh.text.tables import read_table

CODES = ("alias", "real_name", "born_name", "former_name", "pen_name", "nickname")
ROWS = ("between", "leading", "breaks", "hangs", "relative", "kin", "or", "label", "nobody", "family", "denied")
LEXICON = Path(__file__).parent.parent / "lexicon"
MOST = 500  # phrases of one text that are looked at
SHORTEST = 4  # letters of a word under which hints are filed
AROUND = 60  # characters around a hint in which its phrase stands
# Letters that are written in two ways, one for one, so that places stay what they are.
_ONE_WAY = tuple(zip("İёيىكӣӯ’‘\u200c\u00a0", "Iеییکиу''  ", strict=True))


class Cues(NamedTuple):
    """`hints`: what some phrases hold, with the one expression of these, a group named for each; they are filed under a
    few words, one of which each of them holds. The rows, in small letters."""

    hints: dict[str, dict[str, re.Pattern[str]]]
    rows: dict[str, frozenset[str]]


@cache
def cues_of(language: str) -> Cues | None:
    """None for a language that has no such table."""
    said: dict[str, list[str]] = defaultdict(list)
    for kind, listed in read_table(LEXICON / language / "aliases.tsv") if language.isalpha() else ():
        said[kind] += listed.split(" ; ") if kind in CODES else listed.split()
    if not said:
        return None
    of_hint: dict[str, list[str]] = defaultdict(list)
    phrases = {plain(phrase).strip(): code for code in CODES for phrase in said[code]}
    for n, (phrase, code) in enumerate(sorted(phrases.items(), key=lambda p: -len(p[0]))):
        of_hint[_hint(phrase)].append(f"(?P<{code}_{n}>{_expression(phrase)})")
    hints = {hint: re.compile(rf"(?<!\w)(?:{'|'.join(some)})(?!\w)") for hint, some in of_hint.items()}
    return Cues(_filed(hints), {row: frozenset(map(plain, said[row])) for row in ROWS})


def code_of(match: re.Match[str]) -> str:
    """Of which code a phrase is that was found."""
    return str(match.lastgroup).rpartition("_")[0]


def plain(text: str) -> str:
    """In small letters, those that are written in two ways in one; each stays in its place."""
    if not text.isascii():
        for letter, other in _ONE_WAY:  # the first before letters are made small: its small letter is two
            text = text.replace(letter, other)
    return text.lower()


def phrases_in(low: str, start: int, end: int, cues: Cues) -> list[re.Match[str]]:
    """The phrases between two places of a text that `plain` has written, in their order; of two that begin or end in
    one place the longer."""
    found: dict[int, re.Match[str]] = {}
    filed = (some for word, some in cues.hints.items() if low.find(word, start, end) >= 0)
    for hint, expression in chain.from_iterable(some.items() for some in filed):
        place = low.find(hint, start, end)
        while place >= 0:
            stop = place + len(hint)
            if not (place and low[place - 1].isalnum()):
                match = expression.search(low, max(start, place - AROUND), min(end, stop + AROUND))
                while match is not None and match.end() < stop:
                    match = expression.search(low, match.end(), min(end, stop + AROUND))
                if match is not None:
                    best = found.get(match.start())
                    if best is None or best.end() < match.end():
                        found[match.start()] = match
            place = low.find(hint, stop, end)
    kept: list[re.Match[str]] = []
    for place in sorted(found):
        if not kept or found[place].end() > kept[-1].end():
            kept.append(found[place])
    return kept[:MOST]


def may_say(low: str, cues: Cues) -> bool:
    """Whether any phrase can stand in a text that `plain` has written: asked first, for hardly any text has one."""
    return any(hint in low for word, some in cues.hints.items() if word in low for hint in some)


def _filed(hints: dict[str, re.Pattern[str]]) -> dict[str, dict[str, re.Pattern[str]]]:
    """Each hint under the word that most of those share which are not filed yet."""
    left, filed = dict(hints), {}
    while left:
        counted = Counter(word for hint in left for word in set(hint.split()) if len(word) >= SHORTEST)
        word = min(counted, key=lambda w: (-counted[w], w)) if counted else min(left)
        filed[word] = {hint: some for hint, some in left.items() if word in hint}
        left = {hint: some for hint, some in left.items() if word not in hint}
    return filed


def _hint(phrase: str) -> str:
    """The longest run of whole words, or the beginning of one, that a phrase always holds."""
    return max((run.strip() for run in re.split(r"\*[^ ]*|\.\.", phrase)), key=len)


def _expression(phrase: str) -> str:
    words = []
    for word in phrase.split():
        if word == "..":
            words.append(r"(?:[^\s,.;:()]+\s+){0,3}?[^\s,.;:()]+")
        else:
            words.append(re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else ""))
    return r"\s+".join(words)
