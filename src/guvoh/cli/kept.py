"""What commands that keep records share: adding one from FIELD=VALUE, showing one with its links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, in_line
from guvoh.cli.record import line, naming_the_field, read_fields, row
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model.records import Record
    from guvoh.vault.vault import Vault


class Listing(click.Group):
    """A group of commands that lists where none is named: `guvoh contacts --old` is `guvoh contacts list --old`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asks_help = any(one in ("--help", "-h") for one in args[:1])
        if not asks_help and not (args and args[0] in self.commands):
            args = ["list", *args]
        return super().parse_args(ctx, args)


def add(
    given: Given, vault: Vault, name: str, values: Sequence[str], about: Sequence[str], case: str | None,
    more: Mapping[str, Any] | None = None,
) -> str:  # fmt: skip
    """One record of the kind, printed; `about`: persons by id or its ending; `more`: fields that options gave. Returns
    its id."""
    from guvoh import app
    from guvoh.app.records import add_record
    from guvoh.model.records import kind
    from guvoh.vault import queries

    fields = {**read_fields(kind(name), tuple(values)), **{k: v for k, v in (more or {}).items() if v}}
    people = [queries.person(vault, queries.find(vault, one, ("person",))[1]) for one in about]
    home = people[0].case if people and not case else app.the_case(vault, case).id
    with naming_the_field():
        id = add_record(vault, home, name, [one.id for one in people], fields)
    given.print(row(queries.record(vault, id)), short(id))
    return id


def whole(vault: Vault, id: str, name: str) -> Record:
    """The record of that kind. Raises `NotFound`, and `UsageError` for one of another kind."""
    from guvoh.model.records import kind
    from guvoh.text.i18n import language
    from guvoh.vault import queries

    found = queries.record(vault, queries.find(vault, id, ("record",))[1])
    if found.kind != name:
        what = kind(name).label(language())
        raise UsageError(_("This is another kind of record."), _("Here belongs: {kind}.").format(kind=what))
    return found


def shown(vault: Vault, one: Record) -> list[str]:
    """Every field that holds something, a line each."""
    from guvoh.book import record_telling as telling
    from guvoh.book.record_names import names_in
    from guvoh.text.i18n import language

    names = names_in(vault, [one])
    out = [line(vault, one)]
    if one.about:
        people = in_line(telling.people(one, names))
        out.append("    " + _("about: {names}").format(names=people))
    return [*out, *(f"    {f.label(language())}: {in_line(words)}" for f, words in telling.lines(one, names))]


def person_of(vault: Vault, typed: str | None) -> str:
    """The whole id of a person, "" for none. Raises `NotFound`."""
    from guvoh.vault import queries

    return queries.person(vault, queries.find(vault, typed, ("person",))[1]).id if typed else ""


def today(vault: Vault) -> str:
    return vault.now()[:10]
