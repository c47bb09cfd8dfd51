"""guvoh verify, guvoh scrub, guvoh rebuild"""

from __future__ import annotations

import sys
from typing import Any

import click

from guvoh.cli.edge import Given, Progress, harden, takes_options
from guvoh.cli.proof import check_proof
from guvoh.text.i18n import _, ngettext


def _tell(given: Given, made: Any) -> None:
    for finding in made.findings:
        given.say(finding)
    for left in made.residue:
        given.say(_("Left over, harmless: {what}").format(what=left))
    if made.locked:
        told = ngettext(
            "{n} closed case was not looked into: give its passphrase (--closed).",
            "{n} closed cases were not looked into: give their passphrases (--closed).", made.locked,
        )  # fmt: skip
        given.say(told.format(n=made.locked))
    words = (
        _("Damage was found: {n}. Nothing was changed.").format(n=len(made.findings)) if made.findings
        else _("Whole: {entries} entries, {objects} objects.").format(entries=made.entries, objects=made.objects)
    )  # fmt: skip
    given.print(
        {"ok": not made.findings, "findings": list(made.findings), "residue": list(made.residue),
         "entries": made.entries, "objects": made.objects, "checkpoint": made.checkpoint, "locked": made.locked}, words,
    )  # fmt: skip
    if made.checkpoint and not given.as_json:
        click.echo(_("Checkpoint: {line}").format(line=made.checkpoint))
    if made.findings:
        sys.exit(1)


@click.command()
@click.option("--proof", "proof", metavar="FILE", help="Check the proof of one entry. Needs no vault, no passphrase.")
@click.option("--public-key", metavar="KEY", help="The key that must have signed the proof.")
@takes_options
def verify(given: Given, proof: str | None, public_key: str | None) -> None:
    """Check heads, keyring, ledger, every object and the view. Compare the checkpoint with one you kept elsewhere."""
    if proof is not None:
        check_proof(given, proof, public_key)
        return
    from guvoh.vault.check import verify as check
    from guvoh.vault.vault import find_heads, unlock

    harden()
    folder = given.folder()
    find_heads(folder)
    progress = Progress(_("checked"))
    made = check(folder, unlock(folder, given.passphrase()), progress, given.closed())
    progress.end()
    _tell(given, made)


@click.command()
@takes_options
def scrub(given: Given) -> None:
    """Check every file against its name and every log against its signed tip. Needs no passphrase."""
    from guvoh.vault.check import scrub as check
    from guvoh.vault.vault import find_heads

    find_heads(given.folder())
    progress = Progress(_("checked"))
    made = check(given.folder(), progress)
    progress.end()
    _tell(given, made)


@click.command()
@takes_options
def rebuild(given: Given) -> None:
    """Throw the view away and fold it anew from the ledger. Nothing in it is lost by that."""
    from guvoh.vault.change import rebuild as build
    from guvoh.vault.vault import find_heads, unlock

    harden()
    find_heads(given.folder())
    n = build(given.folder(), unlock(given.folder(), given.passphrase()), given.closed())
    given.print({"entries": n}, _("The view is built anew from {n} entries.").format(n=n))
