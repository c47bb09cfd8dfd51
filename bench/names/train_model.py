"""Trains the model of name pairs and writes it as a table: `data/model.json.gz`.

    train_model.py PAIRS.tsv OUT [--only-cv]     (needs lightgbm; requirements.txt beside this file)

PAIRS.tsv as the measuring kit's `make_pairs.py` writes it: label, kind, scripts, name1, name2, id1, id2, type. Figures
are cross-validated by identity: five parts of the identities; a model that judges the pairs of one part has seen no
pair with an identity of that part. The thresholds of the bands are chosen on those unseen scores.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np

from guvoh.resolve.names.align import aligned
from guvoh.resolve.names.features import COLUMNS, DIRECTIONS, NAMES, features
from guvoh.resolve.names.model import DEPTH
from guvoh.resolve.names.roll import roll_of
from guvoh.resolve.names.tokens import prepare

FOLDS, ROUNDS = 5, 220
SETTINGS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 2**DEPTH, "max_depth": DEPTH, "min_data_in_leaf": 20,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "monotone_constraints": list(DIRECTIONS),
    "monotone_constraints_method": "advanced",
}  # fmt: skip
SURE = 0.995  # of what the band `same` holds on unseen pairs, so that 0.99 holds elsewhere
MISSED = 0.004  # of the true pairs, at most so many fall into `different`


def read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def columns_of(pairs: list[dict[str, str]]) -> np.ndarray:
    names = sorted({pair[key] for pair in pairs for key in ("name1", "name2")})
    place = {name: at for at, name in enumerate(names)}
    roll = roll_of([prepare(name) for name in names])
    a, b = (np.array([place[pair[key]] for pair in pairs]) for key in ("name1", "name2"))
    return features(roll, a, b, aligned(roll, a, b))


def folds(pairs: list[dict[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    rnd = random.Random(3)
    fold = {id: rnd.randrange(FOLDS) for id in sorted({pair[key] for pair in pairs for key in ("id1", "id2")})}
    return np.array([fold[pair["id1"]] for pair in pairs]), np.array([fold[pair["id2"]] for pair in pairs])


def unseen(
    columns: np.ndarray, labels: np.ndarray, one: np.ndarray, two: np.ndarray, counted: np.ndarray
) -> np.ndarray:
    """The score of each pair by a model that has seen neither of its fold's identities."""
    scores = np.zeros(len(labels))
    for part in range(FOLDS):
        seen, judged = (one != part) & (two != part), one == part
        trained = lgb.train(SETTINGS, lgb.Dataset(columns[seen], labels[seen], free_raw_data=False), ROUNDS)
        scores[judged] = trained.predict(columns[judged])
    return scores


def recall_at(scores: np.ndarray, labels: np.ndarray, precision: float) -> tuple[float, float]:
    """Recall, and the lowest threshold, at which so much of what is above is true."""
    order = np.argsort(-scores, kind="stable")
    true = np.cumsum(labels[order])
    good = np.flatnonzero(true / np.arange(1, len(labels) + 1) >= precision)
    return (true[good[-1]] / labels.sum(), scores[order][good[-1]]) if len(good) else (0.0, 1.0)


def best_f1(scores: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    order = np.argsort(-scores, kind="stable")
    f1 = 2 * np.cumsum(labels[order]) / (np.arange(1, len(labels) + 1) + labels.sum())
    return float(f1.max()), float(scores[order][f1.argmax()])


def f1_at(scores: np.ndarray, labels: np.ndarray, threshold: float) -> float:
    said = scores >= threshold
    return 2 * (said & (labels == 1)).sum() / max(1, said.sum() + labels.sum())


def told(pairs: list[dict[str, str]], scores: np.ndarray, labels: np.ndarray) -> str:
    f1, threshold = best_f1(scores, labels)
    cells = [f"F1 {f1:.4f} at {threshold:.3f}", f"R@P99 {recall_at(scores, labels, 0.99)[0]:.4f}"]
    for key in ("scripts", "kind"):
        values = np.array([pair[key] for pair in pairs])
        cells += [
            f"{value} {f1_at(scores[values == value], labels[values == value], threshold):.3f}"
            for value in sorted(set(values))
        ]
    return "  ".join(cells)


def table(trained: lgb.Booster) -> list[dict[str, list]]:
    """Each tree filled up to its full depth, so that it is three plain lists."""
    trees = []
    for tree in trained.dump_model()["tree_info"]:
        ask, limit, leaf = ["worst"] * (2**DEPTH - 1), [0.0] * (2**DEPTH - 1), [0.0] * 2**DEPTH

        def walk(node: dict, at: int, level: int, ask=ask, limit=limit, leaf=leaf) -> None:
            if level == DEPTH:
                leaf[at - (2**DEPTH - 1)] = round(node["leaf_value"], 5)
            elif "leaf_value" in node:
                walk(node, 2 * at + 1, level + 1)
                walk(node, 2 * at + 2, level + 1)
            else:
                ask[at], limit[at] = NAMES[node["split_feature"]], round(node["threshold"], 5)
                walk(node["left_child"], 2 * at + 1, level + 1)
                walk(node["right_child"], 2 * at + 2, level + 1)

        walk(tree["tree_structure"], 0, 0)
        trees.append({"ask": ask, "limit": limit, "leaf": leaf})
    return trees


def main() -> None:
    pairs = read(sys.argv[1])
    labels = np.array([int(pair["label"]) for pair in pairs])
    columns = columns_of(pairs)
    one, two = folds(pairs)
    scores = unseen(columns, labels, one, two, np.ones(len(labels)))
    print(told(pairs, scores, labels), flush=True)
    same = recall_at(scores, labels, SURE)[1]
    different = float(np.quantile(scores[labels == 1], MISSED))
    parts = {"same": scores >= same, "ask": (scores < same) & (scores >= different), "different": scores < different}
    for name, some in parts.items():
        true = labels[some].sum()
        print(f"{name}: {some.sum()} pairs, {true / some.sum():.4f} true, {true / labels.sum():.4f} of the true")
    if "--only-cv" in sys.argv:
        return
    trained = lgb.train(SETTINGS, lgb.Dataset(columns, labels), ROUNDS)
    out = {
        "source": "bench/names/train_model.py on the open half of the measuring names (Wikidata CC0; own, CC0)",
        "columns": [name for name, _ in COLUMNS], "start": 0.0, "same": round(float(same), 4),
        "different": round(different, 4), "trees": table(trained),
    }  # fmt: skip
    with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as f:
        f.write(json.dumps(out).encode())


if __name__ == "__main__":
    main()
