"""Who must agree to what about one person, and how it stands today: for the person's page.

    agreeing(vault, case, person, today)      whose word counts, and each scope with what is missing

The rules are policy's (`policy.agreement`); this gathers only the few people whom they ask for, not the whole case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from guvoh.book.at_risk import proxies
from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.paper import Chronology, Words
from guvoh.model.records import Record
from guvoh.policy.agreement import MustAgree, missing_agreement, who_must_agree
from guvoh.vault import queries
from guvoh.vault.vault import Vault

SCOPES = ("C2", "C3", "C4", "C5", "C6", "C7", "C9")  # what something leaves by; C1 and C8 stay with the group


class Asked(NamedTuple):
    """One scope, and the mechanism where it is for one. `missing`: why nothing may leave by it, "" where it may;
    `told`: the records that speak of it, the newest first."""

    scope: str
    mechanism: str
    missing: str
    told: tuple[Record, ...]


class Agreeing(NamedTuple):
    """`not_alone`: (id, name) of those whose word alone does not count; `others`: of those who must have agreed to
    publicity too."""

    must: MustAgree
    not_alone: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]


def agreeing(vault: Vault, case: Case, person: Person, today: str) -> Agreeing:
    """As the records are now; `today` ISO 8601."""
    file = _small_file(vault, case, person, today)
    must = who_must_agree(file, person.id)
    names = {one.person.id: one.person.names[0] for one in file.people}
    consents = [r for r in file.of_kind("consent", person.id) if r.about]
    mechanisms = sorted({r.text("mechanism") for r in consents if r.text("scope") == "C2" and r.text("mechanism")})
    pairs = [(scope, "") for scope in SCOPES if scope != "C2" or not mechanisms]
    pairs[:0] = [("C2", one) for one in mechanisms]
    asked = []
    for scope, mechanism in pairs:
        told = [r for r in consents if r.text("scope") == scope and mechanism in ("", r.text("mechanism"))]
        told.sort(key=lambda r: (r.text("date"), r.at), reverse=True)
        asked.append(Asked(scope, mechanism, missing_agreement(file, person.id, scope, mechanism, today), tuple(told)))
    return Agreeing(
        must, tuple((id, names.get(id, "")) for id in must.not_alone),
        tuple((id, names.get(id, "")) for id in must.others), tuple(asked),
    )  # fmt: skip


def _small_file(vault: Vault, case: Case, person: Person, today: str) -> CaseFile:
    """The person, those on the other side of a judgement that somebody was reached in another's place, and who is
    abroad, whose word for a relative does not count."""
    known = [p for p in proxies(vault, case.id) if person.id in (p.relative, p.target)]
    ids = {person.id, *(id for p in known for id in (p.relative, p.target))}
    away = [one for one in queries.persons(vault, case.id) if one.whereabouts == "abroad"] if known else []
    people = {one.id: one for one in (*away, *queries.persons_by_id(vault, sorted(ids)).values())}
    consents = queries.records(vault, case.id, "consent")
    owner = {atom: id for id in ids for atom in queries.atoms_of(vault, id)}
    records = tuple(replace(r, about=tuple(dict.fromkeys(owner.get(atom, atom) for atom in r.about))) for r in consents)
    whole = Chronology(Words(case.name), case.publicity, False, today, "", "en", (), (), (), (), (), 0, 0, "", ())
    return CaseFile(
        case=case, case_given={}, today=today, whole=whole,
        people=tuple(_file_of(vault, one, records) for one in people.values()), claims=(), incidents=(), sources=(),
        organisations=(), records=records, ties=(), proxies=tuple(known),
    )  # fmt: skip


def _file_of(vault: Vault, one: Person, records: tuple[Record, ...]) -> PersonFile:
    return PersonFile(
        one, {}, tuple(queries.statuses(vault, one.id)), {}, tuple(r for r in records if one.id in r.about)
    )
