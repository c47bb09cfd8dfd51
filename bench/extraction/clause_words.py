"""Which act the words of a clause speak of: one weight for each word and the beginnings of words, learnt from
annotated sentences (ridge regression in its dual form, exact and the same each time).

Words with a capital are left out, so a table of these weights would name nobody (Persian has none: see fit_score.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from guvoh.text.sentences import sentences

NONE = "none"  # the clause tells of no act
WORD = re.compile(r"\w+(?:[-’'‌]\w+)*|[^\w\s]")
PARTING = frozenset(',;:—–()«»"“”،؛!?.؟')
LEAST = 2  # words of a clause
OFTEN = 2  # clauses that a word must stand in
HELD = 0.5  # how strongly small weights are preferred

Floats = npt.NDArray[np.float32]
Example = tuple[Counter[str], str]


def facts_of(text: str) -> Counter[str]:
    """Words in small letters with their first four and five letters; any number and any name are one fact each."""
    found: Counter[str] = Counter()
    for nth, match in enumerate(WORD.finditer(text)):
        word = match.group()
        if word[0].isdigit():
            found["#"] += 1
        elif word[0].isupper() and nth:
            found["N"] += 1
        elif word[0].isalpha():
            low = word.lower()
            found.update(("=" + low, low[:4] + "-", low[:5] + "--"))
    return found


def clauses(text: str, low: int, high: int, language: str) -> Iterator[tuple[int, int]]:
    """The stretches of each sentence between its marks."""
    for first, last in sentences(text, low, high, language):
        words: list[tuple[int, int]] = []
        for match in WORD.finditer(text, first, last):
            if match.group() not in PARTING:
                words.append(match.span())
                continue
            if len(words) >= LEAST:
                yield words[0][0], words[-1][1]
            words = []
        if len(words) >= LEAST:
            yield words[0][0], words[-1][1]


def annotated(table: Path, act: Callable[[str], str]) -> Iterator[Example]:
    """From lines "act, polarity, sentence with [[the act]]"; what no line marks in a sentence tells of nothing.
    `act`: joins two names of one class."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in table.read_text("utf-8").splitlines():
        name, _polarity, marked = (*line.split("\t"), "", "")[:3]
        plain = marked.replace("[[", "").replace("]]", "")
        first, last = marked.find("[["), marked.find("]]") - 2
        own = spans.setdefault(plain, [])
        if name == NONE:
            yield facts_of(plain), NONE
        elif 0 <= first < last:
            own.append((first, last))
            yield facts_of(plain[first:last]), act(name)
    for plain, taken in spans.items():
        for low, high in clauses(plain, 0, len(plain), table.stem) if taken else ():
            if all(high <= first or last <= low for first, last in taken):
                yield facts_of(plain[low:high]), NONE


class Words:
    """The weights of one language: how much each act speaks out of a clause, from about -1 to 1."""

    def __init__(self, examples: Sequence[Example]) -> None:
        counted = Counter(fact for facts, _act in examples for fact in facts)
        seen = {fact: times for fact, times in counted.items() if times >= OFTEN}
        self.place = {fact: n for n, fact in enumerate(sorted(seen))}
        often = np.array([seen[fact] for fact in self.place], np.float32)
        self.rarity = np.log(len(examples) / often) + 1
        self.acts = sorted({act for _facts, act in examples})
        rows = self._rows([facts for facts, _act in examples])
        answers = np.array([[1.0 if act == own else -1.0 for own in self.acts] for _facts, act in examples], np.float32)
        self.middle = answers.mean(0)
        alike = rows @ rows.T
        alike[np.diag_indices_from(alike)] += HELD
        self.weights: Floats = rows.T @ np.linalg.solve(alike, answers - self.middle)

    def _rows(self, many: Sequence[Counter[str]]) -> Floats:
        rows = np.zeros((len(many), len(self.place)), np.float32)
        for row, facts in zip(rows, many, strict=True):
            for fact, times in facts.items():
                if fact in self.place:
                    row[self.place[fact]] = 1 + np.log(times)
        rows *= self.rarity
        length = np.sqrt((rows * rows).sum(1, keepdims=True))
        rows /= np.where(length > 0, length, 1.0)
        return rows

    def values(self, texts: Sequence[str]) -> Floats:
        """(texts, acts): what speaks for each act, in the order of `acts`."""
        values: Floats = self._rows([facts_of(text) for text in texts]) @ self.weights + self.middle
        return values
