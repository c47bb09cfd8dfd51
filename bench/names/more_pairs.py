"""More labelled pairs of the same names than the measuring kit takes, to train on: TSV on standard output.

    more_pairs.py NAMES.tsv     (needs anyascii and scikit-learn)

For each identity up to eight true pairs of each two scripts; for up to four of its names the nearest names of others,
by letters (trigrams of the romanised text) and by sound (consonant skeletons), and some at random. Pairs whose tokens
are equal or nested are left out: no name alone tells namesakes apart. Columns as `make_pairs.py` of the kit writes.
"""

from __future__ import annotations

import csv
import itertools
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from anyascii import anyascii
from sklearn.feature_extraction.text import TfidfVectorizer

from guvoh.resolve.names import prepare

SCRIPT = {"LATIN": "L", "CYRILLIC": "C", "ARABIC": "A"}
rnd = random.Random(11)
with Path(sys.argv[1]).open(encoding="utf-8") as f:
    rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
rows = [row for row in rows if not row["identity"].startswith("Ho")]
romanised = [
    " ".join(sorted(anyascii(row["name"]).lower().replace(",", " ").replace("-", " ").split())) for row in rows
]
sounds = [" ".join(prepare(row["name"]).skeletons) for row in rows]
matrices = [
    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3), min_df=2, dtype=np.float32).fit_transform(some)
    for some in (romanised, sounds)
]
of = defaultdict(list)
for at, row in enumerate(rows):
    of[row["identity"]].append(at)


def line(label: int, one: int, two: int, kind: str) -> None:
    a, b = sorted((rows[one], rows[two]), key=lambda row: "LCA".index(SCRIPT[row["script"]]))
    group = "central-asia" if rows[one]["identity"].startswith("H") else "wikidata"
    scripts = SCRIPT[a["script"]] + SCRIPT[b["script"]]
    print(label, group, scripts, a["name"], b["name"], a["identity"], b["identity"], kind, sep="\t")


print("label\tkind\tscripts\tname1\tname2\tid1\tid2\ttype")
for identity in sorted(of):
    true = defaultdict(list)
    for one, two in itertools.combinations(of[identity], 2):
        if rows[one]["name"].casefold() != rows[two]["name"].casefold():
            true["".join(sorted((rows[one]["script"], rows[two]["script"])))].append((one, two))
    for scripts in sorted(true):
        for one, two in rnd.sample(true[scripts], min(8, len(true[scripts]))):
            line(1, one, two, "pos")
    for at in rnd.sample(of[identity], min(4, len(of[identity]))):
        mine = set(romanised[at].split())
        for matrix, most in zip(matrices, (5, 3), strict=True):
            near = (matrix @ matrix[at].T).toarray().ravel()
            taken: set[str] = set()
            for other in np.argsort(-near)[:60].tolist():
                theirs = set(romanised[other].split())
                if rows[other]["identity"] in taken | {identity} or mine <= theirs or theirs <= mine:
                    continue
                taken.add(rows[other]["identity"])
                line(0, at, other, "hard")
                if len(taken) == most:
                    break
        for other in (rnd.randrange(len(rows)) for _ in range(3)):
            if rows[other]["identity"] != identity:
                line(0, at, other, "random")
