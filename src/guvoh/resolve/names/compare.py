"""Two names in, out comes how likely they are one, in which band, and why, word by word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.align import Aligned, aligned
from guvoh.resolve.names.bodies_alike import mixed_chance
from guvoh.resolve.names.features import NAMES, features
from guvoh.resolve.names.model import bands, model, probabilities
from guvoh.resolve.names.renamed import called_by_father
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

Rows = npt.NDArray[np.int64]
AT_ONCE = 16384
MANY = 50_000  # pairs of which it is worth while to see which are one
ALIGNED_AT_ONCE = 2048  # their tables stay in the processor's cache
NUMBERS_DIFFER = 0.01
NOTHING_SAID = 0.2  # initials alone
NO_WORD_AGREES = 0.005
STRANGE = 0.2  # likeness below which no word agrees; across Arabic script a true one may have no more than 0.3
DIFFERS = 0.3
RENAMED = 0.55  # called by the father's name: a question
SHORT_OF_SAME = 0.001  # one word in common is never `same`: thousands share a family name; nor are like names of kin
FATHERS_APART = 0.45  # likeness of two fathers' names below which they are two
OTHER_SOUND = -2.5  # a step less likely is another sound: Amir, Amin
ROLES = {NAME: "name", INITIAL: "initial", FATHER: "father", PARTICLE: "particle", TITLE: "title", RANK: "rank",
         NUMBER: "number"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """What answers to what. `a`, `b`: the words as compared, empty where nothing answers. `role`: name, initial,
    father, particle, title, rank, number. `likeness`: 1 as good as can be, below 0 worse than chance. `why`, a code:

    same_spelling, sounds_alike, known_forms (one name in Wikidata), stands_for
    (Bill, William), without_ending, initial_fits, initial_differs,
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
    names = (prepare(a), prepare(b)) if a <= b else (prepare(b), prepare(a))
    roll = roll_of(names)
    found = aligned(roll, np.array([0]), np.array([1]))
    columns = features(roll, np.array([0]), np.array([1]), found)
    scores = ruled(roll, np.array([0]), np.array([1]), columns, probabilities(columns), model().same).round(6)
    words = _explained(names, found, turned=a > b)
    return Match(float(scores[0]), bands(scores)[0], tuple(words))


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


def compare_rows(roll: Roll, a: Rows, b: Rows) -> npt.NDArray[np.float64]:
    """The probabilities of pairs of rows of a roll: for candidates, whose names are prepared already."""
    a, b = roll.firsts[a], roll.firsts[b]
    turned = roll.ranks[a] > roll.ranks[b]  # one order for both ways of asking, so that both get one answer
    a, b = np.where(turned, b, a), np.where(turned, a, b)
    if len(a) > MANY:  # of very many some are asked twice, for names come again
        keys, back = np.unique(a * len(roll.counts) + b, return_inverse=True)
        return _scored(roll, keys // len(roll.counts), keys % len(roll.counts))[back]
    return _scored(roll, a, b)


def _scored(roll: Roll, a: Rows, b: Rows) -> npt.NDArray[np.float64]:
    scores = np.empty(len(a), np.float64)
    size = roll.counts[a].astype(np.int32) * 16 + roll.counts[b]
    order = np.argsort(size, kind="stable")  # names of like length together: the short ones are not kept waiting
    for start in range(0, len(a), AT_ONCE):
        some = order[start : start + AT_ONCE]
        columns = np.empty((len(some), len(NAMES)), np.float32)
        for at in range(0, len(some), ALIGNED_AT_ONCE):
            x, y = a[some[at : at + ALIGNED_AT_ONCE]], b[some[at : at + ALIGNED_AT_ONCE]]
            columns[at : at + ALIGNED_AT_ONCE] = features(roll, x, y, aligned(roll, x, y))
        scores[some] = ruled(roll, a[some], b[some], columns, probabilities(columns), model().same)
    return scores.round(6)


def ruled(
    roll: Roll, a: Rows, b: Rows, columns: npt.NDArray[np.float32], scores: npt.NDArray[np.float64], same: float
) -> npt.NDArray[np.float64]:
    """The scores where more is known than likeness: bodies, figures, one word, empty names, kin whose names differ in
    one sound or in the -a of a woman. Changes `scores`."""
    scores[(roll.counts[a] == 0) | (roll.counts[b] == 0)] = 0.0
    body = roll.is_body[a] | roll.is_body[b]
    for place in np.flatnonzero(body).tolist():
        scores[place] = mixed_chance(roll.bodies[a[place]], roll.bodies[b[place]], scores[place])
    translated = body & roll.may_be_body[a] & roll.may_be_body[b]
    nothing = (columns[:, NAMES.index("aligned")] == 0) & ~body
    scores[nothing] = np.minimum(scores[nothing], NOTHING_SAID)
    apart = (columns[:, NAMES.index("aligned")] > 0) & (columns[:, NAMES.index("best")] < STRANGE)
    apart &= ~translated  # whose words are translated
    scores[apart] = np.minimum(scores[apart], NO_WORD_AGREES)
    renamed = called_by_father(roll, a, b, columns)
    scores[renamed] = np.maximum(scores[renamed], RENAMED)
    against = columns[:, NAMES.index("number_against")] > 0  # Witness 7 is not Witness 8
    scores[against] = np.minimum(scores[against], NUMBERS_DIFFER)
    one_word = (np.minimum(roll.counts[a], roll.counts[b]) == 1) & ~body
    kin = (columns[:, NAMES.index("weakest")] < OTHER_SOUND) | (columns[:, NAMES.index("womanly")] > 0)
    kin |= columns[:, NAMES.index("father_is_given")] > 0  # a son and his father
    kin |= columns[:, NAMES.index("father_likeness")] < FATHERS_APART
    short = one_word | (kin & ~body)
    scores[short] = np.minimum(scores[short], same - SHORT_OF_SAME)
    return scores


def _explained(names: tuple[Prepared, Prepared], found: Aligned, turned: bool) -> list[Word]:
    """In the order of the first name, then what only the second has. `turned`: `names` stand the other way round."""
    slots = (found.slot_a[0].tolist(), found.slot_b[0].tolist())
    left = (np.flatnonzero(found.left_a[0]).tolist(), np.flatnonzero(found.left_b[0]).tolist())
    first, second = (1, 0) if turned else (0, 1)
    words = []
    for turn in range(MOST_TOKENS):
        if slots[0][turn] < 0:
            continue
        x, y = _slot(names[first], slots[first][turn]), _slot(names[second], slots[second][turn])
        likeness = round(float(found.likeness[0, turn]), 3)
        why = _why(x, y, likeness, int(found.kin[0, turn]), int(found.how[0, turn]))
        role = ROLES[max(x.role, y.role)]
        words.append((slots[first][turn] % MOST_TOKENS, Word(x.written, y.written, role, likeness, why)))
    for at in left[first]:
        token = names[first].tokens[at]
        words.append((at, Word(token.written, "", ROLES[token.role], 0.0, "left_out")))
    words.sort(key=lambda word: word[0])
    behind = [names[second].tokens[at] for at in left[second]]
    return [word for _, word in words] + [
        Word("", token.written, ROLES[token.role], 0.0, "left_out") for token in behind
    ]


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
        return "known_forms" if kin == 1 else "stands_for"
    if likeness < DIFFERS:
        return "differs"
    return "without_ending" if how else "sounds_alike"
