"""guvoh add"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import click

from guvoh.cli.edge import Given, Progress, in_line, opened, takes_options
from guvoh.cli.into import into_case
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--case", "case", metavar="NAME", default="General", show_default=True, help="The case; opened if new.")
@click.option("--new-case", is_flag=True, help="The case is new, and meant to be open.")
@click.option("--published", metavar="DATE", help="The day on which it was published (2026-11-21).")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--from-inside", is_flag=True, help="The speaker is inside the country and may be under pressure.")
@click.option("--seal-only", is_flag=True, help="Only seal: read and suggest later.")
@click.option("--open-without-sandbox", is_flag=True, help="Open PDF and office files without bubblewrap.")
@takes_options
def add(
    given: Given, paths: tuple[str, ...], case: str, new_case: bool, published: str | None, publisher: str | None,
    from_inside: bool, seal_only: bool, open_without_sandbox: bool,
) -> None:  # fmt: skip
    """Take in files and folders: each is sealed, read, and searched for claims. The same bytes are taken once."""
    from guvoh import app, capture
    from guvoh.cli.fields import checked
    from guvoh.vault import queries

    fields = checked({k: v for k, v in (("publisher", publisher), ("from_inside", from_inside or None)) if v})
    day = checked({"published": published})["published"] if published else None
    left_out: Counter[str] = Counter()
    total = sum(1 for _path in capture.walk(paths, lambda kind: left_out.update([kind])))

    def may_open() -> bool:
        return open_without_sandbox or (sys.stdin.isatty() and click.confirm(
            _("There is no sandbox on this machine. Open PDF and office files all the same?"), err=True))  # fmt: skip

    counts: Counter[str] = Counter()
    with opened(given) as vault, ExitStack() as until_the_end:
        into = into_case(given, vault, case, new_case) if total else case
        made = app.adding(vault, paths, into, day, seal_only, fields, may_open)
        files = until_the_end.enter_context(closing(made))
        progress = Progress(_("added"), total)
        for n, one in enumerate(files, 1):
            counts[one.state] += 1
            was_read = one.state == "added" and not seal_only
            warnings = queries.reading_facts(vault, one.id).get("warnings", []) if was_read else []
            given.print(
                {"id": one.id, "name": one.name, "state": one.state, "suggestions": one.suggestions, "why": one.why,
                 "warnings": warnings},
                f"{short(one.id) if one.id else '        '}  {in_line(one.name)}  {_line(one.state, one.suggestions)}",
            )  # fmt: skip
            for warning in warnings:
                given.say(f"{in_line(one.name)}: {warning}")
            if one.why:
                why = one.why.rstrip(".") + "."  # the system's own reasons have none
                given.say(_("{name}: {why} {hint}").format(name=in_line(one.name), why=why, hint=one.hint))
            if not (progress.live and sys.stdout.isatty()):  # there the lines themselves show it
                progress(n)
        progress.end()
    _tell_left_out(given, left_out)
    if not total:
        given.say(_("There were no files to add."))
    elif counts["added"] + counts["unread"] + counts["already"]:
        given.say(_("Unencrypted copies still lie where they were: {where}. Guvoh does not delete them.")
                  .format(where=_where(paths)))  # fmt: skip
    if counts["failed"]:
        sys.exit(1)


def _tell_left_out(given: Given, n: Counter[str]) -> None:
    kinds = (
        ngettext("{n} link", "{n} links", n["link"]).format(n=n["link"]) if n["link"] else "",
        ngettext("{n} hidden file or folder", "{n} hidden files or folders", n["hidden"]).format(n=n["hidden"])
        if n["hidden"] else "",
        ngettext("{n} pipe, socket or device", "{n} pipes, sockets or devices", n["other"]).format(n=n["other"])
        if n["other"] else "",
    )  # fmt: skip
    if any(kinds):
        given.say(_("Passed over: {kinds}. What should come in all the same, name itself.").format(
            kinds=", ".join(filter(None, kinds))))  # fmt: skip


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
