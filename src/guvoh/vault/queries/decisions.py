"""Every decision that was made on a claim, those that were taken back too."""

from __future__ import annotations

import json
from dataclasses import dataclass

from guvoh.model import Claim
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Made:
    """One decision. `claim` is what was decided; `undone` that it was taken back since."""

    entry: str
    at: str
    by: str
    verdict: str
    reason: str
    undone: bool
    claim: Claim


def decisions_on(vault: Vault, claim: str) -> list[Made]:
    """In the order in which they were made."""
    rows = vault.view.rows(
        "SELECT entry.id, entry.at, entry.by, verdict, reason, entry.dead, json FROM decision"
        " JOIN entry ON entry.id = decision.entry WHERE target = ? ORDER BY entry.ord, entry.device, entry.seq", claim
    )  # fmt: skip
    return [
        Made(entry, at, by, verdict, reason, bool(dead), Claim.from_dict(json.loads(text)["claim"]))
        for entry, at, by, verdict, reason, dead, text in rows
    ]
