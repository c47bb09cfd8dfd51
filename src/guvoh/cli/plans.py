"""guvoh plans"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.cli.paper_file import refuse_place, write_paper
from guvoh.cli.plans_event import agreed, called, named
from guvoh.cli.plans_watch import arm, stand_down, watcher
from guvoh.cli.record import line, naming_the_field, row
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma, language

if TYPE_CHECKING:
    from guvoh.app.network import Ready
    from guvoh.safety.network.events import Before, Involved
    from guvoh.safety.network.plans import State
    from guvoh.vault.vault import Vault

_OUT = click.option("--out", "out", required=True, metavar="FILE", help="FILE.pdf, .docx or .html.")
_FORCE = click.option("--force", is_flag=True, help="Overwrite FILE even if it is no earlier paper of Guvoh.")


@click.group(cls=kept.Listing)
def plans() -> None:
    """Plans for a person or family: signs, who does what, contacts, papers, children; drills; the pocket sheet; the
    watcher: `arm`, `stand-down`, `watcher`. And before somebody protests, speaks or publishes: `event`, `before`,
    `agreed`, `named`; after it `calls`, `called`."""


@plans.command("list")
@click.option("--about", metavar="PERSON", help="Only those that cover this person.")
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def list_(given: Given, about: str | None, case: str | None) -> None:
    """List them, each with what makes it red."""
    from guvoh import app
    from guvoh.safety.network.plans import states
    from guvoh.vault import queries

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        listed = queries.records(vault, home, "plan", kept.person_of(vault, about) or None)
        for state in states(vault, [one for one in listed if not one.text("ended_on")], kept.today(vault)):
            given.print(_row(state), "\n".join([line(vault, state.plan), *_lacks(state, only_red=True)]))


@plans.command("show")
@click.argument("id")
@takes_options
def show(given: Given, id: str) -> None:
    """One plan whole, with all that is missing, and its drills."""
    from guvoh.safety.network.plans import states
    from guvoh.vault import queries

    with opened(given) as vault:
        one = kept.whole(vault, id, "plan")
        (state,) = states(vault, [one], kept.today(vault))
        drills = [r for r in queries.records(vault, one.case, "drill") if r.text("plan") == one.id]
        told = [*kept.shown(vault, one), *_lacks(state), *(f"    > {line(vault, r)}" for r in drills)]
        given.print({**_row(state), "drills": [row(r) for r in drills]}, "\n".join(told))


@plans.command("add")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--about", multiple=True, metavar="PERSON", help="Whom it covers; may be given several times.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def add(given: Given, values: tuple[str, ...], about: tuple[str, ...], case: str | None) -> None:
    """Add one: title=..., signs=..., at_arrest=@FILE, medicines=..., children=..., buddies="ID ID", lawyers=ID; all
    fields: `guvoh record plan --kinds`."""
    with opened(given) as vault:
        kept.add(given, vault, "plan", values, about, case)


@plans.command("drill")
@click.argument("id")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--read", "read", is_flag=True, help="The plan was read again too.")
@takes_options
def drill(given: Given, id: str, values: tuple[str, ...], read: bool) -> None:
    """Note a drill of a plan: what=call_round on=DATE reached="ID ID" missed=ID minutes=40 learned=... Whoever answered
    has replied: that is noted at the contact too. Today and a round of calls where they are left out."""
    from guvoh.app.network import drill as drilled
    from guvoh.cli.record import read_fields
    from guvoh.model.records import kind
    from guvoh.vault import queries

    with opened(given) as vault:
        one = kept.whole(vault, id, "plan")
        fields = {"what": "call_round", "on": kept.today(vault), **read_fields(kind("drill"), values)}
        with naming_the_field():
            made = drilled(vault, one.id, fields, read)
        given.print(row(queries.record(vault, made)), short(made))


@plans.command("sheet")
@click.argument("id")
@_OUT
@_FORCE
@click.option("--in", "languages", multiple=True, metavar="LANG", help="A side in this language; may be given twice.")
@takes_options
def sheet(given: Given, id: str, out: str, force: bool, languages: tuple[str, ...]) -> None:
    """The pocket sheet: one page of A6 (folded: A7) for each language, with numbers of people abroad and harmless
    words. No name, no organisation, no case, nobody in the country, no child; who is left out is said."""
    from guvoh.app.network import pocket_sheet
    from guvoh.safety.network.lacks import left_out_words

    path = _place(given, out, force, (".pdf",))
    with opened(given) as vault:
        one = kept.whole(vault, id, "plan")
        drawn, made = pocket_sheet(vault, one.id, languages or (language(),), kept.today(vault))
    write_paper(path, drawn)
    left = [{"contact": contact, "why": why} for contact, why in made.left_out]
    given.print({"out": out, "bytes": len(drawn), "calls": len(made.calls), "left_out": left},
                _("Written: {file}").format(file=out))  # fmt: skip
    for one_id, why in made.left_out:
        given.say(_("Left out: {id}, {why}.").format(id=short(one_id), why=left_out_words(why)))
    if not made.calls:
        given.say(_("No number stands on it: no contact of the plan is known to be adult and abroad, with a phone."))
    given.say(_("Give the file a name that says nothing, print it, and delete it."))


@plans.command("paper")
@click.argument("id")
@_OUT
@_FORCE
@takes_options
def paper(given: Given, id: str, out: str, force: bool) -> None:
    """The plan whole, for the group's own use. Whoever is in the country or under 18 stands in it by a code name."""
    from guvoh.app.network import ENDINGS, plan_paper

    path = _place(given, out, force, ENDINGS)
    with opened(given) as vault:
        drawn = plan_paper(vault, kept.whole(vault, id, "plan").id, path.suffix.lower(), kept.today(vault))
    _written(given, path, out, drawn)


@plans.command("event")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--about", multiple=True, metavar="PERSON", help="Who takes part; may be given several times.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def event(given: Given, values: tuple[str, ...], about: tuple[str, ...], case: str | None) -> None:
    """Add a protest, speech or publication: title=..., what=protest, on=DATE, relatives="ID ID", agreed=ID."""
    with opened(given) as vault:
        kept.add(given, vault, "event", values, about, case)


@plans.command("events")
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@takes_options
def events(given: Given, case: str | None) -> None:
    """List the protests, speeches and publications."""
    from guvoh import app
    from guvoh.vault import queries

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        for one in sorted(queries.records(vault, home, "event"), key=lambda r: r.text("on")):
            given.print(row(one), f"{line(vault, one)}  {one.text('on')}")


@plans.command("before")
@click.argument("id")
@click.option("--papers/--no-papers", default=True, help="Whether to try which papers could be made at once.")
@takes_options
def before(given: Given, id: str, papers: bool) -> None:
    """Before an event: who takes part, which relatives could pay for it, who agreed, what was last known of each, the
    rounds of calls, and which papers of the first hour could be made now."""
    from guvoh.app.network import first_hour
    from guvoh.safety.network.events import before as before_of
    from guvoh.vault import queries

    with opened(given) as vault:
        found = before_of(vault, kept.whole(vault, id, "event"))
        home = next(c for c in queries.cases(vault) if c.id == found.event.case)
        ready = first_hour(vault, home, found.event.about) if papers else []
        told = {"event": row(found.event), "people": [asdict(one) for one in found.people],
                "rounds": [one._asdict() for one in found.rounds], "papers": [one._asdict() for one in ready],
                "closed_shut": found.closed_shut}  # fmt: skip
        given.print(told, "\n".join(_before(vault, found, ready)))


@plans.command("calls")
@click.argument("id")
@_OUT
@_FORCE
@takes_options
def calls(given: Given, id: str, out: str, force: bool) -> None:
    """The list for the rounds of calls after an event, 72 hours and 14 days. Whoever is in the country or under 18
    stands in it by a code name and the id under which the desk has him."""
    from guvoh.app.network import ENDINGS, call_list

    path = _place(given, out, force, ENDINGS)
    with opened(given) as vault:
        drawn = call_list(vault, kept.whole(vault, id, "event").id, path.suffix.lower())
    _written(given, path, out, drawn)


def _place(given: Given, out: str, force: bool, endings: tuple[str, ...]) -> Path:
    path = Path(out)
    if path.suffix.lower() not in endings:
        raise UsageError(_("A paper ends in {endings}.").format(endings=", ".join(endings)), "")
    refuse_place(path, given.folder(), force)
    return path


def _written(given: Given, path: Path, out: str, drawn: bytes) -> None:
    write_paper(path, drawn)
    given.print({"out": out, "bytes": len(drawn)}, _("Written: {file}").format(file=out))
    given.say(_("This file is not encrypted. It lies at {path}; keep it on an encrypted disk, or delete it.").format(
        path=path.resolve()))  # fmt: skip


def _row(state: State) -> dict[str, Any]:
    return {**row(state.plan), "red": state.red, "armed": state.watched.armed, "drilled_on": state.drilled_on,
            "lacks": [{**asdict(one), "red": one.red} for one in state.lacks]}  # fmt: skip


def _lacks(state: State, only_red: bool = False) -> Iterator[str]:
    from guvoh.safety.network.lacks import lack_words

    for one in state.lacks:
        if one.red:
            yield "    " + _("RED: {what}").format(what=lack_words(one))
        elif not only_red:
            yield f"    {lack_words(one)}"


def _before(vault: Vault, found: Before, ready: list[Ready]) -> Iterator[str]:
    from guvoh.book import record_telling as telling

    yield f"{line(vault, found.event)}  {telling.day(found.event.text('on'))}"
    for one in found.people:
        yield f"    {short(one.person)}  {_involved(one)}"
    if found.not_asked:
        yield "    " + _("Ask the family before you go on: {n} of them did not say yes or no.").format(
            n=len(found.not_asked)
        )
    if found.closed_shut:
        yield "    " + _("Family ties may be kept in a closed case: open it with --closed to see them.")
    for each in found.rounds:
        state = _("done") if each.done else _("{n} to call").format(n=len(each.open_))
        yield f"    {telling.waits_words_of(each.name)}{comma()}{telling.day(each.due)}: {state}"
    for paper in ready:
        yield f"    {paper.command}: " + (_("can be made now") if paper.ready else _("not yet"))
        for what in paper.missing:
            yield f"        {in_line(what)}"
    yield "    " + _("Afterwards, if relatives were reached: `guvoh risk`, then `guvoh report pattern`.")


def _involved(one: Involved) -> str:
    from guvoh.app.network import part_words
    from guvoh.book import record_telling as telling

    agreed = {"yes": _("agreed"), "no": _("said no"), "not_asked": _("not asked")}[one.agreed]
    known = _("last known {day}").format(day=telling.day(one.last_known)) if one.last_known else _("nothing known")
    said = [in_line(one.name), part_words(one.part), in_line(comma().join(one.of)), agreed, known,
            _("under 18") if one.child else "", _("only a person may call") if one.call_by_hand else "",
            one.closed]  # fmt: skip
    return comma().join(part for part in said if part)


for _command in (arm, stand_down, watcher, agreed, named, called):
    plans.add_command(_command)
