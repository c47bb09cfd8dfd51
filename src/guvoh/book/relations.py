"""Who and what stands in the same accepted claims: persons, organisations, places. A line says no more than that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
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
    people = queries.named_together(vault, case)
    persons_in = Counter([claim for claim, _person in people])
    names: dict[str, tuple[str, str]] = {}  # of places and organisations
    place_of = {claim: place for claim, place in queries.places_of_accepted(vault, case).items() if claim in persons_in}
    others: dict[str, set[str]] = defaultdict(set)  # claim -> organisations
    for one in queries.organisations(vault, case):
        for row in queries.accepted_naming(vault, case, one.names):
            names[one.id] = ("organisation", one.names[0])
            others[row.id].add(one.id)
            if row.claim.place:
                place_of[row.id] = row.claim.place.text
    ids: dict[str, str] = {}  # of places, by how they are said: few, named again and again
    for said in dict.fromkeys(place_of.values()):
        ids[said] = f"place:{place_key(said)}"
        names.setdefault(ids[said], ("place", said))
    standing = Counter([person for _claim, person in people])
    for said, n in Counter(place_of.values()).items():
        standing[ids[said]] += n
    for found in others.values():
        standing.update(found)
    stands = _Stands(people, persons_in, {c: ids[said] for c, said in place_of.items()}, others)
    nobody = {key(word) for word in not_people(vault, case)}
    return _chosen(vault, stands, standing, names, around, nobody)


@dataclass(frozen=True, slots=True)
class _Stands:
    """What stands in which claim; most claims hold one person and one place, and need no set of their own."""

    people: Sequence[tuple[str, str]]
    persons_in: Mapping[str, int]
    place_of: Mapping[str, str]
    others: Mapping[str, set[str]]

    def joining(self, around: str) -> Collection[str]:
        """The claims that join anybody with anything: of all, or of those that hold this node."""
        claims: Collection[str] = self.persons_in.keys() | self.others.keys()
        if around:
            holding = {c for c, person in self.people if person == around}
            holding |= {c for c, place in self.place_of.items() if place == around}
            claims = holding | {c for c, found in self.others.items() if around in found}
        return {c for c in claims if self.persons_in.get(c, 0) <= _CROWD
                and self.persons_in.get(c, 0) + (c in self.place_of) + len(self.others.get(c, ())) > 1}  # fmt: skip

    def linked(self, joining: Collection[str]) -> set[str]:
        found = {person for c, person in self.people if c in joining}
        found.update(place for c, place in self.place_of.items() if c in joining)
        return found.union(*(of for c, of in self.others.items() if c in joining))

    def shown(self, joining: Collection[str], kept: Collection[str]) -> dict[str, set[str]]:
        """By claim those of the nodes that are kept; of claims with a place alone nothing."""
        inside: dict[str, set[str]] = defaultdict(set)
        for c, person in self.people:
            if person in kept and c in joining:
                inside[c].add(person)
        for c, of in self.others.items():
            if c in joining:
                inside[c] |= of.intersection(kept)
        for c, nodes in inside.items():
            if self.place_of.get(c) in kept:
                nodes.add(self.place_of[c])
        return inside


def _chosen(
    vault: Vault, stands: _Stands, standing: Mapping[str, int], names: Mapping[str, tuple[str, str]], around: str,
    nobody: set[str],
) -> Relations:  # fmt: skip
    """In two rounds: who is joined to anybody, and of the few that are shown to whom."""
    joining = stands.joining(around)
    linked = stands.linked(joining)
    ordered = nsmallest(3 * MOST, linked, key=lambda n: (n != around, -standing[n], n))
    persons = queries.persons_by_id(vault, [n for n in ordered if n not in names])
    passed = {id for id, p in persons.items() if {key(m) for m in p.names} <= nobody}
    ordered = [n for n in ordered if n in names or (n in persons and n not in passed)]
    kept = set(ordered[:MOST])
    nodes_ = []
    for id in ordered[:MOST]:
        kind, name = names.get(id) or ("person", persons[id].names[0])
        nodes_.append(Node(id, kind, name, standing[id]))
    joined: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim, nodes in stands.shown(joining, kept).items():
        for a, b in combinations(sorted(nodes), 2):
            if not around or around in (a, b):
                joined[a, b].append(claim)
    edges = [Edge(a, b, tuple(sorted(found))) for (a, b), found in joined.items()]
    return Relations(tuple(nodes_), tuple(sorted(edges, key=lambda e: (-len(e.claims), e.a, e.b))),
                     len(linked) - len(kept) - len(passed))  # fmt: skip
