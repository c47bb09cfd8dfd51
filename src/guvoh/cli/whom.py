"""What the command line says of a name in a claim, or of one that is typed: who of the case may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guvoh.cli.edge import in_line
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.resolve.candidates import Near
    from guvoh.vault.queries import ClaimRow
    from guvoh.vault.vault import Vault


def whom_lines(vault: Vault, row: ClaimRow) -> list[str]:
    """Persons of the case whom the names of a claim may mean, each with the reason; nobody is joined by it."""
    from guvoh.book.names import mentions_in, not_people
    from guvoh.resolve.candidates.named import whom_it_may_mean

    mentions = mentions_in(row.source, row.claim, not_people(vault, row.case))
    lines = [_line(one.name, one.near) for one in whom_it_may_mean(vault, row.case, mentions)]
    return [*lines, _("Once it is accepted, `guvoh resolve` asks whether they are one.")] if lines else []


def who_is_near(vault: Vault, case: str, name: str) -> list[str]:
    """Persons of a case who may have a name that is typed, each with the reason."""
    from guvoh.resolve.candidates import near_name
    from guvoh.resolve.candidates.named import EACH, is_likely

    return [_line(name, one) for one in near_name(vault, name, case) if is_likely(one)][:EACH]


def _line(name: str, near: Near) -> str:
    from guvoh.book.name_words import band, in_words

    return _("May be somebody known: {name} – {other} {id}: {band} ({why})").format(
        name=in_line(name), other=in_line(near.name), id=short(near.person), band=band(near.match.band),
        why=in_line(in_words(near.match)),
    )  # fmt: skip
