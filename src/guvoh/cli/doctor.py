"""guvoh doctor"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, takes_options
from guvoh.errors import UsageError
from guvoh.text.i18n import _


@click.command()
@click.option("--moved", is_flag=True, help="The vault was moved to this machine for good.")
@click.option("--copied", is_flag=True, help="This is a copy; the other machine goes on with its own.")
@takes_options
def doctor(given: Given, moved: bool, copied: bool) -> None:
    """Say what this machine lacks, what that costs, and the command that installs it."""
    if moved or copied:
        _start_log(given, moved, copied)
        return
    from guvoh.app.machine import checks

    for c in checks(Path(given.vault) if given.vault else None):
        sign = _("ready") if c.good else _("missing") if c.known else _("unknown")
        given.print(
            {"part": c.part, "ok": c.good, "known": c.known, "cost": "" if c.good else c.cost,
             "cure": "" if c.good else c.cure},
            sign.ljust(8) + f"  {c.part}"
            + ("" if c.good else f"\n          {c.cost} {c.cure}"),
        )  # fmt: skip


def _start_log(given: Given, moved: bool, copied: bool) -> None:
    from guvoh.vault.change import start_new_device
    from guvoh.vault.vault import find_heads, unlock

    if moved and copied:
        raise UsageError(_("Moved or copied: one of the two."), _("If you are not sure, say copied."))
    find_heads(given.folder())
    key = unlock(given.folder(), given.passphrase())
    start_new_device(given.folder(), key, given.by or "documenter", "moved" if moved else "copied")
    given.print({"started": True}, _("This machine has a log of its own now."))
