"""guvoh close"""

from __future__ import annotations

from dataclasses import replace

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.cli.into import case_name
from guvoh.cli.new_words import choose
from guvoh.errors import NotFound, Refused
from guvoh.model.ids import short
from guvoh.text.i18n import _


@click.command()
@click.argument("name")
@click.option("--change", is_flag=True, help="Give the closed case NAME another passphrase; --closed opens it first.")
@click.option("--new-passphrase-file", metavar="FILE", help="With --change: read the new passphrase from FILE.")
@takes_options
def close(given: Given, name: str, change: bool, new_passphrase_file: str | None) -> None:
    """Make a closed case: family links, informants. The everyday passphrase does not open it, nor do the recovery
    words: whoever loses its own passphrase has lost what is in it. To work in it, give --closed."""
    if change:
        _change(given, name, new_passphrase_file)
        return
    from guvoh.vault import queries
    from guvoh.vault.closed import make_closed

    name = case_name(name)
    with opened(replace(given, ask_closed=False, closed_files=())) as vault:
        if queries.case_named(vault, name) is not None:
            raise Refused(
                _("There is an open case of this name."),
                _("What lies in it already cannot be closed. Choose another name. Nothing was changed."),
            )
        given.say(_("Now a passphrase for this case alone."))
        words = _new(given.closed_files[-1] if given.closed_files else None)
        case = make_closed(vault, name, words)
    given.print({"id": case, "closed": True}, f"{short(case)}  " + _("closed"))
    given.say(_("To add to it: guvoh add PATH... --case NAME --closed. No recovery words open it."))


def _change(given: Given, name: str, new_passphrase_file: str | None) -> None:
    from guvoh.vault import queries
    from guvoh.vault.change import change_closed_passphrase
    from guvoh.vault.closed import opened_cases

    asked = given if given.wants_closed() else replace(given, ask_closed=True)
    with opened(asked) as vault:
        found = queries.case_named(vault, name)
        if found is None or found.id not in opened_cases(vault):
            raise NotFound(_("The passphrase opened no closed case of this name."), _("`guvoh cases` lists them."))
        given.say(_("Now the new passphrase."))
        words = _new(new_passphrase_file)
        change_closed_passphrase(vault, found.id, words)
    given.print({"id": found.id, "changed": True}, _("The passphrase of the closed case is changed. "
                "Backups made before still open with the old one."))  # fmt: skip


def _new(file: str | None) -> str:
    return choose(file, _("Passphrase of the closed case"))
