"""guvoh panic"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.errors import Refused
from guvoh.text import i18n
from guvoh.text.i18n import _


@click.group()
def panic() -> None:
    """The panic key: destroys the keys of the vault on this machine. Off until it is armed, with a proven backup."""


@panic.command()
@takes_options
def status(given: Given) -> None:
    """Say whether it is armed, and what the proven backup lacks by now."""
    from guvoh.app import panicking
    from guvoh.vault.vault import find_heads

    find_heads(given.folder())
    found = panicking.standing(given.folder())
    if found is None:
        given.print({"armed": False}, _("The panic key is off."))
        return
    line = {"armed": True, "proven_on": found.armed.proven_on, "newest": found.armed.newest, "lacks": found.lacks}
    given.print(line, _("The panic key is armed. The backup was proven on {day}.").format(day=found.armed.proven_on))
    _tell_lacks(given, found.lacks)


@panic.command()
@click.option("--backup", required=True, metavar="FOLDER", help="The backup that brings the vault back: it is proven.")
@click.option("--older", is_flag=True, help="An older backup will do: what was kept since would be lost.")
@takes_options
def arm(given: Given, backup: str, older: bool) -> None:
    """Arm it, after the warnings were read and the backup was proven."""
    from guvoh.app import panicking
    from guvoh.vault import queries
    from guvoh.vault.vault import find_heads, open_vault, utc_now

    harden()
    folder = given.folder()
    find_heads(folder)
    words = given.passphrase()
    with open_vault(folder, words, given.by) as vault:
        chosen = str(queries.settings(vault, vault.id).get("desk_language") or "")
    if i18n.language() == "en" and chosen:
        i18n.use(chosen)  # the warning is read in the group's language
    for warning in panicking.warnings():
        given.say(f"- {warning}")
    if not click.confirm(_("Have you read this, and arm the key all the same?"), err=True):
        raise Refused(_("Nothing was armed."), "")
    proof = panicking.arm(folder, Path(backup), words, older, i18n.language(), utc_now()[:10])
    given.print(
        {"armed": True, "newest": proof.newest, "lacks": proof.lacks, "same_disk": proof.same_disk},
        _(
            "Armed: `guvoh panic now` destroys the keys. The backup opens and is whole; its last entry is of {day}."
        ).format(day=proof.newest),
    )
    _tell_lacks(given, proof.lacks)
    if proof.same_disk:
        given.say(_("It lies on the same disk as the vault: whoever takes this machine has the keys in it. Take it to "
                    "somebody you trust, off this machine."))  # fmt: skip


@panic.command()
@takes_options
def off(given: Given) -> None:
    """Switch it off."""
    from guvoh.app import panicking
    from guvoh.vault.vault import find_heads

    find_heads(given.folder())
    panicking.disarm(given.folder())
    given.print({"armed": False}, _("The panic key is off."))


@panic.command()
@takes_options
def now(given: Given) -> None:
    """Destroy the keys, after the words are typed. Asks for no passphrase. Close the desk first."""
    from guvoh.app import panicking
    from guvoh.vault.vault import find_heads

    folder = given.folder()
    find_heads(folder)
    found = panicking.standing(folder)
    if found is None:
        raise Refused(
            _("The panic key is off."), _("`guvoh panic arm --backup FOLDER` arms it. Nothing was destroyed.")
        )
    if i18n.language() == "en":
        i18n.use(found.armed.language)
    for warning in panicking.warnings():
        given.say(f"- {warning}")
    given.say(_("The backup was proven on {day}.").format(day=found.armed.proven_on))
    _tell_lacks(given, found.lacks)
    typed = click.prompt(_("Type these words to do it: {words}").format(words=panicking.typed_words()), err=True)
    if not panicking.are_typed(typed):
        raise Refused(_("These are other words."), _("Nothing was destroyed."))
    done = panicking.press(folder)
    line = {"destroyed": not done.left, "overwritten": done.overwritten, "linked": done.linked}
    given.print(line, "\n".join(panicking.pressed_words(done)))


def _tell_lacks(given: Given, lacks: int) -> None:
    if lacks:
        given.say(_("{n} entries of the vault are not in it, and would be lost.").format(n=lacks))
