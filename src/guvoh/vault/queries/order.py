"""In which order suggestions are read, and what a reader decided last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.vault.vault import Vault

PUT_OFF = "put_off"  # the field of a source that says until which day nobody wants to read on in it


@dataclass(frozen=True, slots=True)
class Done:
    """A decision of a reader that stands. `at` is UTC, to the second; `first` are this and the earlier ones of the
    same reader and verdict that it only adds a reason to."""

    claim: str
    source: str
    decision: str
    at: str
    state: str
    reason: str


def reading_order(vault: Vault, source: str) -> list[tuple[str, str]]:
    """(id, state) of every suggestion and claim of a source, as the latest run ranked them; those that a person found
    come last, as they came."""
    run = vault.view.row(
        "SELECT entry FROM run WHERE source = ? ORDER BY ord DESC, device DESC, seq DESC LIMIT 1", source
    )
    ranks = dict(vault.view.rows("SELECT id, rank FROM suggestion WHERE run = ?", run[0])) if run else {}
    rows = vault.view.rows("SELECT id, state FROM claim WHERE source = ?", source)
    return sorted(rows, key=lambda r: (ranks.get(r[0], len(ranks)), r[0]))


def next_to_read(vault: Vault, case: str, today: str, after: str = "") -> str | None:
    """The first source behind `after`, as they came in, in which a suggestion waits and that nobody put off."""
    row = vault.view.row(
        "SELECT source FROM shelf WHERE case_ = ? AND waiting > 0 AND source > ? AND NOT EXISTS ("
        " SELECT 1 FROM setting JOIN entry ON entry.id = setting.entry AND entry.dead = 0"
        " WHERE setting.owner = shelf.source AND setting.name = ? AND setting.value > ?)"
        " ORDER BY source LIMIT 1",
        case, after, PUT_OFF, f'"{today}"',
    )  # fmt: skip
    return None if row is None else str(row[0])


def done_by(vault: Vault, by: str, case: str, limit: int = 10) -> list[Done]:
    """The decisions of a reader in a case that stand, the newest first."""
    rows = vault.view.rows(
        "SELECT claim.id, claim.source, entry.id, entry.at, claim.state, decision.reason"
        " FROM entry INDEXED BY entry_decided JOIN decision ON decision.entry = entry.id"
        " JOIN claim ON claim.id = decision.target AND claim.decision = entry.id"
        " WHERE entry.kind = 'decided' AND entry.by = ? AND entry.dead = 0 AND claim.case_ = ?"
        " AND claim.state IN ('accepted', 'rejected') ORDER BY entry.ord DESC, entry.id DESC LIMIT ?",
        by, case, limit,
    )  # fmt: skip
    return [Done(*r) for r in rows]


def same_before(vault: Vault, decision: str) -> list[str]:
    """The decision, and before it those of the same reader with the same verdict and claim, which it only gave a
    reason: one act of the reader, so one undo takes all of them back."""
    rows = vault.view.rows(
        "WITH RECURSIVE chain (id, parent, verdict, json, by) AS ("
        " SELECT decision.entry, parent, verdict, json, entry.by FROM decision JOIN entry ON entry.id = decision.entry"
        " WHERE decision.entry = ? UNION ALL"
        " SELECT d.entry, d.parent, d.verdict, d.json, e.by FROM chain JOIN decision AS d ON d.entry = chain.parent"
        " JOIN entry AS e ON e.id = d.entry AND e.dead = 0"
        " WHERE chain.verdict = 'rejected' AND d.verdict = 'rejected' AND d.json = chain.json AND e.by = chain.by)"
        " SELECT id FROM chain", decision
    )  # fmt: skip
    return [r[0] for r in rows]


def deciders(vault: Vault, claims: Sequence[str]) -> dict[str, str]:
    """Who decided what stands on each of these claims."""
    found = {}
    for claim in claims:
        row = vault.view.row(
            "SELECT entry.by FROM claim JOIN entry ON entry.id = claim.decision WHERE claim.id = ?", claim
        )
        if row is not None:
            found[claim] = str(row[0])
    return found
