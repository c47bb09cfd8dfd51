"""guvoh withdraw"""

from __future__ import annotations

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _


@click.command()
@click.argument("id")
@click.option("--because", default="", metavar="WORDS", help="Why.")
@takes_options
def withdraw(given: Given, id: str, because: str) -> None:
    """Take a mistaken source out of the count. It stays sealed in the vault; `guvoh undo` brings it back."""
    from guvoh import app
    from guvoh.vault import queries

    with opened(given) as vault:
        _kind, source = queries.find(vault, id, ("source",))
        if queries.source(vault, source).withdrawn:
            given.print({"id": source, "already": True}, _("{id} is withdrawn already.").format(id=short(source)))
            return
        entry = app.withdraw(vault, source, because)
    given.print({"id": source, "entry": entry}, _("{id} counts no more. Undo: guvoh undo {entry}").format(
        id=short(source), entry=short(entry)))  # fmt: skip
