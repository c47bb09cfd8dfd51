"""guvoh note"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.cli.into import into_case
from guvoh.errors import NotFound, UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext

KINDS = ("call", "visit", "testimony", "observation")


@click.command()
@click.argument("text", required=False)
@click.option("--file", "file", metavar="FILE", help="Take the words from FILE (- for standard input).")
@click.option("--kind", type=click.Choice(KINDS), default="call", show_default=True)
@click.option("--case", "case", metavar="NAME", default="General", show_default=True)
@click.option("--new-case", is_flag=True, help="The case is new, and meant to be open.")
@click.option("--speaker", metavar="NAME", help="Who spoke: a handle, not a name, unless the speaker wants it.")
@click.option("--date", "date", metavar="DATE", help="The day of the call (2026-11-21).")
@click.option("--from-inside", is_flag=True, help="The speaker is inside the country and may be under pressure.")
@takes_options
def note(
    given: Given, text: str | None, file: str | None, kind: str, case: str, new_case: bool, speaker: str | None,
    date: str | None, from_inside: bool,
) -> None:  # fmt: skip
    """Take in what was said in a call or a testimony, in its own words. Children are not interviewed; torture and
    sexual violence are referred to those who are trained, not questioned."""
    from guvoh import app
    from guvoh.cli.fields import checked

    told = {"author": speaker, "published": date, "from_inside": from_inside}
    fields = checked({name: value for name, value in told.items() if value})
    with opened(given) as vault:
        into = into_case(given, vault, case, new_case)  # asked before anything is typed: it would be lost
        made = app.note(vault, _words(text, file), kind, into, fields)
    told_n = ngettext("{n} suggestion", "{n} suggestions", made.suggestions).format(n=made.suggestions)
    given.print({"id": made.id, "state": made.state, "suggestions": made.suggestions}, f"{short(made.id)}  {told_n}")


def _words(text: str | None, file: str | None) -> str:
    if text is not None:
        return text
    try:
        if file == "-" or (file is None and not sys.stdin.isatty()):
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if file is not None:
            return Path(file).read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise NotFound(_("The file is not there."), _("Look at how its name is spelt.")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            _("The file cannot be read as text."), _("Save it as UTF-8 text, or use `guvoh add`.")
        ) from error
    # No editor: it would write the words to an unencrypted file.
    click.echo(_("Type what was said; end with Ctrl-D on a line of its own."), err=True)
    return sys.stdin.read()
