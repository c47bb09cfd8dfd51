"""How well and how fast whoever may be the same is found: retrieval, pairs among many, one against many, identities.

    bench/names/finding.py NAMES.tsv [IDENTITIES.jsonl [TEXTS.jsonl]] [--bulk RECORDS.csv] [--peers PYTHON SCRIPTS]

TEXTS.jsonl has the texts in which the spellings of the identities stand (`text`): with it the pairs that a text says to
be one person's are proposed too. NAMES.tsv has the columns identity, script, name; RECORDS.csv id, cluster, name. With
--peers the scripts of the peers (retrieval.py, bulk_splink.py in the folder SCRIPTS) run behind ours by a Python that
has their packages. Where the model was trained on names of the same file, as with the open half, the
figures flatter it.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from guvoh.extract import aliases_in
from guvoh.resolve.candidates import Index, pairs_among
from guvoh.resolve.names import compare_many, compare_rows, prepare, roll_of
from guvoh.text.bones import bones_of

LOOKED_AT, OTHERS, LARGE = 100, 20, 20_000


def retrieval(rows: list[dict[str, str]]) -> None:
    one = {}
    for row in rows:
        if row["script"] == "LATIN" and not row["identity"].startswith("Ho"):
            one.setdefault(row["identity"], row["name"])
    place = {identity: n for n, identity in enumerate(one)}
    index, held = Index(), list(one.values())
    for name in held:
        index.add(bones_of(name))
    asked = [r for r in rows if r["script"] != "LATIN" and r["identity"] in place]
    roll = roll_of([prepare(name) for name in [*held, *(r["name"] for r in asked)]])
    ranks: dict[str, list[float]] = {"CYRILLIC": [], "ARABIC": []}
    begun = time.process_time()
    for n, row in enumerate(asked, len(held)):
        found = index.nearest(row["name"], LOOKED_AT)
        scores = compare_rows(roll, np.full(len(found), n), found)
        at = np.flatnonzero(found == place[row["identity"]])
        ranks[row["script"]].append(
            1 + (scores > scores[at[0]]).sum() + ((scores == scores[at[0]]).sum() - 1) / 2 if len(at) else len(held)
        )
    spent = time.process_time() - begun
    for script, listed in ranks.items():
        rank = np.array(listed)
        print(f"retrieval {script}: MRR {(1 / rank).mean():.3f}, first {(rank == 1).mean():.3f}, "
              f"among ten {(rank <= 10).mean():.3f} ({len(rank)} asked of {len(held)})")  # fmt: skip
    print(f"retrieval: {1000 * spent / len(asked):.1f} ms of CPU each")


def bulk(names: list[str], clusters: list[str]) -> None:
    truth = sum(n * (n - 1) // 2 for n in Counter(clusters).values())
    number = {cluster: n for n, cluster in enumerate(dict.fromkeys(clusters))}
    of = np.array([number[cluster] for cluster in clusters])
    begun, clock = time.process_time(), time.perf_counter()
    pairs = pairs_among(names, 8 if len(names) > LARGE else 50)
    found = time.process_time() - begun
    scores = compare_rows(roll_of([prepare(name) for name in names]), pairs[:, 0], pairs[:, 1])
    pairs, scores = best_of_each(pairs, scores, OTHERS)
    spent, waited = time.process_time() - begun, time.perf_counter() - clock
    right = of[pairs[:, 0]] == of[pairs[:, 1]]
    f1 = {at: 2 * (right & (scores >= at)).sum() / ((scores >= at).sum() + truth) for at in np.linspace(0.5, 0.99, 50)}
    best = max(f1, key=lambda at: f1[at])
    print(f"bulk, {len(names)} records, names only: blocking recall {right.sum() / truth:.3f} at {OTHERS} candidates, "
          f"pair F1 {f1[best]:.3f} at {best:.2f}; CPU {spent:.1f} s ({found:.1f} s to find), clock {waited:.1f} s, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")  # fmt: skip


def best_of_each(pairs: np.ndarray, scores: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    own, row = np.concatenate([pairs[:, 0], pairs[:, 1]]), np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((-scores[row], own))
    own, row = own[order], row[order]
    begins = np.concatenate([[0], np.flatnonzero(np.diff(own)) + 1])
    places = np.arange(len(own)) - np.repeat(begins, np.diff(np.append(begins, len(own))))
    kept = np.unique(row[places < most])
    return pairs[kept], scores[kept]


def one_against_many(names: list[str]) -> None:
    index = Index()
    begun = time.process_time()
    for name in names:
        index.add(bones_of(name))
    built = time.process_time() - begun
    index.nearest(names[0], 50)
    took = []
    for name in names[:: max(1, len(names) // 200)]:
        begun = time.process_time()
        rows = index.nearest(name + "a", 40)
        compared = roll_of([prepare(name + "a"), *(prepare(names[row]) for row in rows)])
        compare_rows(compared, np.zeros(len(rows), np.int64), np.arange(1, len(rows) + 1))
        took.append(1000 * (time.process_time() - begun))
    print(f"one against {len(names)}: median {np.median(took):.1f} ms, 95th {np.percentile(took, 95):.1f} ms of CPU; "
          f"index built in {built:.1f} s")  # fmt: skip


def identities(lines: list[dict[str, Any]], texts: list[str]) -> None:
    """Pair F1 over the spellings, and how many two identities stand in one band `same`. What texts say adds no pair to
    that band: it is asked about."""
    listed = [(line["id"], spelling["spelling"]) for line in lines for spelling in line["spellings"]]
    told = list(dict.fromkeys(listed))
    pairs = list(combinations(told, 2))
    found = compare_many([(a[1], b[1]) for a, b in pairs])
    truth = np.array([a[0] == b[0] for a, b in pairs])
    near = np.array([m.score >= 0.5 for m in found])
    measured = [("band same", np.array([m.band == "same" for m in found])), ("score 0.5", near)]
    if texts:
        measured.append(("score 0.5 or said by a text", near | stated(pairs, texts)))
    for what, said in measured:
        wrong = (said & ~truth).sum()
        f1 = 2 * (truth & said).sum() / (truth.sum() + said.sum())
        print(f"identities, {what}: pair F1 {f1:.3f} of {truth.sum()} pairs; {wrong} pairs of two identities")


def stated(pairs: list[tuple[tuple[str, str], tuple[str, str]]], texts: list[str]) -> np.ndarray:
    """Of which pairs a text says that they are one: each of the two is, by the names engine, one of the two names that
    a statement gives, word for word or at score 0.5."""
    said = {(c.victims[0].text, c.actors[0].text) for text in texts for c in aliases_in(text)}
    names = sorted({name for pair in pairs for _id, name in pair})
    both = sorted({name for two in said for name in two})
    asked = [(name, other) for name in names for other in both]
    near = {two for two, m in zip(asked, compare_many(asked), strict=True) if m.score >= 0.5 or two[0] == two[1]}
    return np.array([
        any(((x, a) in near and (y, b) in near) or ((x, b) in near and (y, a) in near) for a, b in said)
        for (_x, x), (_y, y) in pairs
    ])  # fmt: skip


def main() -> None:
    given = sys.argv[1:]
    peers = given[given.index("--peers") + 1 :] if "--peers" in given else []
    given = given[: given.index("--peers")] if peers else given
    records = given[given.index("--bulk") + 1] if "--bulk" in given else ""
    given = given[: given.index("--bulk")] if records else given
    with open(given[0], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    retrieval(rows)
    bulk([r["name"] for r in rows], [r["identity"] for r in rows])
    if len(given) > 1:
        texts = Path(given[2]).read_text("utf-8").splitlines() if len(given) > 2 else []
        with open(given[1], encoding="utf-8") as file:
            identities([json.loads(line) for line in file], [json.loads(line)["text"] for line in texts])
    if records:
        with open(records, encoding="utf-8", newline="") as file:
            told = list(csv.DictReader(file))
        one_against_many([r["name"] for r in told])
        bulk([r["name"] for r in told], [r["cluster"] for r in told])
    if peers:
        python, scripts = peers[0], Path(peers[1])
        subprocess.run([python, scripts / "retrieval.py", given[0], "-"], check=False)
        if records:
            subprocess.run([python, scripts / "bulk_splink.py", records], check=False)


if __name__ == "__main__":
    main()
