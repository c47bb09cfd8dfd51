"""guvoh risk"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from guvoh.model.proxy import Happened, Pattern, Risk
    from guvoh.vault.vault import Vault


@click.command()
@click.argument("person", required=False)
@click.option("--case", "case", metavar="NAME", help="Without PERSON: what followed which event in this case.")
@click.option("--because-of", "target", metavar="PERSON", help="Judge that PERSON was reached because of this one.")
@click.option("--claim", metavar="ID", help="The claim that tells of the act against PERSON.")
@click.option("--after", default="", metavar="ID", help="The claim of what went before it.")
@click.option("--certainty", type=click.Choice(["certain", "likely", "said"]), default="said", show_default=True)
@click.option("--why", default="", metavar="WORDS", help="Why you judge so.")
@takes_options
def risk(
    given: Given, person: str | None, case: str | None, target: str | None, claim: str | None, after: str,
    certainty: str, why: str,
) -> None:  # fmt: skip
    """Who is at risk because of whom: a person's relatives, what happened to them after what, for whose sake. Without
    PERSON: how many relatives were reached after which event, and how soon. No paper prints any of it."""
    from guvoh import app
    from guvoh.app.proxies import judge_proxy
    from guvoh.book import at_risk
    from guvoh.book.at_risk_pattern import patterns
    from guvoh.book.risk_telling import tally_words
    from guvoh.vault import queries

    if target and not (person and claim):
        raise UsageError(_("A judgement needs the relative and the claim of the act."), _("Give PERSON and --claim."))
    with opened(given) as vault:
        if person is None:
            known = at_risk.proxies(vault, app.the_case(vault, case).id)
            counted = at_risk.tallies(known)
            given.print({"tallies": asdict(counted)}, "; ".join(tally_words(counted)))
            for row in patterns(vault, known):
                given.print(asdict(row), _pattern(row))
            return
        one = queries.find(vault, person, ("person",))[1]
        if target and claim:
            other = queries.find(vault, target, ("person",))[1]
            act, before = (queries.find(vault, id, ("claim",))[1] if id else "" for id in (claim, after))
            entry = judge_proxy(vault, act, one, other, certainty, why, before)
            given.print({"id": one, "entry": entry}, short(entry))
            return
        found = at_risk.risk(vault, one)
        given.print(asdict(found), "\n".join(_lines(vault, found)))


def _lines(vault: Vault, found: Risk) -> Iterator[str]:
    from guvoh.book.risk_telling import apart_words, certainty_label

    yield f"{short(found.person)}  {in_line(found.name)}"
    for one in found.relatives:
        sure = ", ".join(part for part in (one.relation, certainty_label(one.certainty), one.closed) if part)
        yield f"  {short(one.person)}  {in_line(one.name)} ({in_line(sure)})"
        for act in one.acts:
            yield f"      {_happened(act)}"
    for proxy in found.because_of:
        yield "  " + _("because of {name} ({certainty}): {id}").format(
            name=in_line(proxy.target_name), certainty=certainty_label(proxy.certainty), id=short(proxy.entry)
        )
    for proxy in found.through:
        yield "  " + _("reached through {name} ({certainty}): {id}").format(
            name=in_line(proxy.relative_name), certainty=certainty_label(proxy.certainty), id=short(proxy.entry)
        )
    for offered in found.offered:
        after = f", {apart_words(offered.apart)}: {_happened(offered.after)}" if offered.after and offered.apart else ""
        yield "  " + _("nobody judged yet: {name}, {act}").format(
            name=in_line(offered.relative_name), act=_happened(offered.act) + after
        )


def _happened(one: Happened) -> str:
    from guvoh.book import finer_label

    when = one.first if one.first == one.last else f"{one.first}/{one.last}"
    label = finer_label(one.act, [one.code], language())
    return ", ".join(in_line(part) for part in (label, when or "", one.place, short(one.claim)) if part)


def _pattern(row: Pattern) -> str:
    from guvoh.book import finer_label
    from guvoh.book.risk_telling import many_words, soon_words

    event = ", ".join(p for p in (finer_label(row.act, [row.code], language()), row.first or "", row.place) if p)
    whom = in_line(", ".join(row.targets))
    return f"{short(row.event)}  {in_line(event)}: {many_words(row)}, {soon_words(row)} ({whom})"
