"""Names beside a phrase: between commas or dashes, and lists that say something of each name."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.phrases import FAR, INSIDE, Range, after

DASHES = frozenset("–—-")


def beside(line: Line, patient: Range, verb: int | None = None) -> Range | None:
    """Names set between commas after a phrase; with `verb`, only where the verb follows the second comma."""
    comma = patient[1]
    while comma < len(line.kind) and line.kind[comma] == "q":
        comma += 1
    if comma + 2 < len(line.kind) and line.words[comma].text == "(" and line.words[comma + 2].text == ")":
        comma += 3  # "the president of the union (NTU), Name Surname, says"
    if verb is None and line.kind[comma : comma + 1] == ["P"]:
        inner = after(line, comma + 1)  # "a man with autism, Name Surname, ..."
        comma = inner[1] if inner is not None else comma
    if comma + 1 >= len(line.kind) or line.kind[comma] != ",":
        return None
    if line.words[comma].text in DASHES:
        return _between_dashes(line, comma)
    last = comma + 1
    while last < len(line.kind) and (
        line.kind[last] in "Nd" or line.has(last, "of") or (line.kind[last] == "c" and line.kind[last - 1] == "N")
        or (line.kind[last] == "#" and line.kind[last - 1] == "N") or _called(line, last)
    ):  # fmt: skip
        last += 1
    if verb is None and last < len(line.kind) and line.kind[last] not in {":", "x"}:
        end = roll_end(line, comma + 1)
        if line.kind[comma + 1] in "Nn" and len(roll(line, (comma + 1, end))) > 1:
            return comma + 1, end  # "defenders, A B and her husband C D, and their colleagues E F and G H"
    if verb is None and line.kind[patient[1] - 1] in "o#":
        people = _people_between(line, comma)
        if people is not None:
            return people  # "the two others, a driver and a cook, were let go"
    named = any(line.kind[n] == "N" for n in range(comma + 1, last))
    closed = last >= len(line.kind) or line.kind[last] in {",", ":"}
    if verb is not None and last + 1 != verb:
        return None
    return (comma + 1, last) if named and closed else None


def _called(line: Line, place: int) -> bool:
    """What somebody is, before a name: "another journalist, editor Name Surname, was"."""
    return line.kind[place] == "n" and line.kind[place + 1 : place + 2] == ["N"] and line.has(place, "person", "kin")


def _people_between(line: Line, comma: int) -> Range | None:
    """People without names between commas, at least two of them."""
    last = comma + 1
    while last < len(line.kind) and line.kind[last] in "dpnNc#":
        last += 1
    inside = range(comma + 1, last)
    closed = last < len(line.kind) and line.kind[last] == ","
    joined = any(line.kind[n] == "c" for n in inside)
    return (comma + 1, last) if closed and joined and any(line.has(n, "person", "kin") for n in inside) else None


def _between_dashes(line: Line, dash: int) -> Range | None:
    """ "three activists - A B, C D and E F - were": the list of names that an insertion is."""
    for last in range(dash + 1, min(len(line.kind), dash + FAR)):
        if line.words[last].text == line.words[dash].text:
            return (dash + 1, last) if line.kind[dash + 1] == "N" else None
        if line.kind[last] not in INSIDE and line.kind[last] not in {",", "c", "P"}:
            return None
    return None


def roll(line: Line, said: Range) -> list[Range]:
    """The names of a list that says something of each: "A B, a lawyer, C D, 34, and E F, head of the union"; nothing
    where fewer than two begin a part of it."""
    found: list[Range] = []
    here = said[0]
    while here < said[1]:
        starts = here == said[0] or line.kind[here - 1] in {",", "c"}
        begin = here
        if starts and line.kind[here] in "ndp#":  # "the lawyer A B", "their colleagues A B and C D"
            while here < said[1] and line.kind[here] in "ndp#":
                here += 1
        last = here
        while last < said[1] and (line.kind[last] == "N" or (last > here and line.has(last, "within"))):
            last += 1
        ends = last >= said[1] or line.kind[last] in {",", "c"}
        if starts and ends and last > here and not any(line.has(n, "organisation", "month") for n in range(here, last)):
            found.append((here, last))
        elif ends and found and last == said[1] and line.kind[begin - 1] == "c" and line.kind[begin] in "dp#":
            found.append((begin, last))  # "..., C D and a driver"
        here = max(last, here + 1)
    return found if len(found) > 1 else []


def roll_end(line: Line, first: int) -> int:
    """Where a list of names with what is said of each ends."""
    here = first
    while here < len(line.kind) and here - first < FAR and (
        line.kind[here] in "nNdp#'P,cD" or line.words[here].text == ";"
    ):  # fmt: skip
        here += 1
    return here


def name_before(line: Line, said: Range) -> Range | None:
    """ "Name Surname, a teacher who was ...": the name that the phrase explains."""
    comma = said[0] - 1
    if comma < 1 or line.kind[comma] != "," or line.kind[said[0]] != "d" or line.kind[comma - 1] != "N":
        return None
    first = comma
    while first > 0 and line.kind[first - 1] == "N":
        first -= 1
    placed = line.has(first - 1, "near") and line.kind[first - 1] == "P"  # "in P, a teacher was"
    return None if placed else (first, comma)
