"""guvoh papers, guvoh approve; and what `guvoh report` asks before a paper for others leaves"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.model.ids import ending, short
from guvoh.text.i18n import _, comma

if TYPE_CHECKING:
    from guvoh.model import Case
    from guvoh.vault.vault import Vault

F = TypeVar("F", bound=Callable[..., Any])


def leaving_options(command: F) -> F:
    """The options of a paper for others; the command gets `partner`, `knowing` and `without_ocr`."""
    options = (
        click.option("--partner", default="", metavar="NAME", help="Which partner or lawyer it is for."),
        click.option("--knowing", is_flag=True, help="You have seen who else may be at risk if it is published."),
        click.option("--without-ocr", is_flag=True, help="Nothing here can look at the pages; you did it yourself."),
    )
    for option in options:
        command = option(command)
    return command


def drawn_for(
    given: Given, vault: Vault, case: Case, kind: str, form: str, profile: str, language: str, leaving: dict[str, Any]
) -> bytes:
    """The paper, noted where it is for others; what its maker must know is said. `leaving`: as `leaving_options`."""
    from guvoh.app.releases import paper_for

    made = paper_for(
        vault, case, kind, form, profile, language, to=leaving["partner"], knowing=leaving["knowing"],
        without_ocr=leaving["without_ocr"], asked=leaving.get("asked"),
    )  # fmt: skip
    if made.noted:
        given.say(_("Noted as {id}: guvoh papers lists what left.").format(id=short(made.noted)))
    if made.noted and profile == "public" and not made.second:
        given.say(_("Not yet released. Let a second person read it: guvoh approve {id} --as NAME. Then make it again.")
                  .format(id=short(made.noted)))  # fmt: skip
    if not made.seen:
        given.say(_("No machine looked at its pages as pictures: look at every page yourself."))
    return made.data


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--under", "under", metavar="CONSENT", help="Only those that left under this consent.")
@takes_options
def papers(given: Given, case: str | None, under: str | None) -> None:
    """Papers for others that left: when, for whom, the hash of the file, and what they rest on that has changed."""
    from guvoh import app
    from guvoh.app.releases import left
    from guvoh.vault import queries

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else None
        consent = queries.find(vault, under, ("record",))[1] if under else ""
        listed = left(vault, home, consent)
    for one in listed:
        reader = comma().join(part for part in (one.profile, in_line(one.reader)) if part)
        second = _("second reader {name}").format(name=in_line(one.second)) if one.second else ""
        parts = (one.at[:10], f"{one.paper}{one.form}", reader, in_line(one.by), second, *one.marks, one.sha256)
        given.print(one._asdict(), f"{short(one.id)}  {comma().join(part for part in parts if part)}")
    if not listed:
        given.say(_("No paper for others left yet."))


@click.command()
@click.argument("what", metavar="FILE|ID")
@takes_options
def approve(given: Given, what: str) -> None:
    """Say yes to a public paper as its second reader, with --as NAME. Whoever made it cannot. Made again, it is
    released, as long as it says the same."""
    from guvoh.app.releases import approve as say_yes
    from guvoh.app.releases import of_file
    from guvoh.vault import queries

    path = Path(what)
    data = path.read_bytes() if path.is_file() else b""
    with opened(given) as vault:
        id = of_file(vault, data) if data or ending(what) is None else queries.find(vault, what, ("record",))[1]
        entry = say_yes(vault, id)
    given.print(
        {"id": id, "entry": entry},
        _("Read by a second person. Make the paper again to release it. Undo: guvoh undo {entry}").format(
            entry=short(entry)),
    )  # fmt: skip
