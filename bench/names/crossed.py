"""The engine measured as it is shipped, cross-validated by identity: model, rules and thresholds together.

    crossed.py PAIRS.tsv MORE.tsv MADE.tsv [--without-parts]   (needs lightgbm; the files of `train_model.py`)

Five parts of the identities. A pair is judged by a model that has seen no pair with an identity of either of its parts,
under the rules, at thresholds that were chosen on the other parts, and these too were scored by models that had not
seen the part judged. What no fold can hold out is said in README.md: what was made by hand, letters, name parts.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

import numpy as np
from train_model import (
    FOLDS,
    MISSED,
    SURE,
    SURE_OF_MADE,
    best_f1,
    f1_at,
    folds,
    prepared,
    recall_at,
    trained,
)

from guvoh.resolve.names.compare import NO_WORD_AGREES, ruled


class Chosen(NamedTuple):
    f1: float
    sure: float
    same: float
    different: float


def main() -> None:
    lists, rolls, columns, truth, weights = prepared(sys.argv[1:4], "--without-parts" not in sys.argv)
    count, made = len(lists[0]), len(lists[2])
    one, two = (np.concatenate(some) for some in zip(*folds(*lists), strict=True))
    models = {}
    for low in range(FOLDS):
        for high in range(low, FOLDS):
            seen = ~np.isin(one, (low, high)) & ~np.isin(two, (low, high))
            models[low, high] = trained(columns[seen], truth[seen], weights[seen])
    labels, first, second = truth[:count], one[:count], two[:count]
    scores, f1_said, sure_said = np.zeros(count), np.zeros(count, bool), np.zeros(count, bool)
    same, different = np.zeros(count, bool), np.zeros(count, bool)
    for part in range(FOLDS):
        chosen = np.zeros(len(truth))
        for other in (x for x in range(FOLDS) if x != part):
            rows = one == other
            chosen[rows] = models[min(part, other), max(part, other)].predict(columns[rows])
        t = thresholds(rolls, chosen, truth, one != part, made)
        mine = first == part
        for other in range(FOLDS):
            rows = mine & (second == other)
            scores[rows] = models[min(part, other), max(part, other)].predict(columns[:count][rows])
        judged = ruled(*rolls[0], scores.copy(), t.same)
        scores[mine] = judged[mine]
        f1_said[mine], sure_said[mine] = judged[mine] >= t.f1, judged[mine] >= t.sure
        same[mine], different[mine] = judged[mine] >= t.same, judged[mine] < t.different
        print(f"part {part}: " + ", ".join(f"{name} {value:.4f}" for name, value in t._asdict().items()), flush=True)
    print(f"threshold chosen elsewhere: {said(f1_said, labels)}; at 99 % chosen elsewhere: {said(sure_said, labels)}")
    sure = recall_at(scores, labels, 0.99)[0]
    print(f"one threshold over all: F1 {best_f1(scores, labels)[0]:.4f}, recall at 99 % {sure:.4f}")
    print(
        f"band same: {said(same, labels)}; of the true {labels[different].sum() / labels.sum():.4f} in band different"
    )
    for key in ("scripts", "kind"):
        values = np.array([pair[key] for pair in lists[0]])
        for value in sorted(set(values)):
            print(f"{value} {f1_at(f1_said[values == value], labels[values == value], 1):.3f}", end="  ")
        print()
    for low, high in ((0, 0.1), (0.1, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        some = (scores >= low) & (scores < high)
        print(f"score from {low}: {some.sum()} pairs, {scores[some].mean():.3f} said, {labels[some].mean():.3f} true")


def thresholds(rolls: list[tuple], chosen: np.ndarray, truth: np.ndarray, elsewhere: np.ndarray, made: int) -> Chosen:
    """Chosen on the measuring pairs of the other parts; that of `same` on the made pairs too."""
    count = len(rolls[0][1])
    here, there, labels = elsewhere[:count], elsewhere[-made:], truth[:count]
    plain, sure = (ruled(*rolls[0], chosen[:count].copy(), same)[here] for same in (2.0, 0.0))
    made_sure = ruled(*rolls[2], chosen[-made:].copy(), 0.0)[there]
    same = max(recall_at(sure, labels[here], SURE)[1], recall_at(made_sure, truth[-made:][there], SURE_OF_MADE)[1])
    different = max(float(np.quantile(plain[labels[here] == 1], MISSED)), NO_WORD_AGREES + 0.0001)
    return Chosen(best_f1(plain, labels[here])[1], recall_at(plain, labels[here], 0.99)[1], same, different)


def said(which: np.ndarray, labels: np.ndarray) -> str:
    right = (which & (labels == 1)).sum()
    precision, recall = right / which.sum(), right / labels.sum()
    return f"precision {precision:.4f}, recall {recall:.4f}, F1 {2 * precision * recall / (precision + recall):.4f}"


if __name__ == "__main__":
    main()
