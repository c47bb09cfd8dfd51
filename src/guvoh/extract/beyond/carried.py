"""Whom a pronoun means, as a proposal beside it: the last name before it that can be meant. The pronoun stays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from guvoh.extract.beyond.marks import any_stands, folded, words_of
from guvoh.extract.lexicon import lexicon
from guvoh.extract.marked.tables import tables
from guvoh.extract.persons import persons_in
from guvoh.model import Claim, Span

BACK = 500  # characters before a pronoun in which its name is looked for
NEAR = 30  # characters before a name in which a word may say that it is a woman's or a man's
ROWS = {"he": "m", "she": "f", "one": "", "they": "p"}
START = attrgetter("start")
STOPS = re.compile(r"[.!?,;:؟،؛\n]")


def with_names(claims: list[Claim], text: str) -> list[Claim]:
    """Claims whose victims are pronouns say in `refers_to` whom they can mean, where the text before names somebody."""
    found = []
    for claim in claims:
        meant = [_meant(span, claim, claims, text) for span in claim.victims]
        names = tuple(name for several in meant for name in several)
        found.append(replace(claim, refers_to=names) if names else claim)
    return found


def _meant(pronoun: Span, claim: Claim, claims: Sequence[Claim], text: str) -> Sequence[Span]:
    said = folded(pronoun.text, claim.language)
    row = next((r for r in ROWS if said in words_of(claim.language, r)), "")
    if not row:
        return ()
    if ROWS[row] == "p":
        return _several(pronoun, claims)
    low = max(0, text.rfind("\n\n", 0, max(0, pronoun.start - BACK)), pronoun.start - BACK)
    for name in reversed(persons_in(text[low : pronoun.start], claim.language)):
        span = Span(name.text, low + name.start, low + name.end)
        acts = any(actor.start < span.end and span.start < actor.end for actor in claim.actors)
        if not acts and not _elsewhere(span, text, claim.language) and _may_be(span, ROWS[row], text, claim.language):
            return (span,)
    return ()


def _elsewhere(name: Span, text: str, language: str) -> bool:
    """Whether the words before a name say that it is a place or a body: "in Farhold", "the agency Norda"."""
    if " " not in name.text and _common(name.text, language):
        return True
    before = folded(text[max(0, name.start - NEAR) : name.start], language).strip(' «“"').split()[-1:]
    return any(any_stands(word, language, row) >= 0 for word in before for row in ("whither", "observer", "body"))


def _common(word: str, language: str) -> bool:
    """A word with a capital that the tables know as another: "Friday", "Officers"."""
    marked, order = tables(language), lexicon(language)
    if marked is not None:
        found = marked.chunks[word][0][0]
        return bool(found.tags or found.date)
    return order is not None and word.lower() in order.tags


def _several(pronoun: Span, claims: Sequence[Claim]) -> Sequence[Span]:
    """ "They": the last people before it of whom the text tells that there were several."""
    last = bisect_left(claims, pronoun.start, key=START)
    first = bisect_left(claims, pronoun.start - BACK, 0, last, key=START)
    before = [
        c for c in claims[first:last] if c.victims and c.victims[-1].end <= pronoun.start
        and c.kind == "ACT" and (len(c.victims) > 1 or (c.count is not None and (c.count.low or c.count.high or 0) > 1))
        and not c.refers_to and not any(_is_pronoun(span, c.language) for span in c.victims)
    ]  # fmt: skip
    return before[-1].victims if before else ()


def _is_pronoun(span: Span, language: str) -> bool:
    said = folded(span.text, language)
    return any(said in words_of(language, row) for row in ROWS)


def _may_be(name: Span, gender: str, text: str, language: str) -> bool:
    """Whether nothing shows that the name is of the other gender."""
    if not gender:
        return True
    beside = STOPS.split(text[max(0, name.start - NEAR) : name.start])[-1] + text[name.start : name.end]
    before = folded(beside, language).split()
    woman = any(word in words_of(language, "woman") for word in before)
    man = any(word in words_of(language, "man") for word in before)
    if woman != man:
        return woman == (gender == "f")
    shown = _shown(name.text, language)
    return not shown or gender in shown


def _shown(name: str, language: str) -> str:
    """The genders that the endings of a name allow, by its words that allow one only."""
    known = tables(language)
    if known is None or known.chained:
        return ""
    words = [word for chunk in name.split() for word in known.chunks[chunk][0]]
    each = ["".join(sorted({r.gender for r in word.readings if r.part == "N" and r.gender})) for word in words]
    return next((genders for genders in each if len(genders) == 1), "")
