"""guvoh resolve, guvoh same, guvoh different"""

from __future__ import annotations

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def resolve(given: Given, case: str | None) -> None:
    """Propose which accepted claims tell of one event and which names are one person. Nothing is joined by itself."""
    from guvoh import app
    from guvoh import resolve as step
    from guvoh.vault import queries

    with opened(given) as vault:
        cases = [app.the_case(vault, case)] if case else queries.cases(vault)
        n = 0
        for one in cases:
            for p in step.propose(vault, one.id):
                n += 1
                given.print(
                    {"of": p.of, "a": p.a, "b": p.b, "because": list(p.because), "case": one.id},
                    f"{short(p.a)}  {short(p.b)}  {_words(vault, p)}  ({', '.join(p.because)})",
                )
        if n:
            given.say(_("To join two: guvoh same ID ID --because WORDS. To keep them apart: guvoh different ID ID."))
        else:
            given.say(_("There is nothing to propose."))


def _words(vault: object, p: object) -> str:
    from typing import cast

    from guvoh.resolve import Proposal
    from guvoh.vault import queries
    from guvoh.vault.vault import Vault

    v, proposal = cast(Vault, vault), cast(Proposal, p)
    if proposal.of == "claim":
        return " | ".join(queries.claim(v, id).claim.quote[:60] for id in (proposal.a, proposal.b))
    persons = (queries.person_of(v, id) for id in (proposal.a, proposal.b))
    return " | ".join(person.names[0] if person else "" for person in persons)


def _judge(given: Given, a: str, b: str, verdict: str, because: str) -> None:
    from guvoh import app

    with opened(given) as vault:
        entry = app.judge(vault, a, b, verdict, because)
    given.print({"entry": entry, "verdict": verdict}, _("Recorded. To take it back: guvoh undo {id}").format(
        id=short(entry)))  # fmt: skip


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--because", required=True, metavar="WORDS", help="Why you think so.")
@takes_options
def same(given: Given, a: str, b: str, because: str) -> None:
    """Say that two claims tell of one event, or that two persons are one."""
    _judge(given, a, b, "same", because)


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--because", required=True, metavar="WORDS", help="Why you think so.")
@takes_options
def different(given: Given, a: str, b: str, because: str) -> None:
    """Say that two claims or two persons are not the same: they are not proposed again."""
    _judge(given, a, b, "different", because)
