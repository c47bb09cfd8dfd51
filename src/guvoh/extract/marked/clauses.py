"""Clauses: which words belong to one verb, and what each clause hangs on."""

from __future__ import annotations

from itertools import pairwise

from guvoh.extract.marked.line import Clause, Line, Phrase

FINITE = "ve"
DASHES = frozenset("—–-")
INSERTED = frozenset({"relative", "reduced"})


def clauses(line: Line) -> None:
    """Fills `line.clauses` and `line.within`."""
    line.within = [0] * len(line.words)
    current = -1
    for first, last in _segments(line):
        current = _placed(line, current, first, last)
        line.within[first:last] = [current] * (last - first)
        clause = line.clauses[current]
        clause.first, clause.last = min(clause.first, first), max(clause.last, last)
        clause.verbs += sum([line.kind[n] in FINITE or n in line.predicates for n in range(first, last)])


def _segments(line: Line) -> list[tuple[int, int]]:
    """The sentence cut at commas and stops outside phrases, before words that open a clause, and between verbs."""
    inside = {n for phrase in line.phrases for n in range(phrase.first + 1, phrase.last)}
    cuts = [0]
    for place, kind in enumerate(line.kind):
        if kind not in ",:sr" or place in inside:
            continue
        if kind in ",:":
            cuts.append(place + 1)
        elif kind == "s" and line.has(place, "whether") and line.kind[place - 1] in "vena":
            continue  # "is held whether he": the word stands behind the one that it asks about
        elif kind in "sr" and place:
            if place > 1 and line.kind[place - 2] == "#" and line.kind[place - 1] == "p":
                continue  # "87 of whom were held"
            cuts.append(place - 1 if line.kind[place - 1] == "p" else place)
    cuts.append(len(line.words))
    found = []
    for first, last in pairwise(cuts):
        if last > first:
            found += _between_verbs(line, first, last, inside)
    return found


def _between_verbs(line: Line, first: int, last: int, inside: set[int]) -> list[tuple[int, int]]:
    """ "came and took": two verbs, two stretches; the second begins with "and", or after a verb that stands last."""
    finite = [n for n in range(first, last) if line.kind[n] in FINITE]
    if len(finite) < 2:
        return [(first, last)]
    found = []
    for one, other in pairwise(finite):
        joints = [n for n in range(one + 1, other) if line.kind[n] in "cb" and n not in inside]
        if not line.tables.says_joints and joints:
            joints = [one + 1]  # the verb ends its clause; "and" can join nouns behind it
        cut = joints[-1] if joints else one + 1 if line.tables.verb_last and other > one + 1 else -1
        if cut > first:
            found.append((first, cut))
            first = cut
    return [*found, (first, last)]


def _placed(line: Line, current: int, first: int, last: int) -> int:
    """The clause that a stretch belongs to, a new one where it opens one."""
    opener = next((n for n in range(first, last) if line.kind[n] not in "qxcb"), first)
    if line.has(opener + 1, "whether") and line.kind[opener + 1] == "s" and opener + 1 < last:
        opener += 1
    kind = line.kind[opener]
    finite = any([line.kind[n] in FINITE or n in line.predicates for n in range(first, last)])
    if kind == "s":
        return _new(line, "sub", current, opener, None, first)
    if finite and current >= 0 and _after_quotation(line, first):
        return _new(line, "next", current, -1, None, first)
    if kind == "r" or (kind == "p" and opener + 1 < last and line.kind[opener + 1] == "r"):
        return _new(line, "relative", current, opener, _before(line, first), first)
    if not finite and current >= 0 and _reduced(line, opener):
        return _new(line, "reduced", current, opener, _before(line, first), first)
    if current < 0:
        return _new(line, "main", -1, -1, None, first)
    outer = current
    while line.clauses[outer].kind in INSERTED and line.clauses[outer].of >= 0:
        outer = line.clauses[outer].of
    clause, above = line.clauses[outer], line.clauses[outer].of
    if not finite:
        return outer if outer != current and not clause.verbs else current
    if not clause.verbs:
        return outer
    if clause.kind == "sub" and above >= 0 and not line.clauses[above].verbs:
        return above
    return _new(line, "next", outer, -1, None, first)


def _after_quotation(line: Line, place: int) -> bool:
    """ "(quotation)", — said his sister: the words of the one who quotes are no part of what he quotes."""
    if line.tables.chained or place < 3 or line.words[place - 1].text not in DASHES:
        return False
    return any(line.kind[n] == "q" for n in (place - 2, place - 3))


def _new(line: Line, kind: str, of: int, opener: int, about: Phrase | None, first: int) -> int:
    line.clauses.append(Clause(kind, of, opener, about, first, first))
    return len(line.clauses) - 1


def _reduced(line: Line, place: int) -> bool:
    """A participle or a verbal adverb that opens a stretch without a verb of its own."""
    word = line.words[place]
    if line.kind[place] == "g":
        return True
    reading = word.as_part("a")
    return line.kind[place] == "a" and reading is not None and "participle" in reading.traits


def _before(line: Line, place: int) -> Phrase | None:
    """The last phrase that ends before a place, with a comma between at most."""
    found = [p for p in line.phrases if p.last <= place and place - p.last <= 2]
    return found[-1] if found else None
