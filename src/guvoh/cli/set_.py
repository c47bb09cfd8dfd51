"""guvoh set"""

from __future__ import annotations

from pathlib import Path

import click

from guvoh.cli import fields as known
from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import NotFound, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext


@click.command("set")
@click.argument("id")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@takes_options
def set_(given: Given, id: str, values: tuple[str, ...]) -> None:
    """Correct what is known of a source (and suggest anew), or set the protection and publicity of a person or case.

    Text typed by hand, where no reader could read a source: text=WORDS or text=@FILE.
    """
    from guvoh import app
    from guvoh.vault import queries

    typed = tuple(v for v in values if not v.startswith("text="))
    text = next((v[5:] for v in values if v.startswith("text=")), None)
    if text is not None and text.startswith("@"):
        text = _from_file(text[1:])
    with opened(given) as vault:
        kind, whole = queries.find(vault, id, ("source", "person", "case"))
        if text is not None and kind != "source":
            raise UsageError(_("Only a source has a text."), _("Give the id of a source."))
        if kind == "source":
            n = app.set_source(vault, whole, known.parse(typed, known.SOURCE), text)
            words = ngettext("{n} suggestion", "{n} suggestions", n).format(n=n)
            given.print({"id": whole, "suggestions": n}, f"{short(whole)}  {words}")
        elif kind == "person":
            entry = app.set_person(vault, whole, known.parse(typed, known.PERSON))
            given.print({"id": whole, "entry": entry}, short(whole))
        else:
            entry = app.set_case(vault, whole, known.parse(typed, known.CASE))
            given.print({"id": whole, "entry": entry}, short(whole))


def _from_file(name: str) -> str:
    try:
        return Path(name).read_text("utf-8")
    except FileNotFoundError as error:
        raise NotFound(_("The file with the text is not there."), _("Look at how its name is spelt.")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_("The file cannot be read as text."), _("Save it as UTF-8 text.")) from error
