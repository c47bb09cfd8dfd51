"""What a phrase stands for: people, a body that acts, a group, a thing, a place."""

from __future__ import annotations

from guvoh.extract.marked.line import Line, Phrase

PERSONAL = frozenset({"given", "surname", "father"})
PEOPLE = frozenset({"person", "kin", "title"})
LIFELESS = frozenset({"thing", "place", "place_kind", "site", "abstract"})


def heads(line: Line, phrase: Phrase) -> list[int]:
    """The words that decide what each member of a phrase is: its head and the names beside it."""
    if not phrase.inner:
        return [phrase.head]
    return [phrase.head, *(first for first, _last in phrase.inner)]


def is_person(line: Line, phrase: Phrase) -> bool:
    head = phrase.head
    kind, tags = line.kind[head], line.words[head].tags
    if kind == "o":
        return "thing_pronoun" not in tags
    if "animal" in tags:
        return False
    if not tags.isdisjoint(PEOPLE):
        return True
    if not tags.isdisjoint(LIFELESS):
        return False
    if kind == "#":
        return not line.words[head - 1].text.startswith("№") or head == 0
    reading = line.words[head].as_part("nNa")
    if reading is None:
        return kind == "N"
    if reading.part == "N" and not phrase.before and not line.tables.chained:
        own = [r.traits for r in line.words[head].readings if r.part == "N"]
        return "place" not in own[0] or any(not traits.isdisjoint(PERSONAL) for traits in own)
    if reading.part == "N":
        return "place" not in reading.traits
    if reading.part == "a" and kind == "a":
        return True  # "the detained"
    return "alive" in reading.traits or line.has(head, "force", "group")


def unclassed(line: Line, phrase: Phrase) -> bool:
    """Whether a noun may stand for people as far as anybody knows."""
    reading = line.words[phrase.head].as_part("nN")
    if reading is not None and "lifeless" in reading.traits:
        return False
    return not line.has(phrase.head, "animal", "thing", "place", "site", "abstract", "place_kind", "not_quantity")


def suits(line: Line, phrase: Phrase, marks: frozenset[str]) -> bool:
    """Whether a phrase can be whom an act is done to that only people suffer."""
    if "person" in marks:
        return is_person(line, phrase) or _unknown_name(line, phrase) or _unknown_subject(line, phrase)
    return "anyone" not in marks or is_person(line, phrase) or named(line, phrase) or unclassed(line, phrase)


def _unknown_name(line: Line, phrase: Phrase) -> bool:
    """Two words that nobody knows, marked as an object, after who he is and a comma: a name."""
    if line.tables.says_joints or phrase.cases != "a" or phrase.inner:
        return False
    beside = line.kind[max(0, phrase.first - 1)] == "," and line.any_of(
        max(0, phrase.first - 6), phrase.first, "person"
    )
    if not beside:
        return False
    last = phrase.last - (1 if line.has(phrase.last - 1, "object_mark") else 0)
    return last - phrase.first > 1 and all(
        line.kind[n] in "nN" and not line.words[n].tags and len(line.words[n].readings) < 2
        for n in range(phrase.first, last)
    )


def _unknown_subject(line: Line, phrase: Phrase) -> bool:
    """A few words that nobody knows as the subject of what only people suffer."""
    if line.tables.says_joints or phrase.before or phrase.cases == "a" or phrase.last - phrase.first > 3:
        return False
    return all(
        line.kind[n] in "nN" and not line.words[n].tags and len(line.words[n].readings) < 2
        for n in range(phrase.first, phrase.last)
    )


def is_name(line: Line, place: int) -> bool:
    return 0 <= place < len(line.words) and line.kind[place] == "N"


def may_act(line: Line, phrase: Phrase) -> bool:
    """Whether people or a body can be meant: who can arrest, speak, march."""
    bodies = ("force", "organisation", "group", "speaker")
    return is_person(line, phrase) or line.any_of(phrase.first, phrase.last, *bodies)


def is_class(line: Line, phrase: Phrase, *classes: str) -> bool:
    return line.has(phrase.head, *classes) or line.any_of(phrase.first, min(phrase.last, phrase.head + 2), *classes)


def named(line: Line, phrase: Phrase) -> bool:
    return any(line.kind[n] == "N" for n in range(phrase.first, phrase.last))
