"""Which persons of a case may be one: proposals for the queue, from their names and what was judged of them.

Two who were judged different are never proposed again, nor are those of whom somebody was unsure, until something new
is known of one of them. Both hold for the persons, whichever of their mentions the judgement named.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from guvoh.model import Person
from guvoh.model.derive.ladder import key
from guvoh.resolve.candidates.of_vault import pairs_in
from guvoh.resolve.candidates.stated import in_words, stated_pairs
from guvoh.resolve.candidates.two_people import known_as_two, of_two_sexes
from guvoh.resolve.names.compare import compare
from guvoh.resolve.names.model import ASK, bands, model
from guvoh.vault import queries
from guvoh.vault.queries import Stated
from guvoh.vault.vault import Vault

_NOTHING = frozenset({"initial_fits", "initial_differs", "differs", "left_out"})


class Pair(NamedTuple):
    """Two persons, the smaller id first, and the spellings that are nearest, or of which a text says that they are one
    person's. `why`, codes: stated (a text says so), name (the same words), part_of_name, like_name. `said`: what the
    text says."""

    a: str
    b: str
    score: float
    band: str
    names: tuple[str, str]
    why: tuple[str, ...]
    said: Stated | None = None


def person_pairs(vault: Vault, case: str) -> list[Pair]:
    """What nobody has settled yet, the likeliest first."""
    found, stated = pairs_in(vault, case, model().different), stated_pairs(vault, case)
    if not found and not stated:
        return []
    apart = settled_pairs(vault, case)
    settled = apart | known_as_two(vault, case, found)
    apart |= known_as_two(vault, case, stated, beside=False)
    nobody = {key(str(name)) for name in queries.settings(vault, case).get("not_people") or ()}
    out = []
    for (a, b), (score, one, other) in found.items():
        if (a, b) in settled or (a, b) in stated or (nobody and (key(one) in nobody or key(other) in nobody)):
            continue
        if _only_an_initial(one, other) or of_two_sexes(one, other):
            continue
        out.append(Pair(a, b, score, _band(score), (one, other), (_why(one, other),)))
    for (a, b), pair in stated.items():
        one, other = pair.names
        if (a, b) in apart or nobody.intersection(map(key, pair.names)):
            continue
        if not in_words(pair.said) and of_two_sexes(one, other):
            continue
        score, x, y = found.get((a, b), (0.0, "", ""))
        if (a, b) in settled or _only_an_initial(x, y) or of_two_sexes(x, y):
            score = 0.0
        why = ("stated", _why(x, y)) if score else ("stated",)
        out.append(Pair(a, b, max(score, pair.score), _band(score), pair.names, why, pair.said))
    return sorted(out, key=lambda p: (-p.score, p.a, p.b))


def _band(score: float) -> str:
    """What a text says alone is never more than a question."""
    (band,) = bands(np.array([score]))
    return str(band) if band != "different" else ASK


def _why(one: str, other: str) -> str:
    x, y = frozenset(key(one).split()), frozenset(key(other).split())
    return "name" if x == y else "part_of_name" if x < y or y < x else "like_name"


def _only_an_initial(one: str, other: str) -> bool:
    """Whether nothing of two names agrees but a letter with a word that begins with it: that is no reason to ask."""
    if all(len(part.strip(".")) > 1 for name in (one, other) for part in name.split()):
        return False
    return all(word.why in _NOTHING for word in compare(one, other).words)


def settled_pairs(vault: Vault, case: str) -> set[tuple[str, str]]:
    """Pairs of persons, the smaller id first, that were judged apart, or of which somebody was unsure and nothing was
    said since."""
    return {
        (min(a, b), max(a, b)) for a, b, verdict, since in queries.judged_persons(vault, case)
        if verdict == "different" or not since
    }  # fmt: skip


def settled_with(vault: Vault, one: Person) -> list[str]:
    """Those of whom nobody asks any more whether they are this person."""
    pairs = settled_pairs(vault, one.case)
    return [b if a == one.id else a for a, b in sorted(pairs) if one.id in (a, b)]
