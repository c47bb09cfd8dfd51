"""`guvoh`: the list of commands, the options that all of them have, and what becomes of an error."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from guvoh import __version__
from guvoh.errors import GuvohError, Stopped, UsageError
from guvoh.text.i18n import _


def commands() -> dict[str, tuple[str, str]]:
    """Name -> (module, one line of help), in the order of a first day."""
    return {
        "serve": ("serve", _("Open the desk in a browser window, on this machine only.")),
        "init": ("init", _("Make a new vault.")),
        "add": ("add", _("Take in files: capture, read, suggest.")),
        "close": ("close", _("Make a closed case, with a passphrase of its own.")),
        "note": ("note", _("Take in a call or a testimony.")),
        "table": ("table", _("Import your own spreadsheet, and write its columns out again.")),
        "sources": ("lists", _("List the sources.")),
        "claims": ("lists", _("List suggestions and claims.")),
        "review": ("review", _("Read suggestions one by one: accept, edit, reject.")),
        "accept": ("decide", _("Accept suggestions by their ids.")),
        "reject": ("decide", _("Reject suggestions by their ids.")),
        "undo": ("decide", _("Take back a decision, a field, a judgement.")),
        "coding": ("coding", _("Code sources a second time, apart, and see how far readers agree.")),
        "resolve": ("resolve", _("Propose which claims and persons are the same.")),
        "same": ("resolve", _("Say that two claims or two persons are the same.")),
        "different": ("resolve", _("Say that two claims or two persons are different.")),
        "unsure": ("resolve", _("Say that nobody can tell yet whether two are the same.")),
        "incidents": ("lists", _("List the incidents.")),
        "persons": ("lists", _("List the persons.")),
        "board": ("board", _("List the people held, what is due first.")),
        "enter": ("board", _("Enter a person by hand.")),
        "status": ("board", _("Tell what somebody knew of a person's liberty.")),
        "released": ("released", _("On a release of many: who could be among them, and what was heard of each.")),
        "risk": ("risk", _("Who is at risk because of whom: relatives, and what happened after what.")),
        "now": ("now", _("Whom now: the first hour, day and week after an arrest, a threat, an order.")),
        "record": ("record", _("Consents, steps in the country, posts, submissions: add and list them.")),
        "contacts": ("contacts", _("Whom one can turn to, how to reach them, and how fresh that is.")),
        "threats": ("threats", _("Threats: add, follow up, see how they go on.")),
        "plans": ("plans", _("Plans for an arrest, drills, the pocket sheet, calls around a protest.")),
        "submissions": ("submissions", _("What went where, what came back, what is due.")),
        "officials": ("officials", _("Public posts with their dates, who is above whom, and what fell within them.")),
        "cases": ("lists", _("List the cases.")),
        "show": ("show", _("Show one thing with its history.")),
        "search": ("search", _("Find words in the sources.")),
        "set": ("set_", _("Correct what is known of a source, person, case or record.")),
        "withdraw": ("withdraw", _("Take a mistaken source out of the count.")),
        "erase": ("erase", _("Destroy a source or a person for good.")),
        "report": ("report", _("Write a paper.")),
        "answer": ("answer", _("Show or write an answer of a form.")),
        "papers": ("release", _("Papers for others that left, and what has changed since.")),
        "approve": ("release", _("Say yes to a public paper as its second reader.")),
        "export": ("export", _("Write a case for other programs, or the whole vault into one file.")),
        "import": ("import_", _("Bring in what another program wrote, or make a vault from one file.")),
        "match": ("match", _("Compare pairs of names across scripts, without a vault.")),
        "suggest": ("suggest", _("Suggest claims for a text, without a vault.")),
        "backup": ("backup", _("Write or renew a sealed backup.")),
        "restore": ("backup", _("Make a vault from a backup.")),
        "verify": ("check", _("Check everything, with the passphrase.")),
        "scrub": ("check", _("Check the files, without the passphrase.")),
        "rebuild": ("check", _("Build the view anew from the ledger.")),
        "passphrase": ("keys", _("Change the passphrase.")),
        "recover": ("keys", _("Open the vault with the recovery words.")),
        "recovery": ("recovery", _("The recovery words in shares: split, custodians, replace, drill.")),
        "checkin": ("checkin", _("Show a plan's watcher that its person is safe; arm a plan.")),
        "intake": ("intake", _("A sealed form for people outside the country; what came by it.")),
        "watch": ("watch", _("Watch over check-ins on this machine, for a group elsewhere.")),
        "checklist": ("checklist", _("The digital security check: what to do, why, how, and how far you are.")),
        "travel": ("travel", _("Before you travel: a proven backup, and what this machine would still show.")),
        "panic": ("panic", _("The panic key: destroys the keys of the vault here. Off until it is armed.")),
        "doctor": ("doctor", _("Say what this machine lacks and what that costs.")),
    }


class Commands(click.Group):
    """Imports a command's file when it is called."""

    def list_commands(self, ctx: click.Context | None) -> list[str]:
        return list(commands())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        known = commands().get(name)
        if known is None:
            return None
        module = importlib.import_module(f"guvoh.cli.{known[0]}")
        command: click.Command = getattr(module, f"{name}_" if name in ("set", "import") else name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, line) for name, (_module, line) in commands().items()])

    def main(self, *args: Any, **extra: Any) -> Any:
        """Errors become a sentence and a hint on standard error; a traceback is shown for our own faults only."""
        try:
            return super().main(*args, **{**extra, "standalone_mode": False})
        except click.exceptions.Exit as done:
            sys.exit(done.exit_code)
        except (click.exceptions.Abort, KeyboardInterrupt):  # click makes the first of the second
            _say(Stopped(_("Stopped."), _("What was acknowledged before is kept; give the command again to go on.")))
            sys.exit(Stopped.exit_code)
        except click.UsageError as error:
            error.show()
            sys.exit(2)
        except click.ClickException as error:
            error.show()
            sys.exit(1)
        except GuvohError as error:
            _say(error)
            missing = getattr(error, "missing", ())
            if missing and "--json" in sys.argv:
                import json

                click.echo(json.dumps({"missing": list(missing)}, ensure_ascii=False))
            sys.exit(error.exit_code)
        except BrokenPipeError:  # whoever read standard output went away; the rest is not wanted
            _quiet_end()
        except UnicodeError as error:
            _say(UsageError(
                _("Some of the words cannot be written as text."),
                _("Look for broken letters in what you typed, or give them in a UTF-8 file. Nothing was changed."),
            ))  # fmt: skip
            sys.exit(UsageError.exit_code if isinstance(error, UnicodeEncodeError) else 1)
        except Exception as error:  # noqa: BLE001  the last edge: a fault of ours, told without what it was about
            from guvoh.text.faults import own_fault

            _say(own_fault(error))
            sys.exit(1)


def _quiet_end() -> None:
    """Ends without a word: what Python would say when it flushes standard output on leaving helps nobody."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


def _say(error: GuvohError) -> None:
    from guvoh.cli.edge import fitted, shown

    for line, words in ((_("guvoh: {message}"), error.message), (_("       {hint}"), error.hint)):
        if words:
            told = shown(line.format(message=words, hint=words))
            click.echo(fitted(told, sys.stderr), err=True)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="guvoh")
@click.option("--vault", metavar="DIR", envvar="GUVOH_VAULT", help="The vault's folder (or GUVOH_VAULT).")
@click.option("--passphrase-file", metavar="FILE", help="Read the passphrase from FILE.")
@click.option("--closed", "ask_closed", is_flag=True, help="Ask for the passphrase of a closed case and open it too.")
@click.option("--closed-passphrase-file", "closed_files", metavar="FILE", multiple=True, help="The same, from FILE.")
@click.option("--as", "by", metavar="NAME", help="The handle under which this is recorded: declared, not proven.")
@click.option("--language", metavar="LANG", help="en, ru, tg or fa.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on standard output.")
@click.pass_context
def main(
    ctx: click.Context, vault: str | None, passphrase_file: str | None, by: str | None, language: str | None,
    as_json: bool, ask_closed: bool, closed_files: tuple[str, ...],
) -> None:  # fmt: skip
    """A casebook for people who document repression. Every claim is tied to its words; everything lies sealed."""
    from guvoh.cli.edge import Given

    if language:
        from guvoh.text import i18n

        i18n.use(language)
    ctx.obj = Given(vault, passphrase_file, by or "", as_json, ask_closed, closed_files)
