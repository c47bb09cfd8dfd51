"""What follows from the claims: incidents, persons, the judgements that join them."""

from __future__ import annotations

import json
from typing import Any

from guvoh.model import Amount, Figure, Incident, Person, Range
from guvoh.vault.vault import Vault


def incidents(vault: Vault, case: str | None = None) -> list[Incident]:
    rows = vault.view.rows("SELECT json FROM incident WHERE ? IS NULL OR case_ = ?", case, case)
    found = [incident_from(json.loads(r[0])) for r in rows]
    return sorted(found, key=lambda i: (i.start or i.end or "9999", i.end or "9999", i.id))


def incident_of(vault: Vault, claim: str) -> Incident | None:
    row = vault.view.row(
        "SELECT json FROM incident JOIN incident_claim ON incident_claim.incident = incident.id"
        " WHERE incident_claim.claim = ?", claim
    )  # fmt: skip
    return None if row is None else incident_from(json.loads(row[0]))


def incident_from(j: dict[str, Any]) -> Incident:
    figures = tuple(Figure(**{**f, "amount": Amount(**f["amount"])}) for f in j["figures"])
    range_ = Range(**j["range"]) if j["range"] else None
    lists = {name: tuple(j[name]) for name in ("claims", "places", "contested")}
    return Incident(**{**j, **lists, "figures": figures, "range": range_})


def persons(vault: Vault, case: str | None = None) -> list[Person]:
    rows = vault.view.rows("SELECT json FROM person WHERE ? IS NULL OR case_ = ? ORDER BY id", case, case)
    return [person_from(r[0]) for r in rows]


def person_of(vault: Vault, mention: str) -> Person | None:
    row = vault.view.row(
        "SELECT json FROM person JOIN person_mention ON person_mention.person = person.id"
        " WHERE person_mention.mention = ?", mention
    )  # fmt: skip
    return None if row is None else person_from(row[0])


def person_from(text: str) -> Person:
    j = json.loads(text)
    return Person(**{**j, **{name: tuple(j[name]) for name in ("names", "claims", "sources")}})


def atoms_of(vault: Vault, person: str) -> list[str]:
    rows = vault.view.rows("SELECT mention FROM person_mention WHERE person = ? ORDER BY mention", person)
    return [r[0] for r in rows]


def judged(vault: Vault, of: str) -> dict[tuple[str, str], str]:
    """The live judgements between two atoms (`of`: claim or mention): same or different, either way round."""
    rows = vault.view.rows(
        "SELECT a, b, verdict FROM edge WHERE kind = ?"
        " AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0 ORDER BY entry", of
    )  # fmt: skip
    return {(a, b): verdict for a, b, verdict in rows}
