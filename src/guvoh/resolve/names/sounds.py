"""How alike two spelt tokens sound: the best alignment of their graphemes, many pairs at a time.

The costs are learnt (`data/letter_costs.json.gz`, see `data/SOURCES.md`): each is the logarithm of how much likelier
two graphemes stand for one another in one name than by chance, so that the sum over an alignment is evidence. A score
near zero says nothing; a long token that agrees says much, a short one little.
"""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.letters import alphabet

Ints = npt.NDArray[np.integer]
Floats = npt.NDArray[np.floating]
CHUNK = 8192  # pairs worked on at once: what they need then stays in the processor's cache
NEVER = np.int16(-12000)
HIGHEST = 640  # ten natural logarithms: no step is likelier
SOFT_STEP, HARD_STEP = np.int16(-128), np.int16(-224)  # two, and three and a half, natural logarithms
HARD_VOWELS, HARD_VOWEL = (("a", "u"), ("a", "i"), ("o", "i"), ("o", "e")), np.int16(-176)
SOFT = (("a", "o"), ("a", "e"), ("o", "u"), ("e", "i"), ("i", "u"), ("H", "K"))
LEAST_GAP = np.int16(-500)  # 32 of them and 16 of the best swaps stay inside 16 bits


_S, _Z = frozenset(("s", "с", "س", "ص", "ث")), frozenset(("z", "з", "ز", "ظ", "ذ"))


class Costs(NamedTuple):
    """`sub`: (n * n) one grapheme for another; `gap`: (3, n) one without a counterpart in a token of that script;
    `peak`: (3, n) the best that a grapheme can bring against that script. In 1/`unit` of a natural logarithm."""

    sub: npt.NDArray[np.int16]
    gap: npt.NDArray[np.int16]
    peak: npt.NDArray[np.int16]
    size: int
    unit: int


@cache
def costs() -> Costs:
    """The learnt costs, read once."""
    packed = (resources.files(__package__) / "data" / "letter_costs.json.gz").read_bytes()
    told = json.loads(gzip.decompress(packed))
    size = int(told["size"])
    table = alphabet()
    if size != len(table.scripts):
        raise ValueError("letter_costs.json.gz was learnt for another letters.tsv: run bench/names/train_letters.py")
    sub = np.frombuffer(base64.b64decode(told["sub"]), "<i2").reshape(size, size).astype(np.int16)
    gap = np.frombuffer(base64.b64decode(told["gap"]), "<i2").reshape(3, size).astype(np.int16)
    gap = np.maximum(gap, LEAST_GAP)
    gap[:, 0] = 0
    scripts = np.array(table.scripts)
    peak = np.stack([np.maximum(sub[:, scripts == script].max(axis=1), gap[script]) for script in range(3)])
    peak[:, 0] = 0
    return Costs(sub.ravel(), gap, peak, size, int(told["unit"]))


@cache
def steps() -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int16]]:
    """The costs as `weakest` counts them: what scripts and languages often swap is no other sound, whatever it costs
    (Sattor, Sattar); consonants of two classes are, and so is a diphthong that Arabic script does not write (Husayn,
    Hasan), even where names of Europe swap them."""
    known, table = costs(), alphabet()
    sound, script = np.array(table.sounds), np.array(table.scripts)
    sub = known.sub.reshape(known.size, known.size).copy()
    vowel = np.char.islower(sound)
    soft = (sound[:, None] == sound[None]) & (vowel | np.isin(sound, ("H", "K")))[:, None]
    for one, other in SOFT:
        soft |= (sound[:, None] == one) & (sound[None] == other) | (sound[:, None] == other) & (sound[None] == one)
    sub[soft] = np.maximum(sub[soft], SOFT_STEP)
    firm = ~vowel & ~np.isin(sound, ("H", "I", ""))
    apart = firm[:, None] & firm[None] & (sound[:, None] != sound[None])
    apart &= (sub < -known.unit) | (script[:, None] != 0) & (script[None] != 0)
    sub[apart] = np.minimum(sub[apart], HARD_STEP)
    for one, other in HARD_VOWELS:
        far = (sound[:, None] == one) & (sound[None] == other) & (script[:, None] != 2) & (script[None] != 2)
        sub[far | far.T] = np.minimum(sub[far | far.T], HARD_VOWEL)
    gap = known.gap.copy()
    silent = vowel | np.isin(sound, ("H", "I"))
    gap[:, silent] = np.maximum(gap[:, silent], SOFT_STEP)
    twofold = np.array([len(some) > 1 and some[-1] in "iyйw" for some in table.graphemes])
    gap[2, twofold & vowel] = HARD_STEP
    return sub.ravel(), gap.ravel()


class Spelt(NamedTuple):
    """Many tokens: `numbers` (n, LONGEST) graphemes, 0 behind the last; `sizes` (n,); `scripts` (n,)."""

    numbers: npt.NDArray[np.int16]
    sizes: npt.NDArray[np.int16]
    scripts: npt.NDArray[np.int8]


@cache
def voices() -> npt.NDArray[np.int8]:
    """For each grapheme 1 for s, -1 for z, 0 for all else: at the beginning of a name they are two sounds."""
    said = [1 if some in _S else -1 if some in _Z else 0 for some in alphabet().graphemes]
    return np.array(said, np.int8)


def alike(tokens: Spelt, a: Ints, b: Ints) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """For each pair of rows: evidence (natural logarithm), and likeness (1 as good as can be, below 0 worse than
    chance)."""
    count = len(a)
    evidence = np.empty(count, np.float32)
    top = np.empty(count, np.float32)
    known = costs()
    order = np.argsort(tokens.sizes[a].astype(np.int32) * 32 + tokens.sizes[b], kind="stable")
    for start in range(0, count, CHUNK):
        rows = order[start : start + CHUNK]
        x, y = a[rows], b[rows]
        evidence[rows], top[rows] = _aligned(tokens, x, y, known)
    evidence /= known.unit
    top /= known.unit
    return evidence, np.clip(evidence / np.maximum(top, 0.5), -1.0, 1.0)


def _aligned(tokens: Spelt, a: Ints, b: Ints, known: Costs) -> tuple[npt.NDArray[np.int16], Floats]:
    """Every cell holds its score less the gaps that lead to it along both edges, so that a gap costs nothing more."""
    sizes_a, sizes_b = tokens.sizes[a], tokens.sizes[b]
    long_a, long_b = int(sizes_a.max(initial=0)), int(sizes_b.max(initial=0))
    x = tokens.numbers[a, :long_a].T.astype(np.intp, order="C")
    y = tokens.numbers[b, :long_b].T.astype(np.intp, order="C")
    gap, peak, size = known.gap.ravel(), known.peak.ravel(), known.size
    at_a, at_b = x + tokens.scripts[b].astype(np.intp) * size, y + tokens.scripts[a].astype(np.intp) * size
    # number 0 stands behind the last grapheme: its gap and its peak are nought
    gap_a, gap_b = gap.take(at_a, mode="clip"), gap.take(at_b, mode="clip")
    top = (peak.take(at_a, mode="clip").sum(0) + peak.take(at_b, mode="clip").sum(0)) / 2
    x *= size
    row = np.zeros((long_b + 1, len(a)), np.int16)
    result = np.where(sizes_a == 0, np.int16(0), NEVER)
    shortest = int(sizes_a.min(initial=0))
    for i in range(long_a):
        swaps = known.sub.take(y + x[i], mode="clip")
        swaps -= gap_b
        swaps -= gap_a[i]
        swaps += row[:-1]
        np.maximum(row[1:], swaps, out=row[1:])
        for j in range(long_b):
            np.maximum(row[j + 1], row[j], out=row[j + 1])
        if i + 1 >= shortest:
            ends = np.flatnonzero(sizes_a == i + 1)
            result[ends] = row[sizes_b[ends], ends]
    return result + gap_a.sum(0, dtype=np.int16) + gap_b.sum(0, dtype=np.int16), top


def weakest(tokens: Spelt, a: Ints, b: Ints) -> npt.NDArray[np.float32]:
    """For each pair of rows the least likely single step of the best alignment (evidence, natural logarithm): one
    grapheme for another, or one without a counterpart. It tells two short names apart that differ in one sound."""
    least = np.empty(len(a), np.float32)
    known = costs()
    order = np.argsort(tokens.sizes[a].astype(np.int32) * 32 + tokens.sizes[b], kind="stable")
    for start in range(0, len(a), CHUNK):
        rows = order[start : start + CHUNK]
        least[rows] = _least(tokens, a[rows], b[rows], known)
    least /= known.unit
    return least


def _least(tokens: Spelt, a: Ints, b: Ints, known: Costs) -> npt.NDArray[np.int16]:
    """As `_aligned`, with the least step beside each score."""
    sizes_a, sizes_b = tokens.sizes[a], tokens.sizes[b]
    long_a, long_b = int(sizes_a.max(initial=0)), int(sizes_b.max(initial=0))
    x = tokens.numbers[a, :long_a].T.astype(np.intp, order="C")
    y = tokens.numbers[b, :long_b].T.astype(np.intp, order="C")
    gap, size, none = known.gap.ravel(), known.size, np.int16(HIGHEST)
    gap_a = gap.take(x + tokens.scripts[b].astype(np.intp) * size, mode="clip")
    gap_b = gap.take(y + tokens.scripts[a].astype(np.intp) * size, mode="clip")
    step, without = steps()
    step_a = without.take(x + tokens.scripts[b].astype(np.intp) * size, mode="clip")
    step_b = without.take(y + tokens.scripts[a].astype(np.intp) * size, mode="clip")
    x *= size
    score = np.zeros((long_b + 1, len(a)), np.int16)
    least = np.full((long_b + 1, len(a)), none)
    for j in range(long_b):
        np.minimum(least[j], step_b[j], out=least[j + 1])
    result = least[sizes_b, np.arange(len(a))]
    for i in range(long_a):
        swaps = known.sub.take(y + x[i], mode="clip")
        with_swap = np.minimum(least[:-1], step.take(y + x[i], mode="clip"))
        swaps -= gap_b
        swaps -= gap_a[i]
        swaps += score[:-1]
        np.minimum(least, step_a[i], out=least)
        better = swaps > score[1:]
        np.copyto(score[1:], swaps, where=better)
        np.copyto(least[1:], with_swap, where=better)
        for j in range(long_b):
            better_j = score[j] > score[j + 1]
            np.copyto(score[j + 1], score[j], where=better_j)
            np.copyto(least[j + 1], np.minimum(least[j], step_b[j]), where=better_j)
        ends = np.flatnonzero(sizes_a == i + 1)
        result[ends] = least[sizes_b[ends], ends]
    return result
