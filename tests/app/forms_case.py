"""An invented case with which forms can be filled: a man taken in a country that does not exist, and an official."""

from __future__ import annotations

from guvoh import app
from guvoh.app.records import add_record
from guvoh.model import Case
from guvoh.vault import queries
from guvoh.vault.vault import Vault

VICTIM, FATHER, OFFICIAL = "Daler Sangov", "Murod Sangov", "Tahmur Zorin"
OWN_LAW = {"CAT": "CAT-1", "CED": "ICPPED-1", "CRC": "CRC-37", "CEDAW": "CEDAW-2"}  # of each committee's treaty
TAKEN = f"Police officers detained {VICTIM} in Ostrevan on 7 November 2026, his neighbours said."
AGAIN = f"Officers of the Security Directorate arrested {VICTIM} in Ostrevan on 7 November 2026."


def accept(vault: Vault, case: Case, words: str, kind: str = "testimony") -> tuple[str, str]:
    """(source, claim) of a note that tells one thing."""
    source = app.note(vault, words, kind, case.name).id
    row = next(r for r in queries.claims(vault, source=source) if r.claim.victims)
    app.decide(vault, [row.id], "accepted")
    return source, row.id


def bare(vault: Vault, id: str) -> tuple[Case, str]:
    """A confidential case in which one claim tells that somebody was taken, and nothing else is known."""
    case = next(c for c in queries.cases(vault) if c.id == id)
    app.set_case(vault, id, {"publicity": "confidential", "publicity_by": "family", "publicity_at": "2026-11-01"})
    accept(vault, case, TAKEN)
    case = next(c for c in queries.cases(vault) if c.id == id)
    return case, next(p.id for p in queries.persons(vault, id) if VICTIM in p.names)


def full(vault: Vault, id: str, mechanism: str = "WGAD", scope: str = "C2") -> tuple[Case, str]:
    """The same with everything that a form asks for."""
    case, person = bare(vault, id)
    name_parts(vault, person, "Sangov", "Daler")
    app.set_person(vault, person, {"gender": "male", "born": "1990-04-02", "citizenships": "TJ", "age": "adult"})
    father = app.enter_person(vault, id, FATHER)
    app.set_person(vault, father, {"protection": "protected"})
    records = (
        ("arrest", [person], {"exact_place": "In the yard of the house", "reasons": "None was given"}),
        ("custody", [person], {"place": "Remand prison 3", "from": "2026-11-08"}),
        ("argument", [person], {"category": "II", "provision": OWN_LAW.get(mechanism, "ICCPR-19"),
                                "argument": "He was taken for a letter.",
                                "claims": list(queries.person(vault, person).claims)}),
        ("remedy", [person], {"body": "Prosecutor", "kind": "complaint", "filed": "2026-11-10", "result": "pending"}),
        ("submitter", [], {"name": "Lola Vindar", "email": "desk@example.org", "address": "Box 7", "relation": "lawyer",
                           "ngo": "no"}),
        ("involvement", [], {"degree": "0101", "force": "Security Directorate", "state": "Ostreva", "why": "Uniforms",
                             "claims": list(queries.person(vault, person).claims)}),
    )  # fmt: skip
    for kind, about, fields in records:
        add_record(vault, id, kind, about, fields)
    add_record(
        vault,
        id,
        "consent",
        [person],
        {"scope": scope, "mechanism": mechanism, "basis": "S2", "given_by": "Mother", "date": "2026-11-02"},
    )
    return case, person


def name_parts(vault: Vault, person: str, family: str, given: str) -> None:
    """Confirmed names."""
    app.set_person(vault, person, {"family_name": family, "given_name": given, "names_confirmed": "yes"})


def official(vault: Vault, case: Case, degree: str = "0102", since: str = "2025-01-15") -> str:
    """Somebody with a post, who is recorded to have ordered what happened; the one harmed agreed to the dossier."""
    id = app.enter_person(vault, case.id, OFFICIAL)
    app.set_person(vault, id, {"born": "1970", "citizenships": "TJ"})
    victim = next(p for p in queries.persons(vault, case.id) if VICTIM in p.names)
    claims = list(victim.claims)
    add_record(vault, case.id, "post", [id], {"post": "Head of the Security Directorate", "from": since})
    add_record(
        vault,
        case.id,
        "involvement",
        [id],
        {"degree": degree, "claims": claims, "why": "He signed the order.", "against": "He denies it."},
    )
    add_record(
        vault,
        case.id,
        "argument",
        [id],
        {"criterion": "US-EO13818-HRA", "argument": "He ordered it.", "claims": claims},
    )
    return id
