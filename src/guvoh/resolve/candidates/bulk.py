"""The pairs worth comparing among very many names, all at once.

Two names are candidates when two of their words are alike, in any order; or one word that few have. What is alike is
asked once for each different word, not for each name, so that the work grows with the names, not with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.candidates.vocabulary import Vocabulary, neighbours
from guvoh.text.bones import bones_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
AT_ONCE = 2048  # names: eleven bits
STEPS, HEAVIEST = 1 << 14, (1 << 20) - 1  # weights as twenty bits
AGAIN = 3  # times a pair may come up, by several ways to read its words
LARGE = 20_000  # names; of more each is read in fewer ways, or it takes minutes
ALIKE = 0.4  # two words that count as one where a second word agrees
ALIKE_ALONE = 0.5  # ... and where none does
READ_AS, READ_AS_OF_MANY = 16, 6  # bones that a word may be taken for
FEW = 100  # names that have a word which may speak alone
MANY = 150  # names under one key that are looked at
WORDS = 4  # words of a name that are paired


class Held(NamedTuple):
    """Names under keys: `rows[starts[k]:starts[k + 1]]` are those under `keys[k]`, which are in order."""

    keys: Ints
    starts: Ints
    rows: Ints


def pairs_among(names: Sequence[str], most: int = 20) -> Ints:
    """(n, 2) rows of `names`, the smaller first, each pair once: of every name at most `most` others, the likeliest."""
    told = [tuple(dict.fromkeys(bones_of(name)))[:WORDS] for name in names]
    words: dict[tuple[str, ...], int] = {}
    rows = [[words.setdefault(word, len(words)) for word in one] for one in told]
    vocabulary = Vocabulary()
    for word in words:
        for way in word:
            vocabulary.number(way)
    size = len(vocabulary)
    ways = [[vocabulary.number(way) for way in word] for word in words]
    singles = _held(((way, row) for row, one in enumerate(rows) for word in one for way in ways[word]))
    doubles = _held((
        (min(x, y) * size + max(x, y), row)
        for row, one in enumerate(rows) for a, b in combinations(one, 2) for x in ways[a] for y in ways[b]
    ))  # fmt: skip
    near, worth = _near(words, ways, vocabulary, Counter(word for one in rows for word in one), len(names))
    found = [
        _best(batch, rows, near, worth, singles, doubles, size, most)
        for batch in (range(at, min(at + AT_ONCE, len(rows))) for at in range(0, len(rows), AT_ONCE))
    ]
    pairs = np.concatenate(found) if found else np.zeros((0, 2), np.int64)
    keys = np.unique(pairs.min(1) * len(names) + pairs.max(1)) if len(pairs) else np.zeros(0, np.int64)
    return np.stack([keys // max(len(names), 1), keys % max(len(names), 1)], 1)


def _held(told: Iterator[tuple[int, int]]) -> Held:
    pairs = np.fromiter((x for pair in told for x in pair), np.int64).reshape(-1, 2)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    keys, starts = np.unique(pairs[order, 0], return_index=True)
    return Held(keys, np.append(starts, len(pairs)).astype(np.int64), pairs[order, 1])


def _near(
    words: dict[tuple[str, ...], int], ways: list[list[int]], vocabulary: Vocabulary, seen: Counter[int], total: int
) -> tuple[list[tuple[Ints, Floats]], list[float]]:
    """For each word the bones that it may be taken for with their likeness, and how much the word tells."""
    near, worth = [], []
    for word, number in words.items():
        likeness = vocabulary.likeness(word)
        found = np.array(list(neighbours(likeness, ALIKE, READ_AS if total <= LARGE else READ_AS_OF_MANY)), np.int64)
        near.append((found, likeness[found]))
        worth.append(float(np.log1p(total / seen[number])))
    return near, worth


def _best(
    batch: range, rows: list[list[int]], near: list[tuple[Ints, Floats]], worth: list[float], singles: Held,
    doubles: Held, size: int, most: int,
) -> Ints:  # fmt: skip
    """(n, 2): each name of the batch with its likeliest others."""
    asked: list[list[Ints]] = [[], []]
    weights: list[list[Floats]] = [[], []]
    whose: list[list[tuple[int, int]]] = [[], []]
    for row in batch:
        one = rows[row]
        for a, b in combinations(one, 2):
            (x, like_x), (y, like_y) = near[a], near[b]
            low, high = np.minimum(x[:, None], y), np.maximum(x[:, None], y)
            asked[1].append((low * size + high).ravel())
            weights[1].append(((like_x**2 * np.float32(worth[a]))[:, None] + like_y**2 * np.float32(worth[b])).ravel())
            whose[1].append((row, len(asked[1][-1])))
        for a in one:
            x, like_x = near[a]
            enough = like_x >= ALIKE_ALONE
            asked[0].append(x[enough])
            weights[0].append(like_x[enough] ** 2 * np.float32(worth[a]))
            whose[0].append((row, len(asked[0][-1])))
    parts = [
        _looked_up(held, np.concatenate(asked[n]), np.concatenate(weights[n]), whose[n], limit, whole)
        for n, (held, limit, whole) in enumerate(((singles, FEW, False), (doubles, MANY, True)))
        if asked[n]
    ]
    if not parts:
        return np.zeros((0, 2), np.int64)
    own, other = (np.concatenate([p[n] for p in parts]).astype(np.int64) for n in (0, 1))
    steps = np.minimum(np.concatenate([p[2] for p in parts]) * STEPS, HEAVIEST).astype(np.int64)
    kept = own != other
    # One number says whose it is, how weak, and which: numbers are sorted far quicker than rows.
    keys = np.sort((own[kept] - batch.start) << 52 | (HEAVIEST - steps[kept]) << 32 | other[kept])
    keys = keys[_places(keys >> 52) < AGAIN * most]
    own, other = keys >> 52, keys & 0xFFFFFFFF
    _pairs, first = np.unique(own << 32 | other, return_index=True)  # of each pair the strongest tie
    first.sort()
    own, other = own[first], other[first]
    return np.stack([own + batch.start, other], 1)[_places(own) < most]


def _places(groups: Ints) -> Ints:
    """Of sorted groups, the place of each member in its own."""
    if not len(groups):
        return groups
    begins = np.concatenate([[0], np.flatnonzero(np.diff(groups)) + 1])
    places: Ints = np.arange(len(groups)) - np.repeat(begins, np.diff(np.append(begins, len(groups))))
    return places


def _looked_up(
    held: Held, keys: Ints, weights: Floats, whose: list[tuple[int, int]], limit: int, whole: bool
) -> tuple[Ints, Ints, Floats]:
    """(own, other, weight) of the names that are held under these keys; of a key that too many have only `limit`, or
    none unless `whole`."""
    own = np.repeat([row for row, _n in whose], [n for _row, n in whose])
    at = np.searchsorted(held.keys, keys)
    at[at == len(held.keys)] = 0
    there = held.keys[at] == keys if len(held.keys) else np.zeros(len(keys), np.bool_)
    own, at, weights = own[there], at[there], weights[there]
    counts = held.starts[at + 1] - held.starts[at]
    if not whole:
        few = counts <= limit
        own, at, weights, counts = own[few], at[few], weights[few], counts[few]
    counts = np.minimum(counts, limit)
    total = int(counts.sum())
    steps = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(own, counts), held.rows[np.repeat(held.starts[at], counts) + steps], np.repeat(weights, counts)
