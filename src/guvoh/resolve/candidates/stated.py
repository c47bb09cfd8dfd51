"""Two persons of whom a text says that they are one: "X, also known as Y". A reason to ask, never one to join.

A statement is about two persons of the case when one of them is written as the one name, word for word, and the other
as the other name, or nearly so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guvoh.model import Person
from guvoh.resolve.candidates.of_vault import in_any_order, known_names, near_name
from guvoh.vault import queries
from guvoh.vault.queries import Stated
from guvoh.vault.vault import Vault

NEARLY = 0.5  # how likely a name must be the one that stands in a text
LOOKED_UP = 20  # names that nobody has word for word, which are looked up by sound: somebody waits for the page
OTHERS = 2  # persons who have nearly such a name
_BRACKETS = frozenset({"bracket", "other_script"})


class StatedPair(NamedTuple):
    """`score`: how sure it is that the text speaks of these two; `names`: as the record has them, in the order of the
    two ids."""

    score: float
    names: tuple[str, str]
    said: Stated


def stated_pairs(vault: Vault, case: str) -> dict[tuple[str, str], StatedPair]:
    """By two persons of a case, the smaller id first, the surest statement about them."""
    found: dict[tuple[str, str], StatedPair] = {}
    left = LOOKED_UP
    for said in queries.names_stated(vault, case):
        name, other = said.name, whole(said)
        ones, others = _written(vault, case, name), _written(vault, case, other)
        if bool(ones) != bool(others) and left:
            left -= 1
            ones, others = ones or _nearly(vault, case, name), others or _nearly(vault, case, other)
        for a, (score_a, name_a) in ones.items():
            for b, (score_b, name_b) in others.items():
                if a == b:
                    continue
                score = round(said.score * score_a * score_b, 6)
                names = (name_a, name_b) if a < b else (name_b, name_a)
                best = found.get((min(a, b), max(a, b)))
                if best is None or best.score < score:
                    found[min(a, b), max(a, b)] = StatedPair(score, names, said)
    return found


def stated_of(vault: Vault, one: Person, other: Person) -> list[Stated]:
    """What texts say of these two, the surest first: word for word, by whichever of their names."""
    mine, theirs = ({in_any_order(name) for name in person.names} for person in (one, other))
    found = []
    for said in queries.names_stated(vault, one.case):
        names = in_any_order(said.name), in_any_order(whole(said))
        if (names[0] in mine and names[1] in theirs) or (names[0] in theirs and names[1] in mine):
            found.append(said)
    pair = stated_pairs(vault, one.case).get((min(one.id, other.id), max(one.id, other.id)))
    if pair is not None and pair.said not in found:
        found.append(pair.said)
    return sorted(found, key=lambda said: -said.score)


def whole(said: Stated) -> str:
    """The second name; where it is a family name alone, with the given name that stands in the first: "Anna Tolan, née
    Velmik" is Anna Velmik."""
    words = said.name.split()
    if said.code in ("born_name", "former_name") and len(said.other.split()) == 1 and len(words) > 1:
        return " ".join([*words[:-1], said.other])
    return said.other


def in_words(said: Stated) -> bool:
    """Whether the text says it in words, not by brackets alone."""
    return said.code not in _BRACKETS


def _written(vault: Vault, case: str, name: str) -> dict[str, tuple[float, str]]:
    """The persons who have this name word for word."""
    known = known_names(vault)
    with known.lock:
        rows = [(known.numbers[row], row) for row in known.rows_written(name, case)]
        there = queries.names_standing(vault, [number for number, _row in rows]) if rows else set()
        return {known.persons[row]: (1.0, known.names[row]) for number, row in rows if number in there}


def _nearly(vault: Vault, case: str, name: str) -> dict[str, tuple[float, str]]:
    near: Sequence[tuple[str, float, str]] = [
        (one.person, one.match.score, one.name) for one in near_name(vault, name, case, OTHERS)
    ]
    return {person: (score, theirs) for person, score, theirs in near if score >= NEARLY}
