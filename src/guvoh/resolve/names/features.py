"""What an alignment says, as the numbers that the model weighs.

Each column is named in `COLUMNS`; `DIRECTIONS` says which way each may count: 1 more of it can only make "the same"
likelier, -1 only less likely, 0 either. The model is trained under these directions, so that a better likeness never
lowers a score.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.align import Aligned
from guvoh.resolve.names.roll import CLOSED, IN_A, Roll
from guvoh.resolve.names.tokens import FATHER, INITIAL, MOST_TOKENS, NAME, NUMBER, PARTICLE, RANK, TITLE

Floats = npt.NDArray[np.float32]
LIKE_BUT_FOR_AN_END = 0.2
SMALL, MATTERS, MINOR = (
    np.isin(np.arange(NUMBER + 1), roles)
    for roles in ((PARTICLE, TITLE), (NAME, NUMBER), (PARTICLE, TITLE, INITIAL, FATHER))
)  # by role
DISAGREES = 0.45  # likeness below which two tokens are counted as two different ones

COLUMNS = (
    ("worst", 1), ("second_worst", 1), ("mean", 1), ("best", 1), ("evidence", 1), ("worst_evidence", 1),
    ("per_letter", 1), ("aligned", 0), ("fewer", 0), ("more", 0), ("left_a", -1), ("left_b", -1), ("left_letters", -1),
    ("left_both", -1), ("fathers", 0), ("father_likeness", 1), ("kin", 0), ("strange", -1), ("worst_kin", 0),
    ("initials", 0), ("initials_against", -1), ("number_against", -1), ("joined", 0), ("endings", 0),
    ("first_first", 0), ("last_last", 0), ("scripts", 0), ("shortest", 0), ("worst_letters", 0), ("worst_role", 0),
    ("last_likeness", 1), ("first_likeness", 1), ("father_is_given", 0), ("inverted", 0), ("small_left", 0),
    ("worst_core", 1), ("worst_begin", 1), ("disagreeing", -1), ("weakest", 1), ("womanly", -1),
)  # fmt: skip
NAMES = tuple(name for name, _ in COLUMNS)
DIRECTIONS = tuple(way for _, way in COLUMNS)


def features(roll: Roll, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], found: Aligned) -> Floats:
    """(n, len(COLUMNS)) of pairs of rows of the roll, symmetrical: (a, b) and (b, a) give the same."""
    n = len(a)
    taken = found.slot_a >= 0
    rows_a = np.where(taken, np.take_along_axis(roll.slots[a], np.maximum(found.slot_a, 0).astype(np.int64), 1), 0)
    rows_b = np.where(taken, np.take_along_axis(roll.slots[b], np.maximum(found.slot_b, 0).astype(np.int64), 1), 0)
    role_a, role_b = roll.roles[rows_a], roll.roles[rows_b]
    size_a, size_b = roll.spelt.sizes[rows_a], roll.spelt.sizes[rows_b]
    letters = np.minimum(size_a, size_b).astype(np.float32)
    small = SMALL[role_a] | SMALL[role_b]
    initial = taken & (found.how == 4)
    father = (role_a == FATHER) & (role_b == FATHER) & taken
    content = taken & ~initial & ~small & (found.how != 5)
    c = {name: np.zeros(n, np.float32) for name in NAMES}
    likeness = np.where(content, found.likeness, np.float32(9))
    ranked = np.sort(likeness, 1)
    how_many = content.sum(1)
    some = np.maximum(how_many, 1)
    c["worst"] = np.where(how_many > 0, ranked[:, 0], -1.0)
    c["second_worst"] = np.where(how_many > 1, ranked[:, 1], np.where(how_many > 0, ranked[:, 0], -1.0))
    c["mean"] = np.where(content, found.likeness, 0).sum(1) / some
    c["best"] = np.where(how_many > 0, np.where(content, found.likeness, -1).max(1), -1)
    c["evidence"] = np.where(taken, found.evidence, 0).sum(1)
    evidence = np.where(content, found.evidence, np.float32(99))
    c["worst_evidence"] = np.where(how_many > 0, evidence.min(1), 0)
    c["per_letter"] = c["evidence"] / np.maximum(np.where(content, (size_a + size_b) / 2, 0).sum(1), 1)
    c["aligned"] = how_many
    c["fewer"], c["more"] = np.minimum(roll.counts[a], roll.counts[b]), np.maximum(roll.counts[a], roll.counts[b])
    left = []
    for rows, gone in ((a, found.left_a), (b, found.left_b)):
        slots = roll.slots[rows][:, :MOST_TOKENS]
        role = roll.roles[slots]
        matters = gone & MATTERS[role]
        sizes = np.where(matters, roll.spelt.sizes[slots], 0)
        minor = gone & MINOR[role]
        left.append((matters.sum(1), sizes.sum(1), (gone & (role == RANK)).sum(1), minor.sum(1)))
    c["left_a"], c["left_b"] = np.minimum(left[0][0], left[1][0]), np.maximum(left[0][0], left[1][0])
    c["left_letters"] = left[0][1] + left[1][1]
    c["left_both"] = np.minimum(left[0][0] + left[0][2], left[1][0] + left[1][2])
    c["small_left"] = left[0][3] + left[1][3]
    told_a, told_b = ((roll.roles[roll.slots[rows]] == FATHER).any(1) for rows in (a, b))
    c["fathers"] = told_a.astype(np.float32) + told_b
    c["father_likeness"] = np.where(father.any(1), np.where(father, found.likeness, 9).min(1), 1)
    c["kin"] = (content & (found.kin == 1)).sum(1) / some
    c["strange"] = (content & (found.kin < 0)).sum(1)
    worst = likeness.argmin(1)
    at = np.arange(n)
    c["worst_kin"] = found.kin[at, worst]
    c["worst_letters"] = np.where(how_many > 0, letters[at, worst], 0)
    c["worst_role"] = np.where(how_many > 0, np.maximum(role_a[at, worst], role_b[at, worst]), -1)
    core = np.where(content, found.core, np.float32(9)).min(1)
    c["worst_core"] = np.where(how_many > 0, core, -1)
    c["worst_begin"] = np.where(how_many > 0, np.where(content, found.begin, np.float32(9)).min(1), -9)
    c["disagreeing"] = (content & (np.minimum(found.likeness, found.core) < DISAGREES)).sum(1)
    c["weakest"] = np.where(how_many > 0, np.where(content, found.weak, np.float32(9)).min(1), -9)
    ends_a, ends_b = roll.ends[rows_a], roll.ends[rows_b]
    womanly = ((ends_a == IN_A) & (ends_b == CLOSED)) | ((ends_a == CLOSED) & (ends_b == IN_A))
    c["womanly"] = (content & womanly & (found.likeness > LIKE_BUT_FOR_AN_END)).sum(1)
    c["father_is_given"] = (taken & ((role_a == FATHER) != (role_b == FATHER)) & (found.likeness > DISAGREES)).sum(1)
    c["initials"] = (initial & (found.likeness > 0)).sum(1)
    c["initials_against"] = (initial & (found.likeness <= 0)).sum(1)
    numbers = [
        np.where(roll.roles[roll.slots[rows]] == NUMBER, roll.numbers[roll.slots[rows]], -1).max(1) for rows in (a, b)
    ]
    c["number_against"] = ((numbers[0] != numbers[1]) & (numbers[0] >= 0) & (numbers[1] >= 0)) * 1.0
    c["joined"] = ((found.slot_a >= MOST_TOKENS) | (found.slot_b >= MOST_TOKENS)).sum(1)
    c["endings"] = (content & (found.how > 0) & (found.how < 4)).sum(1)
    for name, value in _places(roll, a, b, found, content).items():
        c[name] = value
    low, high = np.minimum(roll.scripts[a], roll.scripts[b]), np.maximum(roll.scripts[a], roll.scripts[b])
    c["scripts"] = low * 3 + high
    c["shortest"] = np.where(content, letters, 99).min(1)
    c["inverted"] = roll.inverted[a].astype(np.float32) + roll.inverted[b]
    return np.stack([c[name].astype(np.float32) for name in NAMES], 1)


def _places(
    roll: Roll, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], found: Aligned, content: npt.NDArray[np.bool_]
) -> dict[str, npt.NDArray[np.float32]]:
    """Where in the names the tokens stand that answer to one another. A family name stands last, or before a comma."""
    first_a, first_b = found.slot_a % MOST_TOKENS, found.slot_b % MOST_TOKENS
    end_a = first_a + found.slot_a // MOST_TOKENS == roll.counts[a][:, None] - 1
    end_b = first_b + found.slot_b // MOST_TOKENS == roll.counts[b][:, None] - 1
    start_a, start_b = first_a == 0, first_b == 0
    turned_a, turned_b = roll.inverted[a][:, None], roll.inverted[b][:, None]
    family_a, family_b = np.where(turned_a, start_a, end_a), np.where(turned_b, start_b, end_b)
    given_a, given_b = np.where(turned_a, first_a == 1, start_a), np.where(turned_b, first_b == 1, start_b)
    likeness = found.likeness

    def lowest(which: npt.NDArray[np.bool_]) -> Floats:
        least: Floats = np.where(which & content, likeness, np.float32(1)).min(1)
        return least

    return {
        "first_first": (given_a & given_b & content).any(1).astype(np.float32),
        "last_last": (family_a & family_b & content).any(1).astype(np.float32),
        "last_likeness": np.minimum(lowest(family_a), lowest(family_b)),
        "first_likeness": np.minimum(lowest(given_a), lowest(given_b)),
    }
