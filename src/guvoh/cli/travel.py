"""guvoh travel"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.errors import Refused, UsageError
from guvoh.text.i18n import _


@click.command()
@click.option("--backup", metavar="FOLDER", help="The backup that stays with somebody: it is proven before all else.")
@click.option("--remove", is_flag=True, help="Remove the vault from this machine, after the proof, asking twice.")
@takes_options
def travel(given: Given, backup: str | None, remove: bool) -> None:
    """Before you travel: what to leave, a backup proven whole, and what this machine would still show."""
    from guvoh.safety.recovery.proven import prove
    from guvoh.safety.recovery.travelling import deletion_cannot, steps
    from guvoh.vault.vault import find_heads

    harden()
    if remove and not backup:
        raise UsageError(
            _("Nothing is removed without a proven backup."), _("Name it: --backup FOLDER. Nothing was removed.")
        )
    for n, words in enumerate(steps(), 1):
        given.print({"step": n, "say": words}, f"{n}. {words}")
    if backup:
        folder = given.folder()
        find_heads(folder)
        proof = prove(folder, Path(backup), given.passphrase())
        given.print(
            {"proven": True, "entries": proof.entries, "objects": proof.objects, "same_disk": proof.same_disk,
             "locked": proof.locked},
            _("Proven: the backup opens, is whole and as new as the vault ({entries} entries, {objects} objects)."
              ).format(entries=proof.entries, objects=proof.objects),
        )  # fmt: skip
        if proof.locked:
            given.say(_("Closed cases in it were checked as ciphertext only."))
        if proof.same_disk:
            given.say(_("It lies on the same disk as the vault: take it off this machine too, to somebody you trust."))
    _told(given)
    if remove and backup:
        _remove(given, given.folder(), Path(backup))
    given.say(deletion_cannot())


def _told(given: Given) -> None:
    """What of the work this machine would still show."""
    from guvoh import app
    from guvoh.safety.recovery.remains import remains
    from guvoh.safety.recovery.travelling import not_looked_at, remnant_words

    names = remnant_words()
    words_file = Path(given.passphrase_file) if given.passphrase_file else None
    found = list(remains(Path.home(), app.is_paper, words_file))
    for one in found:
        given.print({"remains": one.what, "path": str(one.path), "command": one.command},
                    f"- {names[one.what]}: {one.path}\n      {one.command}")  # fmt: skip
    given.print(
        {"remains": "elsewhere"},
        not_looked_at(),
    )  # fmt: skip


def _remove(given: Given, folder: Path, backup: Path) -> None:
    from guvoh.safety.recovery.proven import remove as removed

    given.say(_("This removes the vault from this machine. Only the backup is left, and whoever keeps it."))
    if not click.confirm(_("Is the backup in the hands of somebody else?"), err=True):
        raise Refused(_("Nothing was removed."), _("Hand it over first."))
    typed = click.prompt(_("Type the name of the vault's folder to remove it"), err=True)
    if typed.strip() != folder.resolve().name:
        raise Refused(_("This is another name."), _("Nothing was removed."))
    left = removed(folder, backup)
    given.print({"removed": True, "left": left}, _("The vault is removed from this machine."))
    if left:
        given.say(_("Left in its folder, for it is not the vault's: {names}.").format(names=", ".join(left)))
