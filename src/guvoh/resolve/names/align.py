"""Which token of one name answers to which of the other, for many pairs of names at once.

Order does not matter ("Family, Given"). Two neighbours written as one may answer to one token (Abdul Rahman,
Abdurrahman). The best pair of tokens is taken first, then the best of what is left, until one name is used up, so that
whatever disagrees is paired too and can be told.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.parts import FAMILIES
from guvoh.resolve.names.roll import NONE, SLOTS, Roll
from guvoh.resolve.names.sounds import alike, costs, voices, weakest
from guvoh.resolve.names.tokens import FATHER, INITIAL, MOST_TOKENS, NUMBER

LOOKED_CLOSER = -0.2  # likeness from which endings are taken off to see whether it gets better
FOR_ENDING = 0.75  # evidence that an ending taken off costs
FOR_JOINING = 0.5
JOINED_LONGER = 3  # graphemes by which two neighbours written as one may differ from the word they answer to
FAR = -1e6
LOOKED_AT_STEPS = 0.0  # likeness above which the weakest step is looked for
SHORT, FOR_LENGTH = 6, 0.8  # of a longer word than so many graphemes one step tells less
OTHER_VOICE = -3.5  # Zafar, Safar
NO_STEP, NO_WEAK_STEP = -8.0, 3.0  # ... what is said for it below, and of spellings that are equal or known as one
# Where the name-part file holds both spellings as one name (1), or as given names that stand for one another (2):
# evidence added, evidence and likeness at least.
KINDS = ((1, 3.0, 3.0, 0.6), (2, 1.0, 2.0, 0.5))

SHORT_X, SHORT_Y = np.array([0, 1, 0, 1, 0, 0], np.bool_), np.array([0, 0, 1, 1, 0, 0], np.bool_)  # by `how`

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class TokenPairs(NamedTuple):
    """For each different pair of tokens: `evidence`; `likeness`; `kin` (1 one name part, 2 given names that stand for
    one another, -1 two known names, 0 not known); `how` (0 whole, 1 first without its ending, 2 second, 3 both,
    4 initial, 5 number); `core` (likeness of what is between common parts, `likeness` without such); `begin` (evidence
    of the first graphemes); `weak` (evidence of the least likely step, see `sounds.weakest`)."""

    evidence: Floats
    likeness: Floats
    kin: npt.NDArray[np.int8]
    how: npt.NDArray[np.int8]
    core: Floats
    begin: Floats
    weak: Floats


class Aligned(NamedTuple):
    """(n, MOST_TOKENS) each, the best first: slots of the first and second name (-1 behind the last) and what the pair
    of tokens is. `left_a`, `left_b`: (n, MOST_TOKENS) tokens that nothing answers to."""

    slot_a: npt.NDArray[np.int8]
    slot_b: npt.NDArray[np.int8]
    evidence: Floats
    likeness: Floats
    kin: npt.NDArray[np.int8]
    how: npt.NDArray[np.int8]
    core: Floats
    begin: Floats
    weak: Floats
    left_a: npt.NDArray[np.bool_]
    left_b: npt.NDArray[np.bool_]


def _covers() -> npt.NDArray[np.bool_]:
    """(SLOTS, MOST_TOKENS): which tokens a slot stands for."""
    covers = np.zeros((SLOTS, MOST_TOKENS), np.bool_)
    for slot in range(SLOTS):
        first = slot % MOST_TOKENS
        covers[slot, first : first + 1 + slot // MOST_TOKENS] = True
    return covers


COVERS = _covers()
CLASH = (COVERS.astype(np.int8) @ COVERS.T.astype(np.int8)) > 0


def token_pairs(roll: Roll, x: Rows, y: Rows) -> TokenPairs:
    """What each pair of rows of the token table is to one another."""
    evidence, likeness = alike(roll.spelt, x, y)
    how = np.zeros(len(x), np.int8)
    near = likeness > LOOKED_CLOSER
    for kind, (ends_x, ends_y) in enumerate(((True, False), (False, True), (True, True)), 1):
        stem_x = roll.stems[x] if ends_x else x
        stem_y = roll.stems[y] if ends_y else y
        rows = np.flatnonzero(near & (stem_x != NONE) & (stem_y != NONE) & (likeness < 0.95))
        if not len(rows):
            continue
        more, nearer = alike(roll.spelt, stem_x[rows], stem_y[rows])
        more -= FOR_ENDING * (1 + (kind == 3))
        better = more > evidence[rows]
        evidence[rows[better]], likeness[rows[better]], how[rows[better]] = more[better], nearer[better] - 0.1, kind
    core = likeness.copy()
    some = np.flatnonzero((likeness > LOOKED_CLOSER) & ((roll.cores[x] != NONE) | (roll.cores[y] != NONE)))
    core_x, core_y = (np.where(roll.cores[z[some]] != NONE, roll.cores[z[some]], z[some]) for z in (x, y))
    core[some] = alike(roll.spelt, core_x, core_y)[1]
    begin = _begins(roll, x, y)
    role_x, role_y = roll.roles[x], roll.roles[y]
    initial = (role_x == INITIAL) | (role_y == INITIAL)
    weak = _weak(roll, x, y, likeness, how)
    evidence[initial] = np.clip(begin[initial], -4, 2)
    likeness[initial], how[initial] = np.where(begin[initial] > 0.3, 0.8, -0.5), 4
    number = (role_x == NUMBER) | (role_y == NUMBER)
    same = roll.numbers[x] == roll.numbers[y]
    evidence[number] = np.where(same, 8.0, -8.0)[number]
    likeness[number] = np.where(same, 1.0, -1.0)[number]
    how[number] = 5
    kin = _kin(roll, x, y)
    for kin_of, added, least, alike_at_least in KINDS:
        rows = np.flatnonzero(kin == kin_of)
        evidence[rows] = np.maximum(evidence[rows] + added, least)
        likeness[rows] = np.maximum(likeness[rows], alike_at_least)
        core[rows] = np.maximum(core[rows], alike_at_least)
        begin[rows] = np.maximum(begin[rows], 1.0)
        weak[rows] = NO_WEAK_STEP
    return TokenPairs(evidence, likeness, kin, how, core, begin, weak)


def _weak(roll: Roll, x: Rows, y: Rows, likeness: Floats, how: npt.NDArray[np.int8]) -> Floats:
    """The weakest step between what was compared: the tokens, or their stems."""
    weak = np.where(x == y, np.float32(NO_WEAK_STEP), np.float32(NO_STEP))
    rows = np.flatnonzero((likeness > LOOKED_AT_STEPS) & (x != y))
    short_x, short_y = SHORT_X[how[rows]], SHORT_Y[how[rows]]
    one, two = (np.where(short, roll.stems[z[rows]], z[rows]) for short, z in ((short_x, x), (short_y, y)))
    found = np.minimum(weakest(roll.spelt, one, two), np.float32(NO_WEAK_STEP))
    bare_x, bare_y = (np.where(roll.stems[z[rows]] != NONE, roll.stems[z[rows]], z[rows]) for z in (x, y))
    longer = np.minimum(roll.spelt.sizes[bare_x], roll.spelt.sizes[bare_y]) - SHORT
    weak[rows] = found + np.float32(FOR_LENGTH) * np.maximum(longer, 0)
    voice = voices()
    first_x, first_y = roll.spelt.numbers[x[rows], 0], roll.spelt.numbers[y[rows], 0]
    weak[rows[voice[first_x] * voice[first_y] < 0]] = OTHER_VOICE
    return weak


def _begins(roll: Roll, x: Rows, y: Rows) -> Floats:
    """Evidence of the first graphemes; an initial has nothing else."""
    known = costs()
    first: npt.NDArray[np.int16] = known.sub[
        roll.spelt.numbers[x, 0].astype(np.int64) * known.size + roll.spelt.numbers[y, 0]
    ]
    begins: Floats = first.astype(np.float32) / np.float32(known.unit)
    return begins


def _kin(roll: Roll, x: Rows, y: Rows) -> npt.NDArray[np.int8]:
    mask_x, mask_y = roll.group_masks[x], roll.group_masks[y]
    kin = np.where((mask_x != 0) & (mask_y != 0), np.int8(-1), np.int8(0))
    rows = np.flatnonzero(mask_x & mask_y)
    groups_x, groups_y = roll.groups[x[rows]], roll.groups[y[rows]]
    one = (groups_x[:, :, None] == groups_y[:, None, :]) & (groups_x >= 0)[:, :, None]
    family = (groups_x < FAMILIES)[:, :, None]
    same, stands_for = (one & ~family).any((1, 2)), one.any((1, 2))
    kin[rows] = np.where(same, 1, np.where(stands_for, 2, -1))
    return kin


def aligned(roll: Roll, a: Rows, b: Rows) -> Aligned:
    """Pairs of rows `a`, `b` of the roll's names, aligned. Time and space grow with the pairs, never with the names."""
    count = len(a)
    width_a, width_b = int(roll.counts[a].max(initial=1)), int(roll.counts[b].max(initial=1))
    use_a = np.r_[0:width_a, MOST_TOKENS : MOST_TOKENS + width_a - 1]
    use_b = np.r_[0:width_b, MOST_TOKENS : MOST_TOKENS + width_b - 1]
    slots_a, slots_b = roll.slots[a][:, use_a], roll.slots[b][:, use_b]
    there = (slots_a != NONE)[:, :, None] & (slots_b != NONE)[:, None, :]
    sizes_a, sizes_b = roll.spelt.sizes[slots_a], roll.spelt.sizes[slots_b]
    joined = (use_a >= MOST_TOKENS).astype(np.int8)[:, None] + (use_b >= MOST_TOKENS).astype(np.int8)
    there &= joined < 2
    # what is joined answers to a word about as long, or to none
    there &= (joined == 0) | (np.abs(sizes_a[:, :, None] - sizes_b[:, None, :]) <= JOINED_LONGER)
    where = np.flatnonzero(there)
    keys = (slots_a.astype(np.int64)[:, :, None] * len(roll.roles) + slots_b[:, None, :]).ravel()[where]
    different, back = np.unique(keys, return_inverse=True)
    pairs = token_pairs(roll, different // len(roll.roles), different % len(roll.roles))
    scores = np.full(there.shape, FAR, np.float32)
    scores.ravel()[where] = pairs.evidence[back]
    index = np.zeros(there.shape, np.int32)
    index.ravel()[where] = back
    scores -= FOR_JOINING * (joined > 0)
    # a pair that disagrees is only made of single tokens: joining must explain, not fill up
    scores[np.broadcast_to(joined > 0, scores.shape) & (scores < 1.0)] = FAR
    return _taken(roll, a, b, scores, index, pairs, use_a, use_b, count)


def _taken(
    roll: Roll, a: Rows, b: Rows, scores: Floats, index: npt.NDArray[np.int32], pairs: TokenPairs,
    use_a: Rows, use_b: Rows, count: int,
) -> Aligned:  # fmt: skip
    clash_a, clash_b = CLASH[np.ix_(use_a, use_a)], CLASH[np.ix_(use_b, use_b)]
    slot_a = np.full((count, MOST_TOKENS), -1, np.int8)
    slot_b = np.full((count, MOST_TOKENS), -1, np.int8)
    evidence = np.zeros((count, MOST_TOKENS), np.float32)
    likeness = np.zeros((count, MOST_TOKENS), np.float32)
    kin = np.zeros((count, MOST_TOKENS), np.int8)
    how = np.zeros((count, MOST_TOKENS), np.int8)
    core = np.zeros((count, MOST_TOKENS), np.float32)
    begin = np.zeros((count, MOST_TOKENS), np.float32)
    weak = np.zeros((count, MOST_TOKENS), np.float32)
    free = np.arange(MOST_TOKENS)
    left_a, left_b = free < roll.counts[a][:, None], free < roll.counts[b][:, None]
    wide = len(use_b)
    rows = np.arange(count)
    for turn in range(int(min(roll.counts[a].max(initial=0), roll.counts[b].max(initial=0)))):
        flat = scores.reshape(len(rows), -1)
        best = flat.argmax(1)
        value = flat[np.arange(len(rows)), best]
        going = value > FAR / 2
        if not going.all():
            rows, scores, index, best, value = rows[going], scores[going], index[going], best[going], value[going]
        if not len(rows):
            break
        at_a, at_b = best // wide, best % wide
        pair = index.reshape(len(rows), -1)[np.arange(len(rows)), best]
        slot_a[rows, turn], slot_b[rows, turn] = use_a[at_a], use_b[at_b]
        evidence[rows, turn], likeness[rows, turn] = value, pairs.likeness[pair]
        kin[rows, turn], how[rows, turn] = pairs.kin[pair], pairs.how[pair]
        core[rows, turn], begin[rows, turn] = pairs.core[pair], pairs.begin[pair]
        weak[rows, turn] = pairs.weak[pair]
        left_a[rows] &= ~COVERS[use_a[at_a]]
        left_b[rows] &= ~COVERS[use_b[at_b]]
        scores = np.where(clash_a[at_a][:, :, None] | clash_b[at_b][:, None, :], np.float32(FAR), scores)
    return Aligned(slot_a, slot_b, evidence, likeness, kin, how, core, begin, weak, left_a, left_b)


__all__ = ["COVERS", "FATHER", "Aligned", "TokenPairs", "aligned", "token_pairs"]
