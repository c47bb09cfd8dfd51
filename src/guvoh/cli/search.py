"""guvoh search"""

from __future__ import annotations

import click

from guvoh.cli.edge import Given, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _


@click.command()
@click.argument("words", nargs=-1, required=True)
@takes_options
def search(given: Given, words: tuple[str, ...]) -> None:
    """Find sources that hold all the words, however they are spelt; the last word may be cut short."""
    from guvoh import book
    from guvoh.vault import queries

    with opened(given) as vault:
        asked = queries.SearchFilters(kinds=("text", "note"))
        found = [hit.id for hit in queries.search(vault, " ".join(words), asked, limit=50).hits]
        for id in found:
            source = queries.source(vault, id)
            snippet = book.snippet(queries.reading(vault, id), " ".join(words))
            given.print(
                {"id": id, "name": source.name, "title": source.title, "case": source.case, "snippet": snippet},
                f"{short(id)}  {source.title or source.name}\n          {snippet}",
            )
    if not found:
        given.say(_("Nothing was found."))
