"""When and where: the date and the place that a clause gives for its act."""

from __future__ import annotations

from dataclasses import replace

from guvoh.extract.groups import Group
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.model import Place, When


def when(line: Line, place: int, clause: Range) -> When | None:
    """The date said in the clause, nearest to the act and after it rather than before; else one that opens the
    sentence."""
    low, high = line.span(*clause)
    said = [m for m in line.moments if not _dateline(line, m.end)]
    mark = line.words[place].start
    inside = [m for m in said if low <= m.start and m.end <= high]
    if inside:
        chosen = min(inside, key=lambda m: (0 if m.start > mark else 40) + abs(m.start - mark))
    else:
        opening = line.words[0].start
        early = [m for m in said if m.start - opening <= 3 and m.end <= mark]
        early += [m for m in said if _opens_at(line, m.end, clause[0])]
        early += [m for m in said if m.end <= mark and _comma_after(line, m.end)]
        if not early:
            return None
        chosen = early[-1]
    iso = [d.isoformat() if d else None for d in (chosen.first, chosen.last)]
    return When(iso[0], iso[1], chosen.text, chosen.precision, chosen.start, chosen.end)


def open_ended(line: Line, date: When | None, place: int, group: Group | None) -> When | None:
    """ "began to arrest on 3 May", "arrests began on 3 May": the day is the first of more."""
    if date is None or date.start != date.end or date.start is None:
        return date
    if group is None:
        near = range(place + 1, min(len(line.words), place + 5))
    elif group.flags & {"to", "gerund"}:
        near = range(max(0, group.root - 3), group.root)
    else:
        return date
    begins = any(line.has(n, "begins") and line.kind[n] != "D" for n in near)
    return replace(date, end=None, precision="open") if begins else date


def _dateline(line: Line, end: int) -> bool:
    """ "3 May 2030, CITY - ...": the day of the report, not of what it reports."""
    after = [n for n, word in enumerate(line.words) if word.start >= end][:5]
    return (
        any(line.words[n].text in {"—", "–", "-"} for n in after)
        and all(line.kind[n] in {"N", ","} for n in after[:2])
        and not any(line.words[n].start < end for n in after)
    )


def _opens_at(line: Line, end: int, first: int) -> bool:
    """ "in 2015, when the parties were banned": the date stands just before the word that opens the clause."""
    for back in range(first - 1, max(-1, first - 12), -1):
        if line.kind[back] == "s":
            return 0 <= line.words[back].start - end <= 2
        if line.kind[back] in {"v", "x", ":"}:
            return False
    return False


def _comma_after(line: Line, end: int) -> bool:
    return line.text[end : end + 1] == ","


def where(line: Line, place: int, clause: Range) -> Place | None:
    """The place said in the clause: a name after a preposition of place, what stands after the act before the rest."""
    best: tuple[int, Range] | None = None
    for here in range(clause[0], clause[1]):
        if line.kind[here] not in {"P", "t"} or not line.has(here, "near"):
            continue
        said = _place_at(line, here + 1)
        if said is None:
            continue
        common = 20 if line.kind[said[1] - 1] == "n" and not line.has(said[1] - 1, "place_kind") else 0
        cost = common + (said[0] - place) if said[0] > place else common + 30 + place - said[0]
        if best is None or cost < best[0]:
            best = (cost, said)
    if best is None:
        return _opening_place(line, clause[0])
    start, end = line.span(*best[1])
    return Place(line.text[start:end], start, end)


def _opening_place(line: Line, first: int) -> Place | None:
    """ "In P, three people were detained": a place that opens the sentence holds for its first clause."""
    for here in range(first):
        if line.kind[here] in {"v", "x", "e", "s", "r", ":"}:
            return None
        if line.kind[here] == "P" and line.has(here, "near"):
            said = _place_at(line, here + 1)
            if said is not None:
                start, end = line.span(*said)
                return Place(line.text[start:end], start, end)
    return None


def _place_at(line: Line, first: int) -> Range | None:
    size = len(line.kind)
    here = first
    while here < size and here - first < 5 and (
        line.kind[here] in {"d", "n"} or line.has(here, "pronoun") or (here > first and line.has(here, "of"))
    ):
        if line.has(here, "person", "kin", "thing", "month"):
            return None
        here += 1
    if here >= size or line.kind[here] != "N" or line.has(here, "month", "weekday", "title"):
        return None
    begin = first
    while begin < here and line.has(begin, "pronoun"):
        begin += 1
    last = here
    while last < size and (
        line.kind[last] == "N"
        or (line.kind[last] == "n" and last > here and not line.has(last, "person", "kin", "force"))
        or (line.kind[last] == "c" and last + 1 < size and line.kind[last + 1] == "N" and last > here)
    ):
        last += 1
    if any(
        line.has(n, "person", "kin", "organisation", "force") and not line.has(n, "place") for n in range(here, last)
    ):
        return None
    if last < size and line.kind[last] in {"'", "v", "x"} and line.kind[last] != "x":
        return None
    return (begin, last)
