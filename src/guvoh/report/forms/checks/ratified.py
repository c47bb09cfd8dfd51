"""Which State accepted that people complain about it, as far as somebody read a page that says so: a table as data.

A row is a fact with its source and the day on which that was read. A State may leave a procedure: so no row lets a
complaint pass in silence, and a State without a row is unknown, never free.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from guvoh.model import dates
from guvoh.report.forms.answers.countries import code_of
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.checks.deadlines import Term, later, term

AFTER_DEPOSIT = 3  # months, at most: the protocols three, CAT and CED thirty days
PAGES = {
    "CCPR": "UN Treaty Collection, chapter IV-5",
    "CAT": "UN Treaty Collection, chapter IV-9, declarations under article 22",
    "CED": "UN Treaty Collection, chapter IV-16, declarations under article 31",
    "CRC": "UN Treaty Collection, chapter IV-11-d",
    "CEDAW": "UN Treaty Collection, chapter IV-8-b",
    "ECHR": "European Court of Human Rights, list of States",
}


class Bound(NamedTuple):
    """A line of data/ratifications.tsv. `event`: in_force, deposited, declared or ended; `since` EDTF, of that event,
    "" where the source gives no day; `source` names the document; `where` the site; `read` on which day; `kind`:
    official (a body of the United Nations or a State's gazette) or other."""

    state: str
    committee: str
    event: str
    since: str
    source: str
    where: str
    read: str
    kind: str

    @property
    def official(self) -> bool:
        return self.kind == "official"

    @property
    def cited(self) -> str:
        return f"{self.source} ({self.where}; {self.read})"

    @property
    def begins(self) -> Term | None:
        """Between which days the procedure came into force; None where the line does not tell."""
        if not self.since or self.event == "ended" or not self.official:
            return None
        first, last = dates.interval(self.since)
        if self.event != "deposited":
            return Term(first, last) if first and last else None
        whole = term((first, last), AFTER_DEPOSIT)
        return Term(later(first, 0), whole.last) if whole and first else None


@cache
def rows() -> tuple[Bound, ...]:
    """Every line of the file, without its head."""
    text = (files("guvoh.report.forms") / "data" / "ratifications.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Bound(*line) for line in lines[1:])


def bound(state: str, committee: str) -> Bound | None:
    """The line of a State (ISO 3166 code) for a committee; None: nobody looked."""
    mine = [one for one in rows() if (one.state, one.committee) == (state, committee)]
    return mine[-1] if mine else None


def page(committee: str) -> str:
    """The name of the official page on which to confirm."""
    return PAGES.get(committee, "UN Treaty Collection, chapter IV")


def states_of(ask: Ask) -> Mapping[str, str]:
    """The States recorded with the parts in the act, in the words in which they were typed, with their codes; "" for
    a name that is no country's."""
    names = (r.text("state") for r in ask.file.of_kind("involvement"))
    return {name: code_of(name) for name in names if name}
