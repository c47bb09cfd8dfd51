"""Days that one sentence passes on to the next, where endings mark roles: "24 May. In P a teacher was shot."; "on
Monday they took him, beat him and let him go"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.extract.marked import slots
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.match import Hit
from guvoh.extract.rank import Draft
from guvoh.model import When

SHORT = 6  # words of a sentence that says a day and nothing else


@dataclass(slots=True)
class Day:
    """`heading`: the day that heads a paragraph; `told`: that of an act told a sentence ago."""

    heading: When | None = None
    told: When | None = None
    paragraph: int = -1

    def enter(self, line: Line, acts: Sequence[Hit]) -> None:
        """Before a sentence is read: a new paragraph forgets; a sentence that is a day heads what follows."""
        if line.paragraph != self.paragraph:
            self.heading = self.told = None
            self.paragraph = line.paragraph
        if line.moments and not acts and len(line.words) <= SHORT and not line.tables.chained:
            self.heading = slots.dated(line.moments[0])

    def pass_on(self, line: Line, drafts: list[Draft]) -> None:
        """Gives acts without a day that of the act before them; not those told as older."""
        day = self.told or self.heading
        now: When | None = None
        older = "formerly" in line.tags
        for draft in drafts:
            claim = draft.claim
            if claim.polarity != "asserted":
                continue
            if claim.date is None and day is not None and not older:
                claim.date = day
            elif claim.date is not None and draft.kind == "verb":
                day = now = claim.date
        self.told = now
