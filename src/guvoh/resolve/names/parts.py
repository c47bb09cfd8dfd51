"""Which parts of names are known to be one: `Джон`, `John` and `جان` stand in one group of Wikidata's name items.

The file (`data/name_parts.bin.gz`, made by `bench/names/build_parts.py`) is two runs of numbers: sorted hashes of
folded spellings, and the group of each. It is read when the first roll is made, in about a twentieth of a second.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

FAMILIES = 1000  # numbers below it are families of given names that stand for one another (Bill, William)
KEPT = 6  # groups looked at for one spelling; few have more


def hashed(spelling: str) -> int:
    """32 bits of a folded spelling: one in seven thousand strange words is taken for a known one."""
    data = spelling.encode()
    return zlib.crc32(data[::-1] + b"\x01", zlib.crc32(data))


@cache
def _file() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.int32]]:
    packed = resources.files(__package__) / "data" / "name_parts.bin.gz"
    try:
        data = gzip.decompress(packed.read_bytes())
    except FileNotFoundError:  # a thinner installation: the letters alone decide
        return np.zeros(0, np.uint32), np.zeros(0, np.int32)
    count = int.from_bytes(data[:4], "little")
    numbers = np.frombuffer(data, "u1", offset=4).reshape(7, count)
    steps = numbers[:4].astype(np.uint32)
    hashes = np.cumsum(steps[0] | steps[1] << 8 | steps[2] << 16 | steps[3] << 24, dtype=np.uint32)
    low = numbers[4:].astype(np.int32)
    return hashes, low[0] | low[1] << 8 | low[2] << 16


def groups_of(spellings: Sequence[str]) -> npt.NDArray[np.int32]:
    """(n, KEPT): the groups of each folded spelling, -1 where there are no more."""
    found = np.full((len(spellings), KEPT), -1, np.int32)
    hashes, groups = _file()
    if not len(hashes) or not spellings:
        return found
    asked = np.array([hashed(spelling) for spelling in spellings], np.uint32)
    first, behind = np.searchsorted(hashes, asked, "left"), np.searchsorted(hashes, asked, "right")
    for place in range(KEPT):
        there = first + place < behind
        found[there, place] = groups[first[there] + place]
    return found
