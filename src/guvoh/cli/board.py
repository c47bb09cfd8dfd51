"""guvoh board, guvoh enter, guvoh status"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import fields as known
from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.cli.into import into_case
from guvoh.cli.whom import who_is_near
from guvoh.model.ids import short
from guvoh.text.i18n import _, language, ngettext

if TYPE_CHECKING:
    from guvoh.model.held import HeldPerson, Reported


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--day", metavar="DATE", help="As on this day (2026-11-21); today where it is left out.")
@click.option("--stale-after", type=click.IntRange(1), default=30, show_default=True, metavar="DAYS")
@takes_options
def board(given: Given, case: str | None, day: str | None, stale_after: int) -> None:
    """List the people held, what is due first: the last known status, its day and source, and who calls next."""
    from guvoh import app, book
    from guvoh.model.person_fields import one_day

    now = datetime.now().strftime("%Y-%m-%dT%H:%M")  # the reader's clock: hearings and calls are told in local time
    today = one_day("day", day) if day else now[:10]
    with opened(given) as vault:
        of = app.the_case(vault, case).id if case else None
        for line in book.board(vault, of, today, "" if day else now, stale_after, language()):
            given.print(asdict(line), "\n".join(_lines(line)))


def _lines(line: HeldPerson) -> Iterator[str]:
    """A person on the first, then a line for each thing that is known."""
    years = line.said("age_years")
    about = ", ".join(part for part in (line.said("occupation"), years) if part)
    names = in_line(" / ".join(line.person.names))
    yield f"{short(line.person.id)}  {names}" + (f"  ({in_line(about)})" if about else "")
    pairs = (
        (_("status"), _status(line)), (_("place"), ", ".join(p for p in (line.place, line.holder) if p)),
        (_("lawyer"), line.said("lawyer")), (_("health"), line.said("health")),
        (_("hearing"), _hearing(line)), (_("last contact"), _contact(line)), (_("next call"), _call(line)),
    )  # fmt: skip
    for name, words in pairs:
        if words:
            yield f"          {name}: {in_line(words)}"
    signs = (
        (line.denied, _("Custody denied {day}")), (line.released, _("Release reported {day}, nobody confirmed")),
        (line.killed, _("Death reported {day}, nobody confirmed")),
    )  # fmt: skip
    for reports, words in signs:
        for report in reports:
            yield f"          {words.format(day=report.day)}{_said_by(report)}"


def _status(line: HeldPerson) -> str:
    status = line.status
    if status is not None:
        said = f", {status.said_by}" if status.said_by else ""
        source = f", {short(status.source)}" if status.source else ""
        since = _("since {since}, ").format(since=status.since) if status.since else ""
        known = _("known {day}").format(day=status.known)
        words = f"{line.status_label} ({since}{known}{said}{source})"
    else:
        report = line.reported
        words = line.status_label + (f" ({report.day}{_said_by(report)})" if report else "")
    if line.stale:
        words += ". " + ngettext("No news for {n} day.", "No news for {n} days.", line.days).format(n=line.days)
    return words


def _said_by(report: Reported) -> str:
    return f", {in_line(report.said_by)}, {short(report.source)}" if report.said_by else f", {short(report.source)}"


def _hearing(line: HeldPerson) -> str:
    at = line.said("hearing_at").replace("T", " ")
    what = ", ".join(part for part in (at, line.said("hearing_what")) if part)
    return _("{hearing}: has passed, nothing noted of it").format(hearing=what) if line.hearing_passed else what


def _contact(line: HeldPerson) -> str:
    return ", ".join(part for part in (line.contact, line.contact_from) if part)


def _call(line: HeldPerson) -> str:
    parts = (line.said("next_call_at").replace("T", " "), line.said("next_call_by"), line.said("next_call_whom"))
    words = ", ".join(part for part in parts if part)
    return _("overdue, {call}").format(call=words) if line.call_overdue else words


@click.command()
@click.argument("name")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--case", "case", metavar="NAME", default="General", show_default=True)
@click.option("--new-case", is_flag=True, help="The case is new, and meant to be open.")
@click.option("--source", metavar="ID", help="Where the name was taken from.")
@click.option("--ref", metavar="NUMBER", help="Your own number for the person.")
@takes_options
def enter(
    given: Given, name: str, values: tuple[str, ...], case: str, new_case: bool, source: str | None, ref: str | None
) -> None:
    """Enter a person by hand, without any claim. The fields are those of `guvoh set`."""
    from guvoh import app
    from guvoh.vault import queries

    fields = known.parse(values, known.PERSON)
    with opened(given) as vault:
        into = app.open_case(vault, into_case(given, vault, case, new_case))
        of = queries.find(vault, source, ("source",))[1] if source else None
        near = who_is_near(vault, into, name) if fields.get("unnamed") != "yes" else []
        id = app.enter_person(vault, into, name, fields, of, ref)
    given.print({"id": id}, short(id))
    for line in near:
        given.say(line)
    if near:
        given.say(_("Where it is one person: guvoh same {id} ID --because WORDS").format(id=short(id)))


@click.command()
@click.argument("person")
@click.argument("code")
@click.option("--known", "day", metavar="DATE", required=True, help="The day on which whoever says so knew it.")
@click.option("--since", metavar="DATE", help="Since when, as far as it is said (2026-11, 2026-11-03/2026-11-13).")
@click.option("--said-by", default="", metavar="WHO")
@click.option("--place", default="", metavar="WHERE")
@click.option("--holder", default="", metavar="WHO", help="Who holds the person.")
@click.option("--note", default="", metavar="WORDS")
@click.option("--source", metavar="ID", help="The source that says so: it goes when that is withdrawn or erased.")
@takes_options
def status(given: Given, person: str, code: str, day: str, source: str | None, **words: Any) -> None:
    """Tell what somebody knew of a person's liberty. CODE is of the list of statuses: L04 is held awaiting trial."""
    from guvoh import app
    from guvoh.vault import queries

    with opened(given) as vault:
        _kind, id = queries.find(vault, person, ("person",))
        of = queries.find(vault, source, ("source",))[1] if source else None
        entry = app.tell_status(vault, id, code.upper(), day, source=of, **words)
    given.print({"id": id, "entry": entry}, short(entry))
