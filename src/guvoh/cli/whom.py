"""What the review at a terminal says of the names in a claim: who of the case they may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guvoh.cli.edge import in_line
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.vault.queries import ClaimRow
    from guvoh.vault.vault import Vault


def whom_lines(vault: Vault, row: ClaimRow) -> list[str]:
    """Persons of the case whom the names of a claim may mean, each with the reason; nobody is joined by it."""
    from guvoh.book.name_words import band, in_words
    from guvoh.book.names import mentions_in, not_people
    from guvoh.resolve.candidates.named import whom_it_may_mean

    mentions = mentions_in(row.source, row.claim, not_people(vault, row.case))
    found = whom_it_may_mean(vault, row.case, mentions)
    lines = [
        _("May be somebody known: {name} – {other} {id}: {band} ({why})").format(
            name=in_line(one.name), other=in_line(one.near.name), id=short(one.near.person),
            band=band(one.near.match.band), why=in_line(in_words(one.near.match)),
        ) for one in found
    ]  # fmt: skip
    return [*lines, _("Once it is accepted, `guvoh resolve` asks whether they are one.")] if lines else []
