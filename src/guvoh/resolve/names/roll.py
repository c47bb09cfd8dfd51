"""Many prepared names as arrays: each different token once, each name as rows of it.

A roll is made once for the names that will be compared (all of a vault, say); comparing rows of it is then arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.bodies import Body, body_of
from guvoh.resolve.names.letters import LONGEST, alphabet
from guvoh.resolve.names.parts import KEPT, groups_of
from guvoh.resolve.names.sounds import Spelt
from guvoh.resolve.names.tokens import MOST_TOKENS, Prepared, Token

SLOTS = 2 * MOST_TOKENS - 1  # the tokens, then each two neighbours written as one
NONE = 0  # row of the token table that stands for no token
Key = tuple[str, int, int, str]  # what tells two tokens apart: the rest of a token follows from it
OPEN, IN_A, CLOSED = 0, 1, 2  # how a token ends: in a vowel or a breath, in -a (which makes a woman's name), or neither


class Roll(NamedTuple):
    """Tokens: `spelt`; `stems` and `cores` (their rows in `spelt`, 0 without); `roles`; `numbers` (-1 without);
    `groups` (n, KEPT) of the name-part file, and `group_masks`, a bit for each; `ends`, how each ends. Names: `slots`
    (m, SLOTS) rows of tokens; `counts` of tokens; `scripts`; `inverted`; `bodies`, None for persons; `is_body`;
    `ranks`, their places in the order of letters; `firsts`, the first row of the same name."""

    spelt: Spelt
    stems: npt.NDArray[np.int32]
    cores: npt.NDArray[np.int32]
    roles: npt.NDArray[np.int8]
    numbers: npt.NDArray[np.int64]
    groups: npt.NDArray[np.int32]
    group_masks: npt.NDArray[np.uint64]
    ends: npt.NDArray[np.int8]
    slots: npt.NDArray[np.int32]
    counts: npt.NDArray[np.int8]
    scripts: npt.NDArray[np.int8]
    inverted: npt.NDArray[np.bool_]
    bodies: tuple[Body | None, ...]
    is_body: npt.NDArray[np.bool_]
    may_be_body: npt.NDArray[np.bool_]
    ranks: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]


def roll_of(names: Sequence[Prepared]) -> Roll:
    """The names as one roll, in their order."""
    first_of: dict[str, int] = {}
    firsts = np.array([first_of.setdefault(name.name, at) for at, name in enumerate(names)], np.int64)
    of_first = {at: body_of(names[at]) for at in first_of.values()}
    bodies = tuple([of_first[at] for at in firsts.tolist()])
    ranks = np.empty(len(names), np.int64)
    ranks[sorted(range(len(names)), key=lambda at: names[at].name)] = np.arange(len(names))
    rows: dict[Key, int] = {}
    tokens: list[Token] = []  # by row, from 1 on

    def row_of(token: Token) -> int:
        row = rows.setdefault((token.folded, token.script, token.role, token.ending), len(rows) + 1)
        if row > len(tokens):
            tokens.append(token)
        return row

    stems: dict[tuple[int, tuple[int, ...]], int] = {}
    slots = np.zeros((len(names), SLOTS), np.int32)
    for place in first_of.values():
        name = names[place]
        for at, token in enumerate(name.tokens):
            slots[place, at] = row_of(token)
        for at, token in enumerate(name.joined):
            if token.numbers:
                slots[place, MOST_TOKENS + at] = row_of(token)
    slots = slots[firsts]
    for token in tokens:
        for some in (token.stem, token.core):
            if some:
                stems.setdefault((token.script, some), len(tokens) + 1 + len(stems))
    spelt = [(0, ()), *((token.script, token.numbers) for token in tokens), *stems]
    groups = np.concatenate([np.full((1, KEPT), -1, np.int32), groups_of([token.folded for token in tokens])])
    bits = np.uint64(1) << (groups & 63).astype(np.uint64)
    sizes = np.fromiter((len(some) for _script, some in spelt), np.int16, len(spelt))
    numbers = np.zeros((len(spelt), LONGEST), np.int16)
    numbers[np.arange(LONGEST) < sizes[:, None]] = [number for _script, some in spelt for number in some]
    return Roll(
        Spelt(
            numbers,
            sizes,
            np.array([max(script, 0) for script, _some in spelt], np.int8),
        ),
        np.array([0, *(stems.get((token.script, token.stem), 0) for token in tokens)], np.int32),
        np.array([0, *(stems.get((token.script, token.core), 0) for token in tokens)], np.int32),
        np.array([0, *(token.role for token in tokens)], np.int8),
        np.array([-1, *(token.number for token in tokens)], np.int64),
        groups,
        np.bitwise_or.reduce(np.where(groups < 0, np.uint64(0), bits), 1),
        np.array([OPEN, *(_ends(token) for token in tokens)], np.int8),
        slots,
        np.array([len(name.tokens) for name in names], np.int8),
        np.array([name.script for name in names], np.int8),
        np.array([name.inverted for name in names], np.bool_),
        bodies,
        np.array([body is not None and body.sure for body in bodies], np.bool_),
        np.array([body is not None for body in bodies], np.bool_),
        ranks,
        firsts,
    )  # fmt: skip


def _ends(token: Token) -> int:
    if not token.numbers:
        return OPEN
    if token.folded[-1] in "aаäәəهةەا":
        return IN_A
    sound = alphabet().sounds[token.numbers[-1]]
    return CLOSED if sound.isupper() and sound not in "HI" else OPEN
