"""A passphrase that is chosen: too short ones are refused before they are typed again, weak ones advised against."""

from __future__ import annotations

import sys

import click

from guvoh.cli.edge import ask_passphrase, read_passphrase
from guvoh.errors import Refused
from guvoh.text.i18n import _
from guvoh.vault.passphrase import ADVISED, SHORTEST, is_too_short


def choose(file: str | None, which: str = "") -> str:
    """From the file, else typed twice at the terminal. Raises `Refused` when the file's is too short."""
    if file is not None:
        words = read_passphrase(file)
        if is_too_short(words):
            raise Refused(_why(), _("Choose six random words or more. Nothing was changed."))
        _advise(words)
        return words
    while True:
        words = ask_passphrase(which)
        if is_too_short(words):
            click.echo(_why(), err=True)
            continue
        _advise(words)
        if click.prompt(_("The same again"), hide_input=True, err=True) == words:
            return words
        click.echo(_("The two are not the same. Type it anew."), err=True)


def _why() -> str:
    return _("A passphrase of fewer than {n} characters is guessed within hours by whoever takes the disk.").format(
        n=SHORTEST
    )


def _advise(words: str) -> None:
    if len(words.split()) < ADVISED:
        sys.stderr.write(_("This passphrase is short. Six random words or more keep a seized disk closed.") + "\n")
