"""guvoh add"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from guvoh.cli.edge import Given, Progress, in_line, into_closed, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--case", "case", metavar="NAME", default="General", show_default=True, help="The case; opened if new.")
@click.option("--published", metavar="DATE", help="The day on which it was published (2026-11-21).")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--from-inside", is_flag=True, help="The speaker is inside the country and may be under pressure.")
@click.option("--seal-only", is_flag=True, help="Only seal: read and suggest later.")
@click.option("--open-without-sandbox", is_flag=True, help="Open PDF and office files without bubblewrap.")
@takes_options
def add(
    given: Given, paths: tuple[str, ...], case: str, published: str | None, publisher: str | None, from_inside: bool,
    seal_only: bool, open_without_sandbox: bool,
) -> None:  # fmt: skip
    """Take in files and folders: each is sealed, read, and searched for claims. The same bytes are taken once."""
    from guvoh import app, capture
    from guvoh.cli.fields import checked

    fields = checked({k: v for k, v in (("publisher", publisher), ("from_inside", from_inside or None)) if v})
    day = checked({"published": published})["published"] if published else None
    total = sum(1 for _path in capture.walk(paths))

    def may_open() -> bool:
        return open_without_sandbox or (sys.stdin.isatty() and click.confirm(
            _("There is no sandbox on this machine. Open PDF and office files all the same?"), err=True))  # fmt: skip

    counts: dict[str, int] = {}
    with (
        opened(given) as vault,
        closing(app.adding(vault, paths, case, day, seal_only, fields, may_open)) as files,
    ):
        into_closed(given, vault, case)
        progress = Progress(_("added"), total)
        for n, one in enumerate(files, 1):
            counts[one.state] = counts.get(one.state, 0) + 1
            given.print(
                {"id": one.id, "name": one.name, "state": one.state, "suggestions": one.suggestions, "why": one.why},
                f"{short(one.id) if one.id else '        '}  {in_line(one.name)}  {_line(one.state, one.suggestions)}",
            )
            if one.why:
                given.say(_("{name}: {why} {hint}").format(name=in_line(one.name), why=one.why, hint=one.hint))
            if not (progress.live and sys.stdout.isatty()):  # there the lines themselves show it
                progress(n)
        progress.end()
    if not total:
        given.say(_("There were no files to add."))
    elif counts.get("added", 0) + counts.get("unread", 0) + counts.get("already", 0):
        given.say(_("Unencrypted copies still lie where they were: {where}. Guvoh does not delete them.")
                  .format(where=_where(paths)))  # fmt: skip
    if counts.get("failed"):
        sys.exit(1)


def _line(state: str, suggestions: int) -> str:
    if state == "added":
        return ngettext("{n} suggestion", "{n} suggestions", suggestions).format(n=suggestions)
    if state == "already":
        return _("already in the vault")
    if state == "unread":
        return _("kept, but without text")
    return _("not added")


def _where(paths: tuple[str, ...]) -> str:
    folders = sorted({os.path.abspath(p if Path(p).is_dir() else os.path.dirname(p) or ".") for p in paths})
    listed = ", ".join(folders[:3])
    return listed if len(folders) <= 3 else _("{some} and {n} more folders").format(some=listed, n=len(folders) - 3)
