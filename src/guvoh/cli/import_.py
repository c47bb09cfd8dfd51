"""guvoh import"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli.edge import Given, Progress, ask_passphrase, harden, opened, read_passphrase, takes_options
from guvoh.cli.into import into_case
from guvoh.cli.layout import numbered, screen_width
from guvoh.cli.new_words import choose
from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _

FORMATS = ("esf", "ftm", "csv", "full")


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.argument("file", metavar="FILE")
@click.option("--case", "case", metavar="NAME", default="General", show_default=True)
@click.option("--new-case", is_flag=True, help="The case is new, and meant to be open.")
@click.option("--opens-with", "words_file", metavar="FILE", help="full: the passphrase of the file, in FILE.")
@takes_options
def import_(given: Given, form: str, file: str, case: str, new_case: bool, words_file: str | None) -> None:
    """Bring in a file of another program: esf (a zip of HURIDOCS tables), ftm (FollowTheMoney). The file is kept as a
    source, and what it tells is entered in one commit; everybody in it is protected. csv: your own spreadsheet, the
    same as `guvoh table`. full: make the new vault of --vault from the file of `guvoh export full`."""
    path = Path(file)
    if not path.is_file():
        raise NotFound(_("The file is not there."), _("Look at how its name is spelt."))
    if words_file and form != "full":
        raise UsageError(_("--opens-with belongs to `import full`."), _("Leave it out."))
    if form == "full":
        _whole(given, path, words_file)
    elif form == "csv":
        from guvoh.cli.table import table

        click.get_current_context().obj = given
        click.get_current_context().invoke(table, file=file, case=case, new_case=new_case)
    else:
        _case(given, form, path, case, new_case)


def _case(given: Given, form: str, path: Path, case: str, new_case: bool) -> None:
    from guvoh import app
    from guvoh.app import exchange

    data = path.read_bytes()
    with opened(given) as vault:
        exchange.read_records(form, data)  # what is none of these opens no case
        into = app.open_case(vault, into_case(given, vault, case, new_case))
        done = exchange.bring_in(vault, into, form, path.name, data)
    line = {"id": done.source, "format": form, "already": done.already, "records": done.records,
            "persons": done.persons, "claims": done.claims, "ties": done.ties, "statuses": done.statuses}  # fmt: skip
    if done.already:
        given.print(line, _("This file is in the vault already; nothing was added."))
        return
    given.print(line, _("Imported {records} records: {persons} persons, {claims} claims.").format(
        records=done.records, persons=done.persons, claims=done.claims))  # fmt: skip
    given.say(_("Everybody in it is protected until you say otherwise."))


def _whole(given: Given, path: Path, words_file: str | None) -> None:
    from guvoh.vault.carried import OPEN
    from guvoh.vault.carried_in import carry_in
    from guvoh.vault.create import refuse_taken

    harden()
    refuse_taken(given.folder())
    with path.open("rb") as f:
        is_open = OPEN.encode() in f.read(64 * 1024)
    file_words = None
    if not is_open:
        file_words = read_passphrase(words_file) if words_file else ask_passphrase(_("Passphrase of the file"))
    words = choose(given.passphrase_file, _("Passphrase of the new vault"))
    progress = Progress(_("read"))
    with path.open("rb") as f:
        made, carried = carry_in(f, file_words, given.folder(), words, given.by, progress=progress)
    progress.end()
    given.print(
        {"vault": made.vault, "recovery_words": made.recovery_words, "entries": carried.entries,
         "objects": carried.objects, "cases": carried.cases},
        _("The vault is made. Write these words on paper, in this order; they open everything, and are shown only now:")
        + f"\n\n{numbered(made.recovery_words.split(), screen_width())}\n",
    )  # fmt: skip
    given.say(_("It holds {entries} entries and {objects} objects; the history says that they were imported.").format(
        entries=carried.entries, objects=carried.objects))  # fmt: skip
