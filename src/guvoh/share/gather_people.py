"""Persons, organisations, what was told of their liberty, and their ties, as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guvoh.model import Person
from guvoh.model.held import StatusTold
from guvoh.model.organisation import Organisation
from guvoh.model.person_fields import FROM
from guvoh.share.codes import GROUP, INDIVIDUAL, SEX, esf_tie
from guvoh.share.record import PERSON, PROXY, STATUS, TIE, Record, Value, code, flag, made, said
from guvoh.vault import queries
from guvoh.vault.closed import closed_case_of
from guvoh.vault.queries.joined import Linked, linked
from guvoh.vault.vault import Vault

_SEX = {ours: esf for esf, ours in SEX.items()}


def person_record(
    id: str, person: Person, given: Mapping[str, Any], numbers: Mapping[str, int],
    spelt: Mapping[int, tuple[str, ...]], hidden: bool,
) -> Record:  # fmt: skip
    """`numbers`: of sources by id; `spelt`: the spellings in each source; `hidden`: he may not be named to others."""

    def of(name: str) -> int:
        return numbers.get(str(given.get(name + FROM) or ""), 0)

    values: list[Value] = [*code("0902", INDIVIDUAL), *said("0903", person.names[0])]
    values += [v for name in person.names[1:] for v in said("0904", name)]
    for number, names in spelt.items():
        values += [v for name in names for v in said("0903", name, source=number)]
    values += [
        *flag("0908", hidden), *code("0911", given.get("born"), of("born")),
        *code("0915", _SEX.get(str(given.get("gender"))), of("gender")),
        *said("0922", given.get("occupation"), source=of("occupation")), *flag("0927", person.whereabouts == "dead"),
        *code("X094", person.protection), *code("X095", person.publicity),
        *code("X096", person.age if person.age != "unknown" else ""),
        *code("X097", person.whereabouts if person.whereabouts != "unknown" else ""),
        *flag("X098", person.unnamed), *said("X099", given.get("reference")),
    ]  # fmt: skip
    return made(id, PERSON, values, {id})


def organisation_record(id: str, of: Organisation, numbers: Mapping[str, int]) -> Record:
    def who(name: str) -> int:
        return numbers.get(str(of.given.get(name + FROM) or ""), 0)

    values = [*code("0902", GROUP), *said("0903", of.names[0])]
    values += [v for name in of.names[1:] for v in said("0904", name)]
    for name, ours in (("founded", "X091"), ("banned_on", "X092"), ("designated_on", "X093")):
        values += code(ours, of.given.get(name), who(name))
    return made(id, PERSON, values)


def group_record(id: str, name: str, language: str | None = None, number: str = "") -> Record:
    """Whoever is only said to have done or told something, or is counted and not named."""
    values = [*code("0902", GROUP), *said("0903", name, language), *code("0931", number)]
    return made(id, PERSON, values)


def status_record(id: str, told: StatusTold, person: str, source: str, number: int) -> Record:
    """`source`: the id of its record, "" for none."""
    values = [
        *code("X301", person), *code("X302", told.status), *code("X303", told.known), *code("X304", told.since),
        *said("X305", told.place), *said("X306", told.holder), *said("X307", told.note), *said("X308", told.said_by),
        *code("X309", source),
    ]  # fmt: skip
    return made(id, STATUS, [Value(v.id, v.kind, v.words, number) for v in values], {person})


def tie_record(id: str, first: str, tie: str, second: str, certainty: str, number: int) -> Record:
    values = [*code("2302", first), *code("2303", second), *code("2309", esf_tie(tie)), *code("X231", tie),
              *code("X232", certainty)]  # fmt: skip
    return made(id, TIE, [Value(v.id, v.kind, v.words, number) for v in values], {first, second})


def proxy_record(id: str, one: Linked, relative: str, target: str, claim: str) -> Record:
    values = [*code("X601", relative), *code("X602", target), *code("X603", claim),
              *code("X604", one.said.get("certainty")), *said("X605", one.said.get("because"))]  # fmt: skip
    return made(id, PROXY, values, {relative, target})


def links_of(vault: Vault, what: str, case: str) -> Iterator[Linked]:
    """Ties or proxies of a case. What lies in a closed case is told only where that case is the one asked for."""
    for one in linked(vault, what):
        closed = closed_case_of(vault, one.compartment)
        if closed in (None, case) and one.said.get("case", case) == case:
            yield one


def ties_in(vault: Vault, case: str) -> Iterator[tuple[str, str, str, str, str]]:
    """(first, code, second, source, certainty) of each tie of a case, in ids of mentions."""
    for person, ties in queries.ties_of(vault, case):
        for tie in ties:
            yield person, tie["code"], tie["other"], tie.get("from") or "", tie.get("certainty") or ""
    for one in links_of(vault, "tie", case):
        yield one.a, str(one.said.get("code")), one.b, str(one.said.get("source") or ""), str(one.said["certainty"])
