"""Claims that are no acts: ties, what an act is denied or reasoned with, and states. Proposed only when asked for; they
are never counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from guvoh.extract import engine, ties
from guvoh.extract.lexicon import lexicon
from guvoh.extract.line import Sentence
from guvoh.extract.marked import ties as marked_ties
from guvoh.extract.marked import walk
from guvoh.extract.marked.tables import tables
from guvoh.extract.paragraphs import Stretches, by_language
from guvoh.extract.words import chunks_of
from guvoh.model import Claim
from guvoh.text.sentences import sentences
from guvoh.text.tokens import starts_of

PROCEDURES = frozenset({"conviction"})


def suggest_all(
    text: str, main: Sequence[tuple[int, int]] | None = None, published: str | None = None, language: str | None = None
) -> list[Claim]:
    """Acts and everything else, in the order of the text. Kinds (domain-model.md 3): ACT; REL a tie; DEN somebody says
    that an act did not happen; REA the ground that is given; STA a state that somebody is in; PRO a step of a court."""
    acts = engine.suggest(text, main, published, language)
    stretches = [(0, len(text))] if main is None else list(main)
    parts = [(language, stretches)] if language else by_language(text, stretches)
    found = [*acts, *chain.from_iterable(_derived(act) for act in acts)]
    for tongue, own in parts:
        found += _ties(text, own, published, tongue)
    return sorted(found, key=lambda c: (c.start, c.end, c.kind))


def _derived(act: Claim) -> Iterator[Claim]:
    if act.polarity == "denied" and act.attribution:
        yield replace(act, kind="DEN")
    if act.rule.startswith("state:"):
        yield replace(act, kind="STA")
    if act.act in PROCEDURES:
        yield replace(act, kind="PRO")
    if act.reason is not None:
        said = act.reason
        yield replace(act, kind="REA", start=said.start, end=said.end, quote=said.text)


def _ties(text: str, stretches: Stretches, published: str | None, language: str) -> list[Claim]:
    marked = tables(language)
    if marked is not None:
        return list(marked_ties.ties_in(walk.lines(text, stretches, marked, published)))
    known = lexicon(language)
    if known is None:
        return []
    return list(ties.ties_in(list(_sentences(text, stretches, language)), known))


def _sentences(text: str, stretches: Stretches, language: str) -> Iterator[Sentence]:
    known, look_up = lexicon(language), chunks_of(language).__getitem__
    assert known is not None
    for low, high in stretches:
        for start, end in sentences(text, low, high, language):
            chunks = text[start : min(end, start + engine.LONGEST)].split()
            said, steps = zip(*map(look_up, chunks), strict=True)
            words = [*chain.from_iterable(said)]
            stop = min(end, start + engine.LONGEST)
            starts = starts_of(text, start, stop, chunks, [*chain.from_iterable(steps)])
            yield Sentence(text, known, words, starts, [word.voice for word in words], [], 0, {})
