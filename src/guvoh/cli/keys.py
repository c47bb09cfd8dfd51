"""guvoh passphrase, guvoh recover"""

from __future__ import annotations

import re
import sys

import click

from guvoh.cli.edge import Given, harden, opened, read_passphrase, takes_options
from guvoh.cli.new_words import choose
from guvoh.errors import UsageError
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
@click.option("--words-file", metavar="FILE", help="Read the recovery words from FILE.")
@click.option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from FILE.")
@takes_options
def recover(given: Given, words_file: str | None, new_passphrase_file: str | None) -> None:
    """Open the vault with the recovery words and give it a new passphrase."""
    from guvoh.vault.change import change_passphrase
    from guvoh.vault.change import recover as open_with_words
    from guvoh.vault.passphrase import calibrate
    from guvoh.vault.vault import find_heads, open_with_key

    harden()
    find_heads(given.folder())
    if words_file:
        words = read_passphrase(words_file)
    elif sys.stdin.isatty():
        words = click.prompt(_("Recovery words"), hide_input=True, err=True)
    else:
        raise UsageError(_("No recovery words were given."), _("Without a terminal, give --words-file FILE."))
    words = re.sub("[0-9.]+", " ", words)  # the numbers on the sheet
    key = open_with_words(given.folder(), words)
    given.say(_("The words fit. Now the new passphrase."))
    new = choose(new_passphrase_file)
    with open_with_key(given.folder(), key, given.by) as vault:
        change_passphrase(vault, new, calibrate())
    given.print({"recovered": True}, _("The vault has a new passphrase. The recovery words still open it."))
