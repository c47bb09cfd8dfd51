"""guvoh watch"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from guvoh.cli.edge import Given, harden, takes_options
from guvoh.errors import NotFound, Refused
from guvoh.text.i18n import _


@click.group()
def watch() -> None:
    """Watch over check-ins on this machine, for a group elsewhere: no vault is here, and none is needed."""


@watch.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@takes_options
def init_(given: Given, folder: Path) -> None:
    """Make a new watcher in FOLDER and print the word by which the group gives plans to it."""
    from guvoh.safety.watch.run import clocks
    from guvoh.safety.watch.settings import EMPTY
    from guvoh.safety.watch.store import create

    word = create(folder, clocks)
    settings = folder / "settings.yaml"
    if not settings.exists():
        settings.write_text(EMPTY, "utf-8")
    given.say(_("Fill in settings.yaml in that folder, then: guvoh watch serve FOLDER."))
    given.say(_("The group's word, shown once. Give it by voice or in a sealed message:"))
    given.print({"word": word}, word)


@watch.command()
@click.argument("folder", type=click.Path(path_type=Path))
@takes_options
def serve(given: Given, folder: Path) -> None:
    """Watch, send and answer until this is ended."""
    from guvoh.safety.watch.run import clocks
    from guvoh.safety.watch.settings import read_settings
    from guvoh.safety.watch.store import open_store

    try:
        from guvoh.safety.watch.server import serve as run
    except ImportError as error:
        raise Refused(
            _("The parts of the desk are not installed."), _("Install them: pip install 'guvoh[desk,papers]'.")
        ) from error
    harden()
    settings = read_settings(folder)

    def ready(port: int) -> None:
        given.say(_("Watching."))
        if given.as_json:
            click.echo(json.dumps({"port": port}))
        sys.stdout.flush()

    run(open_store(folder, clocks), settings, ready)


@watch.command()
@click.argument("folder", type=click.Path(path_type=Path))
@takes_options
def status(given: Given, folder: Path) -> None:
    """What is watched, what is red, what could not be sent, and when the watcher was alive. Changes nothing."""
    from guvoh.safety.watch.client import lacking_words
    from guvoh.safety.watch.clock import passed
    from guvoh.safety.watch.plan import WATCHED, lacking
    from guvoh.safety.watch.run import clocks
    from guvoh.safety.watch.store import STALLED, open_store, silent
    from guvoh.safety.watch.telling import life_words, state_words, why_words

    store = open_store(folder, clocks, only_look=True)
    seconds = silent(store)
    stalled = seconds > STALLED
    given.print({"silent": seconds, "stalled": stalled}, life_words(seconds, stalled))
    t = passed(store.watch.alive, clocks()).alive.t
    for plan in store.watch.plans.values():
        lacks = lacking(plan, t)
        found = {"plan": plan.id, "state": plan.state, "due_in": plan.due - t if plan.state in WATCHED else None,
                 "lacking": list(lacks), "hold": plan.hold}  # fmt: skip
        red = _("RED: {why}").format(why=lacking_words(lacks)) if lacks else ""
        given.print(found, f"{plan.id[:8]}  {state_words(plan.state)} {red}".rstrip())
    for row in store.rows():
        if row.state in ("waiting", "given_up") and row.tries:
            m = row.message
            given.print(
                {"message": m.key, "channel": m.channel, "state": row.state, "tries": row.tries, "why": row.why},
                _("Not sent: {step} by {channel}, tried {n} times ({why}).").format(
                    step=m.step, channel=m.channel, n=row.tries, why=why_words(row.why)),
            )  # fmt: skip
    for began, ended in store.alive()[-5:]:
        times = [datetime.fromtimestamp(one, UTC).strftime("%Y-%m-%d %H:%M") for one in (began, ended)]
        given.print(
            {"alive": [began, ended]}, _("Alive from {began} to {ended} UTC.").format(began=times[0], ended=times[1])
        )


@watch.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("plan", required=False)
@takes_options
def confirm(given: Given, folder: Path, plan: str | None) -> None:
    """Ask every contact of PLAN, or of all plans, to reply. Run it while `serve` does not; the next start sends."""
    from guvoh.safety.watch.events import AskConfirm
    from guvoh.safety.watch.run import clocks
    from guvoh.safety.watch.store import open_store

    store = open_store(folder, clocks)
    wanted = [id for id in store.watch.plans if plan is None or id.startswith(plan)]
    if not wanted:
        raise NotFound(_("The watcher has no such plan."), _("`guvoh watch status` lists them."))
    for id in wanted:
        store.hear(AskConfirm(id))
        given.print({"plan": id}, id[:8])
