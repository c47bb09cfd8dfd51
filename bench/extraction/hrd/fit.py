"""Learns `weights.tsv` from the training articles of HRDsAttack: `python -m hrd.fit TRAIN.json` in bench/extraction.

The bars are chosen on the same articles by answers that were learnt from the others (five parts in turn): for the
kinds of violations the highest F2, for the victims the highest fuzzy F1. About a minute, most of it reading.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from hrd import fitted, kinds, perpetrators
from hrd.answer import BY, KIND, VICTIM, Facts, facts_of

PARTS = 5
RECALL_FIRST = 2.0  # for the kinds of violations F2: what is left out costs a reader more than what is too much
HELD = {VICTIM: 2.0, KIND: 2.0, BY: 3.0}
HELD_ALL = 10.0  # how strongly, where a kind may also be told by the facts of the others
BARS = [n / 100 for n in range(10, 60, 2)]

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
    rows = examples(docs)
    return {asked: _of_kind(own) if asked.startswith(KIND) else _of(asked, own) for asked, own in rows.items()}


def _of(asked: str, rows: list[tuple[dict[str, float], bool]]) -> fitted.Weights:
    return fitted.learnt(rows, HELD[VICTIM if asked == VICTIM else BY])


def _of_kind(rows: list[tuple[dict[str, float], bool]]) -> fitted.Weights:
    """Half of what the kind's own facts say alone, half of what they say together with those of the other kinds: the
    mean of two additive tables, which is a table again. On the training articles it is 0.7 points above either."""
    own = fitted.learnt([(kinds.own(facts), answer) for facts, answer in rows], HELD[KIND])
    together = fitted.learnt(rows, HELD_ALL)
    return {name: (weight + own.get(name, 0.0)) / 2 for name, weight in together.items()}


def bars(docs: Read) -> dict[str, float]:
    """From which chance on an answer is yes."""
    unseen: list[dict[str, fitted.Weights]] = [{} for _doc in docs]
    for part in range(PARTS):
        weights = learnt([doc for n, doc in enumerate(docs) if n % PARTS != part])
        for n in range(part, len(docs), PARTS):
            unseen[n] = weights
    chosen = {VICTIM: max(BARS, key=lambda bar: _f(_victims(docs, unseen, bar)))}
    best = max(BARS, key=lambda bar: _f(_kinds(docs, unseen, bar), RECALL_FIRST))
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


def _f(counted: tuple[int, int, int], times: float = 1.0) -> float:
    """F, in which recall counts so many `times` as much as precision."""
    right, said, asked = counted
    return (1 + times**2) * right / max(1, said + times**2 * asked)


def main() -> None:
    from hrd.articles import articles

    docs = [(facts_of(one["title"], one["text"], one["published"]), one["gold"]) for one in articles(sys.argv[1])]
    fitted.TABLE.write_text(fitted.written(learnt(docs), bars(docs)), "utf-8")


if __name__ == "__main__":
    main()
