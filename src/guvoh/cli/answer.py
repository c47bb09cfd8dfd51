"""guvoh answer"""

from __future__ import annotations

import sys

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.text.i18n import _, language


@click.command()
@click.argument("form")
@click.argument("question")
@click.option("--person", required=True, metavar="ID", help="Whom the form is about.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@click.option("--text", help="Your own words in its place; - reads them from standard input.")
@takes_options
def answer(given: Given, form: str, question: str, person: str, case: str | None, text: str | None) -> None:
    """Show how a question of a form is answered, or write your own answer. It is remembered who wrote it, and said when
    what it was written over has changed."""
    from guvoh import app
    from guvoh.app import forms

    with opened(given) as vault:
        of = app.the_case(vault, case)
        if text is None:
            made = forms.made_answer(vault, of, form, question, person, language())
            given.print({"form": form, "field": question, "text": made.text}, made.text or _("Not answered."))
            return
        words = sys.stdin.read() if text == "-" else text
        id = forms.write_answer(vault, of, form, question, person, words, language())
    given.print({"id": id, "form": form, "field": question}, _("Kept. The form will have your words here."))
