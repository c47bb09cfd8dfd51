"""Two persons side by side, for somebody who judges whether they are one: what is known of each, and why they may be.

side(vault, person)          names, what was told of liberty, ties, calls, claims with days and places
nearest(one, other)          their likest names, compared word by word
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from guvoh.book.ties import Told, told_ties
from guvoh.model import Person
from guvoh.model.held import Call, StatusTold
from guvoh.resolve.names import Match, compare, compare_many
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, SourceRow
from guvoh.vault.vault import Vault

SHOWN = 4  # claims, calls and states of one person
NAMES = 12  # spellings of one person that are compared


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `claims`: with the role in each; `sources`: by id, those of the claims and what was told."""

    person: Person
    given: Mapping[str, Any]
    told: tuple[StatusTold, ...]
    calls: tuple[Call, ...]
    ties: tuple[Told, ...]
    claims: tuple[tuple[ClaimRow, str], ...]
    sources: Mapping[str, SourceRow]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The two spellings that are nearest, and what answers to what in them."""

    one: str
    other: str
    match: Match


def side(vault: Vault, person: Person) -> Side:
    """What the page shows of one; of much, the latest."""
    claims = queries.claims_of_person(vault, person.id)[-SHOWN:]
    told = queries.statuses(vault, person.id)[-SHOWN:]
    ties = [tie for group in told_ties(vault, person.case, person.id).values() for tie in group]
    ids = {row.source for row, _role in claims} | {t.source for t in told if t.source}
    return Side(
        person, queries.settings_of_person(vault, person.id), tuple(told),
        tuple(queries.calls_about(vault, person.id)[:SHOWN]), tuple(ties[:SHOWN]), tuple(claims),
        queries.source_rows(vault, sorted(ids)),
    )  # fmt: skip


def nearest(one: Person, other: Person) -> Likeness:
    """Compares every spelling of the one with every spelling of the other."""
    pairs = list(product(one.names[:NAMES], other.names[:NAMES]))
    scores = [match.score for match in compare_many(pairs)]
    a, b = pairs[max(range(len(pairs)), key=lambda at: (scores[at], -at))]
    return Likeness(a, b, compare(a, b))
