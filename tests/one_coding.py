"""Two second codings of a case: one compared already, one that the desk's own reader is still in the middle of."""

from __future__ import annotations

from dataclasses import replace

from guvoh.app import decide
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
    waiting = {row.source: queries.claims(vault, state="suggested", source=row.source) for row in claims}
    source, other = (pick(waiting, key=lambda id: len(waiting[id])) for pick in (min, max))
    here = [row.claim for row in claims if row.source == source]
    for row in waiting[source]:  # compared is only what the first reader has read to its end
        decide(vault, [row.id], "rejected")
    vault.by = "Zarif"
    first = start_coding(vault, case, [source])
    read = [*here, *(row.claim for row in waiting[source])][2:]
    say_acts(vault, first, source, [replace(claim, place=None) for claim in read], done=True)
    if len(found := comparison(vault, first)) > 1:
        settle(vault, first, found[0].id, "neither")
    vault.by = OWNER
    second = start_coding(vault, case, aided=True)
    say_acts(vault, second, other, [next(row.claim for row in claims if row.source == other)])
    vault.by = own
    return short(first.id), short(second.id)
