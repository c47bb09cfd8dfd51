"""guvoh report"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.cli.form_options import drawn_form, form_options
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.cli.release import drawn_for, leaving_options
from guvoh.errors import UsageError
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from guvoh.report.papers.asked import Asked
    from guvoh.vault.vault import Vault

ENDINGS = (".html", ".pdf", ".json", ".docx", ".txt", ".csv")
KINDS = ("chronology", "evidence", "register", "pattern", "statistics", "alert", "officials", "organisation", "custody",
         "press", "missing")  # fmt: skip
FORMS = ("wgad", "wgeid", "sp", "tb", "rule39", "asylum", "reprisals", "sanctions")
READERS = ("group", "lawyer", "partner", "public")


@click.command()
@click.argument("kind", type=click.Choice((*KINDS, *FORMS)))
@click.option(
    "--out", "out", required=True, metavar="FILE", help="FILE.pdf, .docx, .html, .json or .txt; tables as .csv."
)
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--internal", is_flag=True, help="With every name, marked on every page. For your own desk only.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(READERS),
    default="group",
    show_default=True,
    help="Who is to read it: decides what may stand in it.",
)
@click.option("--force", is_flag=True, help="Overwrite FILE even if it is no earlier paper of Guvoh.")
@click.option("--organisation", metavar="ID", help="Of which organisation, where there are several.")
@click.option("--source", metavar="ID", help="Of a custody report: this source alone.")
@leaving_options
@form_options
@takes_options
def report(
    given: Given,
    kind: str,
    out: str,
    case: str | None,
    internal: bool,
    reader: str,
    force: bool,
    partner: str,
    knowing: bool,
    without_ocr: bool,
    organisation: str | None,
    source: str | None,
    **form: Any,
) -> None:
    """Write a paper: by default with code names instead of protected people. An earlier paper of the same name is
    overwritten, another file only with --force. Of forms for a mechanism, say whom with --person."""
    from guvoh import app

    path = Path(out)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(_("A paper ends in {endings}.").format(endings=", ".join(ENDINGS)),
                         _("For example: --out chronology.pdf"))  # fmt: skip
    refuse_place(path, given.folder(), force)
    with opened(given) as vault:
        of = app.the_case(vault, case)
        if kind in FORMS:
            drawn = drawn_form(given, vault, of, kind, path.suffix.lower(), form)
        else:
            asked = _asked(vault, organisation, source, form["person"])
            leaving = {"partner": partner, "knowing": knowing, "without_ocr": without_ocr, "asked": asked}
            profile = "internal" if internal else reader
            drawn = drawn_for(given, vault, of, kind, path.suffix.lower(), profile, language(), leaving)
    write_paper(path, drawn)
    given.print({"out": out, "bytes": len(drawn), "internal": internal}, _("Written: {file}").format(file=out))
    given.say(_("This file is not encrypted. It lies at {path}; keep it on an encrypted disk, or delete it.").format(
        path=path.resolve()))  # fmt: skip
    if internal:
        given.say(_("It holds names that must not leave your desk."))


def _asked(vault: Vault, organisation: str | None, source: str | None, person: str | None) -> Asked:
    """The whole ids of what was given by its ending. Raises `NotFound`."""
    from guvoh.report.papers.asked import Asked
    from guvoh.vault import queries

    def whole(id: str | None, kind: str) -> str:
        return queries.find(vault, id, (kind,))[1] if id else ""

    return Asked(whole(source, "source"), whole(organisation, "organisation"), whole(person, "person"))
