"""Two second codings of a case: one compared already, one that the desk's own reader is still in the middle of."""

from __future__ import annotations

from dataclasses import replace

from guvoh.app.coding import comparison, say_acts, settle, start_coding
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import Vault

OWNER = "documenter"  # as whom a desk works that was started without a name


def one_coding(vault: Vault, case: str) -> tuple[str, str]:
    """The ends of their ids. In the first another reader names no place and
    misses two acts, and one difference is settled; the
    second, with suggestions, is the owner's, who has kept one act of the first claim's source."""
    own, claims = vault.by, queries.claims(vault, state="accepted")
    left = {row.source: len(queries.claims(vault, state="suggested", source=row.source)) for row in claims}
    source = max(left, key=lambda id: left[id])  # so that something still waits to be read in it
    here = [row.claim for row in claims if row.source == source]
    waiting = [r.claim for r in queries.claims(vault, state="suggested", source=source)]
    vault.by = "Zarif"
    first = start_coding(vault, case, [source])
    say_acts(vault, first, source, [replace(claim, place=None) for claim in [*here, *waiting][2:]], done=True)
    if found := comparison(vault, first):
        settle(vault, first, found[0].id, "neither")
    vault.by = OWNER
    second = start_coding(vault, case, aided=True)
    say_acts(vault, second, source, here[:1])
    vault.by = own
    return short(first.id), short(second.id)
