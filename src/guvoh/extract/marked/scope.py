"""What a verb of saying covers: its clause, the words after its colon, or those before it."""

from __future__ import annotations

from guvoh.extract.marked.line import Line


def scope(line: Line, place: int, clause: int) -> tuple[int, int, bool]:
    """What a verb of saying covers: the clause that it opens, the words after its colon, else the words before it."""
    size = len(line.words)
    opens = line.tables.chained or line.clauses[clause].first == 0  # "...; his lawyer sees a threat in this"
    if opens and any(line.said(n, "about_that") for n in range(line.clauses[clause].first, line.clauses[clause].last)):
        return 0, 0, True
    for number, other in enumerate(line.clauses):
        that = other.kind == "sub" and other.opener > place and line.has(other.opener, "that")
        if that and _hangs(line, number, clause):
            return other.opener, size, False
    for here in range(place + 1, min(size, place + 14)):
        if line.words[here].text == ":":
            return here + 1, size, False
        if line.kind[here] in "ve":
            break
    first = line.clauses[clause].first
    if line.tables.says_joints and line.said(place, "denied") and line.tables.chained:
        marked = [p for p in line.phrases if p.cases == "a" and p.last <= place and line.within[p.head] == clause]
        if marked and line.has(place, "light"):
            return first, place, False
    if any(line.has(n, "object_mark") and line.within[n] == clause for n in range(first, place)):
        return first, place, False  # "the killing of X (object mark) confirmed"
    about = [p for p in line.phrases if line.said_before(p, "speaks_of") and line.within[p.head] == clause]
    if about and about[0].first > place:
        hung = [c.last for n, c in enumerate(line.clauses) if c.of == clause and c.kind in {"relative", "reduced"}]
        return about[0].first - 1, max([line.clauses[clause].last, *hung]), False
    told = _bare(line, place, clause)
    if told[1] and not line.tables.says_joints and line.tables.verb_last:
        return told  # the verb stands last in its clause: what is said begins behind it
    if told[1] and line.tables.chained and line.kind[first] in "cb" and line.kind[place + 1 : place + 2] == [","]:
        return told  # "but say, ..."
    if first > 1 and line.clauses[clause].kind in {"main", "next"}:
        return 0, first, False
    return _bare(line, place, clause)


def _bare(line: Line, place: int, clause: int) -> tuple[int, int, bool]:
    """ "they say the men were beaten": a clause without a word that opens it."""
    number = next((n for n, c in enumerate(line.clauses) if c.kind in {"next", "sub"} and c.first > place), None)
    return (line.clauses[number].first, len(line.words), False) if number is not None and clause >= 0 else (0, 0, False)


def _hangs(line: Line, clause: int, on: int) -> bool:
    """Whether a clause hangs on another, over those that explain words between."""
    here = line.clauses[clause].of
    for _ in range(6):
        if here == on:
            return True
        if here < 0 or line.clauses[here].kind not in {"relative", "reduced"}:
            return False
        here = line.clauses[here].of
    return False
