"""guvoh checkin"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, opened, read_passphrase, takes_options
from guvoh.errors import UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model.records import Record
    from guvoh.vault.vault import Vault


@click.command()
@click.argument("plan", required=False)
@click.option("--safe-until", metavar="MOMENT", help="Nothing is due before, for example 2026-11-23T20:00+01:00.")
@click.option("--away", nargs=2, metavar="FROM TO", help="No check-in is due on these days, for example 2026-12-24.")
@click.option("--stand-down", "ends", is_flag=True, help="End the watching of this plan.")
@click.option("--status", "only_status", is_flag=True, help="Ask the watcher; nothing changes.")
@click.option("--call", "call", metavar="WORDS", help="Somebody spoke with the person: note it; nobody is told.")
@click.option("--arm", "arms", is_flag=True, help="Give the plan to a watcher and arm it.")
@click.option("--watcher", metavar="URL", help="With --arm: the watcher's address.")
@click.option("--word-file", metavar="FILE", help="With --arm: the group's word for this watcher, in FILE.")
@click.option("--brief", metavar="FILE.age", help="With --arm: the letter for the third step, sealed to its reader.")
@click.option("--trust", default="", metavar="PEM", help="Believe this certificate of the watcher.")
@takes_options
def checkin(
    given: Given, plan: str | None, safe_until: str | None, away: tuple[str, str] | None, ends: bool,
    only_status: bool, call: str | None, arms: bool, watcher: str | None, word_file: str | None, brief: str | None,
    trust: str,
) -> None:  # fmt: skip
    """Show the watcher of a plan that its person is safe; arm a plan or end its watching. Without PLAN: the check-ins
    so far. Only a plan that a watcher has taken is watched."""
    from guvoh.app import checking_in as app
    from guvoh.cli.record import line, row
    from guvoh.vault import queries

    if sum(map(bool, (safe_until, away, ends, only_status, call, arms))) > 1:
        raise UsageError(_("Only one of these at a time."), _("Give one option."))
    with opened(given) as vault:
        if plan is None:
            for one in queries.records(vault, None, "checkin"):
                given.print(row(one), line(vault, one))
            return
        of, now = app.plan_of(vault, plan), datetime.now(UTC)
        if call:
            noted = queries.record(vault, app.note_call(vault, of, now, call))
            given.print(row(noted), line(vault, noted))
            given.say(_("The watcher does not know it: guvoh checkin PLAN tells it."))
            return
        if arms:
            if not watcher or not word_file:
                raise UsageError(_("Which watcher?"), _("Give --watcher URL and --word-file FILE."))
            letter = Path(brief).read_bytes() if brief else b""
            said = app.arm(vault, of, watcher, read_passphrase(word_file).strip(), now, letter, trust)
            given.say(_("The code for a check-in without this device: {code}").format(code=app.code_of(vault, of)))
            given.say(_("Learn it or keep it apart: whoever has it can check in."))
        elif ends:
            said = app.stand_down(vault, of, now, trust)
        elif only_status:
            said = app.asked(vault, of, now, trust)
        else:
            said = _in(vault, of, now, safe_until, away, trust)
        given.print(said, words(said, now))


def _in(
    vault: Vault, of: Record, now: datetime, safe_until: str | None, away: tuple[str, str] | None, trust: str
) -> dict[str, Any]:
    from guvoh.app import checking_in as app

    try:
        until = datetime.fromisoformat(safe_until) if safe_until else None
        days = (date.fromisoformat(away[0]), date.fromisoformat(away[1])) if away else None
    except ValueError as error:
        raise UsageError(_("This date cannot be read."), _("For example 2026-12-24, or 2026-12-24T20:00Z.")) from error
    if until is not None and until.tzinfo is None:
        raise UsageError(_("Say the time zone too."), _("For example 2026-11-23T20:00+01:00."))
    return app.check_in(vault, of, now, days, until, trust)


def words(said: dict[str, Any], now: datetime) -> str:
    """What a watcher said of a plan."""
    from guvoh.safety.watch.client import lacking_words
    from guvoh.safety.watch.telling import state_words

    parts = [state_words(str(said.get("state")))]
    due = said.get("due_in")
    if isinstance(due, int):
        when = (now + timedelta(seconds=due)).strftime("%Y-%m-%d %H:%M UTC")
        parts.append(_("The next check-in is due {when}.").format(when=when))
    if said.get("lacking"):
        parts.append(_("RED: {why}").format(why=lacking_words(tuple(said["lacking"]))))
    return " ".join(parts)
