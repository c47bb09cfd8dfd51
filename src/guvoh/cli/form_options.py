"""What `guvoh report` takes for the form of a mechanism, and what it tells about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given
from guvoh.errors import UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model import Case
    from guvoh.vault.vault import Vault

COMMITTEES = ("ccpr", "cat", "ced", "crc", "cedaw")
REGIMES = ("us", "uk", "eu")
LANGUAGES = ("en", "fr", "es", "ru")


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds them."""
    for option in (
        click.option("--draft", is_flag=True, help="A form with what it lacks, for the group only."),
        click.option("--family-copy", is_flag=True, help="A form to be read by the family; not to be sent."),
        click.option("--language", "tongue", type=click.Choice(LANGUAGES), help="Of the questions of a form."),
        click.option("--urgent", is_flag=True, help="The urgent procedure (wgad)."),
        click.option("--regime", type=click.Choice(REGIMES), help="Of a sanctions dossier."),
        click.option("--committee", type=click.Choice(COMMITTEES), help="Of a complaint to a treaty body (tb)."),
        click.option("--person", metavar="ID", help="Whom a form is about; of sanctions, the official."),
    ):
        command = option(command)
    return command


def drawn_form(given: Given, vault: Vault, case: Case, kind: str, ending: str, wanted: Mapping[str, Any]) -> bytes:
    """The bytes of the form; warnings and where to send it are told."""
    from guvoh.app import forms
    from guvoh.report.forms import form_of
    from guvoh.report.forms.read import FIND

    if not wanted["person"]:
        raise UsageError(_("Whom is the form about?"), _("Give --person ID; `guvoh persons` lists them."))
    name = forms.form_name(kind, wanted["committee"] or "", wanted["regime"] or "", wanted["urgent"])
    of = form_of(name)
    made = forms.make_form(
        vault, case, name, ending, wanted["person"], draft=wanted["draft"], reading_copy=wanted["family_copy"],
        urgent=wanted["urgent"], language=wanted["tongue"] or forms.spoken(of.languages, bool(wanted["family_copy"])),
    )  # fmt: skip
    for one in made.document.findings:
        given.say(f"{one.rule} ({one.weight}): {one.what}")
    address = _("find and confirm") if of.address == FIND else of.address
    given.say(_("Where to send it: {address}").format(address=address))
    return made.drawn
