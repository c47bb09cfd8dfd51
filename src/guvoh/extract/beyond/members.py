"""Who the member is: the name beside "a member of the movement X", in any language."""

from __future__ import annotations

import re
from dataclasses import replace

from guvoh.extract.beyond.marks import folded, words_of
from guvoh.extract.persons import persons_in
from guvoh.model import Claim, Span
from guvoh.text.sentences import sentences

OF_PERSONS = frozenset({"REL", "STA"})
BODIES = frozenset({"member", "officer"})
WORD = re.compile(r"[^\W_]+")
MOST = 160  # characters between a name and the word for what he is


def with_names(claims: list[Claim], text: str) -> list[Claim]:
    """Ties with a body say who by name, where a name stands beside them."""
    return [
        _named(claim, text) if claim.code in BODIES and claim.rule.startswith("tie:") else claim for claim in claims
    ]


def with_persons(claims: list[Claim], ties: list[Claim], text: str) -> list[Claim]:
    """Ties of which the grammar found the body alone take the first name of their words, and those of which it found
    the person alone the body of a tie inside them; what then lacks one of the two is no tie."""
    whole = [_with_body(claim, ties) if claim.kind == "REL" and not claim.actors else claim for claim in claims]
    found = [_alone(claim, text) if claim.kind in OF_PERSONS and not claim.victims else claim for claim in whole]
    return [claim for claim in found if claim.kind != "REL" or (claim.victims and claim.actors)]


def _with_body(claim: Claim, ties: list[Claim]) -> Claim:
    inside = [t for t in ties if t.code in BODIES and claim.start <= t.start and t.end <= claim.end and t.actors]
    return replace(claim, actors=inside[0].actors) if inside else claim


def _alone(claim: Claim, text: str) -> Claim:
    for name in persons_in(claim.quote, claim.language):
        start, end = claim.start + name.start, claim.start + name.end
        if not any(body.start < end and start < body.end for body in claim.actors):
            return replace(claim, victims=(Span(text[start:end], start, end),))
    return claim


def _named(claim: Claim, text: str) -> Claim:
    low, high = max(0, claim.start - MOST), min(len(text), claim.end + MOST)
    near = next(((a, b) for a, b in sentences(text, low, high, claim.language) if a <= claim.start < b), (low, high))
    claim = _parted(claim, text)
    if claim.victims and persons_in(claim.victims[0].text, claim.language):
        return claim
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


def _parted(claim: Claim, text: str) -> Claim:
    """ "the head of the Circle of Teachers Ana Belim": a name at the end of the body is the person's."""
    body = claim.actors[0] if claim.actors else None
    names = persons_in(body.text, claim.language) if body is not None else []
    if body is None or not names or names[-1].start == 0 or names[-1].end != len(body.text):
        return claim
    cut = len(body.text[: names[-1].start].rstrip(" ,،"))
    if cut == 0 or not any(word in folded(body.text[:cut], claim.language) for word in _bodies(claim.language)):
        return claim
    person = Span(names[-1].text, body.start + names[-1].start, body.end)
    return replace(
        claim, victims=(person,), actors=(Span(text[body.start : body.start + cut], body.start, body.start + cut),)
    )


def _bodies(language: str) -> tuple[str, ...]:
    return tuple(w.rstrip("*") for row in ("body", "authority", "observer") for w in words_of(language, row))


def _told(claim: Claim, text: str, start: int, end: int) -> Claim:
    person = replace(claim.victims[0], text=text[start:end], start=start, end=end)
    low, high = min(start, claim.start), max(end, claim.end)
    return replace(claim, victims=(person,), start=low, end=high, quote=text[low:high])


def _words(between: str, language: str) -> list[str]:
    return WORD.findall(folded(between, language))


def _beside(between: str, small: frozenset[str], language: str) -> bool:
    """Whether only small words ("is a", "a former") stand between a name and what he is."""
    return len(between) < 40 and all(word in small or word.isdigit() for word in _words(between, language))
