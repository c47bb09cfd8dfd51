"""The rest of a claim: people as spans, how many, when, why, and how far its words reach."""

from __future__ import annotations

from bisect import bisect_right

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.listed import renamed
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.roles import Roles
from guvoh.model import Amount, Reason, Span, When
from guvoh.text.calendar import Moment

LONGEST = 158  # characters of a quote
FAR = 3.0  # how much farther a place or a date before an act counts than one after it


def extent(line: Line, hit: Hit, made: Roles) -> tuple[int, int]:
    """The words of the clause that carries the act, with its people where they stand in it."""
    clause = made.clause
    inside = [n for n in range(len(line.words)) if line.within[n] == clause]
    low, high = min(hit.low, *inside), max(hit.high, inside[-1] + 1)
    keep = [hit.low, hit.high - 1]
    for phrase in (made.patient, made.agent):
        if phrase is not None and low <= phrase.first and phrase.last <= high:
            keep += [phrase.first, phrase.last - 1]
    low, high = _trimmed(line, low, high)
    least, most = min(keep), max(keep) + 1
    while line.end(high - 1) - line.starts[low] > LONGEST and high > most:
        high -= 1
    while line.end(high - 1) - line.starts[low] > LONGEST and low < least:
        low += 1
    if line.end(high - 1) - line.starts[low] > 240:
        low, high = hit.low, hit.high
    return _trimmed(line, low, high)


def _trimmed(line: Line, low: int, high: int) -> tuple[int, int]:
    while high - 1 > low and line.kind[high - 1] in ",:cpsx":
        high -= 1
    while low < high - 1 and ((line.kind[low] in ",:csxb" and not line.has(low, "not")) or _lone_mark(line, low, high)):
        low += 1
    return low, high


def _lone_mark(line: Line, low: int, high: int) -> bool:
    """A quotation mark whose other half is not among the words."""
    return line.kind[low] == "q" and "q" not in line.kind[low + 1 : high]


def spans(line: Line, phrase: Phrase | None, *, people: bool) -> tuple[Span, ...]:
    """A phrase as spans: one for each member of a list; before a name only what belongs to it."""
    if phrase is None:
        return ()
    members = phrase.inner or ((phrase.first, phrase.last),)
    found = []
    for member in members:
        said = _without_number(line, *member)
        start, end = line.span(*((_name(line, *said) if people else None) or said))
        found.append(Span(line.text[start:end], start, end))
    return tuple(found)


def _without_number(line: Line, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and line.kind[first] == "#":
        first += 1
    return first, last


def _name(line: Line, first: int, last: int) -> tuple[int, int] | None:
    """The name that ends a phrase, without the words that say what he is; none where the head is kin ("his brother X"
    is no X) or where the name only tells whose."""
    if any(line.has(n, "kin", "organisation", "group") for n in range(first, last)):
        return None
    begin = last
    while begin > first and line.kind[begin - 1] in "N" and not line.words[begin - 1].text[0].islower():
        begin -= 1
    if begin in {first, last}:
        return None
    if any("place" in r.traits for r in line.words[begin].readings[:1]) or line.kind[begin - 1] == "q":
        return None
    head = line.words[begin - 1].as_part("n")
    own = line.words[begin].as_part("N")
    agrees = head is None or own is None or bool(set(head.cases) & set(own.cases))
    return (begin, last) if agrees else None


def count(line: Line, phrase: Phrase | None) -> Amount | None:
    """The number at the head of a phrase; a list of named people counts itself."""
    if phrase is None:
        return None
    added = _added(line, phrase)
    if added is not None:
        return added
    for quantity in line.amounts:
        if not phrase.first <= quantity.first < phrase.last or quantity.first > phrase.head:
            continue
        if line.has(quantity.last, "not_quantity") or (quantity.plain and (quantity.low, quantity.high) == (1, 1)):
            return None
        text = line.text[quantity.start : quantity.end]
        return Amount(quantity.low, quantity.high, text, quantity.start, quantity.end)
    if line.any_of(phrase.first - 1, phrase.head + 1, "tally"):  # "the number of the arrested is at least 12"
        clause = line.within[phrase.head]
        told = next((q for q in line.amounts if q.first >= phrase.last and line.within[q.first] == clause), None)
        return Amount(told.low, told.high, line.text[told.start : told.end], told.start, told.end) if told else None
    alias = line.tables.chained and phrase.number == "s"  # one with two names
    if len(phrase.inner) > 1 and not alias and line.tables.chained and line.tables.says_joints:
        sizes = [_size(line, first, last) for first, last in phrase.inner]
        start, end = line.span(phrase.first, phrase.last)
        return Amount(sum(sizes), sum(sizes), line.text[start:end], start, end) if all(sizes) else None
    alias = alias or renamed(line, phrase)
    if len(phrase.inner) > 1 and not alias and all(_one(line, first, last) for first, last in phrase.inner):
        start, end = line.span(phrase.first, phrase.last)
        return Amount(len(phrase.inner), len(phrase.inner), line.text[start:end], start, end)
    return None


def _added(line: Line, phrase: Phrase) -> Amount | None:
    """ "two brothers and a sister": the members of a list together, where at least one is told by a number; not "two
    brothers, Ana and Belim", where names explain the number."""
    told = [any(first <= q.first < last for q in line.amounts) for first, last in phrase.inner]
    if len(told) < 2 or not any(told) or line.any_of(phrase.first - 1, phrase.head + 1, "tally"):
        return None
    if told[0] and not any(told[1:]) and _size(line, *phrase.inner[0]) == len(told) - 1:
        return None  # "two colleagues, a cameraman and a driver"
    for (first, last), numbered in zip(phrase.inner, told, strict=True):
        if not numbered and not any(line.kind[n] == "n" for n in range(first, last)):
            return None
    sizes = [_size(line, first, last) for first, last in phrase.inner]
    start, end = line.span(phrase.first, phrase.last)
    return Amount(sum(sizes), sum(sizes), line.text[start:end], start, end) if all(sizes) else None


def _size(line: Line, first: int, last: int) -> int:
    """How many a member of a list is: the number before it, one for one person, 0 where nobody knows."""
    told = [q for q in line.amounts if first <= q.first < last and not line.has(q.last, "not_quantity")]
    if told:
        quantity = told[0]
        return quantity.low or 0 if quantity.plain and quantity.low == quantity.high else 0
    if line.any_of(first, last, "organisation", "group", "place"):
        return 0
    head = next((n for n in range(first, last) if line.kind[n] in "nN"), -1)
    reading = line.words[head].as_part("nN") if head >= 0 else None
    people = line.kind[head] == "N" or line.has(head, "one", "person", "kin")
    return int(reading is not None and reading.number == "s" and people)


def _one(line: Line, first: int, last: int) -> bool:
    """Whether a member of a list is one person."""
    counted = line.kind[first:last] if line.tables.says_joints else line.kind[first : first + 1]
    if "#" in counted or line.any_of(first, last, "organisation", "group", "place"):
        return False
    head = next((n for n in range(first, last) if line.kind[n] in "nN"), -1)
    reading = line.words[head].as_part("nN") if head >= 0 else None
    people = line.kind[head] == "N" or line.has(head, "one", "person", "kin")
    return reading is not None and reading.number == "s" and people


def when(line: Line, hit: Hit, made: Roles, *, ahead: bool) -> When | None:
    """The date in the clause of the act, after it rather than before; else one that opens the sentence."""
    if not line.moments:
        return None
    mark = line.starts[hit.verb if hit.verb >= 0 else hit.place]
    chosen = _nearest(line, line.moments, made.clause, mark) or _opening(line, made.clause)
    if chosen is None:
        return None
    return dated(chosen, ahead=ahead)


def dated(chosen: Moment, *, ahead: bool = False) -> When:
    first, last = chosen.ahead if ahead and chosen.ahead else (chosen.first, chosen.last)
    iso = [day.isoformat() if day else None for day in (first, last)]
    return When(iso[0], iso[1], chosen.text, chosen.precision, chosen.start, chosen.end)


def _nearest(line: Line, moments: list[Moment], clause: int, mark: int) -> Moment | None:
    inside = [m for m in moments if line.within[_word(line, m.start)] == clause]
    return min(inside, key=lambda m: abs(m.start - mark) * (1 if m.start > mark else FAR), default=None)


def _opening(line: Line, clause: int) -> Moment | None:
    """A date at the head of the sentence holds for the clauses that go on with its first."""
    here = clause
    while line.clauses[here].kind in {"next", "reduced"} and line.clauses[here].of >= 0:
        here = line.clauses[here].of
        if not line.tables.chained:
            told = [m for m in line.moments if line.within[_word(line, m.start)] == here]
            if told:
                return told[0]  # "on 3 May they took him, put him in a car and drove off"
    first = line.moments[0]
    if _word(line, first.start) <= 3 and line.within[_word(line, first.start)] == here and here != clause:
        return first
    return None


def _word(line: Line, start: int) -> int:
    return max(bisect_right(line.starts, start, 0, len(line.words)) - 1, 0)


def why(line: Line, hit: Hit, made: Roles) -> Reason | None:
    """The ground given for the act: after words that open one, up to the end of its clause."""
    reasons = line.tables.reasons
    if line.meant.isdisjoint(reasons):
        return None
    before = not line.tables.says_joints and line.tables.verb_last  # the ground stands before the verb
    for here in range(0 if before else hit.low, len(line.words)):
        for phrase in reasons.get(line.words[here].low, ()):
            last = here + len(phrase)
            if tuple(w.low for w in line.words[here:last]) != phrase or last >= len(line.words):
                continue
            if line.within[here] not in {made.clause, line.within[min(hit.high, len(line.words) - 1)]}:
                continue
            end = last
            stop_at = hit.low if before and last < hit.low else len(line.words)
            while end < stop_at and line.kind[end] not in ":,s" and end - last < 16:
                if before and line.kind[end] == "p" and line.kind[end + 1 : end + 2] in (["#"], ["D"]):
                    break  # "for spying to ten years"
                end += 1
            while before and end > last + 1 and line.kind[end - 1] in "pc":
                end -= 1
            if end > last and line.kind[last] not in "D#":
                begin, stop = line.span(last, end)
                return Reason(line.text[begin:stop], begin, stop)
    return None


def certainty(line: Line, first: int, last: int) -> tuple[str, ...]:
    if "certainty" not in line.tags:
        return ()
    return tuple(line.words[n].text for n in range(first, last) if line.has(n, "certainty"))
