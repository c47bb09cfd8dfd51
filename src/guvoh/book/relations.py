"""Who and what stands in the same accepted claims: persons, organisations, places. A line says no more than that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

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
    standing: dict[str, set[str]] = defaultdict(set)  # node -> claims
    inside: dict[str, set[str]] = defaultdict(set)  # claim -> nodes
    names: dict[str, tuple[str, str]] = {}
    people = queries.named_together(vault, case)
    for claim, person, _role, place in people:
        _stand(standing, inside, claim, person)
        if place:
            id = f"place:{place_key(place)}"
            names.setdefault(id, ("place", place))
            _stand(standing, inside, claim, id)
    for one in queries.organisations(vault, case):
        for row in queries.accepted_naming(vault, case, one.names):
            names[one.id] = ("organisation", one.names[0])
            _stand(standing, inside, row.id, one.id)
            if row.claim.place:
                id = f"place:{place_key(row.claim.place.text)}"
                names.setdefault(id, ("place", row.claim.place.text))
                _stand(standing, inside, row.id, id)
    nobody = {key(word) for word in not_people(vault, case)}
    return _chosen(vault, standing, inside, names, around, nobody)


def _stand(standing: dict[str, set[str]], inside: dict[str, set[str]], claim: str, node: str) -> None:
    standing[node].add(claim)
    inside[claim].add(node)


def _chosen(
    vault: Vault, standing: Mapping[str, set[str]], inside: Mapping[str, set[str]],
    names: Mapping[str, tuple[str, str]], around: str, nobody: set[str],
) -> Relations:  # fmt: skip
    joined: dict[tuple[str, str], list[str]] = defaultdict(list)
    claims: Iterable[str] = standing.get(around, ()) if around else inside
    for claim in sorted(claims):
        nodes = sorted(inside[claim])
        if sum(n not in names for n in nodes) > _CROWD:
            continue
        for a, b in combinations(nodes, 2):
            if not around or around in (a, b):
                joined[a, b].append(claim)
    linked = {n for pair in joined for n in pair}
    ordered = sorted(linked, key=lambda n: (n != around, -len(standing[n]), n))
    persons = queries.persons_by_id(vault, [n for n in ordered[: 3 * MOST] if n not in names])
    passed = {id for id, p in persons.items() if {key(m) for m in p.names} <= nobody}
    ordered = [n for n in ordered[: 3 * MOST] if n in names or (n in persons and n not in passed)]
    kept = set(ordered[:MOST])
    nodes_ = []
    for id in ordered[:MOST]:
        kind, name = names.get(id) or ("person", persons[id].names[0])
        nodes_.append(Node(id, kind, name, len(standing[id])))
    edges = [Edge(a, b, tuple(found)) for (a, b), found in joined.items() if a in kept and b in kept]
    return Relations(tuple(nodes_), tuple(sorted(edges, key=lambda e: (-len(e.claims), e.a, e.b))),
                     len(linked) - len(kept) - len(passed))  # fmt: skip
