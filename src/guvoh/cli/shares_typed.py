"""Recovery words as people give them: from files, or typed one share after the other until they are enough."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from guvoh.cli.edge import Given, read_passphrase
from guvoh.errors import UsageError
from guvoh.text.i18n import _


def given_words(given: Given, files: Sequence[str], enough: bool = True) -> list[str]:
    """One text for each share. From files, all of them; at a terminal as many as the first one says that are needed. A
    typing error is told at once and that share asked for again. `enough`: whether typing ends there by itself."""
    if files:
        return [read_passphrase(file) for file in files]
    if not sys.stdin.isatty():
        raise UsageError(_("No recovery words were given."), _("Without a terminal, give --words-file FILE."))
    first, needed = _asked(given, _("Recovery words"))
    typed = [first]
    while len(typed) < needed:
        given.say(_("This is one of {needed} shares that are needed; {n} are there.").format(
            needed=needed, n=len(typed)))  # fmt: skip
        typed.append(_asked(given, _("The next share"))[0])
    while not enough and click.confirm(_("Is there another share?"), err=True):
        typed.append(_asked(given, _("The next share"))[0])
    return typed


def _asked(given: Given, what: str) -> tuple[str, int]:
    from guvoh.vault import shares

    while True:
        words: str = click.prompt(what, hide_input=True, err=True)
        try:
            return words, shares.read(words).needed
        except UsageError as error:
            given.say(error.message)
            given.say(error.hint)
