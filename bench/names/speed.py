"""How many pairs of names are compared in a second of one processor: speed.py PAIRS.tsv (columns name1 and name2)."""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import numpy as np

from guvoh.resolve.names import compare, compare_many, compare_rows, prepare, roll_of

with Path(sys.argv[1]).open(encoding="utf-8") as f:
    pairs = [(row["name1"], row["name2"]) for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)]


def told(what: str, count: int, start: float) -> None:
    print(f"{what}: {count / (time.process_time() - start):,.0f} in a CPU second")


names = sorted({name for pair in pairs for name in pair})
place = {name: at for at, name in enumerate(names)}
start = time.process_time()
prepared = [prepare(name) for name in names]
told("names taken apart", len(names), start)
start = time.process_time()
roll = roll_of(prepared)
told("names put on a roll", len(names), start)
a, b = (np.array([place[pair[which]] for pair in pairs]) for which in (0, 1))
compare_rows(roll, a[:500], b[:500])
start = time.process_time()
compare_rows(roll, a, b)
told("these pairs, tokens cached", len(a), start)
rnd = np.random.default_rng(1)
a, b = rnd.integers(0, len(names), 200_000), rnd.integers(0, len(names), 200_000)
start = time.process_time()
compare_rows(roll, a, b)
told("random pairs, tokens cached", len(a), start)
start = time.process_time()
compare_many(pairs)
told("these pairs by compare_many", len(pairs), start)
start = time.process_time()
for one, two in pairs[:200]:
    compare(one, two)
told("one pair at a time, explained", 200, start)
