"""What a noun phrase stands for: a person, people, a thing, a group. Its head decides, not what hangs on it."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.phrases import Range


def core(line: Line, said: Range) -> Range:
    """The phrase up to its first preposition: where its head stands."""
    first, last = said
    for place in range(first + 1, last - 1):
        if line.kind[place] in {"P", "r", "e"}:
            break
        if line.kind[place] == "'":
            first = place + 1  # "her mother's phone" is a phone
    for place in range(first + 1, last):
        if line.kind[place] in {"P", "r", "e"} and not (line.kind[place] == "e" and line.kind[place - 1] in "dp#n"):
            if line.has(place, "of") and _measure(line, first, place):
                inner = core(line, (place + 1, last)) if place + 1 < last else (first, place)
                return inner
            return first, place
    return first, last


def _measure(line: Line, first: int, place: int) -> bool:
    """ "dozens of", "some of", "members of": the head is what follows."""
    return all(line.kind[n] in {"#", "o", "d", "a"} for n in range(first, place))


def is_person(line: Line, said: Range) -> bool:
    first, last = core(line, said)
    if line.kind[first] == "o" or line.has(first, "nobody") or (line.kind[first] == "p" and last - first == 1):
        return not line.has(first, "thing_pronoun") or line.has(first, "relative", "people_pronoun")
    if line.has(first, "people_pronoun") and first + 1 < said[1] and line.kind[first + 1] in "eP":
        return True  # "those held", "those in prison"
    head = last - 1
    while head > first and line.kind[head] in {"'", "a"}:
        head -= 1
    for place in range(first, last):
        if line.has(place, "person", "kin") and (place + 1 == last or line.kind[place + 1] != "n"):
            return True
    if line.kind[head] == "#" or all(line.kind[n] in "#da" for n in range(first, last)):
        return True
    if line.kind[head] == "N":
        return not line.has(head, "month", "weekday")
    return is_class(line, (first, last), "force", "group") and not is_class(line, (first, last), "thing")


def may_be_person(line: Line, said: Range) -> bool:
    """Whether the phrase can mean people: what only people can suffer needs no proof that a noun is a person."""
    if is_person(line, said):
        return True
    first, last = core(line, said)
    head = last - 1
    while head > first and line.kind[head] in {"'", "a", "q"}:
        head -= 1
    if "," in line.kind[said[0] : said[1]] and any(line.has(n, "thing") for n in range(*said)):
        return False  # "a laptop, two phones and receipts"
    word = line.words[head].low
    return (
        line.kind[head] == "n"
        and not line.has(head, "thing", "place", "month", "weekday", "not_quantity", "abstract")
        and word not in line.lexicon.words
        and not word.endswith(line.lexicon.abstract_endings)
    )


def is_class(line: Line, said: Range, *classes: str) -> bool:
    first, last = core(line, said)
    for word in line.words[first:last]:
        if word.tags and not word.tags.isdisjoint(classes):
            return True
    return "relative" in classes and "r" in line.kind[said[0] : said[1]]


def named(line: Line, said: Range) -> bool:
    first, last = core(line, said)
    return "N" in line.kind[first:last]


def inner_person(line: Line, said: Range) -> Range | None:
    """ "the expulsion of ten citizens who were detained": the people stand after the preposition."""
    head = core(line, said)[1] - 1
    measures = line.kind[head] in {"#", "o"} or line.has(head, "share")
    if not measures and line.words[head].low not in line.lexicon.words:
        return None
    for place in range(said[0] + 1, said[1] - 1):
        if line.has(place, "of") and is_person(line, (place + 1, said[1])):
            return place + 1, said[1]
    return None


def owner(line: Line, said: Range) -> Range | None:
    """Whose thing it is: "the passports of ten students", "her brother's phone", "their accounts"."""
    for place in range(said[0], said[1]):
        if line.kind[place] == "'" and place > said[0] and is_person(line, (said[0], place)):
            return said[0], place
        if line.has(place, "of", "onto") and place + 1 < said[1] and is_person(line, (place + 1, said[1])):
            return place + 1, said[1]
    return (said[0], said[0] + 1) if line.kind[said[0]] == "p" else None
