"""Incidents as a list shows them: a page at a time, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.book.telling import because, contested, label, leading
from guvoh.model import Claim, Incident
from guvoh.vault import queries
from guvoh.vault.queries import IncidentFilters
from guvoh.vault.vault import Vault

_ALL = IncidentFilters()
_READ = 8  # claims of one incident that are read for its title


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """`label`: the act in our words; `lead`: the claim that says most of who and where; `why` it is so firm."""

    incident: Incident
    label: str
    lead: Claim
    why: str
    contested: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentList:
    """`after` is the key of the next page, None at the end."""

    lines: tuple[IncidentLine, ...]
    after: str | None


def incident_list(
    vault: Vault, case: str, language: str, after: str | None = None, limit: int = 50,
    filters: IncidentFilters = _ALL,
) -> IncidentList:  # fmt: skip
    """The incidents of a case that pass, those without a day at the end."""
    found = queries.incidents_page(vault, case, after, limit, filters)
    return IncidentList(incident_lines(vault, found.rows, language), found.after)


def incident_lines(vault: Vault, incidents: tuple[Incident, ...], language: str) -> tuple[IncidentLine, ...]:
    """Incidents with their titles, in the given order."""
    wanted = [c for i in incidents for c in i.claims[:_READ]]
    rows = {r.id: r.claim for r in queries.claim_rows(vault, wanted)}
    lines = []
    for one in incidents:
        claims = [rows[c] for c in one.claims[:_READ] if c in rows]
        if claims:
            lines.append(IncidentLine(one, label(one, claims, language), leading(claims), because(one),
                                      tuple(contested(code) for code in one.contested)))  # fmt: skip
    return tuple(lines)
