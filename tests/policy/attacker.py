"""An attacker who only adds and subtracts: every sum of numbers that count different people, every difference of one
that holds another, again and again. He knows nothing of how tables are made safe."""

from __future__ import annotations

import random
from collections.abc import Iterable

import numpy as np

from guvoh.policy.small_numbers import TOTAL, Counted, blocked, suppressed

ROUNDS, MOST = 2, 1500


def told_by_sums(cells: Iterable[frozenset[str]], k: int) -> bool:
    """Whether he comes to a number of 1 to k-1 people."""
    listed = sorted(set(cells), key=lambda c: (len(c), sorted(c)))
    number = {one: n for n, one in enumerate(sorted(set().union(*listed)))} if listed else {}
    known = np.zeros((len(listed), max(1, len(number))), dtype=np.int8)
    for row, cell in enumerate(listed):
        known[row, [number[one] for one in cell]] = 1
    for _round in range(ROUNDS):
        if len(known) == 0 or len(known) > MOST:
            break
        many = known.sum(1, dtype=np.int32)
        shared = known.astype(np.float32) @ known.T.astype(np.float32)
        apart = np.argwhere(np.triu(shared == 0, 1))
        holds = np.argwhere((shared == many[None, :]) & (many[:, None] > many[None, :]))
        left = many[holds[:, 0]] - many[holds[:, 1]]
        if ((left > 0) & (left < k)).any() or ((many > 0) & (many < k)).any():
            return True
        new = [known, known[apart[:, 0]] + known[apart[:, 1]], known[holds[:, 0]] - known[holds[:, 1]]]
        packed = np.unique(np.packbits(np.concatenate(new), axis=1), axis=0)
        known = np.unpackbits(packed, axis=1, count=known.shape[1]).astype(np.int8)
    many = known.sum(1, dtype=np.int32)
    return bool(((many > 0) & (many < k)).any())


def outcome(pairs: int, seed: int) -> tuple[int, int]:
    """(how often he came to a few people, how many second tables were let out) over pairs of tables."""
    chance, told, let_out = random.Random(seed), 0, 0
    for _number in range(pairs):
        first, second = pair(chance)
        out, new = _printed(first), _printed(second)
        if not blocked(new, out, minors=False):
            let_out += 1
            out = [*out, *new]
        told += told_by_sums(out, 5)
    return told, let_out


def cells_of(one: Counted) -> list[frozenset[str]]:
    """Every cell and margin, as nobody may print them."""
    return [one.cell(r, c) for r in (*one.rows, TOTAL) for c in (*one.columns, TOTAL) if one.cell(r, c)]


def _printed(one: Counted) -> list[frozenset[str]]:
    return [one.cell(*at) for at, value in suppressed(one, minors=False).items() if value]


def pair(chance: random.Random) -> tuple[Counted, Counted]:
    """Two tables of much the same people: some came, some were corrected, the second may be cut by something else."""
    crowd = [(str(n), chance.choice("ab"), chance.choice("xyz"), chance.choice("mn"))
             for n in range(chance.randrange(20, 90))]  # fmt: skip
    later = crowd[chance.randrange(0, 12) :]
    later = [(n, "b" if chance.random() < 0.03 else a, x, m) for n, a, x, m in later]
    by = chance.choice((2, 3))
    return _of([(n, a, x) for n, a, x, _m in crowd]), _of([(one[0], one[1], one[by]) for one in later])


def _of(rows: list[tuple[str, str, str]]) -> Counted:
    cells: dict[tuple[str, str], set[str]] = {}
    for id, row, column in rows:
        cells.setdefault((row, column), set()).add(id)
    rows_, columns = sorted({r for r, _c in cells}), sorted({c for _r, c in cells})
    return Counted(tuple(rows_), tuple(columns), {at: frozenset(ids) for at, ids in cells.items()})
