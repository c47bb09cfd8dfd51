"""guvoh report"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import GuvohError, UsageError
from guvoh.text.i18n import _, language

ENDINGS = (".html", ".pdf", ".json")


@click.command()
@click.argument("kind", type=click.Choice(["chronology"]))
@click.option("--out", "out", required=True, metavar="FILE", help="FILE.html, FILE.pdf or FILE.json.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--internal", is_flag=True, help="With every name, marked on every page. For your own desk only.")
@takes_options
def report(given: Given, kind: str, out: str, case: str | None, internal: bool) -> None:
    """Write a paper: by default with code names instead of protected people."""
    from guvoh import app

    path = Path(out)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(_("The file must end in .html, .pdf or .json."), _("For example: --out chronology.pdf"))
    with opened(given) as vault:
        drawn = app.paper(vault, app.the_case(vault, case), kind, path.suffix.lower(), internal, language())
    try:
        # Straight into the file asked for: a copy beside it could be left behind unencrypted.
        path.write_bytes(drawn)
    except OSError as error:
        raise GuvohError(
            _("The paper could not be written: {reason}.").format(reason=error.strerror),
            _("Choose another place with --out. The vault was not changed."),
        ) from error
    given.print({"out": out, "bytes": len(drawn), "internal": internal}, _("Written: {file}").format(file=out))
    given.say(_("This file is not encrypted. It lies at {path}; keep it on an encrypted disk, or delete it.").format(
        path=path.resolve()))  # fmt: skip
    if internal:
        given.say(_("It holds names that must not leave your desk."))
