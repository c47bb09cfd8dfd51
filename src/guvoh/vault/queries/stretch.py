"""The claims whose words stand in a stretch of a source's text: a long document has too many to show at once."""

from __future__ import annotations

from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.vault import Vault

MOST = 2_000  # claims of one stretch


def claims_between(vault: Vault, source: str, start: int, end: int) -> tuple[ClaimRow, ...]:
    """In the order of the text; `start` and `end` are half-open code points of the reading."""
    rows = vault.view.rows(
        "SELECT id FROM claim WHERE source = ?"
        " AND json_extract(json, '$.start') < ? AND json_extract(json, '$.end') > ?"
        " ORDER BY json_extract(json, '$.start'), id LIMIT ?", source, end, start, MOST
    )  # fmt: skip
    return claim_rows(vault, [row[0] for row in rows])
