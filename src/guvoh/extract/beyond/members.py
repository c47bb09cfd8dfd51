"""Who the member is: the name beside "a member of the movement X", in any language."""

from __future__ import annotations

import re
from dataclasses import replace

from guvoh.extract.beyond.marks import folded, words_of
from guvoh.extract.persons import persons_in
from guvoh.model import Claim, Span
from guvoh.text.sentences import sentences

BODIES = frozenset({"member", "officer"})
WORD = re.compile(r"[^\W_]+")
MOST = 160  # characters between a name and the word for what he is


def with_names(claims: list[Claim], text: str) -> list[Claim]:
    """Ties with a body say who by name, where a name stands beside them."""
    return [
        _named(claim, text) if claim.code in BODIES and claim.rule.startswith("tie:") else claim for claim in claims
    ]


def with_persons(claims: list[Claim], text: str) -> list[Claim]:
    """Ties of which the grammar found the body alone take the first name of their words."""
    return [_alone(claim, text) if claim.kind == "REL" and not claim.victims else claim for claim in claims]


def _alone(claim: Claim, text: str) -> Claim:
    for name in persons_in(claim.quote, claim.language):
        start, end = claim.start + name.start, claim.start + name.end
        if not any(body.start < end and start < body.end for body in claim.actors):
            return replace(claim, victims=(Span(text[start:end], start, end),))
    return claim


def _named(claim: Claim, text: str) -> Claim:
    low, high = max(0, claim.start - MOST), min(len(text), claim.end + MOST)
    near = next(((a, b) for a, b in sentences(text, low, high, claim.language) if a <= claim.start < b), (low, high))
    body = claim.actors[0] if claim.actors else None
    small = frozenset(words_of(claim.language, "beside"))
    for span in reversed(persons_in(text[near[0] : near[1]], claim.language)):
        start, end = near[0] + span.start, near[0] + span.end
        if body is not None and start < body.end and body.start < end:
            continue
        if end <= claim.start and _beside(text[end : claim.start], small, claim.language):
            return _told(claim, text, start, end)
        if start >= claim.end and not _words(text[claim.end : start], claim.language):
            return _told(claim, text, start, end)
    return claim


def _told(claim: Claim, text: str, start: int, end: int) -> Claim:
    person = replace(claim.victims[0], text=text[start:end], start=start, end=end)
    low, high = min(start, claim.start), max(end, claim.end)
    return replace(claim, victims=(person,), start=low, end=high, quote=text[low:high])


def _words(between: str, language: str) -> list[str]:
    return WORD.findall(folded(between, language))


def _beside(between: str, small: frozenset[str], language: str) -> bool:
    """Whether only small words ("is a", "a former") stand between a name and what he is."""
    return len(between) < 40 and all(word in small or word.isdigit() for word in _words(between, language))
