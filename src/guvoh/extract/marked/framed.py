"""What the words round a clause make of what it tells: asked, dictated, called untrue, or said of a day to come."""

from __future__ import annotations

from guvoh.extract.marked.arguments import main_verb
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.roles import Roles

DEPTH = 4  # clauses, one hanging on the other, that are looked at
OPENING = 3  # words in which "whether" opens a clause
ANNOUNCED = frozenset({"protest", "release", "conviction"})  # what the present tense announces with a day of the week


def framed(line: Line, clause: int) -> str | None:
    """What becomes of an act in a clause: `unsaid` where it is only asked or dictated ("asked whether", "machine, write
    that"), `hypothetical` behind another "whether"; None where nothing of that kind stands round it."""
    for outer, here in _around(line, clause):
        verb = main_verb(line, outer) if outer >= 0 else None
        if _whether(line, here):
            return "unsaid" if verb is not None and line.said(verb.place, "asks") else "hypothetical"
        if verb is not None and line.said(verb.place, "dictated") and _ordered(line, verb.place):
            return "unsaid"
    return None


def gainsaid(line: Line, clause: int) -> bool:
    """ "it is untrue that ...", "one cannot say that he was not beaten"."""
    if "untrue" not in line.tags and "unable" not in line.tags:
        return False
    for outer, here in _around(line, clause):
        if outer < 0 or not line.has(line.clauses[here].opener, "that"):
            continue
        words = [n for n, of in enumerate(line.within) if of == outer and n < line.clauses[here].first]
        if any(line.has(n, "untrue") and not line.has(n - 1, "not") for n in words):
            return True
        unable = next((n for n in words if line.has(n, "unable")), -1)
        if unable >= 0 and any(line.said(n, "say") and not line.has(n - 1, "not") for n in words):
            return True
    return False


def belied(line: Line, clause: int) -> bool:
    """ "called the words about X a lie": what is named untrue, where endings show it."""
    if line.tables.chained or "untrue" not in line.tags:
        return False
    inside = [n for n, of in enumerate(line.within) if of == clause]
    lie = any(line.has(n, "untrue") and "i" in line.words[n].cases for n in inside)
    return lie and any(line.said(n, "names") and not line.has(n - 1, "not") for n in inside)


def to_come(line: Line, act: str, made: Roles) -> bool:
    """ "teachers strike on Monday", "the court hears it tomorrow": the present tense with a day that is still ahead."""
    verb = made.verb or main_verb(line, made.clause)
    if verb is None or verb.reading.time != "now" or "participle" in verb.flags:
        return False
    if "habit" in line.tags or ("generic" in line.tags and not line.tables.chained):
        return False
    near = [n for n, of in enumerate(line.within) if of == made.clause]
    if any(line.has(n, "tomorrow") for n in near):
        return True
    return act in ANNOUNCED and any(line.has(n, "weekday") for n in near)


def _around(line: Line, clause: int) -> list[tuple[int, int]]:
    """The clauses that a clause hangs on, innermost first, each with the one that hangs on it."""
    found = []
    for _ in range(DEPTH):
        outer = line.clauses[clause].of
        found.append((outer, clause))
        if outer < 0:
            break
        clause = outer
    return found


def _whether(line: Line, clause: int) -> bool:
    if "whether" not in line.tags:
        return False
    first = line.clauses[clause].first
    return any(
        line.has(n, "whether") and not line.has(n - 1, "unlikely") and line.within[n] == clause
        for n in range(first, min(len(line.words), first + OPENING))
    )  # fmt: skip


def _ordered(line: Line, place: int) -> bool:
    """Whether a verb is an order."""
    return any(reading.time == "order" for reading in line.words[place].readings)
