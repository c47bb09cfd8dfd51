"""The slots of a claim other than its roles: how many, when, where, why, how sure, and whether it is said to be so."""

from __future__ import annotations

from guvoh.extract import phrases
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.model import Amount, Place, Reason, Span, When


def amount_in(line: Line, said: Range | None) -> Amount | None:
    """How many, as counted at the head of a noun phrase; never an age, a duration or a share."""
    if said is None:
        return None
    first, last = said
    for quantity in line.amounts:
        if not (first <= quantity.first and quantity.last <= last):
            continue
        ahead = quantity.last
        if line.has(ahead, "not_quantity"):
            return None
        if any(line.kind[n] in "rev" for n in range(first, quantity.first)):
            return None
        if quantity.first > first and line.kind[quantity.first - 1] == ",":
            return None
        if any(line.kind[n] == "N" for n in range(first, quantity.first)):
            return None
        if quantity.plain and (quantity.low, quantity.high) == (1, 1):
            return None
        return Amount(
            quantity.low, quantity.high, line.text[quantity.start : quantity.end], quantity.start, quantity.end
        )
    return None


def listed(people: tuple[Span, ...], text: str, act: str) -> Amount | None:
    """A list of named people counts itself."""
    if len(people) < 2 or act == "ban_or_designation" or not all(p.text[0].isupper() for p in people):
        return None
    start, end = people[0].start, people[-1].end
    return Amount(len(people), len(people), text[start:end], start, end)


def people_counted(line: Line, clause: Range) -> Amount | None:
    """ "arrests began on Monday and reached at least 47 people": the number stands with people later in the clause."""
    for quantity in line.amounts:
        if quantity.first >= clause[0] and quantity.last < len(line.words) and line.has(quantity.last, "person", "kin"):
            between = range(clause[0], quantity.first)
            if not any(
                line.kind[n] in {"s", "r", ":"} or (line.kind[n] in "ve" and not line.has(n, "support_event"))
                for n in between
            ):
                text = line.text[quantity.start : quantity.end]
                return Amount(quantity.low, quantity.high, text, quantity.start, quantity.end)
    return None


def when(line: Line, place: int, clause: Range, main: bool) -> When | None:
    """The date said in the clause, nearest to the act and after it rather than before; else one that opens the
    sentence."""
    low, high = line.span(*clause)
    mark = line.words[place].start
    inside = [m for m in line.moments if low <= m.start and m.end <= high]
    if inside:
        chosen = min(inside, key=lambda m: (0 if m.start > mark else 40) + abs(m.start - mark))
    else:
        opening = line.words[0].start
        early = [m for m in line.moments if m.start - opening <= 3 and m.end <= mark]
        early += [m for m in line.moments if _opens_at(line, m.end, clause[0])]
        early += [m for m in line.moments if main and m.end <= mark and _comma_after(line, m.end)]
        if not early:
            return None
        chosen = early[-1]
    iso = [d.isoformat() if d else None for d in (chosen.first, chosen.last)]
    return When(iso[0], iso[1], chosen.text, chosen.precision, chosen.start, chosen.end)


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


def where(line: Line, place: int, clause: Range, taken: list[Range]) -> Place | None:
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


def why(line: Line, place: int, clause_end: int) -> Reason | None:
    """The ground given for the act, up to the end of its clause."""
    size = min(len(line.words), max(clause_end, place + 1) + 14)
    for here in range(place, size):
        for phrase in line.lexicon.reasons:
            if line.words[here].low != phrase[0]:
                continue
            last = here + len(phrase)
            if tuple(w.low for w in line.words[here:last]) != phrase or last >= len(line.words):
                continue
            if line.kind[last] in {"D", "#"} or (len(phrase) == 1 and line.kind[last] not in "gnNdp"):
                continue
            if phrase[0] in {"for", "as"} and len(phrase) == 1 and line.kind[last] != "g":
                continue
            end = last
            while end < len(line.words) and line.kind[end] not in {":", "s", "b"} and end - last < 16:
                if line.kind[end] == "," and end > last:
                    break
                end += 1
            if end > last:
                begin, stop = line.span(last, end)
                return Reason(line.text[begin:stop], begin, stop)
        if line.kind[here] == ":" and here > place:
            return None
    return None


def certainty(line: Line, clause: Range) -> tuple[str, ...]:
    """The words of the clause that say how sure the speaker is, as they stand."""
    return tuple(line.words[n].text for n in range(*clause) if line.has(n, "certainty"))


def spans(line: Line, said: Range | None, *, people: bool) -> tuple[Span, ...]:
    """A noun phrase as spans: a list of names becomes one span a name; titles and trades before a name are left off."""
    if said is None:
        return ()
    names = _names(line, said) if people else []
    if names:
        return tuple(_span(line, name) for name in names)
    return (_span(line, _trimmed(line, said)),)


def _span(line: Line, said: Range) -> Span:
    start, end = line.span(*said)
    return Span(line.text[start:end], start, end)


def _trimmed(line: Line, said: Range) -> Range:
    first, last = said
    for quantity in line.amounts:
        if quantity.first == first and quantity.last < last and not line.has(quantity.last, "of"):
            first = quantity.last
        elif quantity.first == first and quantity.last + 1 < last and line.has(quantity.last, "of"):
            first = quantity.last + 1
    while last - 1 > first and line.kind[last - 1] in ",caqD":
        last -= 1
    while first < last - 1 and line.kind[first] in ",caqDP":
        first += 1
    return first, last


def _names(line: Line, said: Range) -> list[Range]:
    """The names of a phrase that is a list of named people, else nothing."""
    first, last = said
    found: list[Range] = []
    here = first
    while here < last:
        kind = line.kind[here]
        if kind == "N" and not line.has(here, "title"):
            end = here + 1
            while end < last and (
                line.kind[end] == "N" or (line.has(end, "within") and end + 1 < last and line.kind[end + 1] == "N")
            ):
                end += 1
            if end < last and line.kind[end] == "#":
                end += 1
            after = line.kind[end] if end < last else ""
            if after not in {"", "c", ",", "r", "P"} or (end < last and line.has(end, "of")):
                return []
            if any(line.has(n, "organisation", "group") for n in range(here, end)):
                return []
            found.append((here, end))
            here = end
            if after in {"r"}:
                break
        elif kind in "dpn" or kind in {",", "c"} or line.has(here, "title"):
            here += 1
        elif kind == "P" and found and not line.has(here, "of"):
            break
        else:
            return []
    tail = found[-1][1] if found else 0
    if found and tail < last and line.kind[tail] not in {"r", "P"}:
        return []
    return found


def clause_of(line: Line, first: int, last: int) -> Range:
    """The clause round an act: from its first word to the next boundary after its last."""
    here, size = last, len(line.kind)
    while here < size:
        kind = line.kind[here]
        if kind in {":", "s", "b", "r"}:
            break
        if kind == "," and here + 1 < size and line.kind[here + 1] in "rscbxvegoN" and not _date_around(line, here):
            break
        if kind == "c" and here + 1 < size and _clause_after(line, here + 1):
            break
        here += 1
    while here - 1 > last and line.kind[here - 1] in ",:qc":
        here -= 1
    return first, max(here, last)


def _date_around(line: Line, here: int) -> bool:
    return here + 1 < len(line.kind) and line.kind[here + 1] == "D"


def _clause_after(line: Line, place: int) -> bool:
    """Whether a verb, or a noun phrase with a verb, follows a conjunction."""
    here = place
    while here < len(line.kind) and line.kind[here] in "aD":
        here += 1
    if here < len(line.kind) and line.kind[here] in "xve":
        return True
    said = phrases.after(line, here)
    if said is None:
        return False
    here = said[1]
    while here < len(line.kind) and line.kind[here] in "aD":
        here += 1
    return here < len(line.kind) and line.kind[here] in "xve"
