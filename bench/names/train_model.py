"""Trains the model of name pairs and writes it as a table: `data/model.json.gz`.

    train_model.py PAIRS.tsv MORE.tsv MADE.tsv OUT [--same LIMIT] [--only-cv] [--without-parts]   (needs lightgbm)

PAIRS.tsv as the measuring kit's `make_pairs.py` writes it; MORE.tsv and MADE.tsv as `more_pairs.py` and
`made_pairs.py` here: label, kind, scripts, name1, name2, id1, id2, type. The model learns from all and is measured on
the first. Figures are cross-validated by identity: five parts of the identities; a model that judges the pairs of one
part has seen no pair with an identity of that part (the other identity of a false pair may be known to it). The
thresholds of the bands are chosen on those unseen scores; --same sets that of the band `same` by hand. The same input
gives the same bytes.
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
from guvoh.resolve.names.compare import NO_WORD_AGREES, ruled
from guvoh.resolve.names.features import DIRECTIONS, NAMES, features
from guvoh.resolve.names.model import DEPTH
from guvoh.resolve.names.roll import Roll, roll_of
from guvoh.resolve.names.tokens import prepare

FOLDS, ROUNDS = 5, 300
MADE_COUNT = 0.4  # what all made pairs count against all measuring pairs
SURE_OF_MADE = 0.98  # of the band `same` on made pairs, where six of ten are brothers, fathers and the like
MORE_COUNTS = 0.3  # what one of the many pairs counts against one of the measuring pairs
SETTINGS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 2**DEPTH, "max_depth": DEPTH, "min_data_in_leaf": 20,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "monotone_constraints": list(DIRECTIONS),
    "monotone_constraints_method": "advanced",
}  # fmt: skip
SURE = 0.994  # of what the band `same` holds on unseen pairs, so that 0.99 holds elsewhere
MISSED = 0.004  # of the true pairs, at most so many fall into `different`


def read(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def judged(pairs: list[dict[str, str]], known: bool = True) -> tuple[Roll, np.ndarray, np.ndarray, np.ndarray]:
    """The roll of all names, the rows of each pair, and the columns that the model weighs."""
    names = sorted({pair[key] for pair in pairs for key in ("name1", "name2")})
    place = {name: at for at, name in enumerate(names)}
    roll = roll_of([prepare(name) for name in names])
    if not known:
        roll.groups[:], roll.group_masks[:] = -1, 0
    a, b = (np.array([place[pair[key]] for pair in pairs]) for key in ("name1", "name2"))
    a, b = np.where(roll.ranks[a] > roll.ranks[b], b, a), np.where(roll.ranks[a] > roll.ranks[b], a, b)
    return roll, a, b, features(roll, a, b, aligned(roll, a, b))


def folds(*many: list[dict[str, str]]) -> list[tuple[np.ndarray, np.ndarray]]:
    """The part of the first and of the second identity of each pair, the same for all lists."""
    rnd = random.Random(3)
    fold: dict[str, int] = {}
    for pairs in many:
        for id in sorted({pair[key] for pair in pairs for key in ("id1", "id2")}):
            fold.setdefault(id, rnd.randrange(FOLDS))
    return [tuple(np.array([fold[pair[key]] for pair in pairs]) for key in ("id1", "id2")) for pairs in many]


def weights_of(more: list[dict[str, str]], pairs: list[dict[str, str]]) -> np.ndarray:
    """Weights under which each kind of pair, of each two scripts, has the share that it has in the measuring pairs."""
    mine, like = (np.array([pair["type"] + pair["scripts"] for pair in some]) for some in (more, pairs))
    weights = np.zeros(len(mine))
    for kind in set(mine):
        weights[mine == kind] = (like == kind).mean() / (mine == kind).mean()
    return weights * MORE_COUNTS


def trained(columns: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> lgb.Booster:
    return lgb.train(SETTINGS, lgb.Dataset(columns, labels, weight=weights), ROUNDS)


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


def table(model: lgb.Booster) -> list[dict[str, list]]:
    """Each tree filled up to its full depth, so that it is three plain lists."""
    trees = []
    for tree in model.dump_model()["tree_info"]:
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


def prepared(paths: list[str], known: bool) -> tuple[list[list[dict[str, str]]], list[tuple], np.ndarray, ...]:
    """The three lists of pairs; of each its roll, rows and columns; then columns, labels and weights of all pairs."""
    many = [read(path) for path in paths]
    rolls = [judged(some, known) for some in many]
    unknown = judged(many[2], known=False)[3]  # for half of the made pairs the name-part file is shut
    made_columns = np.where((np.arange(len(many[2])) % 2 == 0)[:, None], unknown, rolls[2][3])
    columns = np.concatenate([rolls[0][3], rolls[1][3], made_columns])
    truth = np.concatenate([np.array([int(pair["label"]) for pair in some]) for some in many])
    made_weights = np.full(len(many[2]), MADE_COUNT * len(many[0]) / len(many[2]))
    weights = np.concatenate([np.ones(len(many[0])), weights_of(many[1], many[0]), made_weights])
    return many, rolls, columns, truth, weights


def main() -> None:
    many, rolls, columns, truth, weights = prepared(sys.argv[1:4], "--without-parts" not in sys.argv)
    pairs, _more, made = many
    labels, made_labels = truth[: len(pairs)], truth[-len(made) :]
    one, two = (np.concatenate(some) for some in zip(*folds(*many), strict=True))
    scores = np.zeros(len(truth))
    for part in range(FOLDS):
        seen = (one != part) & (two != part)
        scores[one == part] = trained(columns[seen], truth[seen], weights[seen]).predict(columns[one == part])
    # what the rules keep out of `same` counts for nothing where its threshold is chosen
    sure = ruled(*rolls[0], scores[: len(pairs)].copy(), 0.0)
    made_sure = ruled(*rolls[2], scores[-len(made) :].copy(), 0.0)
    made_scores = scores[-len(made) :]
    print("made pairs:", told(made, made_scores, made_labels))
    same = max(recall_at(sure, labels, SURE)[1], recall_at(made_sure, made_labels, SURE_OF_MADE)[1])
    if "--same" in sys.argv:
        print(f"the limit of `same` that the folds would choose: {same:.4f}")
        same = float(sys.argv[sys.argv.index("--same") + 1])
    scores = ruled(*rolls[0], scores[: len(pairs)], same)
    different = max(
        float(np.quantile(scores[labels == 1], MISSED)), NO_WORD_AGREES + 0.0001
    )  # what the rule says is in it
    print(told(pairs, scores, labels), flush=True)
    parts = {"same": scores >= same, "ask": (scores < same) & (scores >= different), "different": scores < different}
    for name, some in parts.items():
        true = labels[some].sum()
        print(f"{name}: {some.sum()} pairs, {true / some.sum():.4f} true, {true / labels.sum():.4f} of the true")
    if "--only-cv" in sys.argv:
        return
    out = {
        "source": "bench/names/train_model.py on the open half of the measuring names (Wikidata CC0; own, CC0)",
        "start": 0.0, "same": round(float(same), 4), "different": round(different, 4),
        "trees": table(trained(columns, truth, weights)),
    }  # fmt: skip
    Path(sys.argv[4]).write_bytes(gzip.compress(json.dumps(out).encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
