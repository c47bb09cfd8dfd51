"""Learns `weights.tsv` from the training articles of HRDsAttack: `python -m hrd.fit TRAIN.json` in bench/extraction.

The bars are chosen on the same articles by answers that were learnt from the others (three parts in turn): for the
kinds of violations the highest F1 whose recall is at least `ASKED`, for the victims the highest fuzzy F1. About a
minute.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from hrd import fitted, kinds, perpetrators
from hrd.answer import BY, KIND, VICTIM, Facts, facts_of

PARTS = 3
ASKED = 0.82  # recall of the kinds of violations that the project asks of itself
HELD = {VICTIM: 2.0, KIND: 3.0, BY: 3.0}
BARS = [n / 100 for n in range(16, 60, 2)]

Read = list[tuple[Facts, dict[str, Any]]]  # facts and gold


def is_victim(name: str, gold: Sequence[str]) -> bool:
    """The published fuzzy comparison."""
    return any(name in other or other in name for other in gold if other.strip())


def examples(docs: Read) -> dict[str, list[tuple[dict[str, float], bool]]]:
    """What there is to learn from, by what is asked."""
    found = {
        VICTIM: [(one.facts, is_victim(one.name, gold["victims"])) for facts, gold in docs for one in facts.people],
    }
    for kind in kinds.KINDS:
        found[KIND + kind] = [(facts.kinds[kind], kind in gold["violation_types"]) for facts, gold in docs]
    for kind in perpetrators.KINDS:
        found[BY + kind] = [(facts.by, kind == gold["perpetrator_type"]) for facts, gold in docs]
    return found


def learnt(docs: Read) -> dict[str, fitted.Weights]:
    """All weights from these articles."""
    return {
        asked: fitted.learnt(rows, next(held for start, held in HELD.items() if asked.startswith(start)))
        for asked, rows in examples(docs).items()
    }


def bars(docs: Read) -> dict[str, float]:
    """From which chance on an answer is yes."""
    unseen: list[dict[str, fitted.Weights]] = [{} for _doc in docs]
    for part in range(PARTS):
        weights = learnt([doc for n, doc in enumerate(docs) if n % PARTS != part])
        for n in range(part, len(docs), PARTS):
            unseen[n] = weights
    chosen = {VICTIM: max(BARS, key=lambda bar: _f1(_victims(docs, unseen, bar))[0])}
    scored = {bar: _f1(_kinds(docs, unseen, bar)) for bar in BARS}
    enough = [bar for bar in BARS if scored[bar][1] >= ASKED] or BARS[:1]
    best = max(enough, key=lambda bar: scored[bar][0])
    return chosen | {KIND + kind: best for kind in kinds.KINDS}


def _victims(docs: Read, unseen: list[dict[str, fitted.Weights]], bar: float) -> tuple[int, int, int]:
    right = said = asked = 0
    for (facts, gold), weights in zip(docs, unseen, strict=True):
        names = [one.name for one in facts.people if fitted.chance(weights[VICTIM], one.facts) >= bar]
        right += sum(is_victim(name, gold["victims"]) for name in names)
        said, asked = said + len(names), asked + len(gold["victims"])
    return right, said, asked


def _kinds(docs: Read, unseen: list[dict[str, fitted.Weights]], bar: float) -> tuple[int, int, int]:
    right = said = asked = 0
    for (facts, gold), weights in zip(docs, unseen, strict=True):
        own = {k for k, known in facts.kinds.items() if fitted.chance(weights[KIND + k], known) >= bar} or {"unknown"}
        right += len(own & gold["violation_types"])
        said, asked = said + len(own), asked + len(gold["violation_types"])
    return right, said, asked


def _f1(counted: tuple[int, int, int]) -> tuple[float, float]:
    right, said, asked = counted
    return 2 * right / max(1, said + asked), right / max(1, asked)


def main() -> None:
    from hrd.articles import articles

    docs = [(facts_of(one["title"], one["text"], one["published"]), one["gold"]) for one in articles(sys.argv[1])]
    fitted.TABLE.write_text(fitted.written(learnt(docs), bars(docs)), "utf-8")


if __name__ == "__main__":
    main()
