"""guvoh suggest"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, takes_options
from guvoh.errors import NotFound, Unreadable, UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.model import Claim

SELDOM = 100_000  # objects made before Python looks for circles among them; each look costs time, and finds none


@click.command()
@click.argument("file", required=False)
@click.option("--published", metavar="DATE", help="The day of publication, for a single file.")
@click.option("--kinds", type=click.Choice(["acts", "all"]), default="acts", help="Kinds of claims.")
@click.option("--open-without-sandbox", is_flag=True, help="Open PDF and office files without bubblewrap.")
@click.option("--with", "plug_in", metavar="PLUGIN", help="Ask a plug-in too: natasha, spacy:FOLDER or endpoint:URL.")
@click.option("--source", metavar="ID", help="A source of the vault in place of FILE; the proposals wait for review.")
@click.option("--model", default="", metavar="NAME", help="The model that an endpoint asks.")
@click.option("--key-file", metavar="FILE", help="The key that an endpoint wants, in a file.")
@click.option("--allow-remote", is_flag=True, help="The endpoint may be another machine: THE TEXT LEAVES this one.")
@takes_options
def suggest(
    given: Given, file: str | None, published: str | None, kinds: str, open_without_sandbox: bool, plug_in: str | None,
    source: str | None, model: str, key_file: str | None, allow_remote: bool,
) -> None:  # fmt: skip
    """Suggest claims for FILE, or for DOCS.jsonl with one {id, text, published} a line. Prints JSON Lines.

    With --with a plug-in proposes too: it fills what the rules left empty and adds what they did not find. Each
    line that it had a part in says so in its field `rule`. Nothing that it proposes counts before a person accepts it.
    """
    if (file is None) == (source is None) or (source and not plug_in):
        raise UsageError(_("Which document?"), _("Give a FILE, or --source ID with --with PLUGIN."))
    if plug_in or source:
        from guvoh.cli.suggest_with import Asked, suggest_with

        suggest_with(given, Asked(plug_in or "", model, key_file, allow_remote, source), lambda: _documents(
            file or "", published, open_without_sandbox
        ))  # fmt: skip
        return
    assert file is not None
    gc.freeze()  # what is loaded stays; and nothing that a document leaves behind holds itself in a circle
    gc.set_threshold(SELDOM)
    if published:
        from guvoh.cli.fields import checked

        published = checked({"published": published})["published"]
    as_json = json.JSONEncoder(ensure_ascii=False).encode
    for doc, text, day in _documents(file, published, open_without_sandbox):
        lines = [as_json({"doc": doc, **claim.as_dict()}) for claim in suggestions_in(text, day, kinds)]
        if lines:
            click.echo("\n".join(lines))


def suggestions_in(text: str, published: str | None = None, kinds: str = "acts") -> list[Claim]:
    """What the engine proposes for a plain text. It needs no vault, so `app` is not asked: to load it takes longer than
    thirty texts."""
    from guvoh import extract, read

    main = [(block.start, block.end) for block in read.main_blocks(text) if block.main]
    return (extract.suggest if kinds == "acts" else extract.suggest_all)(text, main, published)


def _documents(file: str, published: str | None, may_open: bool) -> Iterator[tuple[str, str, str | None]]:
    path = Path(file)
    if not path.is_file():
        raise NotFound(_("There is no such file."), _("Look at how its name is spelt."))
    if path.suffix != ".jsonl":
        yield _one(path, published, may_open)
        return
    with open(path, "rb") as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                yield _document(n, line)


def _one(path: Path, published: str | None, may_open: bool) -> tuple[str, str, str | None]:
    from guvoh import read

    with open(path, "rb") as f, read.open_worker() as worker:
        media = read.media_type(path.name, f.read(read.HEAD))
        f.seek(0)
        if read.needs_yes(media, worker.sandbox) and not may_open:
            raise Unreadable(
                _("Without a sandbox, PDF and office files are opened only after a yes."),
                _("Install bubblewrap (`guvoh doctor` says how), or give --open-without-sandbox."),
            )
        try:
            reading = worker.read(f, path.name)
        except Unreadable as why:  # its hint speaks of a vault
            kept = _("The file is kept, sealed, as it came.")
            raise Unreadable(why.message, why.hint.removeprefix(kept).strip()) from why
    return path.name, reading.text, published or reading.published


def _document(n: int, line: bytes) -> tuple[str, str, str | None]:
    try:
        doc: Any = json.loads(line.decode("utf-8-sig"))
        text, id, day = doc["text"], doc["id"], doc.get("published")
        if not isinstance(text, str) or not isinstance(day, str | None):
            raise TypeError
        f"{text}{id}".encode()  # half a pair of surrogates is no text
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(
            _("Line {n} is not a document.").format(n=n),
            _('Each line must be like {"id": "1", "text": "...", "published": "2026-11-21"}.'),
        ) from error
    return str(id), text, day
