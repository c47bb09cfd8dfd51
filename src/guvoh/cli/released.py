"""guvoh released"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from guvoh.model.held import HeldPerson
    from guvoh.model.release import Among, Release
    from guvoh.vault.vault import Vault


@click.command()
@click.argument("id", metavar="[CLAIM|INCIDENT]", required=False)
@click.option("--case", "case", metavar="NAME", help="Only the releases of this case.")
@click.option("--all", "everybody", is_flag=True, help="Also those who are left out, with the reason.")
@click.option("--person", metavar="ID", help="Note what was heard of this person.")
@click.option("--answer", type=click.Choice(["home", "held", "unknown", "unsaid"]), help="What was heard.")
@click.option("--said-by", default="", metavar="WHO", help="Who said it.")
@click.option("--words", default="", metavar="WORDS", help="What was said, as it was said.")
@click.option("--day", default="", metavar="DATE", help="The day of the call; today where it is left out.")
@click.option("--status", default="", metavar="CODE", help="How the person is held: a code of the list of statuses.")
@click.option("--take-back", "call", metavar="CALL", help="Take back an answer by the id of its call.")
@takes_options
def released(
    given: Given, id: str | None, case: str | None, everybody: bool, person: str | None, answer: str | None,
    call: str | None, **told: str,
) -> None:  # fmt: skip
    """Everyone held who could be among those whom a claim says were let go, with what was heard of each. Without an id:
    the releases of many that accepted claims tell of. Whoever asked that nothing be said is listed as unknown."""
    from guvoh import app
    from guvoh.app import releasing
    from guvoh.book import released as days
    from guvoh.vault import queries

    if bool(person) != bool(answer) or (person and not id):
        what = _("An answer needs the release, the person and what was heard.")
        raise UsageError(what, _("Give the release, --person and --answer."))
    with opened(given) as vault:
        if call:
            source = queries.find(vault, call, ("source",))[1]
            entries = releasing.take_back(vault, source)
            given.print({"source": source, "entries": entries}, _("Taken back. The history keeps both."))
        elif id is None:
            for one in days.releases(vault, app.the_case(vault, case).id if case else None):
                given.print(asdict(one), _title(one))
        elif person and answer:
            release = _found(vault, id)
            of = queries.find(vault, person, ("person",))[1]
            told["status"] = told["status"].upper()
            source = releasing.answer(vault, release.id, of, answer, **told)
            given.print({"id": of, "source": source}, short(source))
        else:
            _list(given, vault, _found(vault, id), everybody)


def _found(vault: Vault, id: str) -> Release:
    from guvoh.book.released import release
    from guvoh.errors import NotFound
    from guvoh.vault import queries

    try:
        return release(vault, queries.find(vault, id, ("claim",))[1])
    except NotFound:
        found = [one.id for one in queries.incidents(vault) if short(one.id).endswith(id.upper()) or one.id == id]
        if len(found) != 1:
            raise
        return release(vault, found[0])


def _list(given: Given, vault: Vault, of: Release, everybody: bool) -> None:
    from guvoh.book import release_telling as telling
    from guvoh.book import released as days
    from guvoh.model.release import tally

    people = days.among(vault, of)
    shown = [one for one in people if everybody or not one.out]
    lines = days.lines(vault, [one.person for one in shown], of, datetime.now().date().isoformat(), language())
    n, left = tally([one for one in people if not one.out]).told(), Counter(one.out for one in people if one.out)
    head = {"release": asdict(of), "tally": n._asdict(), "shown": len(shown), "left_out": dict(left)}
    words = [_title(of), ", ".join(telling.summary(n)) + "."]
    if left and not everybody:
        words.append(_("Left out (--all lists them): {why}.").format(why="; ".join(telling.left_out(left))))
    given.print(head, "\n".join(words))
    for one in shown:
        _one(given, one, lines.get(one.person))


def _one(given: Given, one: Among, line: HeldPerson | None) -> None:
    from guvoh.book import release_telling as telling
    from guvoh.model.release import UNKNOWN, UNSAID

    heard = None if one.heard is None or one.heard.answer == UNSAID else one.heard
    known = line if line and (line.status or line.reported) else None
    row = {
        "person": one.person, "name": one.name, "left_out": one.out, "answer": heard.answer if heard else UNKNOWN,
        "day": heard.day if heard else "", "said_by": heard.said_by if heard else "",
        "source": heard.source if heard else "", "before": known.status_label if known else "",
        "place": known.place if known else "",
    }  # fmt: skip
    call = short(row["source"]) if row["source"] else ""
    said = [telling.answer_label(row["answer"]), row["day"], row["said_by"], call]
    before = [row["before"], row["place"], telling.why_left_out(one.out)]
    words = ", ".join(in_line(part) for part in (said if heard else said[:1]) if part)
    then = ", ".join(in_line(part) for part in before if part)
    given.print(row, f"{short(one.person)}  {in_line(one.name)}\n          {words}" + (f" ({then})" if then else ""))


def _title(of: Release) -> str:
    from guvoh.book import release_telling as telling

    said = "; ".join(in_line(telling.claimed(figure)) for figure in of.figures)
    return f"{short(of.id)}  {telling.days_of(of)}  {said}"
