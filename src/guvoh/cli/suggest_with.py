"""guvoh suggest --with: a plug-in is asked too"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, opened, read_passphrase
from guvoh.errors import NoAnswer
from guvoh.text.i18n import _, ngettext

if TYPE_CHECKING:
    from guvoh.app.proposing import Proposed
    from guvoh.extract.plugins.contract import PlugIn

Documents = Iterable[tuple[str, str, str | None]]


@dataclass(frozen=True, slots=True)
class Asked:
    """`plug_in`: its name, with a path or address behind a colon. `source`: one of the vault instead of files."""

    plug_in: str
    model: str
    key_file: str | None
    allow_remote: bool
    source: str | None


def suggest_with(given: Given, asked: Asked, documents: Callable[[], Documents]) -> None:
    """Prints lines for documents, or makes a new run for a source of the vault. Where a plug-in cannot be reached, what
    the rules found is printed all the same, and the command fails."""
    from guvoh.extract.plugins.table import Wanted, open_plug_in

    name, _colon, argument = asked.plug_in.partition(":")
    key = read_passphrase(asked.key_file).strip() if asked.key_file else ""
    plug_in = open_plug_in(name, Wanted(argument, asked.model, key, asked.allow_remote))
    if asked.allow_remote:
        given.say(_("The text of each document is sent to the address that you gave, if it is another machine."))
    if asked.source:
        _into_vault(given, asked.source, plug_in)
        return
    _print_lines(given, documents(), plug_in)


def _print_lines(given: Given, documents: Documents, plug_in: PlugIn) -> None:
    from guvoh import extract, read
    from guvoh.app.proposing import proposed

    for doc, text, day in documents:
        main = [(block.start, block.end) for block in read.main_blocks(text) if block.main]
        claims = extract.suggest(text, main, day)
        trouble: NoAnswer | None = None
        try:
            made = proposed(plug_in, text, main, day, claims)
            claims = list(made.claims)
            _tell(given, made)
        except NoAnswer as why:
            trouble = why
        for claim in claims:
            click.echo(json.dumps({"doc": doc, **claim.as_dict()}, ensure_ascii=False))
        if trouble is not None:
            raise trouble


def _into_vault(given: Given, source: str, plug_in: PlugIn) -> None:
    from guvoh.app.proposing import suggest_with
    from guvoh.vault import queries

    with opened(given) as vault:
        id = queries.find(vault, source, ("source",))[1]
        made = suggest_with(vault, id, plug_in)
        _tell(given, made)
        words = ngettext("{n} suggestion, {its} with a part of the plug-in.",
                         "{n} suggestions, {its} with a part of the plug-in.", len(made.claims))  # fmt: skip
        line = {"source": id, "suggestions": len(made.claims), "its": made.its}
        given.print(line, words.format(n=len(made.claims), its=made.its))


def _tell(given: Given, made: Proposed) -> None:
    if made.dropped:
        given.say(ngettext(
            "{n} proposal of the plug-in was dropped: its words do not stand in the text.",
            "{n} proposals of the plug-in were dropped: their words do not stand in the text.", made.dropped,
        ).format(n=made.dropped))  # fmt: skip
    if made.unread:
        given.say(ngettext(
            "{n} piece of the text got no usable answer.", "{n} pieces of the text got no usable answer.", made.unread,
        ).format(n=made.unread))  # fmt: skip
