"""Organisations as their pages show them: what was written down, the claims that name one, and who stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.model import Person
from guvoh.model.organisation import Organisation
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, SourceRow
from guvoh.vault.vault import Vault

BANS = "ban_or_designation"
SHOWN = 200  # claims


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """`bans` are the claims of a ban or designation, `others` the rest in whose words its name stands. `people` are the
    persons named in the same claims, with how many: that they are members, only the words can say."""

    organisation: Organisation
    bans: tuple[ClaimRow, ...]
    others: tuple[ClaimRow, ...]
    people: tuple[tuple[Person, int], ...]
    sources: dict[str, SourceRow]


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    organisation: Organisation
    claims: int
    bans: int


def organisation_page(vault: Vault, case: str, id: str) -> OrganisationPage:
    """Raises `NotFound`."""
    known = queries.organisation(vault, case, id)
    rows = queries.accepted_naming(vault, case, known.names)
    given = [str(v) for k, v in known.given.items() if k.endswith("_from") and v]
    wanted = {r.source for r in rows} | set(given) | ({known.source} if known.source else set())
    return OrganisationPage(
        known, tuple(r for r in rows if r.claim.act == BANS), tuple(r for r in rows if r.claim.act != BANS),
        _people(vault, rows), queries.source_rows(vault, list(wanted)),
    )  # fmt: skip


def organisation_list(vault: Vault, case: str) -> tuple[tuple[OrganisationLine, ...], tuple[ClaimRow, ...]]:
    """Every organisation with how many claims name it; and the bans that name none of them."""
    lines, known = [], set()
    for one in queries.organisations(vault, case):
        rows = queries.accepted_naming(vault, case, one.names)
        known |= {r.id for r in rows}
        lines.append(OrganisationLine(one, len(rows), sum(r.claim.act == BANS for r in rows)))
    open_ = [r for r in queries.accepted_of(vault, case, BANS) if r.id not in known]
    return tuple(lines), tuple(open_)


def _people(vault: Vault, rows: Sequence[ClaimRow]) -> tuple[tuple[Person, int], ...]:
    counted = Counter(person for _claim, person in queries.persons_in_claims(vault, [r.id for r in rows]))
    persons = queries.persons_by_id(vault, list(counted))
    ordered = sorted(counted, key=lambda id: (-counted[id], id))
    return tuple((persons[id], counted[id]) for id in ordered if id in persons)
