"""When: the date that a clause, or the sentence round it, gives for its act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from guvoh.extract.groups import Group
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.model import When
from guvoh.text.calendar import Moment

DASHES = frozenset("—–-")
NEAR_OPENING = 6  # characters before a date that opens a sentence


def when(line: Line, place: int, clause: Range, *, ahead: bool = False) -> When | None:
    """The date said in the clause, nearest to the act and after it rather than before; else one that opens the
    sentence or that a clause joined to this one shares with it. `ahead`: the act is still to come, its day too."""
    if not line.moments:
        return None
    low, high = line.span(*clause)
    said = [m for m in line.moments if not _dateline(line, m.end)]
    mark = line.starts[place]
    inside = [m for m in said if low <= m.start and m.end <= high]
    lead = next((m for m in said if 0 <= low - m.end <= 2), None)  # "in May X fled, in June he was caught"
    if lead is not None and all(line.text[max(0, m.start - 2) : m.start].rstrip().endswith(",") for m in inside):
        chosen = lead
    elif inside:
        chosen = min(inside, key=lambda m: (0 if m.start > mark else 40) + abs(m.start - mark))
    else:
        found = None if _parted(line, clause) else _opening(line, said, clause[0], mark)
        found = found or _shared(line, said, clause)
        if found is None:
            return None
        chosen = found
    first, last = chosen.ahead if ahead and chosen.ahead else (chosen.first, chosen.last)
    iso = [d.isoformat() if d else None for d in (first, last)]
    return When(iso[0], iso[1], chosen.text, chosen.precision, chosen.start, chosen.end)


def _opening(line: Line, said: Sequence[Moment], first: int, mark: int) -> Moment | None:
    opening = line.starts[0]
    early = [m for m in said if m.start - opening <= NEAR_OPENING and m.end <= mark]
    early += [m for m in said if m.end <= line.starts[first] and _leads(line, m, first)]
    early += [m for m in said if _opens_at(line, m.end, first)]
    early += [m for m in said if m.end <= mark and _comma_after(line, m.end)]
    early += [m for m in said if m.end <= mark and _heads_list(line, m.end)]
    return early[-1] if early else None


def _leads(line: Line, moment: Moment, first: int) -> bool:
    """ "that on the night of 3 May troops entered P and killed X": only small words before the date in its clause, and
    no other clause opens between the date and the act."""
    head = _word_at(line, moment.start)
    after = _word_at(line, moment.end)
    if any(line.kind[n] in "sr:b" for n in range(after, first)):
        return False
    for back in range(head - 1, max(-1, head - 7), -1):
        if line.kind[back] in {"s", ":"}:
            return True
        if line.kind[back] not in "PdanD,":
            return False
    return head < 7


def _heads_list(line: Line, end: int) -> bool:
    """ "Balance since 28 July: 11 arrests, 4 expulsions": a date before a colon, with no verb before it."""
    here = _word_at(line, end)
    return here < len(line.words) and line.words[here].text == ":" and not any(k in "xve" for k in line.kind[:here])


def _shared(line: Line, said: Sequence[Moment], clause: Range) -> Moment | None:
    """A date of the verb joined after this one ("shot three men and burned houses on Monday"), or of what stands
    before it in the same clause ("those who gathered on Monday were dispersed")."""
    after = [m for m in said if m.start >= line.end(clause[1] - 1) and m.precision != "open"]
    if after and _joined(line, clause[1], after[0].start):
        return after[0]
    if _parted(line, clause):
        return None
    earlier = [m for m in said if m.end <= line.starts[clause[0]] and m.precision != "open"]
    if earlier and _unparted(line, earlier[-1].end, clause[0]):
        return earlier[-1]
    return None


def _parted(line: Line, clause: Range) -> bool:
    """ "and was later freed": the date before it is another one."""
    if "after_that" not in line.classes or clause[0] == 0 or line.kind[clause[0] - 1] not in "c,ab":
        return False
    return any(line.has(n, "after_that") and line.kind[n] == "a" for n in range(clause[0] - 1, clause[1]))


def _joined(line: Line, here: int, start: int) -> bool:
    """Whether "and" and one more verb stand between a clause and a date after it."""
    if here >= len(line.words) or "c" not in line.kind[here : here + 2]:
        return False
    verbs = 0
    while here < len(line.words) and line.starts[here] < start:
        if line.kind[here] in "sr:bx":
            return False
        verbs += line.kind[here] in "ve"
        here += 1
    return verbs > 0


def _unparted(line: Line, end: int, first: int) -> bool:
    """Whether nothing but small words stands between a date and the clause after it."""
    between = range(max(0, first - 12, _word_at(line, end)), first)
    if not between:
        return line.starts[first] - end < 3
    return all(line.kind[n] in "acPdDpng'" for n in between) and any(line.kind[n] == "c" for n in between[:2])


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
    first = _word_at(line, end)
    if first < len(line.words) and line.words[first].text in DASHES and line.kind[0] in "D,q:":
        return False  # "3 May – A driver was held": an entry of a list, and its day
    after = range(first, min(first + 5, len(line.words)))
    return any([line.words[n].text in DASHES for n in after]) and all([line.kind[n] in {"N", ","} for n in after[:2]])


def _word_at(line: Line, place: int) -> int:
    """The first word that begins at a place of the text or after it; where none does, one more than the last."""
    return bisect_left(line.starts, place, 0, len(line.words))


def _opens_at(line: Line, end: int, first: int) -> bool:
    """ "in 2015, when the parties were banned": the date stands just before the word that opens the clause."""
    for back in range(first - 1, max(-1, first - 12), -1):
        if line.kind[back] == "s":
            return 0 <= line.starts[back] - end <= 2
        if line.kind[back] in {"v", "x", ":"}:
            return False
    return False


def _comma_after(line: Line, end: int) -> bool:
    return line.text[end : end + 1] == ","


def to_come(line: Line, place: int) -> bool:
    """ "tomorrow we block the bridge": told in the present, of a day to come."""
    if "coming" not in line.classes or line.is_form(place, "pdg"):
        return False
    return any(line.kind[n] == "D" and line.has(n, "coming") for n in range(len(line.words)))
