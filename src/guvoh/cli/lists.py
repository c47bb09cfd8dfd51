"""guvoh sources, guvoh claims, guvoh incidents, guvoh persons, guvoh cases"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _, ngettext

COUNTED = 2000  # persons: of more it takes too long to compare all with all for a line below a list


def _only(vault: Any, case: str | None) -> str | None:
    from guvoh import app

    return app.the_case(vault, case).id if case else None


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def sources(given: Given, case: str | None) -> None:
    """List the sources in the order in which they came."""
    from guvoh.vault import queries

    with opened(given) as vault:
        names = {c.id: c.name for c in queries.cases(vault)}
        for s in queries.sources(vault, _only(vault, case)):
            state = _("withdrawn") if s.withdrawn else "" if s.readable else _("no text")
            name = in_line(s.title or s.name)
            given.print(
                {**asdict(s), "case": names[s.case], "case_id": s.case},
                "  ".join(p for p in (short(s.id), s.published or "          ", name, state) if p),
            )


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--state", type=click.Choice(["suggested", "accepted", "rejected", "withdrawn", "open"]))
@click.option("--source", "source", metavar="ID", help="Only of this source.")
@takes_options
def claims(given: Given, case: str | None, state: str | None, source: str | None) -> None:
    """List suggestions and claims, each with its words."""
    from guvoh.vault import queries

    with opened(given) as vault:
        names = {c.id: c.name for c in queries.cases(vault)}
        of = queries.find(vault, source, ("source",))[1] if source else None
        for row in queries.claims(vault, _only(vault, case), state, of):
            c = row.claim
            given.print(
                {"id": row.id, "source": row.source, "case": names[row.case], "state": row.state,
                 "decision": row.decision, "doc": row.source, **c.as_dict()},
                f"{short(row.id)}  {row.state:9}  {c.act}{'' if c.polarity == 'asserted' else f' ({c.polarity})'}"
                f"  {_quoted(c.quote)}",
            )  # fmt: skip


def _quoted(text: str, longest: int = 110) -> str:
    line = in_line(text)
    return f"“{line if len(line) <= longest else line[: longest - 1] + '…'}”"


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def incidents(given: Given, case: str | None) -> None:
    """List the incidents with their figures, range and how firm they are."""
    from guvoh.model.dates import show
    from guvoh.model.vocabulary import act_label, ladder_label
    from guvoh.report.wording import with_unit
    from guvoh.vault import queries

    with opened(given) as vault:
        names = {c.id: c.name for c in queries.cases(vault)}
        for i in queries.incidents(vault, _only(vault, case)):
            when = show(i.start, i.end) if i.start or i.end else _("no date")
            figures = "; ".join(_quoted(f.amount.text) for f in i.figures)
            given.print(
                {**asdict(i), "case": names[i.case]},
                f"{short(i.id)}  {when}  {act_label(i.act)}  {', '.join(i.places)}\n"
                f"          {ladder_label(i.ladder)}"
                + (f"  {with_unit(_range(i.range), i.range.unit)}  {figures}" if i.range else "")
                + ("  " + _("contested") + f": {', '.join(i.contested)}" if i.contested else ""),
            )


def _range(r: Any) -> str:
    if r.low is not None and r.high is not None:
        return str(r.low) if r.low == r.high else _("{low} to {high}").format(low=r.low, high=r.high)
    if r.low is not None:
        return _("{low} or more").format(low=r.low)
    return _("at most {high}").format(high=r.high)


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def persons(given: Given, case: str | None) -> None:
    """List the persons whom accepted claims name, with their protection and publicity; then how many pairs of them may
    be the same."""
    from guvoh.model.vocabulary import label
    from guvoh.vault import queries

    with opened(given) as vault:
        names = {c.id: c.name for c in queries.cases(vault)}
        only = _only(vault, case)
        listed = queries.persons(vault, only)
        for p in listed:
            conflict = "  " + _("judged both same and different") if p.conflict else ""
            place = "  " + _("a place for somebody unnamed") if p.unnamed else ""
            given.print(
                {**asdict(p), "case": names[p.case]},
                f"{short(p.id)}  {' / '.join(p.names)}{place}  {label('protection', p.protection)},"
                f" {label('publicity', p.publicity)}{conflict}",
            )
        if not given.as_json:
            _say_pairs(given, vault, {p.case for p in listed} if len(listed) <= COUNTED else set(), len(listed))


def _say_pairs(given: Given, vault: Any, cases: set[str], persons: int) -> None:
    """How many pairs of persons wait for somebody's word, and where they are judged."""
    from guvoh.resolve.candidates import person_pairs

    n = sum(len(person_pairs(vault, case)) for case in sorted(cases))
    if n:
        said = ngettext("{n} pair may be the same person: `guvoh resolve` shows it and asks.",
                        "{n} pairs may be the same person: `guvoh resolve` shows them and asks.", n)  # fmt: skip
        given.say(said.format(n=n))
    elif persons > COUNTED:
        given.say(_("Some of these may be the same person: `guvoh resolve` shows them and asks."))


@click.command()
@takes_options
def cases(given: Given) -> None:
    """List the cases with their publicity."""
    from guvoh.model.vocabulary import label
    from guvoh.vault import queries
    from guvoh.vault.closed import opened_cases

    with opened(given) as vault:
        closed = opened_cases(vault)
        for c in queries.cases(vault):
            waiting = queries.unreviewed(vault, c.id)
            given.print(
                {**asdict(c), "unreviewed": waiting, "closed": c.id in closed},
                f"{short(c.id)}  {c.name}  {label('publicity', c.publicity)}  "
                + _("{n} suggestions to read").format(n=waiting)
                + ("  " + _("closed; open in this call") if c.id in closed else ""),
            )
