"""The names of many claims compared at once by `guvoh.resolve.names`, for `group`: an `Alike` that only looks up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from guvoh.model.derive.incident import Told
from guvoh.resolve.incidents.people import meant
from guvoh.resolve.incidents.spelling import ENOUGH, Alike, sounds, words
from guvoh.resolve.incidents.spelling import alike as spelt_alike

FEW = 250  # names; so many are compared each with each, of more those that have a word that begins alike
SURE = 0.85  # what a comparison gives below is no more than a hint,
LIKELY, SURNAME = 0.75, 0.8  # but for a surname that both have


def compared(told: Iterable[Told]) -> Alike:
    """An `Alike` for the people whom the claims name, as victims or as whose kin the victims are. Names that it was not
    made for are alike only when they are equal."""
    from guvoh.resolve.names import compare_many

    names = sorted({name for t in told for name in _names(t)})
    pairs = sorted(_worth(names))
    known = {pair: _as_alike(match.score, *pair) for pair, match in zip(pairs, compare_many(pairs), strict=True)}

    def alike(one: str, other: str) -> float:
        if one == other:
            return 1.0
        return known.get((one, other) if one < other else (other, one), 0.0)

    return alike


def _names(told: Told) -> tuple[str, ...]:
    people = meant(v.text for v in told.claim.victims)
    return people.names + people.of


def _worth(names: list[str]) -> Iterable[tuple[str, str]]:
    if len(names) <= FEW:
        return combinations(names, 2)
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for beginning in {sounds(w)[:2] for w in words(name)} - {""}:
            by_word[beginning].append(name)
    return {pair for group in by_word.values() if len(group) <= FEW for pair in combinations(group, 2)}


def _as_alike(score: float, one: str, other: str) -> float:
    """A surname alone ("Mirvand", "Temur Mirvand") is little for a register, and enough within one story."""
    if score >= SURE:
        return score
    plain = spelt_alike(one, other)
    return plain if score >= LIKELY and plain >= SURNAME else ENOUGH * score
