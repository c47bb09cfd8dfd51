"""The pairs worth comparing among very many names, all at once.

Two names are candidates when two of their words are alike, in any order; or one word that few have. What is alike is
asked once for each different word, not for each name, so that the work grows with the names, not with their pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.candidates.ragged import Ragged, crossed, expanded, ragged, twos
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
SPARSE = 12  # places for each key in the table of rests
EMPTY = np.zeros(0, np.float32)
WORDS = 4  # words of a name that are paired


class Held(NamedTuple):
    """Names under keys: `rows[starts[k]:starts[k + 1]]` are those under `keys[k]`, which are in order. `there`: where
    it is False at the rest of a number, that number is no key."""

    keys: Ints
    starts: Ints
    rows: Ints
    there: npt.NDArray[np.bool_]


class Near(NamedTuple):
    """For each word the bones that it may be taken for, the likeliest first; `weights` beside each; `enough`, how many
    of them may speak alone."""

    bones: Ragged
    weights: Floats
    enough: Ints


def pairs_among(names: Sequence[str], most: int = 20) -> Ints:
    """(n, 2) rows of `names`, the smaller first, each pair once: of every name at most `most` others, the likeliest."""
    told = [tuple(dict.fromkeys(bones_of(name)))[:WORDS] for name in names]
    words: dict[tuple[str, ...], int] = {}
    rows = ragged([[words.setdefault(word, len(words)) for word in one] for one in told])
    vocabulary = Vocabulary()
    for word in words:
        for way in word:
            vocabulary.number(way)
    size = len(vocabulary)
    ways = ragged([[vocabulary.number(way) for way in word] for word in words])
    own = np.repeat(np.arange(len(names)), rows.sizes)
    at, way_of = expanded(rows.flat, ways)
    singles = _held(way_of, own[at], len(names))
    own, first, second = twos(rows)
    x, y, at = crossed(ways, first, second)
    doubles = _held(_key(ways.flat[x], ways.flat[y], size), own[at], len(names))
    near = _near(words, vocabulary, np.bincount(rows.flat, minlength=len(words)).tolist(), len(names))
    found = [
        _best(range(start, min(start + AT_ONCE, len(names))), rows, near, singles, doubles, size, most)
        for start in range(0, len(names), AT_ONCE)
    ]
    pairs = np.concatenate(found) if found else np.zeros((0, 2), np.int64)
    keys = np.unique(pairs.min(1) * len(names) + pairs.max(1)) if len(pairs) else np.zeros(0, np.int64)
    return np.stack([keys // max(len(names), 1), keys % max(len(names), 1)], 1)


def _key(one: Ints, two: Ints, size: int) -> Ints:
    """Two bones as one number, in either order."""
    key: Ints = np.minimum(one, two) * size + np.maximum(one, two)
    return key


def _held(keys: Ints, rows: Ints, total: int) -> Held:
    both = np.sort(keys * total + rows)
    keys, starts = np.unique(both // max(total, 1), return_index=True)
    there = np.zeros(SPARSE * len(keys) + 1, np.bool_)
    there[keys % len(there)] = True
    return Held(keys, np.append(starts, len(both)).astype(np.int64), both % max(total, 1), there)


def _near(words: dict[tuple[str, ...], int], vocabulary: Vocabulary, seen: list[int], total: int) -> Near:
    """What each word may be taken for; how much it tells weighs in."""
    bones, weights, enough = [], [], []
    for word, number in words.items():
        likeness = vocabulary.likeness(word)
        found = neighbours(likeness, ALIKE, READ_AS if total <= LARGE else READ_AS_OF_MANY)
        like = likeness[found]
        bones.append(found)
        weights.append(like**2 * np.float32(np.log1p(total / seen[number])))
        enough.append(np.count_nonzero(like >= ALIKE_ALONE))
    return Near(ragged(bones), np.concatenate(weights) if weights else EMPTY, np.array(enough, np.int64))


def _best(batch: range, rows: Ragged, near: Near, singles: Held, doubles: Held, size: int, most: int) -> Ints:
    """(n, 2): each name of the batch with its likeliest others."""
    mine = Ragged(rows.flat, rows.starts[batch.start : batch.stop], rows.sizes[batch.start : batch.stop])
    own, first, second = twos(mine)
    x, y, at = crossed(near.bones, first, second)
    weights = near.weights[x] + near.weights[y]
    two = _looked_up(doubles, _key(near.bones.flat[x], near.bones.flat[y], size), weights, own[at], MANY, True)
    own, word = expanded(np.arange(len(batch)), mine)
    at, x = expanded(word, Ragged(np.arange(len(near.bones.flat)), near.bones.starts, near.enough))
    one = _looked_up(singles, near.bones.flat[x], near.weights[x], own[at], FEW, False)
    own, other = (np.concatenate([one[n], two[n]]) for n in (0, 1))
    steps = np.minimum(np.concatenate([one[2], two[2]]) * STEPS, HEAVIEST).astype(np.int64)
    kept = own + batch.start != other
    # One number says whose it is, how weak, and which: numbers are sorted far quicker than rows.
    keys = np.sort(own[kept] << 52 | (HEAVIEST - steps[kept]) << 32 | other[kept])
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
    held: Held, keys: Ints, weights: Floats, own: Ints, limit: int, whole: bool
) -> tuple[Ints, Ints, Floats]:
    """(own, other, weight) of the names that are held under these keys; of a key that too many have only `limit`, or
    none unless `whole`."""
    some = np.flatnonzero(held.there[keys % len(held.there)])  # most are under no name at all
    keys = keys[some]
    at = np.searchsorted(held.keys, keys)
    at[at == len(held.keys)] = 0
    there = held.keys[at] == keys if len(held.keys) else np.zeros(len(keys), np.bool_)
    some, at = some[there], at[there]
    counts = held.starts[at + 1] - held.starts[at]
    if not whole:
        few = counts <= limit
        some, at, counts = some[few], at[few], counts[few]
    found, row = expanded(np.arange(len(at)), Ragged(held.rows, held.starts[at], np.minimum(counts, limit)))
    some = some[found]
    return own[some], row, weights[some]
