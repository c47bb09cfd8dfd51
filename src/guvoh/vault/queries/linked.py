"""What hangs together with an incident: the judgements that join its claims, and the incidents of the same people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guvoh.errors import NotFound
from guvoh.model import Incident, Person
from guvoh.text.i18n import _
from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.queries.concluded import incident_from, incident_of, person_from
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's word on two claims or two mentions; `verdict`: same or different."""

    entry: str
    a: str
    b: str
    verdict: str
    because: str
    by: str
    at: str


def incident(vault: Vault, id: str) -> Incident:
    """The incident of this id, or the one that holds the claim of this id. Raises `NotFound`."""
    rows = incidents_by_id(vault, [id])
    found = rows[0] if rows else incident_of(vault, id)
    if found is None:
        raise NotFound(
            _("There is no incident with this id."),
            _("It may have been joined to another one, or its claims are not accepted any more."),
        )
    return found


def incidents_by_id(vault: Vault, ids: Sequence[str]) -> list[Incident]:
    """Several, in the given order; what is not there is left out."""
    rows = vault.view.rows(
        "SELECT id, json FROM incident WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(ids))
    )
    found = {id: incident_from(json.loads(text)) for id, text in rows}
    return [found[id] for id in ids if id in found]


def incidents_of_claims(vault: Vault, claims: Sequence[str]) -> dict[str, str]:
    """The incident of each of the claims; claims without one are left out."""
    rows = vault.view.rows(
        "SELECT claim, incident FROM incident_claim WHERE claim IN (SELECT value FROM json_each(?))",
        json.dumps(list(claims)),
    )
    return dict(rows)


def incidents_with_people_of(vault: Vault, incident: str, limit: int = 50) -> list[tuple[str, int]]:
    """(incident, how many persons both name as victims) of the others in which somebody of this one is a victim; those
    that share most first."""
    return vault.view.rows(
        "SELECT other.incident, count(DISTINCT theirs.person) AS n FROM incident_claim AS own"
        " CROSS JOIN mention ON mention.claim = own.claim AND mention.role = 'victim'"
        " CROSS JOIN person_mention AS ours ON ours.mention = mention.id"
        " CROSS JOIN person_mention AS theirs ON theirs.person = ours.person"
        " CROSS JOIN mention AS again ON again.id = theirs.mention AND again.role = 'victim'"
        " CROSS JOIN incident_claim AS other ON other.claim = again.claim"
        " WHERE own.incident = ?1 AND other.incident <> ?1 GROUP BY other.incident ORDER BY n DESC, other.incident"
        " LIMIT ?2", incident, limit
    )  # fmt: skip


def judgements_on(vault: Vault, of: str, atoms: Sequence[str]) -> list[Judgement]:
    """The live judgements that have one of these claims (`of`: claim) or mentions on either side, the latest first."""
    wanted = json.dumps(list(atoms))
    rows = vault.view.rows(
        "SELECT edge.entry, a, b, verdict, because, entry.by, entry.at FROM edge JOIN entry ON entry.id = edge.entry"
        " WHERE edge.kind = ?1 AND entry.dead = 0 AND edge.entry IN"
        " (SELECT entry FROM edge WHERE a IN (SELECT value FROM json_each(?2))"
        " UNION SELECT entry FROM edge WHERE b IN (SELECT value FROM json_each(?2)))"
        " ORDER BY entry.ord DESC, edge.entry DESC", of, wanted
    )  # fmt: skip
    return [Judgement(*row) for row in rows]


def deciders(vault: Vault, claims: Sequence[str]) -> dict[str, tuple[str, str]]:
    """(by, at) of the decision that stands on each of the claims."""
    rows = vault.view.rows(
        "SELECT claim.id, entry.by, entry.at FROM claim JOIN entry ON entry.id = claim.decision"
        " WHERE claim.id IN (SELECT value FROM json_each(?))", json.dumps(list(claims))
    )  # fmt: skip
    return {id: (by, at) for id, by, at in rows}


def accepted_of(
    vault: Vault, case: str, act: str, first: str | None = None, last: str | None = None, limit: int = -1
) -> tuple[ClaimRow, ...]:
    """The accepted claims of one class of act in a case, the latest first; of those with a day only such as may lie
    between the days. `limit`: -1 for all."""
    rows = vault.view.rows(
        "SELECT id FROM claim INDEXED BY claim_accepted WHERE case_ = ?1 AND act = ?2 AND state = 'accepted'"
        " AND (?4 IS NULL OR first IS NULL OR first <= ?4) AND (?3 IS NULL OR last IS NULL OR last >= ?3)"
        " ORDER BY id DESC LIMIT ?5", case, act, first, last, limit
    )  # fmt: skip
    return claim_rows(vault, [r[0] for r in rows])


def judgement_entries(vault: Vault, entries: Sequence[str]) -> list[tuple[str, str, bool]]:
    """(entry, verdict, whether it was taken back) of those that are judgements, or undos of one (verdict "")."""
    rows = vault.view.rows(
        "SELECT entry.id, COALESCE(edge.verdict, ''), entry.dead FROM entry LEFT JOIN edge ON edge.entry = entry.id"
        " WHERE entry.id IN (SELECT value FROM json_each(?)) AND (edge.entry IS NOT NULL OR entry.id IN"
        " (SELECT undo.entry FROM undo JOIN edge ON edge.entry = undo.target)) ORDER BY entry.ord",
        json.dumps(list(entries)),
    )  # fmt: skip
    return [(id, verdict, bool(dead)) for id, verdict, dead in rows]


class Fact(NamedTuple):  # no dataclass: a large case has tens of thousands, and they are made at each look
    """What of an incident is counted: `low` and `high` as reported, None for an open side, of `unit` as in `Range`;
    `figured` when a source gives a figure at all; `named` persons are known by name."""

    id: str
    act: str
    start: str | None
    end: str | None
    places: tuple[str, ...]
    ladder: str
    low: int | None
    high: int | None
    named: int
    figured: bool
    contested: bool
    unit: str = "person"


def incident_facts(
    vault: Vault, case: str, act: str = "", first: str = "", last: str = "",
    known: dict[str, tuple[str, Fact]] | None = None,
) -> list[Fact]:  # fmt: skip
    """All incidents of a case that may lie between the days, in the order of time; those without a day too where no
    day is asked for. `known`: what was read before, by id; it is filled, and what stands in it is not read again."""
    rows = vault.view.rows(
        "SELECT id, act, facts FROM incident INDEXED BY incident_facts WHERE case_ = ?1 AND (?2 = '' OR act = ?2)"
        " AND (?3 = '' OR COALESCE(last, day) >= ?3 OR (last IS NULL AND day < '9999'))"
        " AND (?3 || ?4 = '' OR day < '9999') AND (?4 = '' OR day <= ?4) ORDER BY day, id", case, act, first, last
    )  # fmt: skip
    known = {} if known is None else known
    new = [row for row in rows if row[0] not in known or known[row[0]][0] != row[1] + row[2]]
    texts = json.loads("[" + ",".join([text for _id, _of, text in new]) + "]")  # all at once: a third of the time
    for (id, of, text), (start, end, places, *more) in zip(new, texts, strict=True):
        known[id] = (of + text, Fact(id, of, start, end, tuple(places), *more))
    return [known[id][1] for id, _of, _text in rows]


def named_together(vault: Vault, case: str, limit: int = 40_000) -> list[tuple[str, str]]:
    """(claim, person) of the accepted claims that name persons, in the order of the claims."""
    return vault.view.rows(
        "SELECT DISTINCT mention.claim, person_mention.person FROM mention"
        " JOIN person_mention ON person_mention.mention = mention.id"
        " WHERE mention.case_ = ? ORDER BY mention.claim, person_mention.person LIMIT ?", case, limit
    )  # fmt: skip


def places_of_accepted(vault: Vault, case: str) -> dict[str, str]:
    """The place, as said, of the accepted claims of a case that have one."""
    return dict(vault.view.rows(
        "SELECT id, place FROM claim INDEXED BY claim_accepted WHERE case_ = ? AND state = 'accepted'"
        " AND place IS NOT NULL ORDER BY id", case
    ))  # fmt: skip


def persons_by_id(vault: Vault, ids: Sequence[str]) -> dict[str, Person]:
    """Several persons by id; what is not there is left out."""
    rows = vault.view.rows("SELECT id, json FROM person WHERE id IN (SELECT value FROM json_each(?))",
                           json.dumps(list(ids)))  # fmt: skip
    return {id: person_from(text) for id, text in rows}


def persons_in_claims(vault: Vault, claims: Sequence[str]) -> list[tuple[str, str]]:
    """(claim, person) of those whom these accepted claims name as victims or speakers."""
    return vault.view.rows(
        "SELECT DISTINCT mention.claim, person_mention.person FROM mention"
        " JOIN person_mention ON person_mention.mention = mention.id"
        " WHERE mention.claim IN (SELECT value FROM json_each(?)) AND mention.role IN ('victim', 'speaker')",
        json.dumps(list(claims)),
    )  # fmt: skip


def accepted_window(vault: Vault, case: str, after: int, limit: int) -> tuple[ClaimRow, ...]:
    """Some accepted claims of a case in the order of their days, behind the first `after`; those without a day last."""
    rows = vault.view.rows(
        "SELECT id FROM claim INDEXED BY claim_state WHERE case_ = ? AND state = 'accepted'"
        " ORDER BY COALESCE(first, last, '9999'), id LIMIT ? OFFSET ?", case, limit, after
    )  # fmt: skip
    return claim_rows(vault, [r[0] for r in rows])


def persons_window(vault: Vault, case: str, after: int, limit: int) -> list[Person]:
    """Some persons of a case in the order of their folded names, behind the first `after`."""
    rows = vault.view.rows("SELECT json FROM person WHERE case_ = ? ORDER BY name, id LIMIT ? OFFSET ?",
                           case, limit, after)  # fmt: skip
    return [person_from(row[0]) for row in rows]


def how_many_to_judge(vault: Vault, case: str) -> int:
    """The larger of the numbers of accepted claims and of persons."""
    row = vault.view.row(
        "SELECT max((SELECT COALESCE(sum(n), 0) FROM tally WHERE name = 'accepted' AND case_ = ?1),"
        " (SELECT count(*) FROM person WHERE case_ = ?1))", case
    )  # fmt: skip
    return int(row[0]) if row else 0
