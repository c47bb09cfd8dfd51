"""guvoh report"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.errors import UsageError
from guvoh.text.i18n import _, language

ENDINGS = (".html", ".pdf", ".json")


@click.command()
@click.argument("kind", type=click.Choice(["chronology"]))
@click.option("--out", "out", required=True, metavar="FILE", help="FILE.html, FILE.pdf or FILE.json.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--internal", is_flag=True, help="With every name, marked on every page. For your own desk only.")
@click.option("--force", is_flag=True, help="Overwrite FILE even if it is no earlier paper of Guvoh.")
@takes_options
def report(given: Given, kind: str, out: str, case: str | None, internal: bool, force: bool) -> None:
    """Write a paper: by default with code names instead of protected people. An earlier paper of the same name is
    overwritten, another file only with --force."""
    from guvoh import app

    path = Path(out)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(_("The file must end in .html, .pdf or .json."), _("For example: --out chronology.pdf"))
    refuse_place(path, given.folder(), force)
    with opened(given) as vault:
        drawn = app.paper(vault, app.the_case(vault, case), kind, path.suffix.lower(), internal, language())
    write_paper(path, drawn)
    given.print({"out": out, "bytes": len(drawn), "internal": internal}, _("Written: {file}").format(file=out))
    given.say(_("This file is not encrypted. It lies at {path}; keep it on an encrypted disk, or delete it.").format(
        path=path.resolve()))  # fmt: skip
    if internal:
        given.say(_("It holds names that must not leave your desk."))
