"""A case, gathered for its papers. What may leave of it is policy's to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from guvoh.book.at_risk import proxies
from guvoh.book.chronology import chronology
from guvoh.book.ties import told_ties
from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile, SourceFile, Tie
from guvoh.model.paper import Chronology
from guvoh.model.records import Record
from guvoh.vault import queries
from guvoh.vault.vault import Vault


def case_file(vault: Vault, case: Case, *, internal: bool, language: str = "en") -> CaseFile:
    """As of now. `internal`: whether what only the desk may know of how things are known is said in words."""
    whole = chronology(vault, case, internal=internal, language=language)
    people = tuple(queries.persons(vault, case.id))
    owner = {atom: person.id for person in people for atom in queries.atoms_of(vault, person.id)}
    records = tuple(_by_person(one, owner) for one in queries.records(vault, case.id))
    claims, roles = _claims(vault, case, owner)
    return CaseFile(
        case=case, case_given=queries.settings(vault, case.id), today=vault.now()[:10], whole=whole,
        people=tuple(_person(vault, one, roles[one.id], records) for one in people), claims=claims,
        incidents=tuple(queries.incidents(vault, case.id)), sources=_sources(vault, whole),
        organisations=tuple(queries.organisations(vault, case.id)), records=records, ties=_ties(vault, case.id),
        proxies=tuple(proxies(vault, case.id, language)),
    )  # fmt: skip


def _by_person(record: Record, owner: Mapping[str, str]) -> Record:
    """With the ids under which the persons are known now: they may have been judged the same since."""
    return replace(record, about=tuple(dict.fromkeys(owner.get(atom, atom) for atom in record.about)))


def _claims(
    vault: Vault, case: Case, owner: Mapping[str, str]
) -> tuple[tuple[ClaimFile, ...], Mapping[str, Mapping[str, list[str]]]]:
    rows = queries.claims(vault, case=case.id, state="accepted")
    incident = queries.incidents_of_claims(vault, [row.id for row in rows])
    roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    found = []
    for row in rows:
        named = [(owner[atom], role) for atom, role, _name in queries.mentions(vault, row.id) if atom in owner]
        for person, role in dict.fromkeys(named):
            roles[person][role].append(row.id)
        people = tuple(dict.fromkeys(named))
        found.append(ClaimFile(row.id, row.source, row.claim, people, incident.get(row.id, "")))
    return tuple(found), roles


def _person(vault: Vault, person: Person, roles: Mapping[str, list[str]], records: tuple[Record, ...]) -> PersonFile:
    return PersonFile(
        person, queries.settings_of_person(vault, person.id), tuple(queries.statuses(vault, person.id)),
        {role: tuple(ids) for role, ids in roles.items()}, tuple(r for r in records if person.id in r.about),
    )  # fmt: skip


def _sources(vault: Vault, whole: Chronology) -> tuple[SourceFile, ...]:
    found = []
    for line in whole.sources:
        given = queries.settings(vault, line.id)
        grade = {name: str(given.get(name) or "") for name in ("reliability", "credibility", "authenticity")}
        translated = bool(queries.translations(vault, line.id))
        found.append(SourceFile(line.number, line.id, translated=translated, given=given, **grade))
    return tuple(found)


def _ties(vault: Vault, case: str) -> tuple[Tie, ...]:
    told = [one for group in told_ties(vault, case).values() for one in group]
    return tuple(Tie(t.first, t.code, t.second, t.certainty, t.source, bool(t.closed)) for t in told)
