"""Suggestions and claims as they stand, and what was decided on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from guvoh.errors import NotFound
from guvoh.model import Claim
from guvoh.text.i18n import _
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A suggestion or claim as it stands. `state`: suggested, accepted, rejected, withdrawn, open."""

    id: str
    source: str
    case: str
    state: str
    claim: Claim
    decision: str | None
    rank: int


_CLAIM = "SELECT id, source, case_, state, json, decision, rank FROM claim"


def claims(
    vault: Vault, case: str | None = None, state: str | None = None, source: str | None = None
) -> list[ClaimRow]:
    """In the order of sources, then as ranked; decided ones by their place in the text."""
    said = [(column, value) for column, value in (("source", source), ("case_", case), ("state", state)) if value]
    # Only what is asked for stands in the statement: "? IS NULL OR" keeps an index from being used.
    where = " AND ".join(f"{column} = ?" for column, _value in said) or "1"
    rows = vault.view.rows(
        f"{_CLAIM} WHERE {where}"  # noqa: S608
        " ORDER BY (SELECT n FROM source WHERE source.id = claim.source), state <> 'suggested', rank, id",
        *(value for _column, value in said),
    )  # fmt: skip
    return [_claim_row(r) for r in rows]


def claim(vault: Vault, id: str) -> ClaimRow:
    row = vault.view.row(f"{_CLAIM} WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no suggestion or claim with this id."), _("`guvoh claims` lists them."))
    return _claim_row(row)


def claim_rows(vault: Vault, ids: Sequence[str]) -> tuple[ClaimRow, ...]:
    """Several by id, in the given order; what is not there is left out."""
    found = {
        r[0]: _claim_row(r)
        for r in vault.view.rows(f"{_CLAIM} WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))  # noqa: S608
    }
    return tuple(found[id] for id in ids if id in found)


def _claim_row(row: tuple[Any, ...]) -> ClaimRow:
    id, source, case, state, text, decision, rank = row
    return ClaimRow(id, source, case, state, Claim.from_dict(json.loads(text)), decision, rank)


def suggestion(vault: Vault, id: str) -> dict[str, Any] | None:
    """The suggestion as the latest run that holds it made it: {id, claim, mentions}."""
    row = vault.view.row(
        "SELECT suggestion.json FROM claim CROSS JOIN run ON run.source = claim.source"
        " CROSS JOIN suggestion ON suggestion.run = run.entry AND suggestion.id = claim.id"
        " WHERE claim.id = ? ORDER BY run.ord DESC LIMIT 1", id
    )  # fmt: skip
    return None if row is None else dict(json.loads(row[0]))


def suggestion_ids(vault: Vault, source: str) -> dict[tuple[str, int, int], str]:
    """The id of every suggestion that any run made for (act, start, end): a new run keeps them."""
    found = {}
    rows = vault.view.rows(
        "SELECT suggestion.id, suggestion.json FROM run CROSS JOIN suggestion ON suggestion.run = run.entry"
        " WHERE run.source = ?", source
    )  # fmt: skip
    for id, text in rows:
        c = json.loads(text)["claim"]
        found[c["act"], c["start"], c["end"]] = id
    return found


def unreviewed(vault: Vault, case: str | None = None) -> int:
    row = vault.view.row(
        "SELECT COALESCE(sum(n), 0) FROM tally WHERE name = 'waiting' AND (? IS NULL OR case_ = ?)", case, case
    )
    return int(row[0]) if row else 0


def decisions_by(vault: Vault, claim: str) -> tuple[str, str]:
    """(by, at) of the decision that stands on a claim."""
    row = vault.view.row(
        "SELECT entry.by, entry.at FROM claim JOIN entry ON entry.id = claim.decision WHERE claim.id = ?", claim
    )
    return (str(row[0]), str(row[1])) if row else ("", "")


def mentions(vault: Vault, claim: str) -> list[tuple[str, str, str]]:
    """(atom, role, name) of the persons that an accepted claim names."""
    return vault.view.rows("SELECT id, role, name FROM mention WHERE claim = ? ORDER BY role, name", claim)
