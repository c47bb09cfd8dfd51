"""Who and what stands in the same accepted claims: persons, organisations, places. A line says no more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, combinations

from guvoh.book.names import not_people
from guvoh.model.derive.ladder import key
from guvoh.model.places import place_key
from guvoh.vault import queries
from guvoh.vault.vault import Vault

MOST = 60  # nodes of one drawing
_CROWD = 12  # persons of one claim; a list of more joins nobody with anybody


@dataclass(frozen=True, slots=True)
class Node:
    """`kind`: person, organisation, place. `claims`: how many name it."""

    id: str
    kind: str
    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes by id, and the claims in which both stand."""

    a: str
    b: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """The nodes with most claims and all edges between them. `left_out`: how many further nodes are joined to one."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def relations(vault: Vault, case: str, around: str = "") -> Relations:
    """Of the whole case, or `around` one node: itself and whatever is joined to it."""
    inside: dict[str, set[str]] = {}  # claim -> nodes
    names: dict[str, tuple[str, str]] = {}
    people = queries.named_together(vault, case)
    for claim, person in people:
        inside.setdefault(claim, set()).add(person)
    for claim, place in queries.places_of_accepted(vault, case).items():
        if claim in inside:
            inside[claim].add(_place(names, place))
    for one in queries.organisations(vault, case):
        for row in queries.accepted_naming(vault, case, one.names):
            names[one.id] = ("organisation", one.names[0])
            inside.setdefault(row.id, set()).add(one.id)
            if row.claim.place:
                inside[row.id].add(_place(names, row.claim.place.text))
    nobody = {key(word) for word in not_people(vault, case)}
    return _chosen(vault, inside, names, around, nobody)


def _place(names: dict[str, tuple[str, str]], said: str) -> str:
    id = f"place:{place_key(said)}"
    names.setdefault(id, ("place", said))
    return id


def _chosen(
    vault: Vault, inside: Mapping[str, set[str]], names: Mapping[str, tuple[str, str]], around: str, nobody: set[str]
) -> Relations:
    """In two rounds: who is joined to anybody, and of the few that are shown to whom."""
    standing = Counter(chain.from_iterable(inside.values()))
    joining = {claim: nodes for claim, nodes in inside.items()
               if len(nodes) > 1 and (not around or around in nodes)
               and (len(nodes) <= _CROWD or sum(n not in names for n in nodes) <= _CROWD)}  # fmt: skip
    linked = set().union(*joining.values())
    ordered = sorted(linked, key=lambda n: (n != around, -standing[n], n))
    persons = queries.persons_by_id(vault, [n for n in ordered[: 3 * MOST] if n not in names])
    passed = {id for id, p in persons.items() if {key(m) for m in p.names} <= nobody}
    ordered = [n for n in ordered[: 3 * MOST] if n in names or (n in persons and n not in passed)]
    kept = set(ordered[:MOST])
    nodes_ = []
    for id in ordered[:MOST]:
        kind, name = names.get(id) or ("person", persons[id].names[0])
        nodes_.append(Node(id, kind, name, standing[id]))
    joined: dict[tuple[str, str], list[str]] = {}
    for claim, nodes in joining.items():
        shown = nodes & kept
        if len(shown) > 1:
            for a, b in combinations(sorted(shown), 2):
                if not around or around in (a, b):
                    joined.setdefault((a, b), []).append(claim)
    edges = [Edge(a, b, tuple(sorted(found))) for (a, b), found in joined.items()]
    return Relations(tuple(nodes_), tuple(sorted(edges, key=lambda e: (-len(e.claims), e.a, e.b))),
                     len(linked) - len(kept) - len(passed))  # fmt: skip
