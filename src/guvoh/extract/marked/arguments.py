"""Which phrases of a clause stand with its verb: subject, object, who is marked by a case or a preposition, who does
what is told in the passive. Shared with the clauses joined to it, and with what relative words stand for."""

from __future__ import annotations

from guvoh.extract.marked.line import Clause, Line, Phrase
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.people import is_person, may_act, named, suits
from guvoh.extract.marked.verbs import Verb, verb_at

CASES = {"dative": "d", "genitive": "g", "instrument": "i"}


def subject(line: Line, clause: int, verb: Verb, used: frozenset[int], depth: int = 0) -> Phrase | None:
    """Who stands as the subject: agrees with the verb; else what a relative word stands for; else the subject of the
    clause that this one goes on with."""
    here = line.clauses[clause]
    if verb.reading.part in "ig" and line.kind[verb.place] != "e":
        outer = _governor(line, clause, verb)
        return subject(line, line.within[outer.place], outer, used, depth + 1) if outer and depth < 4 else None
    found = [
        p for p in line.phrases
        if stands_in(line, p, clause) and not p.before and "n" in p.cases and agrees(p, verb) and p.head not in used
        and not aside(line, p)
    ]  # fmt: skip
    if not found and not line.tables.chained:
        found = _behind_gerund(line, clause, verb)
    if found:
        return max(found, key=lambda p: _subject_weight(line, p, verb))
    relative = _relative(line, here, "n")
    if relative is not None:
        return relative
    goes_on = here.kind in {"next", "reduced"}
    if not line.tables.chained and here.kind == "sub" and here.opener >= 0 and line.has(here.opener, "that"):
        goes_on = True  # "they said that (they) had lied"
    if depth < 4 and goes_on and here.of >= 0:
        outer = main_verb(line, here.of)
        if outer is not None:
            before = subject(line, here.of, outer, frozenset(), depth + 1)
            if before is not None and line.has(before.head, "first_person") and "first" not in verb.reading.traits:
                return None  # "we fear that (they) torture him"
            return before if before is not None and agrees(before, verb) else None
    return None


def _behind_gerund(line: Line, clause: int, verb: Verb) -> list[Phrase]:
    """ "died, without having seen a doctor, the farmer X": the subject stands behind what is put in between."""
    inserted = {
        n for n, c in enumerate(line.clauses)
        if c.of == clause and c.kind == "reduced" and line.kind[c.opener] == "g" and c.first > verb.place
    }  # fmt: skip
    return [
        p for p in line.phrases
        if line.within[p.head] in inserted and not p.before and "n" in p.cases
        and agrees(p, verb) and is_person(line, p)
    ] if inserted else []  # fmt: skip


def _subject_weight(line: Line, phrase: Phrase, verb: Verb) -> float:
    counted = line.kind[phrase.first] == "#" and not line.tables.chained
    weight = 0.0 if "a" in phrase.cases and not counted else 4.0
    if not line.tables.chained:
        between = line.kind[min(phrase.head, verb.place) : max(phrase.head, verb.place)]
        weight -= 3.0 if ":" in between else 1.5 if "," in between else 0.0
    if not line.tables.says_joints:
        apart = line.kind[max(0, phrase.first - 1)] == "," and line.kind[phrase.last : phrase.last + 1] == [","]
        weight += (2.0 if line.has(phrase.head, "force", "organisation") else 0.0) - (3.0 if apart else 0.0)
    weight += 2.0 if phrase.head < verb.place else 0.0
    weight += 1.5 if may_act(line, phrase) else 0.0
    return weight - abs(phrase.head - verb.place) / 10


def among(line: Line, place: int) -> bool:
    """Whether the words before a place say that some of those told before are named: "among them"."""
    if "naming" not in line.tags:
        return False
    while place > 0 and line.kind[place - 1] in ",:x":
        place -= 1
    said = [line.words[n].low for n in range(max(0, place - 3), place)]
    among_them = line.tables.cues.get("among", frozenset())
    return bool(said) and any(" ".join(said[-n:]) in among_them for n in (1, 2, 3))


def aside(line: Line, phrase: Phrase) -> bool:
    """A date or a measure by itself is nobody; who is named after "among them" is told apart."""
    if not line.tables.chained and among(line, phrase.first):
        return True
    if not line.tables.says_joints and "shade" in line.tags and line.has(phrase.head, "shade"):
        return True  # "under torture, bodily and mental"
    measured = line.has(phrase.last, "not_quantity") and line.kind[phrase.last] != "D" and line.kind[phrase.head] != "o"
    if phrase.last - phrase.first == 1 and "n" in phrase.cases and measured:
        return True
    return line.kind[phrase.head] == "D" or line.has(phrase.head, "not_quantity", "month", "weekday")


def agrees(phrase: Phrase, verb: Verb) -> bool:
    reading = verb.reading
    if not reading.number or not phrase.number:
        return not (phrase.inner and reading.number == "s" and reading.gender == "n")
    if phrase.number != reading.number:
        return False
    return not (reading.gender and phrase.gender and reading.number == "s") or reading.gender == phrase.gender


def stands_in(line: Line, phrase: Phrase, clause: int) -> bool:
    return line.within[phrase.head] == clause or line.within[phrase.first] == clause


def _relative(line: Line, clause: Clause, case: str) -> Phrase | None:
    """What the relative word of a clause stands for, where it can have this case."""
    if clause.kind != "relative":
        return None
    place = clause.opener + (line.kind[clause.opener] == "p")
    if line.kind[clause.opener] == "p" or not 0 <= place < len(line.words):
        return None
    cases = {c for r in line.words[place].readings for c in r.cases} if not line.tables.chained else set()
    return clause.about if not cases or case in cases else None


def main_verb(line: Line, clause: int) -> Verb | None:
    for place in range(len(line.words)):
        if line.within[place] == clause and line.kind[place] in "ve":
            return verb_at(line, place)
    return None


def _governor(line: Line, clause: int, verb: Verb) -> Verb | None:
    """The finite verb that an infinitive or a verbal adverb leans on: in its clause, else in the one outside."""
    inside = [n for n, of in enumerate(line.within) if of == clause and line.kind[n] in "ve" and n != verb.place]
    if inside:
        return verb_at(line, min(inside, key=lambda n: abs(n - verb.place)))
    outer = line.clauses[clause].of
    return main_verb(line, outer) if outer >= 0 else None


def obj(
    line: Line, clause: int, hit: Hit, does: Phrase | None, verb: Verb, depth: int = 0
) -> tuple[Phrase | None, bool]:
    """The object of a verb: an ending that says so, else people right after it. Shared with the verb joined to it
    where it has none of its own (then the second value is True)."""
    wanted = "ag" if "not" in verb.flags and not line.tables.chained else "a"
    found = [
        p for p in line.phrases
        if stands_in(line, p, clause) and not p.before and set(wanted) & set(p.cases) and p != does
        and p.head not in hit.used and not aside(line, p)
        and not (depth and line.tables.chained and "n" in p.cases)
    ]  # fmt: skip
    if not line.tables.chained:
        found = [p for p in found if suits(line, p, hit.trigger.marks)]
    if found and not line.tables.says_joints:
        before = [p for p in found if p.last <= hit.place]  # the mark stands right before its verb
        return (before[-1] if before else found[0]), False
    if found:
        return max(found, key=lambda p: _object_weight(line, p, verb)), False
    relative = _relative(line, line.clauses[clause], "a")
    if relative is not None:
        return relative, False
    if depth:
        return None, False
    for other in _joined(line, clause):
        found_there, _ = obj(line, other, hit, does, verb, depth + 1)
        if found_there is not None:
            return found_there, True
    return None, False


def _object_weight(line: Line, phrase: Phrase, verb: Verb) -> float:
    weight = 0.0 if "n" in phrase.cases else 3.0
    weight += 3.0 if is_person(line, phrase) else 0.0
    weight += 1.0 if phrase.head > verb.place else 0.0
    return weight - abs(phrase.head - verb.place) / 10


def _joined(line: Line, clause: int) -> list[int]:
    """The clauses joined to this one: the one it goes on with, and those that go on with it."""
    before: list[int] = []
    here = clause
    while line.clauses[here].kind == "next" and line.clauses[here].of >= 0 and len(before) < 3:
        here = line.clauses[here].of
        before.append(here)
    after = [n for n, other in enumerate(line.clauses) if other.kind == "next" and other.of == clause]
    apart = line.tables.chained and line.tables.says_joints and not before and clause
    if apart and line.clauses[clause].kind in {"main", "next", "sub"}:
        before = [clause - 1]
    if line.tables.chained and line.tables.says_joints and line.clauses[clause].kind == "main":
        hung = [n for n, c in enumerate(line.clauses) if c.of == clause and c.kind == "sub"]
        before = [n for n in hung if line.has(line.clauses[n].opener, "if")]
    return before + after[:1]


def oblique(line: Line, clause: int, hit: Hit, frame: str, does: Phrase | None) -> Phrase | None:
    """Whom a dative, an instrument or a preposition marks."""
    words = frozenset(frame[5:].split("|")) if frame.startswith("prep=") else None
    mark = CASES.get(frame, "")
    found = [
        p for p in line.phrases
        if stands_in(line, p, clause) and p != does and p.head not in hit.used
        and (p.before in words if words is not None else not p.before and _marked(line, p, hit, mark))
        and (is_person(line, p) or (not line.tables.chained and line.has(p.head, "group", "organisation", "media")))
    ]  # fmt: skip
    if found:
        return min(found, key=lambda p: abs(p.head - hit.place))
    if mark and not line.tables.chained:
        for other in _joined(line, clause)[:1] if line.clauses[clause].kind == "next" else ():
            shared = [p for p in line.phrases if stands_in(line, p, other) and p.cases == mark and not p.before]
            if shared and is_person(line, shared[0]):
                return shared[0]  # "they gave me an hour and threatened (me) with prison"
    here = line.clauses[clause]
    if words is not None and here.kind == "relative" and line.kind[here.opener] == "p":
        return here.about if line.words[here.opener].low in words else None
    return _relative(line, here, mark) if mark else None


def _marked(line: Line, phrase: Phrase, hit: Hit, mark: str) -> bool:
    """Whether a phrase shows a case; a man's name that the dictionary only knows as a woman's counts as his genitive
    right behind the noun of the act."""
    if mark in phrase.cases:
        return True
    alone = not line.tables.chained and mark == "g" and phrase.cases == "n" and phrase.first == hit.high
    return alone and line.kind[phrase.head] == "N" and line.words[phrase.head].low.endswith(("а", "я"))


def from_whom(line: Line, clause: int, hit: Hit) -> Phrase | None:
    """From whom: "took the phone from him"."""
    sources = line.tables.cues.get("from_whom", frozenset())
    found = [p for p in line.phrases if stands_in(line, p, clause) and p.before in sources and is_person(line, p)]
    sited = [] if found or line.tables.chained else [
        p for p in line.phrases
        if stands_in(line, p, clause) and p.before in line.tables.cues.get("in_place", ())
        and line.has(p.head, "site", "place")
    ]  # fmt: skip
    for p in sited:
        inner = Phrase(p.head + 1, p.last, p.head + 1, "", "g", "", "")
        if inner.first < inner.last and (is_person(line, inner) or named(line, inner)):
            return inner
    return min(found, key=lambda p: abs(p.head - hit.place)) if found else None


def owner(line: Line, phrase: Phrase) -> Phrase | None:
    """Whose it is: the words after the head of a phrase that name people; a possessive word before it."""
    first = phrase.head + 1
    while line.tables.chained and first < phrase.last - 1 and not _may_own(line, first):
        first += 1
    inner = Phrase(first, phrase.last, first, "", "g", "", "")
    if inner.first < inner.last and (is_person(line, inner) or named(line, inner)):
        return inner
    for place in range(phrase.first, phrase.head):
        if line.has(place, "possessive") and not line.has(place, "own"):
            return Phrase(place, place + 1, place, "", "g", "", "")
    return None


def _may_own(line: Line, place: int) -> bool:
    return line.kind[place] in "No#" or line.has(place, "person", "kin", "title", "determiner", "group", "organisation")


def agent(line: Line, clause: int, hit: Hit) -> Phrase | None:
    """Who does what is told in the passive: the instrument, or after words that say "by"."""
    by = line.tables.cues.get("by_whom", frozenset())
    found = [
        p for p in line.phrases
        if stands_in(line, p, clause) and ((not p.before and p.cases and set(p.cases) <= {"i", "d"} and "i" in p.cases)
        or p.before in by) and may_act(line, p) and p.head not in hit.used
    ]  # fmt: skip
    return min(found, key=lambda p: abs(p.head - hit.place)) if found else None


def those(line: Line, hit: Hit) -> Phrase | None:
    """The counted people of "43 arrested", "the number of the dead", "there are no wounded"."""
    found = next((p for p in line.phrases if p.first <= hit.place < p.last and not p.inner), None)
    if found is None or any(line.kind[n] in "nN" for n in range(hit.place + 1, found.last)):
        return None
    numbered = "#" in line.kind[found.first : hit.place]
    clause = line.within[hit.place]
    none = any(line.has(n, "predicate") and line.within[n] == clause for n in range(len(line.words)))
    return found if numbered or none or line.any_of(found.first - 1, found.head + 1, "tally") else None
