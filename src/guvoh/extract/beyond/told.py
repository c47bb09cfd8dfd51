"""The grammars of the acts, over the tables of the other kinds: their class of act is `KIND:code`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from operator import attrgetter

from guvoh.extract import engine, headings, listening
from guvoh.extract import lexicon as of_order
from guvoh.extract.beyond.derived import is_body
from guvoh.extract.beyond.marks import LEXICON, any_stands, folded
from guvoh.extract.lexicon import Lexicon, lexicon
from guvoh.extract.line import Sentence
from guvoh.extract.marked import tables as of_marks
from guvoh.extract.marked import walk
from guvoh.extract.marked.tables import Tables
from guvoh.extract.match import openings
from guvoh.extract.rank import Draft
from guvoh.extract.words import Word, chunks_of
from guvoh.model import Claim, Reason, Span
from guvoh.text.calendar import Calendar
from guvoh.text.remembered import Remembered
from guvoh.text.sentences import sentences
from guvoh.text.tokens import starts_of

SCORE = 0.5
WORD = re.compile(r"[^\W\d_]+")
ABOUT = 220  # characters of what a statement is about
CLOSED = "120103"  # a body is banned; of a thing it is an order
SWAPPED = frozenset({"REL"})  # the grammar gives who does it and what he joins; the claim has the person first
MATTER = "matter"  # a statement whose object is what it is about, not to whom it is made


def told(text: str, stretches: Sequence[tuple[int, int]], published: str | None, language: str) -> list[Claim]:
    """The claims of the kinds that have tables of their own, in the order of the text."""
    found: dict[tuple[str, int, int], Claim] = {}
    for draft in sorted(_drafts(text, stretches, published, language), key=attrgetter("claim.start")):
        claim = _claim(draft, text)
        found.setdefault((claim.kind, claim.start, claim.end), claim)
    return list(found.values())


def _drafts(text: str, stretches: Sequence[tuple[int, int]], published: str | None, language: str) -> list[Draft]:
    known = tables_of(language)
    if known is not None:
        return walk.drafts(text, stretches, known, published)
    words = lexicon_of(language)
    memory = listening.Memory()
    listed = [] if words is None else _sentences(text, stretches, words, published)
    return [draft for sentence in listed for draft in engine._of_sentence(sentence, memory)]


@cache
def tables_of(language: str) -> Tables | None:
    """The tables of a language with marked roles, with the triggers of the other kinds in place of its acts."""
    known = of_marks.tables(language)
    if known is None:
        return None
    return replace(known, triggers=of_marks._triggers(LEXICON / language / "kinds", language, known.tags), begun={})


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """The same for a language whose order decides."""
    known = lexicon(language)
    if known is None:
        return None
    classes = of_order._classes(known.tags)
    verbs, words = of_order._triggers(LEXICON / language / "kinds", classes, known.tags)
    starts = {word for word, forms in known.forms.items() if any(form.lemma in verbs for form in forms)} | words.keys()
    bundles = Remembered(of_order._starting(known.forms, verbs, words, known.tags, classes))
    return replace(known, verbs=verbs, words=words, starts=frozenset(starts), by_start=bundles)


@cache
def _chunks(language: str) -> Remembered[tuple[tuple[Word, ...], tuple[int, ...]]]:
    """As `words.chunks_of`, with what a word can begin here."""
    known, look_up = lexicon_of(language), chunks_of(language)
    assert known is not None
    return Remembered(partial(_chunk, known, look_up))


def _chunk(
    known: Lexicon, look_up: Remembered[tuple[tuple[Word, ...], tuple[int, ...]]], chunk: str
) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    words, steps = look_up[chunk]
    begins = [known.by_start[word.low] if word.low in known.starts else None for word in words]
    return tuple(replace(word, begins=own) for word, own in zip(words, begins, strict=True)), steps


def _sentences(
    text: str, stretches: Sequence[tuple[int, int]], known: Lexicon, published: str | None
) -> Iterator[Sentence]:
    calendar, look_up = Calendar(known.language, published), _chunks(known.language).__getitem__
    paragraph = previous = 0
    for low, high in stretches:
        for start, end in sentences(text, low, high, known.language):
            paragraph += "\n" in text[previous:start]
            previous, stop = end, min(end, start + engine.LONGEST)
            chunks = text[start:stop].split()
            said, steps = zip(*map(look_up, chunks), strict=True)
            words = [*chain.from_iterable(said)]
            starts = starts_of(text, start, stop, chunks, [*chain.from_iterable(steps)])
            if headings.alone(text, start, end) and headings.is_heading(words):
                continue
            moments = calendar.read(text, start, stop, [word.date for word in words], starts)
            voices = [word.voice for word in words]
            yield Sentence(text, known, words, starts, voices, moments, paragraph, openings(words))


def _claim(draft: Draft, text: str) -> Claim:
    kind, _colon, code = draft.claim.act.partition(":")
    claim = replace(draft.claim.scored(SCORE), kind=kind, act="", code=draft.claim.code or code)
    if kind == "PRO" and claim.code == CLOSED and claim.victims and not is_body(claim):
        return replace(claim, kind="ORD", code="ban")
    if kind in SWAPPED:
        return replace(claim, victims=claim.actors, actors=claim.victims)
    if kind == "STM":
        return _statement(claim, text)
    if kind == "DEN":
        speakers = claim.attribution or claim.actors[:1]
        return replace(claim, polarity="denied", attribution=speakers)
    return claim


def _statement(claim: Claim, text: str) -> Claim:
    """With what it is about as `reason`: the object of "condemned", or what follows those who are asked."""
    if claim.code == MATTER:
        about = claim.victims[0] if claim.victims else None
        reason = None if about is None else Reason(about.text, about.start, about.end)
        return replace(claim, victims=(), code="", reason=claim.reason or reason)
    claim = replace(claim, victims=_asked(claim, text))
    after = max([claim.end, *(span.end for span in claim.victims)])
    stop = min([n for n in (text.find(mark, after) for mark in ".!?\n؟") if n >= 0], default=len(text))
    stop = min(stop, after + ABOUT)
    start = after + len(text[after:stop]) - len(text[after:stop].lstrip(" ,،:"))
    about_text = text[start:stop].rstrip()
    if len(about_text.split()) < 2:
        return claim
    return replace(claim, reason=claim.reason or Reason(about_text, start, start + len(about_text)))


def _asked(claim: Claim, text: str) -> tuple[Span, ...]:
    """To whom it is said: of "urged the authorities to free the clerk" not the clerk."""
    language = claim.language
    if any(_is_office(span.text, language) for span in claim.victims):
        return claim.victims
    low = max([claim.start, *(span.end for span in claim.actors if span.end < claim.end)])
    for match in WORD.finditer(text, low, claim.end):
        free = not any(span.start <= match.start() < span.end for span in claim.actors)
        if free and _is_office(match.group(), language):
            return (Span(match.group(), match.start(), match.end()),)
    return claim.victims


def _is_office(said: str, language: str) -> bool:
    return any_stands(folded(said, language), language, "office") >= 0
