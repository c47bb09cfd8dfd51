"""Noun phrases: who stands before a verb, what stands after it. All functions give a half-open range of words."""

from __future__ import annotations

from guvoh.extract.line import Line

Range = tuple[int, int]
INSIDE = frozenset("nNdp#'?g")
SKIPPED = frozenset("aDq")
CLOSED_BY = {")": "(", "]": "[", "–": "–", "—": "—", "-": "-"}
FAR = 60  # no phrase is longer; also the bound that keeps odd input linear


def before(line: Line, place: int, *, firm: bool = False) -> Range | None:
    """The noun phrase that ends just before `place`, over adverbs, dates, insertions and relative words.

    `firm`: any verb on the left ends the phrase (needed where another clause surely stands there).
    """
    last = place - 1
    while last >= 0:
        kind = line.kind[last]
        if kind in SKIPPED:
            last -= 1
        elif kind == "r":
            last -= 1
            while last >= 0 and line.kind[last] in {",", "P"} and line.words[last].text not in CLOSED_BY:
                last -= 1
            bracket = opener(line, last) if last > 0 and line.kind[last] == "," else None
            last = last if bracket is None else bracket - 1  # "Name Surname (a nickname), who"
            break
        elif kind == ",":
            opened = opener(line, last)
            if opened is None:
                return None
            last = opened - 1
            last = _over_insertions(line, last, firm)
        else:
            break
    if last < 0:
        return None
    first = _leftwards(line, last, firm)
    return None if first > last else (first, last + 1)


def _over_insertions(line: Line, last: int, firm: bool) -> int:
    """ "Name Surname, 34, a clerk of the union, who had ..., was": over an age and one thing more said of a name."""
    for _time in range(3):
        if last > 1 and kind_at(line, last - 1, ",#") and line.kind[last - 2] in "nN":
            last -= 2
            continue
        first = _leftwards(line, last, firm)
        comma = first - 1
        parted = comma > 0 and line.kind[comma] == ","
        named = parted and (line.kind[comma - 1] == "N" or kind_at(line, comma - 2, ",#"))
        if not named or line.kind[first] != "d":
            break
        name = comma - 1
        while name >= 0 and line.kind[name] in "N#,":
            name -= 1
        if name >= 0 and line.kind[name] == "P":
            break  # "in P, a teacher, who ..., was"
        last = comma - 1
    return last


def kind_at(line: Line, place: int, kinds: str) -> bool:
    """Whether these marks stand side by side from `place` on."""
    return "".join(line.kind[place : place + len(kinds)]) == kinds


def opener(line: Line, comma: int) -> int | None:
    """The comma or bracket that opens the insertion which `comma` closes."""
    bracket = CLOSED_BY.get(line.words[comma].text)
    for place in range(comma - 1, max(-1, comma - FAR), -1):
        if bracket:
            if line.words[place].text == bracket:
                return place
        elif line.kind[place] == ",":
            inside = line.kind[place + 1]
            return place if comma - place > 1 and inside in "rd#DPnNpoegsa" and place > 0 else None
        elif line.kind[place] == ":":
            return None
    return None


def _leftwards(line: Line, last: int, firm: bool) -> int:
    kinds = line.kind
    counted = last > 0 and (kinds[last - 1] == "d" or (kinds[last - 1] == "#" and line.has(last, "further")))
    if kinds[last] == "o" and not counted:
        return last if last < 1 or not line.has(last - 1, "of") else _leftwards_of(line, last)
    place, first = last, last + 1
    while place >= 0 and last - place < FAR:
        kind = kinds[place]
        if kind == "g" and place < last and kinds[place + 1] in "dpo":
            break
        if kind in INSIDE or (kind == "o" and place == last):
            first = place
            if kind in "dp" and place and kinds[place - 1] in "nN":
                break  # "in the camp her hands were tied": two phrases side by side
        elif kind in {"P", "t"}:
            if place == 0 or kinds[place - 1] not in "nN#'oegq" or line.has(place, "background"):
                break  # "two days after his home was searched": the days are not searched
        elif kind == "c":
            if place == 0 or kinds[place - 1] not in "nN#,'" or _verb_left(line, place):
                break
        elif kind == ",":
            if not _list_comma(line, place, first):
                break
        elif kind == "e":
            if first <= last and kinds[place + 1] in "dpo":
                break  # "his sister left the country": a verb with its object
            if firm or place == 0 or kinds[place - 1] not in "nN#dp," or _speaks(line, place):
                break
            first = place
        elif kind == "o":
            if place + 1 < len(kinds) and line.has(place + 1, "of"):
                return place
            break
        elif kind in {"D", "a"} or (kind == "q" and place and kinds[place - 1] in "nd" and kinds[place + 1] in "nNP"):
            pass
        elif kind == "r" and not firm:
            ahead = kinds[place + 1 : last + 1]
            if not any(k in "xve" for k in ahead):
                break
            first = place
        elif kind in {"x", "v"} and not firm and "r" in kinds[max(0, place - 6) : place]:
            first = place
        else:
            break
        place -= 1
    return first


def _leftwards_of(line: Line, last: int) -> int:
    """ "some of them", "most of those": the phrase begins before the preposition."""
    place = last - 2
    if place >= 0 and line.kind[place] in {"o", "#", "n", "d"}:
        return place
    return last


def _verb_left(line: Line, place: int) -> bool:
    """Whether a verb stands left of a conjunction in the same clause: then clauses are joined, not names."""
    for back in range(place - 1, max(-1, place - FAR), -1):
        kind = line.kind[back]
        if kind in {"s", ":", "r", "b"} or (
            (kind == "," or kind_at(line, back - 1, ",c")) and back + 1 < place and _plain(line, back + 1, place)
        ):
            return False  # "he was beaten, his mother and sister were": what is joined begins after the comma
        if kind in {"x", "v"} or (kind == "e" and back and line.kind[back - 1] not in "dp#"):
            return True
    return False


def _plain(line: Line, first: int, last: int) -> bool:
    return line.kind[first] in "dpnN#" and all(kind in INSIDE for kind in line.kind[first:last])


def _speaks(line: Line, place: int) -> bool:
    return not line.lexicon.cues["say"].isdisjoint(line.lemmas(place)) or not line.lexicon.cues["tell"].isdisjoint(
        line.lemmas(place)
    )


def _list_comma(line: Line, place: int, first: int) -> bool:
    """Whether a comma stands in a list: names or nouns on both sides and a conjunction further on."""
    if place == 0 or line.kind[place - 1] not in "nN" or first >= len(line.words):
        return False
    joined = False
    for ahead in range(place + 1, min(len(line.words), place + 14)):
        kind = line.kind[ahead]
        if kind == "c":
            joined = True
            break
        if kind in "xves:rbD":
            break
    if not joined:
        return False
    back = place - 1
    while back >= 0 and line.kind[back] in INSIDE and place - back < 8:
        back -= 1
    if back > 0 and line.kind[back] in "PD" and _hangs_on_verb(line, back):
        return False  # "died in a prison of P, his family and a union said": the clause before ends at the comma
    return back < 0 or line.kind[back] in {",", "P", "c", "s", ":", "e", "v", "q", "x", "D"}


def _measures(line: Line, place: int) -> bool:
    """A number that begins something else: "fined the editor 40,000 crowns", "shot Name four times"."""
    if line.kind[place - 1] == "n":
        return line.has(place - 1, "person", "kin")
    last = place
    while last < len(line.kind) and line.kind[last] == "#":
        last += 1
    return line.kind[place - 1] == "N" and line.has(last, "not_quantity")


def _hangs_on_verb(line: Line, place: int) -> bool:
    """Whether what stands before a preposition or a date is a verb, over other phrases with prepositions. What is done
    to people leaves a list whole: "detained relatives of A, B and C"."""
    here = place
    while here > 0 and place - here < FAR and line.kind[here] in "PD":
        before_it = here - 1
        if line.kind[before_it] in "ve":
            return True
        while before_it >= 0 and line.kind[before_it] in INSIDE:
            before_it -= 1
        if before_it >= 0 and line.kind[before_it] in "ve":
            return line.kind[here] != "P" or not line.has(here, "of")
        here = before_it
    return False


def after(line: Line, place: int) -> Range | None:
    """The noun phrase that begins at `place`, over adverbs; with what hangs on it by "of", and its list."""
    kinds, size = line.kind, len(line.kind)
    first = place
    while first < size and (kinds[first] == "a" or (kinds[first] == "q" and first - place < 2)):
        first += 1
    if first >= size or not (kinds[first] in "nNdp#og" or (kinds[first] == "e" and _ends_attributive(line, first))):
        return None
    owns = first + 1 < size and (line.has(first + 1, "of") or kinds[first + 1] == "'")
    if kinds[first] == "o" and not owns:
        return first, first + 1
    here = first
    while here < size and here - first < FAR:
        kind = kinds[here]
        if kind == "#" and here > first and _measures(line, here):
            break
        further = kind == "o" and kinds[here - 1] == "#" and line.has(here, "further")
        attributive = kind == "e" and _ends_attributive(line, here)
        if kind in INSIDE or further or attributive or (kind == "o" and here == first):
            here += 1
        elif kind == "P" and line.has(here, "of") and here + 1 < size and kinds[here + 1] in "nNdp#oea":
            here += 1
            if here < size and kinds[here] == "o":
                here += 1
        elif kind == "c":
            again = here + 1 < size and line.has(here + 1, "of") and line.kind[here + 1] == "P"
            if not _joins(line, here + again):
                break  # "relatives of the strikers and of their leaders"
            here += 1 + again
        elif kind == ",":
            if (
                here + 2 < size
                and kinds[here - 1] == "n"
                and kinds[here + 1] == "n"
                and any(line.has(n, "person", "kin") for n in range(here + 2, min(size, here + 4)))
                and not line.has(here - 1, "person", "kin")
            ):
                here += 1
                continue
            if here + 1 >= size or kinds[here + 1] not in "nNdp#" or not _list_comma(line, here, here + 1):
                if here + 1 < size and kinds[here + 1] == "c" and _joins(line, here + 1):
                    here += 2
                    continue
                break
            here += 1
        else:
            break
    while here > first and kinds[here - 1] in ",cPa":
        here -= 1
    return (first, here) if here > first else None


def _ends_attributive(line: Line, place: int) -> bool:
    """A participle before a noun ("the detained relatives")."""
    return place + 1 < len(line.kind) and line.kind[place + 1] in "nN" and (
        place > 0 and line.kind[place - 1] in "dpc#n,"
    )  # fmt: skip


def _joins(line: Line, place: int) -> bool:
    """Whether a conjunction joins two nouns (and not two verbs or clauses)."""
    here = place + 1
    while here < len(line.kind) and line.kind[here] == "a":
        here += 1
    attributive = here + 1 < len(line.kind) and line.kind[here] == "e" and line.kind[here + 1] == "n"
    if here >= len(line.kind) or not (line.kind[here] in "nNdp#" or attributive):
        return False
    here += attributive
    while here < len(line.kind) and line.kind[here] in INSIDE:
        here += 1
    while here < len(line.kind) and line.kind[here] in "aD":
        here += 1
    return here >= len(line.kind) or line.kind[here] not in "xve"
