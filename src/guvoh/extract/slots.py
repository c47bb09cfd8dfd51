"""The clause round an act, the people in it as spans, the ground given, and words of doubt."""

from __future__ import annotations

from itertools import pairwise

from guvoh.extract import phrases
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.extract.words import SPEAKS
from guvoh.model import Reason, Span


def why(line: Line, place: int, clause_end: int) -> Reason | None:
    """The ground given for the act, up to the end of its clause."""
    lows, reasons = line.lows, line.lexicon.reasons
    size = min(len(lows), max(clause_end, place + 1) + 14)
    for here in [n for n in range(place, size) if lows[n] in reasons or line.kind[n] == ":"]:
        for phrase in reasons.get(lows[here], ()):
            last = here + len(phrase)
            if last >= len(lows) or (len(phrase) > 1 and tuple(lows[here:last]) != phrase):
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
    if "certainty" not in line.classes:
        return ()
    return tuple(line.words[n].text for n in range(*clause) if line.has(n, "certainty"))


def spans(line: Line, said: Range | None, *, people: bool) -> tuple[Span, ...]:
    """A noun phrase as spans: a list of names becomes one span a name; titles and trades before a name are left off."""
    if said is None:
        return ()
    names = (_names(line, said) or roll(line, said)) if people else []
    names = names or _bodies(line, said)
    if names:
        return tuple(_span(line, name) for name in names)
    return (_span(line, _trimmed(line, said)),)


def roll(line: Line, said: Range) -> list[Range]:
    """The names of a list that says something of each: "A B, a lawyer, C D, 34, and E F, head of the union"; nothing
    where fewer than two begin a part of it."""
    found: list[Range] = []
    here = said[0]
    while here < said[1]:
        starts = here == said[0] or line.kind[here - 1] in {",", "c"}
        if starts and line.kind[here] in {"n", "d"}:  # "the lawyer A B"
            while here < said[1] and line.kind[here] in {"n", "d"}:
                here += 1
        last = here
        while last < said[1] and (line.kind[last] == "N" or (last > here and line.has(last, "within"))):
            last += 1
        ends = last >= said[1] or line.kind[last] in {",", "c"}
        if starts and ends and last > here and not any(line.has(n, "organisation", "month") for n in range(here, last)):
            found.append((here, last))
        here = max(last, here + 1)
    return found if len(found) > 1 else []


def included(line: Line, patient: Range | None, last: int) -> tuple[Span, ...]:
    """ "the detainees, including children": who is named as being among them."""
    if patient is None or line.kind[patient[1] - 1] == "N":
        return ()
    if last < len(line.words) and line.words[last].text == ":" and line.kind[last + 1 : last + 2] == ["N"]:
        names = roll(line, (last + 1, _roll_end(line, last + 1)))  # "three women were arrested: A B, C D and E F"
        return tuple(_span(line, name) for name in names)
    if "beyond" not in line.classes:
        return ()
    for place in range(patient[1], min(len(line.words), max(last, patient[1]) + 3)):
        if line.has(place, "beyond") and line.kind[place - 1] == ",":
            return spans(line, phrases.after(line, place + 1), people=True)
    return ()


def _roll_end(line: Line, first: int) -> int:
    here = first
    while here < len(line.kind) and (line.kind[here] in "nNdp#'P,cD" or line.words[here].text == ";"):
        here += 1
    return here


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


def _bodies(line: Line, said: Range) -> list[Range]:
    """The parts of a list whose every part is a named body: "the Circle of Teachers and Group 7"."""
    joints = [n for n in range(*said) if line.kind[n] in {"c", ","}]
    if not any(line.kind[n] == "c" for n in joints):
        return []
    edges = [said[0] - 1, *joints, said[1]]
    parts = [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
    proper = all(
        line.kind[a] in {"N", "d"} and any(line.kind[n] == "N" for n in range(a, min(b, a + 2))) for a, b in parts
    )
    small = any(line.has(n, "person", "kin") for n in range(*said) if line.kind[n] == "n")
    return parts if proper and not small and len(parts) > 1 else []


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
        if kind == "," and line.kind[here + 1 : here + 2] in (["d"], ["p"], ["n"]) and _spoken_after(line, here + 1):
            break
        here += 1
    while here > last and line.kind[here - 1] in ",:qcP":
        here -= 1
    return first, max(here, last)


def _spoken_after(line: Line, place: int) -> bool:
    """ ", his family and a union said": who says so follows the comma."""
    said = phrases.after(line, place)
    if said is not None and line.kind[said[1] : said[1] + 1] == ["c"]:
        said = phrases.after(line, said[1] + 1)
    return said is not None and said[1] < len(line.kind) and line.words[said[1]].voice == SPEAKS


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
