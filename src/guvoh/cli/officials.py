"""guvoh officials"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from guvoh.cli.edge import Given, in_line, opened, takes_options
from guvoh.model.ids import short
from guvoh.text.i18n import _, comma, language

if TYPE_CHECKING:
    from guvoh.book.officials import Tenure
    from guvoh.vault.vault import Vault


@click.command()
@click.option("--case", "case", metavar="NAME", help="Only this case.")
@click.option("--about", "person", metavar="PERSON", help="Only the posts of this person.")
@takes_options
def officials(given: Given, case: str | None, person: str | None) -> None:
    """Public posts that were recorded, with their dates, who is above whom, and which accepted acts fall within them.
    An act that falls within a post says nothing of what its holder ordered or knew."""
    from guvoh import app
    from guvoh.book.officials import officials as posts
    from guvoh.vault import queries

    with opened(given) as vault:
        home = app.the_case(vault, case).id if case else ""
        wanted = queries.find(vault, person, ("person",))[1] if person else ""
        for one in [c.id for c in queries.cases(vault) if home in ("", c.id)]:
            for tenure in posts(vault, one):
                if wanted in ("", tenure.person):
                    given.print(asdict(tenure), _words(vault, tenure))


def _words(vault: Vault, tenure: Tenure) -> str:
    from guvoh.book.record_names import names_of_persons
    from guvoh.book.record_telling import day
    from guvoh.model import vocabulary

    names = names_of_persons(vault, (tenure.person, *tenure.chain))
    begins, ends = (tenure.record.text(name) for name in ("from", "to"))
    dates = _("from {first} to {last}").format(first=day(begins) if begins else "?", last=day(ends) if ends else "?")
    head = [in_line(names.get(tenure.person, "")), in_line(tenure.post), in_line(tenure.body), dates]
    out = [f"{short(tenure.record.id)}  {comma().join(part for part in head if part)}"]
    if tenure.chain:
        above = comma().join(in_line(names.get(one, short(one))) for one in tenure.chain)
        out.append("          " + _("under {names}").format(names=above))
    for act in tenure.acts:
        said = [vocabulary.act_label(act.act, language()), act.first or _("day not known")]
        said.append(_("within the dates") if act.within else _("perhaps within the dates"))
        out.append(f"          {short(act.claim)}  {comma().join(said)}")
    return "\n".join(out)
