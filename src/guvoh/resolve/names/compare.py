"""Two names in, out comes how likely they are one, in which band, and why, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.align import Aligned, aligned
from guvoh.resolve.names.features import features
from guvoh.resolve.names.model import bands, probabilities
from guvoh.resolve.names.roll import Roll, roll_of
from guvoh.resolve.names.tokens import (
    FATHER,
    INITIAL,
    MOST_TOKENS,
    NAME,
    NUMBER,
    PARTICLE,
    RANK,
    TITLE,
    Prepared,
    Token,
    prepare,
)

AT_ONCE = 16384
ROLES = {NAME: "name", INITIAL: "initial", FATHER: "father", PARTICLE: "particle", TITLE: "title", RANK: "rank",
         NUMBER: "number"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """What answers to what. `a`, `b`: the words as compared, empty where nothing answers. `role`: name, initial,
    father, particle, title, rank, number. `likeness`: 1 as good as can be, below 0 worse than chance. `why`, a code:

    same_spelling, sounds_alike, known_forms (one name part in Wikidata), without_ending, initial_fits, initial_differs,
    number_same, number_differs, differs, left_out (nothing answers to it)."""

    a: str
    b: str
    role: str
    likeness: float
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """`score`: the probability, 0 to 1; `band`: same, ask or different."""

    score: float
    band: str
    words: tuple[Word, ...] = ()


def compare(a: str, b: str) -> Match:
    """One pair, explained."""
    names = prepare(a), prepare(b)
    roll = roll_of(names)
    found = aligned(roll, np.array([0]), np.array([1]))
    (match,) = _judged(roll, np.array([0]), np.array([1]), found)
    return Match(match.score, match.band, tuple(_explained(names, found)))


def compare_many(pairs: Iterable[tuple[str, str]]) -> list[Match]:
    """Many pairs, without the words, in order."""
    rows: dict[str, int] = {}
    a, b = [], []
    for one, two in pairs:
        a.append(rows.setdefault(one, len(rows)))
        b.append(rows.setdefault(two, len(rows)))
    roll = roll_of([prepare(name) for name in rows])
    scores = compare_rows(roll, np.array(a, np.int64), np.array(b, np.int64))
    return [Match(score, band) for score, band in zip(scores.tolist(), bands(scores), strict=True)]


def compare_rows(roll: Roll, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The probabilities of pairs of rows of a roll: for candidates, whose names are prepared already."""
    scores = np.empty(len(a), np.float64)
    size = roll.counts[a].astype(np.int32) * 16 + roll.counts[b]
    order = np.argsort(size, kind="stable")  # names of like length together: the short ones are not kept waiting
    for start in range(0, len(a), AT_ONCE):
        some = order[start : start + AT_ONCE]
        x, y = a[some], b[some]
        scores[some] = _scored(roll, x, y, aligned(roll, x, y))
    return scores


def _scored(roll: Roll, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], found: Aligned) -> npt.NDArray[np.float64]:
    scores = probabilities(features(roll, a, b, found))
    empty = (roll.counts[a] == 0) | (roll.counts[b] == 0)
    scores[empty] = 0.0
    return scores.round(6)


def _judged(roll: Roll, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], found: Aligned) -> list[Match]:
    scores = _scored(roll, a, b, found)
    return [Match(score, band) for score, band in zip(scores.tolist(), bands(scores), strict=True)]


def _explained(names: Sequence[Prepared], found: Aligned) -> list[Word]:
    one, two = names
    words = []
    for turn in range(MOST_TOKENS):
        at_a, at_b = int(found.slot_a[0, turn]), int(found.slot_b[0, turn])
        if at_a < 0:
            continue
        x, y = _slot(one, at_a), _slot(two, at_b)
        likeness = round(float(found.likeness[0, turn]), 3)
        why = _why(x, y, likeness, int(found.kin[0, turn]), int(found.how[0, turn]))
        words.append((at_a % MOST_TOKENS, Word(x.written, y.written, ROLES[max(x.role, y.role)], likeness, why)))
    words += [(at, Word(one.tokens[at].written, "", ROLES[one.tokens[at].role], 0.0, "left_out"))
              for at in np.flatnonzero(found.left_a[0]).tolist()]  # fmt: skip
    words.sort(key=lambda word: word[0])
    behind = [Word("", two.tokens[at].written, ROLES[two.tokens[at].role], 0.0, "left_out")
              for at in np.flatnonzero(found.left_b[0]).tolist()]  # fmt: skip
    return [word for _, word in words] + behind


def _slot(name: Prepared, slot: int) -> Token:
    return name.tokens[slot] if slot < MOST_TOKENS else name.joined[slot - MOST_TOKENS]


def _why(x: Token, y: Token, likeness: float, kin: int, how: int) -> str:
    if how == 5:
        return "number_same" if x.number == y.number else "number_differs"
    if how == 4:
        return "initial_fits" if likeness > 0 else "initial_differs"
    if x.folded == y.folded:
        return "same_spelling"
    if kin > 0:
        return "known_forms"
    if likeness < 0.45:
        return "differs"
    return "without_ending" if how else "sounds_alike"
