"""What commands share: the vault that was asked for, the passphrase, what is printed where."""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.layout import screen_width, wrapped
from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Given:
    """The options of every command, wherever they stood."""

    vault: str | None
    passphrase_file: str | None
    by: str
    as_json: bool
    ask_closed: bool = False
    closed_files: tuple[str, ...] = ()

    def folder(self) -> Path:
        if not self.vault:
            raise UsageError(
                _("Which vault?"),
                _("Say where it lies: export GUVOH_VAULT=~/guvoh-vault (for all that follows), or --vault DIR."),
            )
        return Path(self.vault)

    def passphrase(self) -> str:
        """From the file, else asked on the terminal; without a terminal nothing prompts."""
        if self.passphrase_file is not None:
            return read_passphrase(self.passphrase_file)
        return ask_passphrase()

    def closed(self) -> tuple[str, ...]:
        """The passphrases of the closed cases that are to be opened."""
        if self.closed_files:
            return tuple(read_passphrase(file) for file in self.closed_files)
        return (ask_passphrase(_("Passphrase of the closed case")),) if self.ask_closed else ()

    def wants_closed(self) -> bool:
        return self.ask_closed or bool(self.closed_files)

    def print(self, line: Mapping[str, Any], words: str) -> None:
        """One thing on standard output: `line` as JSON, or `words` for a person."""
        click.echo(json.dumps(line, ensure_ascii=False) if self.as_json else fitted(shown(words), sys.stdout))

    def say(self, words: str) -> None:
        """A message for a person, on standard error."""
        click.echo(fitted(shown(words), sys.stderr), err=True)


# A hostile title or quote must not steer the terminal: control characters, and those that turn the direction of text.
_STEERING = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x202D, 0x202E], "\N{REPLACEMENT CHARACTER}")
_STEERING.update({ord("\n"): "\n", ord("\t"): "\t"})


def shown(words: str) -> str:
    """Words of others made fit for a terminal: what would steer it stands as \ufffd."""
    return words.translate(_STEERING).encode("utf-8", "replace").decode()


def fitted(words: str, stream: Any) -> str:
    """Broken between words where the stream is a terminal; as they are elsewhere, for programs."""
    return wrapped(words, screen_width()) if stream.isatty() else words


def in_line(words: str) -> str:
    """Words of others on one line: a name with a line break in it must not look like two things."""
    return " ".join(words.split())


def read_passphrase(file: str) -> str:
    try:
        text = Path(file).read_text("utf-8")
    except FileNotFoundError as error:
        raise NotFound(_("The passphrase file is not there."), _("Look at how its name is spelt.")) from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(_("The passphrase file cannot be read."), _("It must be a readable UTF-8 text.")) from error
    return text.removesuffix("\n").removesuffix("\r")


def ask_passphrase(which: str = "") -> str:
    if not sys.stdin.isatty():
        option = "--closed-passphrase-file" if which else "--passphrase-file"
        raise UsageError(
            _("No passphrase was given."), _("Without a terminal, give {option} FILE.").format(option=option)
        )
    words: str = click.prompt(which or _("Passphrase"), hide_input=True, err=True)
    return words


def takes_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `main` may stand behind the command too; the command gets one `given`."""

    @click.option("--vault", metavar="DIR", hidden=True)
    @click.option("--passphrase-file", metavar="FILE", hidden=True)
    @click.option("--as", "by", metavar="NAME", hidden=True)
    @click.option("--json", "as_json", is_flag=True, help="JSON Lines on standard output.")
    @click.option("--closed", "ask_closed", is_flag=True, hidden=True)
    @click.option("--closed-passphrase-file", "closed_files", metavar="FILE", multiple=True, hidden=True)
    @functools.wraps(command)
    def run(
        vault: str | None, passphrase_file: str | None, by: str | None, as_json: bool, ask_closed: bool,
        closed_files: tuple[str, ...], **more: Any,
    ) -> Any:  # fmt: skip
        given: Given = click.get_current_context().obj
        given = replace(
            given, vault=vault or given.vault, passphrase_file=passphrase_file or given.passphrase_file,
            by=by or given.by, as_json=as_json or given.as_json, ask_closed=ask_closed or given.ask_closed,
            closed_files=(*given.closed_files, *closed_files),
        )  # fmt: skip
        return command(given, **more)

    return run


@contextmanager
def opened(given: Given) -> Iterator[Vault]:
    """The open vault; what was healed on opening is told."""
    from guvoh.vault.vault import find_heads, open_vault

    harden()
    folder = given.folder()
    find_heads(folder)  # no passphrase is asked for where there is no vault
    with open_vault(folder, given.passphrase(), given.by, closed=given.closed()) as vault:
        told = len(vault.notices)
        for notice in vault.notices[:told]:
            given.say(notice)
        try:
            yield vault
        finally:
            for notice in vault.notices[told:]:
                given.say(notice)


def harden() -> None:
    """No core dumps: what is in memory must not land on the disk."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return
    try:
        import ctypes

        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE: nor may another process of the user look in
    except (OSError, AttributeError):
        return


class Progress:
    """A count on standard error: in place on a terminal, else a line now and then."""

    def __init__(self, what: str, total: int | None = None, every: float = 2.0) -> None:
        self.what, self.total, self.every = what, total, every
        self.live = sys.stderr.isatty()
        self.last = time.monotonic()
        self.shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        now = time.monotonic()
        total = total if total is not None else self.total
        if now - self.last < (0.2 if self.live else self.every) and not (self.shown and done == total):
            return
        self.last, self.shown = now, True
        text = f"{self.what}: {done}" + (f" / {total}" if total else "")
        click.echo(f"\r{text}   " if self.live else text, err=True, nl=not self.live)

    def end(self) -> None:
        if self.live and self.shown:
            click.echo("", err=True)
