"""Who was typed in by hand from a source."""

from __future__ import annotations

from guvoh.vault.vault import Vault


def entered_from(vault: Vault, source: str) -> list[tuple[str, str]]:
    """(atom, name as it was typed) of those who were entered by hand from this source and still stand."""
    return vault.view.rows(
        "SELECT entered.person, entered.name FROM entered JOIN entry ON entry.id = entered.entry"
        " WHERE entered.source = ? AND entry.dead = 0 ORDER BY entered.name, entered.person", source
    )  # fmt: skip
