"""Whom a claim may mean: for each name in it those of the case who may be the same person, before it is accepted.

Only likely ones: somebody reads a claim meanwhile, and the queue has all others. Nobody is asked about whom that is
settled, nor about two whom the record knows to be two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from guvoh.model.derive.ladder import key
from guvoh.resolve.candidates.of_vault import Near, near_name
from guvoh.resolve.candidates.persons import settled_with
from guvoh.resolve.candidates.two_people import are_two_in_a_claim, known_as_two, of_two_sexes
from guvoh.vault import queries
from guvoh.vault.vault import Vault

LIKELY = 0.5  # that they are one, going by the names
EACH, LOOKED_AT = 2, 3  # persons for one name
NAMES = 6  # of one claim: a long list would keep the reader waiting, and the queue has them all
_AGAINST = frozenset(("differs", "initial_differs", "number_differs"))
_ROLES = ("victim", "actor")


class Meant(NamedTuple):
    """A name in a claim, its atom and the person that it belongs to, "" where it is not in the register yet; and
    somebody who may be the same."""

    mention: str
    name: str
    person: str
    near: Near


def whom_it_may_mean(vault: Vault, case: str, mentions: Sequence[Mapping[str, str]]) -> list[Meant]:
    """`mentions`: of one claim, as `book.names.mentions_in` gives them. The likeliest of each name first."""
    named = {m["id"]: m for m in mentions if m["role"] in _ROLES}
    persons = {atom: queries.person_of(vault, atom) for atom in named}
    found = []
    for atom, mention in list(named.items())[:NAMES]:
        own, name = persons[atom], mention["name"]
        beside = {
            person.id for other, person in persons.items()
            if person and other != atom and named[other]["role"] == mention["role"]
            and are_two_in_a_claim(name, named[other]["name"])
        }  # fmt: skip
        passing = {*beside, *([own.id, *settled_with(vault, own)] if own else ())}
        near = [
            one for one in near_name(vault, name, case, LOOKED_AT, passing)
            if is_likely(one) and not of_two_sexes(name, one.name)
        ][:EACH]  # fmt: skip
        two = known_as_two(vault, case, [(own.id, one.person) for one in near]) if own else set()
        id = own.id if own else ""
        found += [Meant(atom, name, id, one) for one in near if (id, one.person) not in two]
    return found


def is_likely(one: Near) -> bool:
    """Whether it is worth asking about while somebody reads or types: no word of the one contradicts a word of the
    other, and more than a letter answers to a word."""
    words = one.match.words
    whole = any(word.a and word.b and min(len(key(word.a)), len(key(word.b))) > 1 for word in words)
    return one.match.score >= LIKELY and whole and not any(word.why in _AGAINST for word in words)
