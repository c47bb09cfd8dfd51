"""guvoh threats"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.cli.record import row
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guvoh.model.proxy import Relative
    from guvoh.model.records import Record
    from guvoh.safety.network.threats import Pattern
    from guvoh.vault.vault import Vault


@click.group(cls=kept.Listing)
def threats() -> None:
    """What was threatened, against whom, by whom, in which way, with the evidence; to whom it was reported; how it goes
    on over time."""


@threats.command("list")
@click.option("--about", metavar="PERSON", help="Only those against this person, or said to him.")
@click.option("--open", "only_open", is_flag=True, help="Only those that are still followed.")
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def list_(given: Given, about: str | None, only_open: bool, case: str | None) -> None:
    """List them in the order of days."""
    from guvoh import app
    from guvoh.safety.network.threats import threats_of

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        for one in threats_of(vault, home, kept.person_of(vault, about)):
            if not only_open or not one.text("closed_on"):
                given.print(row(one), _line(vault, one))


@threats.command("show")
@click.argument("id")
@takes_options
def show(given: Given, id: str) -> None:
    """One threat, with the relatives of whom it is against and what happened to them."""
    from guvoh.safety.network.threats import family_at_risk

    with opened(given) as vault:
        one = kept.whole(vault, id, "threat")
        family = family_at_risk(vault, one)
        given.print({**row(one), "family": {person: [asdict(r) for r in of] for person, of in family.items()}},
                    "\n".join([*kept.shown(vault, one), *_family(family)]))  # fmt: skip


@threats.command("add")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--about", multiple=True, metavar="PERSON", help="Against whom it is; may be given several times.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def add(given: Given, values: tuple[str, ...], about: tuple[str, ...], case: str | None) -> None:
    """Add one: what=..., on=DATE, severity=pressure, channel=phone, by=..., office=..., sources=ID, follow_up_on=DATE;
    all fields: `guvoh record threat --kinds`."""
    with opened(given) as vault:
        kept.add(given, vault, "threat", values, about, case)


@threats.command("pattern")
@click.option("--about", metavar="PERSON", help="Only those against this person, or said to him.")
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def pattern(given: Given, about: str | None, case: str | None) -> None:
    """How they go on: by person, office, channel, gravity and month; whether they rise against the 90 days before."""
    from guvoh import app
    from guvoh.safety.network.threats import pattern as pattern_of
    from guvoh.safety.network.threats import threats_of

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        found = pattern_of(threats_of(vault, home, kept.person_of(vault, about)), kept.today(vault))
        given.print(asdict(found), "\n".join(_pattern(vault, found)))


def _line(vault: Vault, one: Record) -> str:
    from guvoh.book import record_telling as telling
    from guvoh.book.record_names import names_of_persons
    from guvoh.safety.network.threats import whom

    names = names_of_persons(vault, whom(one))
    said = [telling.day(one.text("on")), telling.code("threat_severity", one.text("severity")),
            comma().join(names.values()), one.text("office") or one.text("by"), telling.title(one)[:160]]  # fmt: skip
    out = f"{short(one.id)}  {comma().join(in_line(part) for part in said if part)}"
    if one.text("follow_up_on") and not one.text("closed_on"):
        out += "  (" + _("ask again {day}").format(day=telling.day(one.text("follow_up_on"))) + ")"
    return out


def _family(family: Mapping[str, tuple[Relative, ...]]) -> Iterator[str]:
    for relatives in family.values():
        for one in relatives:
            happened = f": {len(one.acts)}" if one.acts else ""
            words = _("family at risk: {name} ({relation})").format(
                name=in_line(one.name), relation=in_line(one.relation)
            )
            yield f"    {short(one.person)}  {words}{happened}"


def _pattern(vault: Vault, found: Pattern) -> Iterator[str]:
    from guvoh.book.record_names import names_of_persons
    from guvoh.safety.network.telling import pattern_words, tallies

    yield pattern_words(found)
    names = names_of_persons(vault, [id for id, _n in found.persons])
    for head, rows in (*tallies(found, names), (_("month"), list(found.months))):
        if rows:
            yield f"    {head}: " + "; ".join(f"{in_line(words)} {n}" for words, n in rows)
    if found.unreported:
        yield "    " + _("reported to nobody yet: {ids}").format(ids=comma().join(map(short, found.unreported)))
