"""Days that carry over: from the heading of an entry ("3 May. Police ..."), from the sentence before."""

from __future__ import annotations

from guvoh.extract.marked.line import Line
from guvoh.extract.rank import Draft
from guvoh.text.calendar import Moment


def dates_entry(line: Line) -> tuple[int, Moment] | None:
    """ "3 May." by itself, before what happened then: its paragraph and its date."""
    only = bool(line.moments) and all(kind in "D:,#x" for kind in line.kind)
    return (line.paragraph, line.moments[0]) if only else None


def carry(told: list[Draft], before: list[Draft], line: Line) -> None:
    """Gives what was done, in a sentence that names no day, the day of the acts of the sentence before it."""
    if line.moments or not before or not (line.tables.chained and line.tables.says_joints):
        return
    days = [d.claim.date for d in before if d.claim.polarity == "asserted"]
    if not days or days[-1] is None:
        return
    for one in told:
        if one.claim.date is None and one.claim.polarity == "asserted" and one.kind == "verb":
            one.claim.date = days[-1]
