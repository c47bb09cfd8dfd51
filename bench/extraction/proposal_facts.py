"""Documents with their annotated claims, what is proposed for them, and what is known of a proposal before reading."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from clause_words import NONE, Example, Words, clauses, facts_of

from guvoh.extract import suggest
from guvoh.model import Claim
from guvoh.read.furniture import main_blocks

CUSTODY = "custody"  # arrest and detention are one class, as in the scorer
LONGEST, TIMES = 160, 3  # a longer proposal, and one of more times the claim's length, does not say what it means
FAR = -2.0  # of an act that cannot be

Gold = tuple[int, int, str]


class Document(NamedTuple):
    """`main`: its stretches without furniture; `gold`: start, end and class of each annotated claim."""

    id: str
    text: str
    published: str | None
    language: str
    main: tuple[tuple[int, int], ...]
    gold: tuple[Gold, ...]


class Proposal(NamedTuple):
    """`new`: from the words of a clause where the rules are silent; `right`: it overlaps a claim of its class."""

    start: int
    end: int
    act: str
    score: float
    facts: dict[str, float]
    right: bool
    new: bool = False
    chance: float = 0.0


def class_of(act: str) -> str:
    return CUSTODY if act in {"arrest", "detention"} else act


@cache
def documents(folder: Path, part: str) -> list[Document]:
    """The documents of a set; of a set that is split, one part."""
    split = folder / "split.json"
    wanted = set(json.loads(split.read_text("utf-8"))[part]) if split.is_file() else None
    lines = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]
    pages = map(json.loads, filter(str.strip, (folder / "pages.jsonl").read_text("utf-8").splitlines()))
    texts = {page["id"]: page["text"] for page in pages}
    claims: dict[str, list[Gold]] = {}
    for line in lines:
        if line["type"] == "claim":
            claims.setdefault(line["doc"], []).append((line["start"], line["end"], class_of(line["act"])))
    return [
        _document(line, texts[line["doc"]], claims.get(line["doc"], [])) for line in lines
        if line["type"] == "document" and (wanted is None or line["doc"] in wanted)
    ]  # fmt: skip


def _document(line: dict[str, Any], text: str, gold: list[Gold]) -> Document:
    main = tuple((block.start, block.end) for block in main_blocks(text) if block.main)
    return Document(line["doc"], text, line["published"], line["language"], main, tuple(gold))


def overlap(start: int, end: int, gold: Gold) -> int:
    """Characters shared; 0 where the proposal is too long."""
    if end - start > max(LONGEST, TIMES * (gold[1] - gold[0])):
        return 0
    return max(0, min(end, gold[1]) - max(start, gold[0]))


def matched(kept: Sequence[Proposal], gold: Sequence[Gold]) -> tuple[int, int]:
    """How many are right and how many wrong; a further one over a claim that has its own is neither."""
    pairs = sorted(
        ((overlap(p.start, p.end, g), p.score, i, j) for i, p in enumerate(kept) for j, g in enumerate(gold)
         if p.act == g[2] and overlap(p.start, p.end, g)), reverse=True,
    )  # fmt: skip
    used, told, again, doubled = set[int](), set[int](), set[int](), set[int]()
    for _shared, _score, i, j in pairs:
        if i not in used and j not in told:
            used.add(i)
            told.add(j)
    for _shared, _score, i, j in pairs:
        if i not in used | again and j not in doubled:
            again.add(i)
            doubled.add(j)
    return len(used), len(kept) - len(used) - len(again)


def joined(counted: Counter[str]) -> str:
    """Recall, precision and F1 in one cell."""
    said = counted["right"] + counted["wrong"]
    f1 = 2 * counted["right"] / max(1, said + counted["gold"])
    return f"{100 * counted['right'] / max(1, counted['gold']):.1f}, {100 * counted['right'] / max(1, said):.1f}, " \
           f"{100 * f1:.1f}"  # fmt: skip


@cache
def _claims(doc: Document) -> list[Claim]:
    return suggest(doc.text, doc.main, doc.published)


def proposals(doc: Document, words: Words | None) -> Iterator[Proposal]:
    """What the rules propose, with what is known of each."""
    said = _claims(doc)
    spoken = words.values([doc.text[c.start : c.end] for c in said]) if words is not None and said else None
    for nth, claim in enumerate(said):
        act = class_of(claim.act)
        facts = _of_claim(doc, claim, said)
        if words is not None and spoken is not None:
            facts |= _of_words(words, spoken[nth], act)
        yield Proposal(claim.start, claim.end, act, claim.score, facts, _right(doc, claim.start, claim.end, act))


def new_ones(doc: Document, words: Words | None) -> Iterator[Proposal]:
    """Each clause that no proposal of the rules touches, as the act that its words speak most of."""
    said = _claims(doc)
    spans = [
        (low, high) for first, last in doc.main for low, high in clauses(doc.text, first, last, doc.language)
        if all(high <= c.start or c.end <= low for c in said)
    ]  # fmt: skip
    if words is None or not spans:
        return
    acts = {class_of(c.act) for c in said}
    for (low, high), values in zip(spans, words.values([doc.text[a:b] for a, b in spans]), strict=True):
        value, act = max((v, a) for v, a in zip(values.tolist(), words.acts, strict=True) if a != NONE)
        length = min(4, (high - low) // 25)
        facts = _of_words(words, values, act) | {f"act {act}": 1.0, f"language {doc.language}": 1.0}
        facts |= {"length": float(length), "told elsewhere": float(act in acts)}
        yield Proposal(low, high, act, value - 3, facts, _right(doc, low, high, act), new=True)


def _of_claim(doc: Document, claim: Claim, said: Sequence[Claim]) -> dict[str, float]:
    kind, _mark, pattern = claim.rule.partition(":")
    others = [c for c in said if c is not claim]
    present = {
        "victims": claim.victims, "actors": claim.actors, "count": claim.count, "place": claim.place,
        "date": claim.date and claim.date.start, "attribution": claim.attribution, "reason": claim.reason,
        "certainty": claim.certainty, "one word": len(pattern.replace("_", " ").split()) == 1,
        "named": any(word[0].isupper() for victim in claim.victims for word in victim.text.split()),
        "over another": any(c.start < claim.end and claim.start < c.end for c in others),
        "told elsewhere": any(c.act == claim.act for c in others), "only one": not others,
    }  # fmt: skip
    facts = {name: 1.0 for name, there in present.items() if there}
    facts |= {f"kind {kind}": 1.0, f"act {class_of(claim.act)}": 1.0, f"language {doc.language}": 1.0}
    facts |= {f"polarity {claim.polarity}": 1.0, "score": claim.score}
    return facts | {"length": min(4, (claim.end - claim.start) // 30), "down": claim.start / max(1, len(doc.text))}


def _of_words(words: Words, values: Any, act: str) -> dict[str, float]:
    """What the words of a clause say for an act, for the best other, and for none."""
    said = dict(zip(words.acts, values.tolist(), strict=True))
    others = max((v for a, v in said.items() if a not in {act, NONE}), default=FAR)
    own = said.get(act, FAR)
    return {"words": own, "words of another": others, "words agree": float(own > others), "words of none": said[NONE]}


def _right(doc: Document, start: int, end: int, act: str) -> bool:
    return any(act == gold[2] and overlap(start, end, gold) for gold in doc.gold)


def examples_of(doc: Document) -> Iterator[Example]:
    """What the words of clauses can be learnt from in an annotated document."""
    for start, end, act in doc.gold:
        yield facts_of(doc.text[start:end]), act
    silent = [*((c.start, c.end) for c in _claims(doc)), *(span for first, last in doc.main
              for span in clauses(doc.text, first, last, doc.language))]  # fmt: skip
    for low, high in silent:
        if all(high <= start or end <= low for start, end, _act in doc.gold):
            yield facts_of(doc.text[low:high]), NONE
