"""guvoh checklist"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import kept
from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.errors import NotFound
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma, language

if TYPE_CHECKING:
    from guvoh.safety.digital import Check, Done
    from guvoh.vault.vault import Vault

_LEVEL = click.option("--level", type=click.Choice(["basic", "raised", "high"]), default="high",
                      help="The level of risk: basic, raised or high; each has all of those below it.")  # fmt: skip
_WHO = click.option("--for", "who", type=click.Choice(["documenter", "traveller", "family"]), default=None,
                    help="Only the steps for a documenter, a traveller, or a relative reached by phone.")  # fmt: skip


@click.group(cls=kept.Listing)
def checklist() -> None:
    """The digital security check: what to do by level of risk, why and how, how far you have come, when to look again.
    Without a vault it is shown without progress."""


@checklist.command("list")
@_LEVEL
@_WHO
@click.option("--open", "only_open", is_flag=True, help="Only what is not done yet, or is to be looked at again.")
@takes_options
def list_(given: Given, level: str, who: str | None, only_open: bool) -> None:
    """List the steps, each with what became of it."""
    from guvoh.safety.digital import standings
    from guvoh.vault import queries

    with _maybe(given) as vault:
        records = queries.records(vault, None, "check") if vault else []
        for one in standings(records, _today(vault), level, who or ""):
            if one.due or not only_open:
                given.print(_row(one), _line(one))


@checklist.command("show")
@click.argument("item")
@takes_options
def show(given: Given, item: str) -> None:
    """One step: what, why, how, from which source, read when."""
    one = _known(item)
    tongue = language()
    source = comma().join(part for part in (one.source, one.where) if part)
    lines = [
        f"{one.id}  {one.say(tongue)}", "    " + _("Why: {words}").format(words=one.why(tongue)),
        "    " + _("How: {words}").format(words=one.how(tongue)),
        "    " + _("Source: {source}; read {day}.").format(source=source, day=one.read),
    ]  # fmt: skip
    given.print(_check_row(one), "\n".join(lines))


@checklist.command("done")
@click.argument("item")
@click.option("--on", "day", metavar="DATE", help="The day; today where it is left out.")
@click.option("--again", metavar="DATE", help="When to look again; else by the step's own rule.")
@click.option("--not-for-us", is_flag=True, help="Looked at, and it does not fit; --note says why.")
@click.option("--later", is_flag=True, help="Put off until --again.")
@click.option("--note", metavar="WORDS", default="", help="A note for yourselves.")
@click.option("--about", multiple=True, metavar="PERSON", help="Whose check it is; without it, the group's.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def done(
    given: Given, item: str, day: str | None, again: str | None, not_for_us: bool, later: bool, note: str,
    about: tuple[str, ...], case: str | None,
) -> None:  # fmt: skip
    """Note that a step was done, and when to look at it again."""
    from guvoh.safety.digital import said

    state = "not_for_us" if not_for_us else "later" if later else "done"
    with opened(given) as vault:
        more = said(item, state, day or kept.today(vault), again or "", note)
        kept.add(given, vault, "check", (), about, case, more)


@checklist.command("add")
@click.argument("words")
@click.option("--again", metavar="DATE", default="", help="By when.")
@click.option("--about", multiple=True, metavar="PERSON", help="Whose step it is; without it, the group's.")
@click.option("--case", "case", metavar="NAME", help="The case, where there are several.")
@takes_options
def add(given: Given, words: str, again: str, about: tuple[str, ...], case: str | None) -> None:
    """Add a step of your own, in words."""
    from guvoh.safety.digital import said

    with opened(given) as vault:
        more = said(words, "todo", kept.today(vault), again)
        kept.add(given, vault, "check", (), about, case, more)


def _known(item: str) -> Check:
    from guvoh.safety.digital import checks

    found = next((one for one in checks() if one.id == item), None)
    if found is None:
        raise NotFound(
            _("There is no such step."),
            _("The steps are: {names}.").format(names=", ".join(one.id for one in checks())),
        )
    return found


@contextmanager
def _maybe(given: Given) -> Iterator[Vault | None]:
    """The open vault; None where none was named."""
    if not given.vault:
        yield None
        return
    with opened(given) as vault:
        yield vault


def _today(vault: Vault | None) -> str:
    from guvoh.vault.vault import utc_now

    return kept.today(vault) if vault else utc_now()[:10]


def _check_row(one: Check) -> dict[str, Any]:
    tongue = language()
    return {"item": one.id, "level": one.level, "for": list(one.who), "say": one.say(tongue), "why": one.why(tongue),
            "how": one.how(tongue), "source": one.source, "where": one.where, "read": one.read}  # fmt: skip


def _row(one: Done) -> dict[str, Any]:
    row = _check_row(one.check) if one.check else {"item": one.item}
    return {**row, "state": one.state, "again_on": one.again_on, "due": one.due,
            "record": one.record.id if one.record else ""}  # fmt: skip


def _line(one: Done) -> str:
    from guvoh.book import record_telling as telling

    state = telling.code("check_states", one.state) if one.state else _("open")
    again = _("again on {day}").format(day=telling.day(one.again_on)) if one.again_on else ""
    words = in_line(one.check.say(language()) if one.check else one.item)
    name = one.item if one.check else short(one.record.id) if one.record else ""
    sign = "!" if one.due else " "
    return f"{sign} {name}  {words} ({comma().join(part for part in (state, again) if part)})"
