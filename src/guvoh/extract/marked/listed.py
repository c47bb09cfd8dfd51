"""Lists of phrases whose words agree: members of the same case, with nothing but commas and "and" between them."""

from __future__ import annotations

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.words import Reading, Word


def joined(line: Line, found: list[Phrase]) -> list[Phrase]:
    """Members of a list as one phrase: the same case, nothing but commas and "and" between."""
    made: list[Phrase] = []
    for phrase in found:
        last = made[-1] if made else None
        if last is None or not _lists(line, last, phrase):
            made.append(phrase)
            continue
        inner = (*(last.inner or ((last.first, last.last),)), (phrase.first, phrase.last))
        cases = shared(last.cases, phrase.cases)
        made[-1] = Phrase(last.first, phrase.last, last.head, last.before, cases, "", "", inner)
    return made


def _lists(line: Line, one: Phrase, other: Phrase) -> bool:
    between = [line.kind[n] for n in range(one.last, other.first) if line.kind[n] != "p"]
    if not between or len(between) > 2 or not all(kind in ",c" for kind in between):
        return False
    if not shared(one.cases, other.cases) or (other.before and other.before != one.before):
        return False
    if "c" not in between and (" " in one.before or one.before in line.tables.cues.get("by", ())) and not other.before:
        return False  # "in the words of his lawyer, Rudin ..."
    goes_on = line.has(other.first, "adverb") and line.kind[other.last : other.last + 1] == ["v"]
    if "c" not in between and goes_on:
        return False  # "held nine men, four more have disappeared"
    own = line.kind[other.last : other.last + 1] == ["v"] and any(k in "ve" for k in line.kind[: one.first])
    if "c" not in between and own and not line.tables.chained:
        return False  # "brought back X, relatives came": two clauses, each with its verb
    if line.kind[one.head] == "o" or line.kind[other.head] == "o":
        return "c" in between
    return "c" in between or _alike(line, one, other)


def _alike(line: Line, one: Phrase, other: Phrase) -> bool:
    """Whether two phrases with a comma between are one list or one name with its explanation: both are people."""
    if line.kind[other.head] == "a" and "participle" in _participle(line.words[other.head]):
        return False  # "X, convicted of ..."
    return all(
        line.kind[p.head] == "N" or line.has(p.head, "person", "kin", "title") or titular(line, p.head)
        for p in (one, other)
    )  # fmt: skip


def _participle(word: Word) -> frozenset[str]:
    reading = word.as_part("a")
    return reading.traits if reading is not None else frozenset()


def renamed(line: Line, phrase: Phrase) -> bool:
    """ "her father, Taras", "Ana Tolan, a teacher": one person told twice, with a comma between."""
    if line.tables.chained or len(phrase.inner) != 2:
        return False
    (first, end), (other, last) = phrase.inner
    if "c" not in line.kind[end:other] and line.has(phrase.head, "kin") and set(line.kind[other:last]) == {"N"}:
        return line.kind[last : last + 1] != ["c"]  # "the brother of Lugov, Oleg"
    named = ["N" in line.kind[first:end], "N" in line.kind[other:last]]
    return "c" not in line.kind[end:other] and named.count(True) == 1 and line.kind[last : last + 1] != ["c"]


def titular(line: Line, place: int) -> bool:
    """Whether a name can stand beside this noun: a person, an office, a body."""
    reading: Reading | None = line.words[place].as_part("nN")
    alive = reading is not None and "alive" in reading.traits
    return alive or line.has(place, "person", "kin", "title", "organisation", "group", "place", "place_kind", "force")


def shared(one: str, other: str) -> str:
    return "".join(c for c in one if c in other)
