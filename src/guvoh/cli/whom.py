"""What the command line says of a name in a claim, or of one that is typed: who of the case may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guvoh.cli.edge import in_line
from guvoh.model.ids import short
from guvoh.text.i18n import _

ROWS = 500  # new persons of a table who are looked up

if TYPE_CHECKING:
    from guvoh.app.tables import Plan
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


def whom_rows_may_mean(vault: Vault, plan: Plan) -> list[tuple[int, str]]:
    """(row, line) of the names that a table would enter anew and that somebody of the case may bear already. The
    first `ROWS` are looked up: a long table would keep its reader waiting, and `guvoh resolve` asks about all."""
    from guvoh.app.table_persons import Step

    new = [step.group for step in plan.of.steps if isinstance(step, Step) and not step.id] if plan.case else []
    return [
        (group.rows[0], line) for group in new[:ROWS] for line in who_is_near(vault, plan.case, group.names[0])
    ]  # fmt: skip


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
