"""guvoh init"""

from __future__ import annotations

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.cli.layout import numbered, screen_width
from guvoh.cli.new_words import choose
from guvoh.text.i18n import _


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
    words = choose(given.passphrase_file)
    made = create(path, words, given.by or "documenter")
    given.print(
        {"vault": made.vault, "recovery_words": made.recovery_words},
        _("The vault is made. Write these words on paper, in this order; they open everything, and are shown only now:")
        + f"\n\n{numbered(made.recovery_words.split(), screen_width())}\n",
    )
    given.say(_("Recorded under the handle {name}. Next: guvoh add FILES").format(name=given.by or "documenter"))
