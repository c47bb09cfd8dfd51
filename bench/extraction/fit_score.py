"""Whether a learnt score would part right proposals from wrong ones better than the sums of the rules.

    python bench/extraction/fit_score.py --folder SET ... [--learn SET ...] [--test SET ...] [--words FOLDER]
                                              [--part held] [--share 1.0]

Each SET is a folder like `gold/` (pages.jsonl, gold.jsonl). All figures on `--folder` are by documents that neither
the weights nor the words were learnt from (five parts in turn). `--learn`: sets to learn from besides, where the rules
were made on them, so that figures would flatter. `--test`: sets that are only scored. `--words`: annotated sentences
`en.tsv`, `ru.tsv`, ..., for the words of clauses (clause_words.py); without them there are no facts of words and no
new proposals. `--share`: this part of the sentences only.

Nothing of this is part of the product: docs/decisions/005 says why. Prints no text of a document. Some minutes.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from clause_words import Example, Words, annotated
from logistic import Weighed, area
from proposal_facts import Document, Proposal, class_of, documents, examples_of, joined, matched, new_ones, proposals

PARTS = 5
SEED = 1
DROPPED = (None, 0.3, 0.4, 0.5, 0.6)  # proposals of the rules below this chance are left out; None: none is
ADMITTED = (None, 0.4, 0.5, 0.6)  # new ones from this chance on
Told = dict[str, list[Proposal]]  # by the id of a document


class Learnt(NamedTuple):
    """The chance of a proposal of the rules, and of one from words alone."""

    rules: Weighed
    new: Weighed | None

    def answer(self, one: Proposal) -> Proposal:
        weighed = self.new if one.new else self.rules
        return one if weighed is None else one._replace(chance=weighed.chance(one.facts))


def unanswered(docs: Sequence[Document], learnt: dict[str, Words]) -> Told:
    return {d.id: [*proposals(d, learnt.get(d.language)), *new_ones(d, learnt.get(d.language))] for d in docs}


def learn(told: Sequence[Sequence[Proposal]]) -> Learnt:
    fresh = [(p.facts, p.right) for made in told for p in made if p.new]
    rules = Weighed([(p.facts, p.right) for made in told for p in made if not p.new])
    return Learnt(rules, Weighed(fresh) if fresh else None)


def words_of(docs: Sequence[Document], banks: dict[str, list[Example]]) -> dict[str, Words]:
    found = {}
    for language, bank in banks.items():
        own = [example for doc in docs if doc.language == language for example in examples_of(doc)]
        if bank or own:
            found[language] = Words([*bank, *own])
    return found


def show(name: str, docs: Sequence[Document], told: Told) -> None:
    """How well the chances part right from wrong, and what each bar would give."""
    old = [p for doc in docs for p in told[doc.id] if not p.new]
    print(f"\n## {name}: {len(docs)} documents, {sum(len(d.gold) for d in docs)} claims, {len(old)} proposals")
    today, learnt = area([(p.score, p.right) for p in old]), area([(p.chance, p.right) for p in old])
    print(f"right before wrong (0.5 is chance): score of today {today:.3f}, learnt {learnt:.3f}")
    languages = sorted({doc.language for doc in docs})
    print("| leave out below | admit from | " + " | ".join((*languages, "all")) + " |")
    print("|---|---|" + "---|" * (len(languages) + 1))
    for low in DROPPED:
        for high in ADMITTED if any(p.new for doc in docs for p in told[doc.id]) else (None,):
            cells = []
            for group in (*([language] for language in languages), languages):
                counted: Counter[str] = Counter()
                for doc in (d for d in docs if d.language in group):
                    kept = [p for p in told[doc.id] if _kept(p, low, high)]
                    right, wrong = matched(kept, doc.gold)
                    counted.update(right=right, wrong=wrong, gold=len(doc.gold))
                cells.append(joined(counted))
            print(f"| {low or 'none'} | {high or 'none'} | " + " | ".join(cells) + " |")


def _kept(one: Proposal, low: float | None, high: float | None) -> bool:
    return (high is not None and one.chance >= high) if one.new else (low is None or one.chance >= low)


def main() -> None:
    asked = argparse.ArgumentParser(description="A learnt score against the sums of the rules.")
    asked.add_argument("--folder", type=Path, nargs="+", required=True)
    asked.add_argument("--learn", type=Path, nargs="*", default=[], help="sets to learn from besides")
    asked.add_argument("--test", type=Path, nargs="*", default=[])
    asked.add_argument("--part", default="held", help="the half of a split test set")
    asked.add_argument("--words", type=Path, help="annotated sentences by language")
    asked.add_argument("--share", type=float, default=1.0)
    given = asked.parse_args()
    chance = random.Random(SEED)
    docs = [doc for folder in given.folder for doc in documents(folder, "dev")]
    chance.shuffle(docs)
    more = [doc for folder in given.learn for doc in documents(folder, "dev")]
    banks: dict[str, list[Example]] = {}
    for table in sorted(given.words.glob("??.tsv")) if given.words else ():
        bank = list(annotated(table, class_of))
        banks[table.stem] = chance.sample(bank, round(len(bank) * given.share))
    every = [*docs, *more]
    parts = [every[part::PARTS] for part in range(PARTS)]
    told: Told = {}
    for own in parts:  # the words of a document are learnt without it
        told |= unanswered(own, words_of([doc for doc in every if doc not in own], banks))
    unseen: Told = {}
    for own in parts:  # and so are the weights
        learnt = learn([told[doc.id] for doc in every if doc not in own])
        unseen |= {doc.id: [learnt.answer(one) for one in told[doc.id]] for doc in own}
    show("cross-validated by document", docs, unseen)
    words, learnt = words_of(every, banks) if given.test else {}, learn(list(told.values()))
    for folder in given.test:
        test = documents(folder, given.part)
        made = unanswered(test, words)
        show(f"{folder.name}, only scored", test, {id: [learnt.answer(p) for p in own] for id, own in made.items()})


if __name__ == "__main__":
    main()
