"""guvoh submissions"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma

if TYPE_CHECKING:
    from guvoh.book.records import Filed
    from guvoh.vault.vault import Vault


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--before", "mechanism", metavar="CODE", help="What speaks against going to this mechanism too.")
@click.option("--about", "person", metavar="PERSON", help="Only of this person; needed with --before.")
@takes_options
def submissions(given: Given, case: str | None, mechanism: str | None, person: str | None) -> None:
    """What went to which mechanism, each step with its day, what is due; and before something goes to another mechanism
    (--before CODE --about PERSON), what already lies before one that excludes it."""
    from guvoh import app
    from guvoh.book.records import submissions as filed
    from guvoh.errors import UsageError
    from guvoh.vault import queries

    if mechanism and not person:
        raise UsageError(_("Say whom it is about."), _("Give --about PERSON."))
    with opened(given) as vault:
        one = queries.person(vault, queries.find(vault, person, ("person",))[1]) if person else None
        if mechanism and one:
            _warn(given, vault, mechanism.upper(), one.case, one.id)
            return
        home = app.the_case(vault, case).id if case else None
        listed = filed(queries.records(vault, home))
        if one:
            mine = {r.id for r in queries.records(vault, home, "submission", one.id)}
            listed = tuple(f for f in listed if f.record.id in mine)
        for each in listed:
            given.print({**asdict(each), "ended": each.ended}, _words(vault, each))


def _words(vault: Vault, filed: Filed) -> str:
    from guvoh.book import record_telling as telling
    from guvoh.book.record_names import names_of_persons

    names = names_of_persons(vault, filed.record.about)
    head = [telling.title(filed.record), in_line(telling.people(filed.record, names)), telling.state_words(filed)]
    if filed.due:
        words = _("our answer is due {day}") if filed.owed else _("answer awaited by {day}")
        head.append(words.format(day=telling.day(filed.due)))
    out = [f"{short(filed.record.id)}  {comma().join(part for part in head if part)}"]
    for step in filed.steps:
        said = [telling.day(step.text("date")), telling.title(step), in_line(step.text("text"))]
        out.append(f"          {short(step.id)}  {comma().join(part for part in said if part)}")
    return "\n".join(out)


def _warn(given: Given, vault: Vault, mechanism: str, case: str, person: str) -> None:
    from guvoh.book.record_names import as_known_now
    from guvoh.model import vocabulary
    from guvoh.policy.filing import filed_before
    from guvoh.vault import queries

    vocabulary.term("mechanisms", mechanism)
    found = filed_before(as_known_now(vault, queries.records(vault, case)), mechanism, person)
    for finding in found:
        given.print(asdict(finding), f"{finding.weight}  {finding.what}\n          {finding.source}".rstrip())
    if not found:
        given.say(_("Nothing that was submitted speaks against it."))
