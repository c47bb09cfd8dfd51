"""guvoh plans agreed, named, called: who said yes before an event, and what the calls after it brought."""

from __future__ import annotations

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, opened, takes_options
from guvoh.cli.record import naming_the_field, read_fields, row
from guvoh.model.ids import short


@click.command("agreed")
@click.argument("id")
@click.argument("person")
@click.argument("said", type=click.Choice(["yes", "no", "not_asked"]))
@takes_options
def agreed(given: Given, id: str, person: str, said: str) -> None:
    """Note what somebody answered to an event. A child agrees to nothing."""
    from guvoh.app.network import agreed as answered

    with opened(given) as vault:
        one = kept.whole(vault, id, "event")
        with naming_the_field():
            entry = answered(vault, one.id, kept.person_of(vault, person), said)
        given.print({"id": one.id, "entry": entry}, short(one.id))


@click.command("named")
@click.argument("id")
@click.argument("person")
@takes_options
def named(given: Given, id: str, person: str) -> None:
    """Name a relative who could pay for an event, so that the rounds of calls know of him."""
    from guvoh.app.network import name_relative

    with opened(given) as vault:
        one = kept.whole(vault, id, "event")
        with naming_the_field():
            entry = name_relative(vault, one.id, kept.person_of(vault, person))
        given.print({"id": one.id, "entry": entry}, short(one.id))


@click.command("called")
@click.argument("id")
@click.argument("person")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE]...")
@takes_options
def called(given: Given, id: str, person: str, values: tuple[str, ...]) -> None:
    """Note a call of a round: heard=well, trouble or not_reached; on=DATE by=WHO note=WORDS. Today and you where they
    are left out. Who was not reached stays on the list."""
    from guvoh.app.network import called as noted
    from guvoh.model.records import kind
    from guvoh.vault import queries

    with opened(given) as vault:
        one = kept.whole(vault, id, "event")
        fields = {"on": kept.today(vault), "by": vault.by, **read_fields(kind("called"), values)}
        with naming_the_field():
            made = noted(vault, one.id, kept.person_of(vault, person), fields)
        given.print(row(queries.record(vault, made)), short(made))
