"""Where an act happened: the place in its clause, else in the name of who acts."""

from __future__ import annotations

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_person
from guvoh.extract.marked.roles import Roles
from guvoh.extract.marked.slots import FAR
from guvoh.model import Place


def where(line: Line, hit: Hit, made: Roles) -> Place | None:
    """The place in the clause of the act: after a preposition of place, nearest to the act."""
    mark = hit.verb if hit.verb >= 0 else hit.place
    words = line.tables.cues.get("in_place", frozenset())
    found = [
        p for p in line.phrases
        if p.before in words and line.within[p.head] == made.clause and _is_place(line, p)
    ]  # fmt: skip
    if not line.tables.says_joints:
        found = [p for p in found if not line.has(p.head, "land")]  # "leave the country" says what, not where
    if not found and not (line.tables.chained and line.tables.says_joints):
        found = [p for p in _at_the_head(line, made.clause, words) if _is_place(line, p)]
    if not found:
        return _seat(line, made) if line.tables.chained else _town(line, made)
    best = min(found, key=lambda p: abs(p.head - mark) * (1 if p.head > mark else FAR) + (0 if _named(line, p) else 8))
    low, high = (best.first, best.last) if line.tables.chained else _whole(line, best, words)
    if not line.tables.says_joints:
        high = next((n for n in range(best.head + 1, high) if line.kind[n] in "#D"), high)
    start, end = line.span(low, high)
    return Place(line.text[start:end], start, end)


def _at_the_head(line: Line, clause: int, words: frozenset[str]) -> list[Phrase]:
    """A place that opens the sentence holds for the clauses that go on with its first."""
    here = clause
    while line.clauses[here].kind in {"next", "reduced"} and line.clauses[here].of >= 0:
        here = line.clauses[here].of
    if here == clause:
        return []
    most = 3 if line.tables.says_joints or not line.tables.chained else len(line.words)
    return [p for p in line.phrases if p.before in words and p.first <= most and line.within[p.head] == here]


def _whole(line: Line, best: Phrase, words: frozenset[str]) -> tuple[int, int]:
    """The words of a place with those of the places right beside it: "in the station of P in Q"."""
    low, high = best.first, best.last
    for p in line.phrases:
        if p.first == high + 1 and line.kind[high] == "p" and p.before in words and _is_place(line, p):
            high = p.last
    for p in reversed(line.phrases):
        if p.last == low - 1 and line.kind[low - 1] == "p" and p.before in words and _is_place(line, p):
            low = p.first
    return low, high


def _seat(line: Line, made: Roles) -> Place | None:
    """The place in the name of who acts: "the court of the district of P"."""
    body = made.agent
    if body is None or not line.any_of(body.first, body.last, "place_kind"):
        return None
    last = next((n for n in range(body.last - 1, body.head, -1) if line.kind[n] == "N"), -1)
    if last < 0 or line.kind[last - 1] not in "nN":
        return None
    start, end = line.span(last, last + 1)
    return Place(line.text[start:end], start, end)


def _town(line: Line, made: Roles) -> Place | None:
    """ "the police of P": the town in the name of officers, where nothing else says a place."""
    body = made.agent
    if body is None or not line.has(body.head, "force", "coercive"):
        return None
    last = body.last - 1
    reading = line.words[last].as_part("N")
    personal = reading is None or not reading.traits.isdisjoint({"surname", "father", "given", "alive"})
    if last <= body.head or line.kind[last] != "N" or personal or "g" not in line.words[last].cases:
        return None
    start, end = line.span(last, last + 1)
    return Place(line.text[start:end], start, end)


def _named(line: Line, phrase: Phrase) -> bool:
    return any(line.kind[n] == "N" for n in range(phrase.first, phrase.last))


def _is_place(line: Line, phrase: Phrase) -> bool:
    if line.has(phrase.head, "site", "jailhouse", "place", "place_kind"):
        return True
    if line.has(phrase.head, "person", "kin", "thing", "title", "abstract", "month", "page"):
        return False
    reading = line.words[phrase.head].as_part("nN")
    if reading is not None and "place" in reading.traits:
        return True
    if not line.tables.says_joints:
        return _unknown_place(line, phrase)
    return line.kind[phrase.head] == "N" and not is_name_of_person(line, phrase)


def _unknown_place(line: Line, phrase: Phrase) -> bool:
    """ "in P", where no capital shows a name: words that no table and no pattern has."""
    if phrase.before not in line.tables.cues.get("in_unnamed", ()) or phrase.last - phrase.first > 3:
        return False
    return all(
        line.kind[n] in "nN" and not line.words[n].tags and len(line.words[n].readings) < 2
        and line.words[n].low not in line.tables.triggers for n in range(phrase.first, phrase.last)
    )  # fmt: skip


def is_name_of_person(line: Line, phrase: Phrase) -> bool:
    reading = line.words[phrase.head].as_part("N")
    personal = reading is not None and not reading.traits.isdisjoint({"surname", "father", "given", "alive"})
    return personal and is_person(line, phrase)
