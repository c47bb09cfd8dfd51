"""guvoh plans arm, stand-down, watcher: a plan and its watcher. The same deeds as the desk's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli import kept
from guvoh.cli.checkin import words
from guvoh.cli.edge import Given, in_line, opened, read_passphrase, takes_options
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model.records import Record
    from guvoh.vault.vault import Vault

_TRUST = click.option("--trust", default="", metavar="PEM", help="Believe this certificate of the watcher.")


@click.command("arm")
@click.argument("id")
@click.option("--watcher", required=True, metavar="URL", help="The watcher's address.")
@click.option("--word-file", metavar="FILE", help="The group's word for this watcher, in FILE.")
@click.option("--brief", metavar="FILE.age", help="The letter for the third step, sealed to its reader.")
@click.option("--look", is_flag=True, help="Only show the order word for word; nothing is sent.")
@_TRUST
@takes_options
def arm(
    given: Given, id: str, watcher: str, word_file: str | None, brief: str | None, look: bool, trust: str
) -> None:  # fmt: skip
    """Give the plan to a watcher and arm it. The order is shown word for word before it goes: all that leaves. Each
    contact is asked to reply first; type the same again when they have. `--look` shows the order and sends nothing."""
    from guvoh.app import checking_in as app
    from guvoh.errors import UsageError

    if not look and not word_file:
        raise UsageError(_("Which watcher?"), _("Give --watcher URL and --word-file FILE."))
    with opened(given) as vault:
        of, now = kept.whole(vault, id, "plan"), datetime.now(UTC)
        letter = Path(brief).read_bytes() if brief else b""
        shown = app.order_word(vault, of, watcher, now, letter)
        if look:
            given.print(shown.said, shown.note)
            return
        given.say(_("This goes to {watcher}, and nothing else:").format(watcher=in_line(watcher)))
        given.say(json.dumps(shown.said, indent=1))
        said = app.arm(vault, of, watcher, read_passphrase(word_file or "").strip(), now, letter, trust)
        given.say(_("The code for a check-in without this device: {code}").format(code=app.code_of(vault, of)))
        given.say(_("Learn it or keep it apart: whoever has it can check in."))
        given.print(said, words(said, now))


@click.command("stand-down")
@click.argument("id")
@_TRUST
@takes_options
def stand_down(given: Given, id: str, trust: str) -> None:
    """End the watching of a plan. Its contacts are told by the watcher."""
    from guvoh.app import checking_in as app

    with opened(given) as vault:
        of, now = kept.whole(vault, id, "plan"), datetime.now(UTC)
        said = app.stand_down(vault, of, now, trust)
        given.print(said, words(said, now))


@click.command("watcher")
@click.argument("id")
@click.option("--kept", "only_kept", is_flag=True, help="Only what was noted of it; nobody is asked.")
@_TRUST
@takes_options
def watcher(given: Given, id: str, only_kept: bool, trust: str) -> None:
    """Ask the watcher how the plan stands, and note the answer or the silence; then its steps, with their times."""
    from guvoh.app import checking_in as app
    from guvoh.errors import NoAnswer, Refused

    with opened(given) as vault:
        of, now = kept.whole(vault, id, "plan"), datetime.now(UTC)
        failed: NoAnswer | Refused | None = None
        if not only_kept:
            try:
                app.asked(vault, of, now, trust)
            except (NoAnswer, Refused) as error:
                failed = error
        given.print(*_told(vault, of, now))
        if failed is not None:
            raise failed


def _told(vault: Vault, of: Record, now: datetime) -> tuple[dict[str, Any], str]:
    """What is noted of the plan's watcher, and the lines that say it."""
    from guvoh.app import checking_in as app
    from guvoh.book.record_telling import title
    from guvoh.book.watching import watched, written
    from guvoh.safety.network.watch_words import answered_words, phase_words, step_words
    from guvoh.safety.network.watching import phase, steps
    from guvoh.vault import queries

    by = watched(of, queries.records(vault, of.case))
    found: dict[str, Any] = {
        "plan": of.id, "state": by.state, "outcome": by.outcome, "phase": phase(of, by, now),
        "due": written(by.due) if by.due else "", "answered_at": written(by.answered) if by.answered else "",
        "silent_since": written(by.silent) if by.silent else "", "lacking": list(by.lacking),
    }  # fmt: skip

    def lines() -> Iterator[str]:
        yield f"{phase_words(of, by, now)} {answered_words(by, now)}"
        if by.armed and by.due:
            names = {one.id: title(one) for one in queries.records(vault, None, "contact")}
            for step in steps(of, app.roles_of(vault, of), by.due):
                yield f"    {written(step.at)}  {in_line(step_words(step, names))}"

    return found, "\n".join(lines())
