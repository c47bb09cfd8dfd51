"""guvoh init"""

from __future__ import annotations

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.text.i18n import _

WEAK = 16  # characters; six random words have far more


@click.command()
@click.argument("folder", required=False)
@takes_options
def init(given: Given, folder: str | None) -> None:
    """Make a new vault in FOLDER (or the folder of --vault). Prints the recovery words once; nobody keeps them."""
    from dataclasses import replace

    from guvoh.vault.create import create, refuse_taken

    harden()
    if folder:
        given = replace(given, vault=folder)
    path = given.folder()
    refuse_taken(path)
    words = given.passphrase(again=True)
    if len(words) < WEAK:
        given.say(_("This passphrase is short. Six random words or more keep a seized disk closed."))
    made = create(path, words, given.by or "documenter")
    given.print(
        {"vault": made.vault, "recovery_words": made.recovery_words},
        _("The vault is made. Write these words on paper; they open everything, and are shown only now:")
        + f"\n\n{made.recovery_words}\n",
    )
    given.say(_("Recorded under the handle {name}. Next: guvoh add FILES").format(name=given.by or "documenter"))
