"""guvoh backup, guvoh restore"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, Progress, opened, takes_options
from guvoh.text.i18n import _


@click.command()
@click.argument("folder")
@takes_options
def backup(given: Given, folder: str) -> None:
    """Write the vault, sealed as it is, to FOLDER, or bring an earlier backup there up to date. It is checked."""
    from guvoh.vault.backup import back_up

    with opened(given) as vault:
        progress = Progress(_("copied"))
        made = back_up(vault, Path(folder), progress)
        progress.end()
    given.print(
        {"entries": made.entries, "objects": made.objects, "checkpoint": made.checkpoint},
        _("Backed up and checked: {entries} entries, {objects} objects.").format(
            entries=made.entries, objects=made.objects
        ),
    )
    given.say(_("Keep this line elsewhere; it shows later whether the whole vault was put back: {checkpoint}").format(
        checkpoint=made.checkpoint))  # fmt: skip


@click.command()
@click.argument("folder")
@takes_options
def restore(given: Given, folder: str) -> None:
    """Make the vault of --vault from the backup in FOLDER. It starts a log of its own."""
    from guvoh.vault.backup import restore as bring_back
    from guvoh.vault.change import start_new_device
    from guvoh.vault.vault import unlock

    key = unlock(Path(folder), given.passphrase())
    made = bring_back(Path(folder), given.folder())
    start_new_device(given.folder(), key, given.by or "documenter", "restored")
    given.print(
        {"entries": made.entries, "objects": made.objects},
        _("Restored and checked: {entries} entries, {objects} objects.").format(
            entries=made.entries, objects=made.objects
        ),
    )
