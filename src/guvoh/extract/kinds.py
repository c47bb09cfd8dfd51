"""Claims of every kind: acts, ties, denials, reasons, states, designations, orders, statements, opinions, with marks.
Proposed when asked for; they are never counted. `beyond/__init__.py` says where each is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from guvoh.extract import engine, ties
from guvoh.extract.aliases import stated_in
from guvoh.extract.beyond import members
from guvoh.extract.beyond.articles import articles
from guvoh.extract.beyond.carried import with_names
from guvoh.extract.beyond.coerced import with_coercion
from guvoh.extract.beyond.derived import derived
from guvoh.extract.beyond.guesses import guesses
from guvoh.extract.beyond.merged import merged
from guvoh.extract.beyond.parties import with_parties
from guvoh.extract.beyond.told import told
from guvoh.extract.lexicon import lexicon
from guvoh.extract.line import Sentence
from guvoh.extract.marked import ties as marked_ties
from guvoh.extract.marked.lines import lines
from guvoh.extract.marked.tables import tables
from guvoh.extract.paragraphs import Stretches, by_language
from guvoh.extract.words import chunks_of
from guvoh.model import Claim
from guvoh.text.sentences import sentences
from guvoh.text.tokens import looked_up


def suggest_all(
    text: str, main: Sequence[tuple[int, int]] | None = None, published: str | None = None, language: str | None = None
) -> list[Claim]:
    """Acts and everything else, in the order of the text. Kinds (model/words/claim_types.yaml): ACT; REL a tie; DEN
    somebody says that it did not happen; REA the ground or charge; STA a state that somebody is in; PRO a step of a
    court, a ban of a body; IDE another name; ORD an order to many; STM a statement; OPI an opinion or a question."""
    acts = engine.suggest(text, main, published, language)
    stretches = [(0, len(text))] if main is None else list(main)
    parts = [(language, stretches)] if language else by_language(text, stretches)
    found = [*acts, *chain.from_iterable(derived(act) for act in acts)]
    for tongue, own in parts:
        tied = members.with_names(_ties(text, own, published, tongue), text)
        found += [*tied, *members.with_persons(told(text, own, published, tongue), tied, text)]
        found += guesses(text, own, tongue)
        found += articles(text, own, tongue)
        found += stated_in(text, own, tongue)
    found = merged(found)
    for tongue, own in parts:
        found = with_coercion(found, text, own, tongue)
    return with_names(with_parties(sorted(found, key=lambda c: (c.start, c.end, c.kind))), text)


def _ties(text: str, stretches: Stretches, published: str | None, language: str) -> list[Claim]:
    marked = tables(language)
    if marked is not None:
        return list(marked_ties.ties_in(lines(text, stretches, marked, published)))
    known = lexicon(language)
    if known is None:
        return []
    return list(ties.ties_in(list(_sentences(text, stretches, language)), known))


def _sentences(text: str, stretches: Stretches, language: str) -> Iterator[Sentence]:
    known, look_up = lexicon(language), chunks_of(language).__getitem__
    assert known is not None
    for low, high in stretches:
        for start, end in sentences(text, low, high, language):
            words, starts = looked_up(text, start, min(end, start + engine.LONGEST), look_up)
            yield Sentence(text, known, words, starts, [word.voice for word in words], [], 0, {})
