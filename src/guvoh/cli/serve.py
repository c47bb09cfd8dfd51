"""guvoh serve"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.errors import NoVault, Refused
from guvoh.text.i18n import _, ngettext

if TYPE_CHECKING:
    from guvoh.web.serve import Served


@click.command()
@click.option("--no-window", is_flag=True, help="Open no browser; print the address.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="A port of your own; else a random one.")
@click.option("--idle", type=click.FloatRange(0.01, 24 * 60), metavar="MINUTES", help="Lock after so many minutes.")
@takes_options
def serve(given: Given, no_window: bool, port: int, idle: float | None) -> None:
    """Open the desk: pages on this machine only, in a private browser window. Locking it ends the program."""
    try:
        from guvoh.web.desk import Desk
        from guvoh.web.serve import serve as run
        from guvoh.web.window import open_window
    except ImportError as error:
        raise Refused(
            _("The parts of the desk are not installed."), _("Install them: pip install 'guvoh[desk,papers]'.")
        ) from error
    from guvoh.vault.vault import find_heads, open_vault

    harden()
    folder = given.folder() if given.vault else Path.home() / "guvoh-vault"
    desk = Desk(folder, given.by)
    if idle:
        desk.idle_limit, desk.idle_given = idle * 60, True
    if given.passphrase_file is not None:
        try:
            find_heads(folder)
        except NoVault:
            pass  # the page makes one
        else:
            desk.vault = open_vault(folder, given.passphrase(), given.by, closed=given.closed())
            desk.settle()

    def ready(served: Served) -> None:
        if given.as_json:
            click.echo(json.dumps({"address": served.address}))
        elif no_window or not open_window(served):
            given.say(_("Open this address in a private window of your browser (it works once):"))
            click.echo(served.address)
        else:
            given.say(_("The desk is open in a window of its own. Locking it, or Ctrl-C here, ends it."))
        sys.stdout.flush()

    lost = run(desk, ready, port)
    if lost:
        raise Refused(
            ngettext(
                "The desk ended. {n} thing that was typed and not saved is lost: it could not be written.",
                "The desk ended. {n} things that were typed and not saved are lost: they could not be written.", lost,
            ).format(n=lost),
            _("Free some space on the disk before you open the desk again. What was saved is kept."),
        )  # fmt: skip
    given.say(_("Locked. Nothing of the desk is left in memory."))
