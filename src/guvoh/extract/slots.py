"""The clause round an act, the people in it as spans, the ground given, and words of doubt."""

from __future__ import annotations

from itertools import pairwise

from guvoh.extract import apposed, phrases
from guvoh.extract.line import Line
from guvoh.extract.phrases import Range
from guvoh.extract.words import SPEAKS
from guvoh.model import Reason, Span

NEAR_LIST = 16  # words between an act and the verb that opens the list of those it was done to
NEAR_NAMING = 6  # words between people and "identified as"


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
    names = (_names(line, said) or apposed.roll(line, said)) if people else []
    names = names or _bodies(line, said)
    if names:
        return tuple(_span(line, name) for name in names)
    return (_span(line, _trimmed(line, said)),)


def included(line: Line, patient: Range | None, last: int) -> tuple[Span, ...]:
    """Who is named as being among them: "the detainees, including children", "activists such as A B", "three women were
    arrested: A B, C D and E F", "among those who were taken are A B and C D", "A B is one of the six who were held"."""
    if patient is None:
        return ()
    if line.kind[patient[1] - 1] == "N":
        return _with_others(line, patient[1])
    if last < len(line.words) and line.words[last].text == ":" and line.kind[last + 1 : last + 2] == ["N"]:
        return _rolled(line, last + 1, apposed.roll_end(line, last + 1))
    if line.has(patient[0] - 1, "among") or line.has(patient[0], "among"):
        near = range(patient[1], min(len(line.words) - 1, patient[1] + NEAR_LIST))
        be = next((n for n in near if line.has(n, "finite_be") and line.kind[n + 1] in "nNd#p"), None)
        if be is not None:
            return _rolled(line, be + 1, apposed.roll_end(line, be + 1))
    owner = _one_of(line, patient)
    if owner is not None:
        return spans(line, owner, people=True)
    if line.classes.isdisjoint({"beyond", "suchlike", "among", "naming"}):
        return ()
    further = NEAR_NAMING if "naming" in line.classes else 3
    for place in range(patient[1], min(len(line.words), max(last, patient[1]) + further)):
        if line.has(place, "beyond") and line.kind[place - 1] in ",n#o)":
            begin = place + 1
        elif (line.has(place, "suchlike", "naming") and line.has(place + 1, "instances")) or (
            line.has(place, "among") and line.has(place + 1, "they_all") and line.kind[place - 1] == ","
        ):
            begin = place + 2
        else:
            continue
        begin += begin < len(line.words) and line.words[begin].text == ":"
        names = _rolled(line, begin, apposed.roll_end(line, begin))
        return names if len(names) > 1 else spans(line, phrases.after(line, begin), people=True)
    return ()


def _with_others(line: Line, first: int) -> tuple[Span, ...]:
    """ "A B was arrested with four others, including C D and E F"."""
    if line.classes.isdisjoint({"beyond"}) or "further" not in line.classes:
        return ()
    for place in range(first, len(line.words)):
        if line.kind[place] in {":", "s", "r"}:
            return ()
        if line.has(place, "beyond") and any(line.has(n, "further") for n in (place - 1, place - 2)):
            return _rolled(line, place + 1, apposed.roll_end(line, place + 1))
    return ()


def _one_of(line: Line, patient: Range) -> Range | None:
    """ "A B is one of the six who were held", "A B was the first to be held": the person before "is"."""
    be = patient[0] - 1
    near = range(patient[0] + 1, min(patient[1], patient[0] + 3))
    if not line.has(be, "be") or not any(line.has(n, "of") for n in near):
        return None
    said = phrases.before(line, be)
    return said if said is not None and line.kind[said[1] - 1] == "N" else None


def _rolled(line: Line, first: int, last: int) -> tuple[Span, ...]:
    """The names of a list, or the one name that it is."""
    names = apposed.roll(line, (first, last)) or _names(line, (first, last))
    return tuple(_span(line, name) for name in names)


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
