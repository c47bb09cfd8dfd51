"""Where: the place that a clause gives for its act. A place is a name or a noun of a place after a preposition, or what
was raided or picketed itself; with what hangs on it ("the prison of P", "her home in P, R region")."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.model import Place

PLACES = ("site", "place", "place_kind")
NOT_PLACES = ("person", "kin", "thing", "force", "month", "weekday", "title", "organisation", "group")
PEOPLE = ("person", "kin", "month", "weekday", "title")
PARTS_CLAUSES = frozenset("sr:b")
LONGEST = 14  # words of one place
BEFORE = frozenset("Pta")  # marks of the words that a place can stand after


def where(line: Line, place: int, clause: Range, object_: Range | None = None) -> Place | None:
    """The place said in the clause, after the act rather than before it; else the object where that is a place; else
    one that the clauses joined to this one share with it."""
    said = _nearest(line, place, clause[0], clause[1])
    if said is None and object_ is not None and _is_site(line, object_):
        said = _whole(line, object_[0])
    if said is None:
        said = _shared_after(line, clause) or _shared_before(line, clause)
    if said is None:
        return None
    start, end = line.span(*said)
    return Place(line.text[start:end], start, end)


def _nearest(line: Line, place: int, low: int, high: int) -> Range | None:
    best: tuple[int, Range] | None = None
    beyond = low
    for here in [n for n in range(low, high) if line.kind[n] in BEFORE]:
        if here < beyond:
            continue
        said = _at(line, here)
        if said is None:
            continue
        beyond = said[1]
        named = any(line.kind[n] == "N" for n in range(*said))
        cost = (said[0] - place if said[0] > place else 30 + place - said[0]) + (0 if named else 8)
        if best is None or cost < best[0]:
            best = (cost, said)
    return best[1] if best else None


def _shared_after(line: Line, clause: Range) -> Range | None:
    """ "slapped and had his camera broken on the bridge": a verb joined by "and" brings the place of both."""
    here = clause[1]
    if here >= len(line.kind) or line.kind[here] not in "c,r":
        return None
    if line.kind[here] == "r":
        here += 1  # "arrested those who came to the embassy"
    elif "r" in line.kind[clause[0] : here]:
        return None
    verbs = 0
    while here < len(line.kind) and line.kind[here] not in PARTS_CLAUSES and here - clause[1] < 40:
        verbs += line.kind[here] in "ve"
        said = _at(line, here) if verbs == 1 else None
        if said is not None:
            return said
        here += 1
    return None


def _shared_before(line: Line, clause: Range) -> Range | None:
    """ "In P, three people were detained", "were driven into the hospital, shot at and taken away"."""
    before = range(max(0, clause[0] - 1), clause[1]) if "after_that" in line.classes else ()
    if any(line.has(n, "after_that") for n in before if line.kind[n] == "a"):
        return None
    for here in range(clause[0] - 1, max(-1, clause[0] - 40), -1):
        if line.kind[here] in PARTS_CLAUSES:
            return None
        said = _at(line, here)
        if said is not None and said[0] <= clause[0]:
            return said
    return None


def _at(line: Line, here: int) -> Range | None:
    """The place after the preposition at `here`, if it is one."""
    if line.kind[here] not in BEFORE or not line.has(here, "near", "on_site"):
        return None
    first = here + 1
    if first < len(line.kind) and line.has(first, "of", "to", "from"):
        first += 1  # "outside of", "next to", "out of"
    head = _head(line, first)
    if head is None:
        return None
    if line.has(here, "origin") and line.has(here - 1, "person", "kin") and line.kind[here - 1] == "n":
        return None  # "a teacher from P": where she is from
    if line.has(head, *PLACES):
        return _whole(line, first) if _certain(line, first, head) else None
    if not line.has(here, "near") or not _is_name(line, first, head, bodies=line.has(here, "standing")):
        return None
    return _whole(line, first)


def _certain(line: Line, first: int, head: int) -> bool:
    """Whether a noun of a place means one place: "the court", "P prison"; not "sent to prison", "a cell"."""
    whole = _whole(line, first)
    if any(line.kind[n] == "N" for n in range(*whole)):
        return True
    if whole[1] > head + 2 and line.kind[head + 2] in "dp":
        # "front of the club", not "front of the children"
        return any(line.has(n, *PLACES) for n in range(head + 2, whole[1]))
    return head > first and line.kind[first] in "dp" and not line.has(first, "indefinite")


def _head(line: Line, first: int) -> int | None:
    """The last word of a noun phrase before what hangs on it: "the remand PRISON of P"."""
    here = first
    while (
        here < len(line.kind)
        and here - first < LONGEST
        and (line.kind[here] in "dpnN#'?g" or (line.kind[here] == "e" and line.kind[here + 1 : here + 2] == ["n"]))
    ):
        if line.kind[here] == "?" and here > first and line.has(here - 1, *PLACES):
            break
        here += 1
        if here - first > 1 and line.kind[here - 1] in "dp":
            here -= 1
            break
    last = here - 1
    return last if last >= first and (line.kind[last] in "nN" or line.has(last, "site")) else None


def _is_name(line: Line, first: int, head: int, *, bodies: bool) -> bool:
    """Whether a phrase names a place: a capital word that is no person, no month and, unless `bodies`, no body."""
    if line.kind[head] != "N":
        return bodies and any(line.kind[n] == "N" for n in range(first, head)) and line.has(head, "organisation")
    named = next(n for n in range(first, head + 1) if line.kind[n] == "N")
    if any(line.kind[n] in "'#" for n in range(first, head)) and not bodies:
        return False
    small = range(first, named)
    if any(line.has(n, *NOT_PLACES[:5]) for n in small) or named - first > 4:
        return False
    barred = PEOPLE if bodies else NOT_PLACES
    if any(line.has(n, *barred) and not line.has(n, *PLACES) for n in range(named, head + 1)):
        return False
    after = line.kind[head + 1] if head + 1 < len(line.kind) else ""
    return after not in {"'", "v"}


def _is_site(line: Line, said: Range) -> bool:
    head = _head(line, said[0])
    return head is not None and line.has(head, "site") and not line.has(head, "organisation")


def _whole(line: Line, first: int) -> Range:
    """The place with what hangs on it: "of P", "in P", ", R region"."""
    while line.kind[first] == "d" and line.has(first, "pronoun") and line.kind[first + 1 : first + 2] == ["d"]:
        first += 1
    last = (_head(line, first) or first) + 1
    size = len(line.kind)
    while last < size and last - first < LONGEST:
        if line.kind[last] == "P" and line.has(last, "of", "near", "on_site") and not line.has(last, "origin", "by"):
            follows = _hanging(line, last)
        elif line.kind[last] == "P" and line.has(last, "of"):
            follows = _head(line, last + 1)
        elif line.kind[last - 1] == "N" or line.has(last - 1, "place_kind"):
            follows = _apposed(line, last)
        else:
            follows = None
        if follows is None:
            break
        last = follows + 1
    if line.kind[last - 1] == "N" and line.kind[last : last + 2] == ["c", "N"]:
        end = last + 2
        while end < size and line.kind[end] == "N":
            end += 1
        if end >= size or line.kind[end] not in "xve'":
            last = end  # "in P and Q"
    return first, last


def _hanging(line: Line, here: int) -> int | None:
    """The head of the place after "in" or "near", where that is a place too."""
    head = _head(line, here + 1)
    if head is None or line.has(head, "month", "weekday", "person", "kin", "force"):
        return None
    return head if line.has(head, *PLACES) or line.kind[head] == "N" else None


def _apposed(line: Line, comma: int) -> int | None:
    """ "P village, R region, ...": the larger place between commas."""
    if line.kind[comma] != ",":
        return None
    last = comma + 1
    while last < len(line.kind) and (line.kind[last] == "N" or line.has(last, "place_kind")):
        last += 1
    closed = last >= len(line.kind) or line.kind[last] in {",", ":", "D"}
    barred = any(line.has(n, *NOT_PLACES) and not line.has(n, *PLACES) for n in range(comma + 1, last))
    return last - 1 if last > comma + 1 and closed and not barred else None
