"""guvoh accept, guvoh reject, guvoh undo"""

from __future__ import annotations

import sys

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext


def _ids(typed: tuple[str, ...]) -> list[str]:
    """The ids given, or one a line from standard input where - stands."""
    out: list[str] = []
    for one in typed:
        out += sys.stdin.read().split() if one == "-" else [one]
    if not out:
        raise UsageError(_("No ids were given."), _("`guvoh claims` lists them."))
    return out


def _decide(given: Given, typed: tuple[str, ...], verdict: str, reason: str) -> None:
    from guvoh import app
    from guvoh.vault import queries

    with opened(given) as vault:
        ids = [queries.find(vault, one, ("claim",))[1] for one in _ids(typed)]
        entries = app.decide(vault, ids, verdict, reason)
    for id, entry in zip(ids, entries, strict=True):
        given.print({"id": id, "state": verdict, "entry": entry}, f"{short(id)}  {verdict}")


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--because", "reason", default="", metavar="WORDS")
@takes_options
def accept(given: Given, ids: tuple[str, ...], reason: str) -> None:
    """Accept suggestions: from now on they are claims. All or none. IDS may be - for standard input."""
    _decide(given, ids, "accepted", reason)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@click.option("--because", "reason", default="", metavar="WORDS")
@takes_options
def reject(given: Given, ids: tuple[str, ...], reason: str) -> None:
    """Reject suggestions: they are never proposed again for the same words. IDS may be - for standard input."""
    _decide(given, ids, "rejected", reason)


@click.command()
@click.argument("ids", nargs=-1, required=True)
@takes_options
def undo(given: Given, ids: tuple[str, ...]) -> None:
    """Take back the last thing done with a claim, source, person or case, or one entry of the history. To take an undo
    back, give its own id."""
    from guvoh import app

    with opened(given) as vault:
        entries = app.undo(vault, _ids(ids))
    for entry in entries:
        given.print({"entry": entry}, _("Undone. To take this back: guvoh undo {id}").format(id=short(entry)))
    if not given.as_json:
        told = ngettext("{n} thing was taken back.", "{n} things were taken back.", len(entries))
        given.say(told.format(n=len(entries)))
