"""guvoh passphrase, guvoh recover"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, harden, opened, takes_options
from guvoh.cli.new_words import choose
from guvoh.cli.shares_typed import given_words
from guvoh.text.i18n import _


@click.command()
@click.option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from FILE.")
@takes_options
def passphrase(given: Given, new_passphrase_file: str | None) -> None:
    """Change the passphrase. The recovery words stay as they are."""
    from guvoh.vault.change import change_passphrase
    from guvoh.vault.passphrase import calibrate

    with opened(given) as vault:
        given.say(_("Now the new passphrase."))
        words = choose(new_passphrase_file)
        change_passphrase(vault, words, calibrate())
    given.print({"changed": True}, _("The passphrase is changed. Backups made before still open with the old one."))


@click.command()
@click.option(
    "--words-file",
    "files",
    metavar="FILE",
    multiple=True,
    help="Recovery words or one share, from FILE; may be given several times.",
)
@click.option("--from", "backup", metavar="FOLDER", help="The vault is lost: make it from this backup first.")
@click.option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from FILE.")
@takes_options
def recover(given: Given, files: tuple[str, ...], backup: str | None, new_passphrase_file: str | None) -> None:
    """Open the vault with the recovery words, or with shares of them, and give it a new passphrase."""
    from guvoh.vault.change import change_passphrase, start_new_device
    from guvoh.vault.change import recover as open_with_words
    from guvoh.vault.create import refuse_taken
    from guvoh.vault.passphrase import calibrate
    from guvoh.vault.vault import find_heads, open_with_key

    harden()
    lost = Path(backup) if backup else given.folder()
    find_heads(lost)
    if backup:
        refuse_taken(given.folder())
    key = open_with_words(lost, *given_words(given, files))
    given.say(_("The words fit. Now the new passphrase."))
    new = choose(new_passphrase_file)
    if backup:
        from guvoh.vault.backup import restore

        restore(lost, given.folder())
        start_new_device(given.folder(), key, given.by or "documenter", "restored")
    with open_with_key(given.folder(), key, given.by) as vault:
        change_passphrase(vault, new, calibrate())
    given.print({"recovered": True}, _("The vault has a new passphrase. The recovery words still open it."))
