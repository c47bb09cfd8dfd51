"""What a vault remembers of how its reader likes the desk."""

from __future__ import annotations

from typing import Any

from guvoh import review
from guvoh.vault.vault import Vault


def set_desk(vault: Vault, fields: dict[str, Any]) -> str:
    """`desk_language`, `desk_theme`, `desk_idle` (minutes) and the like, for whoever opens this vault next."""
    batch = vault.batch()
    entry = review.set_fields(batch, bytes.fromhex(vault.id), vault.id, "vault", fields)
    vault.commit(batch)
    return entry
