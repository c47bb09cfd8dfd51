"""guvoh suggest"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from guvoh.cli.edge import Given, takes_options
from guvoh.errors import NotFound, UsageError
from guvoh.text.i18n import _


@click.command()
@click.argument("file")
@click.option("--published", metavar="DATE", help="The day of publication, for a single file.")
@click.option("--kinds", type=click.Choice(["acts", "all"]), default="acts", help="Kinds of claims.")
@takes_options
def suggest(given: Given, file: str, published: str | None, kinds: str) -> None:
    """Suggest claims for FILE, or for DOCS.jsonl with one {id, text, published} a line. Prints JSON Lines."""
    from guvoh import app

    for doc, text, day in _documents(file, published):
        lines = [
            json.dumps({"doc": doc, **claim.as_dict()}, ensure_ascii=False)
            for claim in app.suggestions_in(text, day)
        ]
        if lines:
            click.echo("\n".join(lines))


def _documents(file: str, published: str | None) -> Iterator[tuple[str, str, str | None]]:
    path = Path(file)
    if not path.is_file():
        raise NotFound(_("There is no such file."), _("Look at how its name is spelt."))
    if path.suffix != ".jsonl":
        from guvoh import read

        with open(path, "rb") as f, read.open_worker() as worker:
            reading = worker.read(f, path.name)
        yield path.name, reading.text, published or reading.published
        return
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                yield _document(n, line)


def _document(n: int, line: str) -> tuple[str, str, str | None]:
    try:
        doc: Any = json.loads(line)
        text, id, day = doc["text"], doc["id"], doc.get("published")
        if not isinstance(text, str) or not isinstance(day, str | None):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            _("Line {n} is not a document.").format(n=n),
            _('Each line must be like {"id": "1", "text": "...", "published": "2026-11-21"}.'),
        ) from error
    return str(id), text, day
