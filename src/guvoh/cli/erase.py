"""guvoh erase"""

from __future__ import annotations

import sys

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.errors import Refused
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext


@click.command()
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do it, having read what rests on it.")
@click.option("--with-sources", is_flag=True, help="A person: the sources too in which the name stands.")
@click.option("--annex", is_flag=True, help="Only what is recorded of whoever brought a source.")
@takes_options
def erase(given: Given, id: str, yes: bool, with_sources: bool, annex: bool) -> None:
    """Destroy the keys of a source or a person, and with them every word. What rests on it is listed first. A person
    goes only with the sources in which the name stands: else the name would stay."""
    from guvoh import app
    from guvoh.vault import queries

    with opened(given) as vault:
        kind, whole = queries.find(vault, id, ("source",) if annex else ("source", "person"))
        resting = app.resting_on(vault, kind, whole)
        naming = (
            _("sources in which this person's name stands, which go too") if with_sources
            else _("sources in which this person's name stands")
        )  # fmt: skip
        staying = (
            _("other persons of whom something is recorded that holds the name; that stays") if kind == "person"
            else _("persons of whom something is recorded that was taken from it; that stays")
        )  # fmt: skip
        for what, ids in (
            (_("claims that go with it"), resting.claims), (_("incidents that change"), resting.incidents),
            (naming, resting.naming),
            (_("reposts that lose their origin"), resting.reposts),
            (_("cases that have the name in their own; that stays"), resting.cases),
            (staying, resting.persons), (_("records of the case file that go with it"), resting.records),
        ):  # fmt: skip
            if ids and not annex:
                given.say(f"{what}: {', '.join(short(i) for i in ids)}")
        if vault.keyring.locked():
            given.say(_("What closed cases say of it stays: give their passphrases (--closed) to erase that too."))
        given.say(_("Backups that were made before still hold it, and so does whoever was sent a copy."))
        if kind == "person" and resting.naming and not with_sources:
            raise Refused(
                _("The name of this person stands in sources, and would stay there. Nothing was erased."),
                _("To erase these sources too, with all that they say: guvoh erase {id} --with-sources").format(
                    id=short(whole)
                ),
            )
        if not yes and not (sys.stdin.isatty() and click.confirm(_("Erase it for good?"), err=True)):
            raise Refused(_("Nothing was erased."), _("Give --yes to erase it without being asked."))
        if annex:
            app.erase_annex(vault, whole)
        else:
            app.erase(vault, resting, with_sources)
    sources = resting.naming if with_sources else ()
    n = len(sources)
    words = ngettext("{id} is erased, and {n} source with it.", "{id} is erased, and {n} sources with it.", n)
    words = words if sources else _("{id} is erased.")
    given.print({"id": whole, "erased": True, "sources": list(sources)}, words.format(id=short(whole), n=n))
