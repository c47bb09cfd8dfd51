"""What waits to be read: the next suggestion, and how many are left, without loading the others."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Waiting:
    """The suggestion to read next in its source, None when none is behind; `left` of this source wait in all."""

    row: ClaimRow | None
    source: str
    left: int


def next_waiting(
    vault: Vault, case: str | None = None, source: str | None = None, after: str | None = None
) -> Waiting | None:
    """The first suggestion of a source, as ranked, or the one behind the suggestion `after`, decided or not. Without
    `source`: of the first source in which one waits; None when none waits anywhere."""
    if source is None:
        source = next_source_waiting(vault, case, "")
        if source is None:
            return None
    place = vault.view.row("SELECT rank, id FROM claim WHERE id = ?", after) if after else None
    if after and place is not None and not _is_suggested(vault, after):
        # A decided claim has its place in the run that proposed it.
        rank = vault.view.row(
            "SELECT suggestion.rank FROM run JOIN suggestion ON suggestion.run = run.entry"
            " WHERE run.source = ? AND suggestion.id = ? ORDER BY run.ord DESC LIMIT 1", source, after
        )  # fmt: skip
        place = (rank[0], after) if rank else None
    found = vault.view.row(
        "SELECT id FROM claim WHERE source = ? AND state = 'suggested' AND (rank, id) > (?, ?)"
        " ORDER BY rank, id LIMIT 1",
        source, *(place or (-1, "")),
    )  # fmt: skip
    left = vault.view.row("SELECT waiting FROM shelf WHERE source = ?", source)
    rows = claim_rows(vault, [found[0]]) if found else ()
    return Waiting(rows[0] if rows else None, source, int(left[0]) if left else 0)


def _is_suggested(vault: Vault, id: str) -> bool:
    return vault.view.row("SELECT 1 FROM claim WHERE id = ? AND state = 'suggested'", id) is not None


def next_source_waiting(vault: Vault, case: str | None, after: str) -> str | None:
    """The next source, in the order in which they came in, in which a suggestion waits."""
    cases = [case] if case else [r[0] for r in vault.view.rows("SELECT id FROM case_")]
    first = "SELECT source FROM shelf WHERE waiting > 0 AND case_ = ? AND source > ? ORDER BY source LIMIT 1"
    found = [str(row[0]) for one in cases if (row := vault.view.row(first, one, after)) is not None]
    return min(found, default=None)


def waiting_in(vault: Vault, source: str) -> tuple[ClaimRow, ...]:
    """All suggestions of one source that wait, as ranked."""
    rows = vault.view.rows("SELECT id FROM claim WHERE source = ? AND state = 'suggested' ORDER BY rank, id", source)
    return claim_rows(vault, [r[0] for r in rows])
