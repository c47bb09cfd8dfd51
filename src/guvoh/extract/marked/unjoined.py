"""Phrases of a language whose phrases begin with their head and whose words do not show whether the next hangs on them
(Persian without its vowels): a phrase ends where its last word can carry nothing, or where the next begins another."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.extract.marked.agreeing import preposition
from guvoh.extract.marked.line import Line, Phrase

NOMINAL = frozenset("nNao#")
OPENING = NOMINAL | {"q"}
PEOPLE = ("person", "kin", "title")
OWNED = ("kin", "home", "thing", "abstract", "page")
SITED = ("place", "place_kind", "site", "jailhouse")
SUBJECT, OBJECT, OF = "ng", "a", "g"
INCLUDING = frozenset({"از جمله", "ازجمله"})
LONGEST = 16  # words of one phrase


def phrases(line: Line, taken: Collection[int]) -> list[Phrase]:
    """The phrases from left to right, lists joined; none holds a word of `taken`."""
    found: list[Phrase] = []
    here, before = 0, ""
    while here < len(line.words):
        kind = line.kind[here]
        if kind == "p":
            size, before = preposition(line, here)
            here += 1 if here in taken else size
            continue
        last = here if kind not in OPENING or here in taken else _last(line, here, taken, before)
        if last == here:
            if kind not in "qd#":
                before = ""
            here += 1
            continue
        made = _made(line, here, last, before)
        hangs = not before and line.kind[max(0, here - 1)] in ("ni" if here - 1 in taken else "i")  # "the killing of X"
        found.append(made._replace(cases=OF) if hangs else made)
        here, before = last, ""
    return _joined(line, found)


def _last(line: Line, first: int, taken: Collection[int], before: str) -> int:
    """The end of the phrase that begins here; `first` itself where none does."""
    here = first
    while here < len(line.words) and here not in taken and here - first < LONGEST:
        if line.kind[here] == "q":
            closed = _quoted(line, here, taken)
            if closed is None:
                break
            here = closed
            continue
        of_them = line.words[here].low == "از" and line.has(here - 1, "partitive")
        if here > first and of_them and here + 1 < len(line.words) and line.kind[here + 1] in NOMINAL:
            here += 1
            continue
        if line.kind[here] not in NOMINAL or (here > first and _begins(line, first, here, before)):
            break
        here += 1
    while here > first and line.kind[here - 1] == "p":
        here -= 1
    return here


def _quoted(line: Line, here: int, taken: Collection[int]) -> int | None:
    """The end of a short quoted name."""
    for ahead in range(here + 1, min(len(line.words), here + 9)):
        if ahead in taken or line.kind[ahead] in "v:":
            return None
        if line.kind[ahead] == "q":
            return ahead + 1 if ahead > here + 1 else None
    return None


def _begins(line: Line, first: int, here: int, before: str) -> bool:
    """Whether the word begins a phrase of its own."""
    back = here - 1
    if any("ends" in r.traits or r.cases == OBJECT for r in line.words[back].readings[:1]) or line.kind[back] == "q":
        return not line.has(here, "attribute")
    if line.kind[back] == "p":
        return False
    if line.kind[here] in "na" and not line.words[here].tags and line.kind[back] != "o":
        return False
    if line.has(back, "moment") and (line.has(here, *PEOPLE, "force") or line.kind[here] in "No"):
        return True
    head = _head(line, first, here)
    acts = line.has(head, "force") and not line.has(head, "title")
    sited = line.has(head, *SITED) or _is_place(line, back)
    if line.kind[back] == "o":
        return not line.has(back, "quantifier", "determiner", "thing_pronoun")
    if line.kind[here] == "o":
        return acts or line.kind[back] == "N" or (back == first and line.has(back, "attribute"))
    if line.kind[here] == "#" or line.has(here, "determiner"):
        measured = line.has(here + 1, "not_quantity") or line.has(here, "attribute")
        if line.has(head, "person") and line.has(here + 1, *SITED, "organisation"):
            return False  # "teachers of a school"
        fits = line.kind[back] == "#" or line.has(back, "determiner", "partitive", "quantifier")
        return not (fits or _of_age(line, here) or (line.has(head, *OWNED) and not measured))
    named = line.kind[here] == "N" and not _is_place(line, here)
    if named and line.kind[back] == "N":
        return sited and not line.has(head, *PEOPLE)
    if named or line.has(here, "title"):
        own = line.has(head, *PEOPLE, *OWNED) and not acts
        return acts or (sited and not line.has(head, *OWNED)) or (not own and bool(before) and here - first > 1)
    if line.has(here, *PEOPLE):
        return _new_people(line, first, here, before, acts=acts, sited=sited and not line.has(head, *OWNED))
    return acts and line.has(here, "thing", "home") and not before and not line.has(here, "force")


def _new_people(line: Line, first: int, here: int, before: str, *, acts: bool, sited: bool) -> bool:
    head = _head(line, first, here)
    if line.has(here, "force", "attribute") and not line.has(here, "kin"):
        return False
    if acts:
        return not line.has(head, "group") or line.has(here, "kin")
    return bool(before) and sited and not line.has(here - 1, "home")


def _of_age(line: Line, here: int) -> bool:
    """ "Ana Belim, 32-year-old"."""
    return any(line.words[n].low.endswith("ساله") for n in range(here, min(here + 2, len(line.words))))


def _head(line: Line, first: int, last: int) -> int:
    """The word that says what a phrase is: of "three of the teachers" the teachers."""
    words = [n for n in range(first, last) if line.kind[n] not in "#qp"]
    if not line.tags.isdisjoint(("quantifier", "determiner")):
        words = [n for n in words if not line.has(n, "quantifier")]
        words = [n for n in words if not line.has(n, "determiner")] or words
    if not words:
        return last - 1
    if "p" not in line.kind[first:last]:
        return words[0]
    whole = line.kind.index("p", first)
    if any(n < whole and not line.has(n, "partitive") for n in words):
        return words[0]
    return next((n for n in words if n > whole), words[0])


def _made(line: Line, first: int, last: int, before: str) -> Phrase:
    head = _head(line, first, last)
    marked = line.has(last, "object_mark") or (
        last < len(line.words) and line.kind[last] == "," and line.has(last + 1, "object_mark")
    )
    ended = any(r.cases == OBJECT for r in line.words[last - 1].readings[:1])
    reading = line.words[head].as_part("nNao")
    many = reading is not None and reading.number == "p" and line.has(head, *PEOPLE, "force")
    counted = any(line.kind[n] == "#" for n in range(first, last))
    number = "p" if many and not counted and line.words[first].low != "یکی" else ""
    return Phrase(first, last, head, before, OBJECT if marked or ended else SUBJECT, number, "",
                  _leading_name(line, first, last))  # fmt: skip


def _leading_name(line: Line, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The name that a phrase begins with, where what he is follows: "Ana Belim teacher in P"."""
    here = first
    while here < last and line.kind[here] == "N" and not _is_place(line, here):
        here += 1
    return ((first, here),) if first + 1 < here < last and line.kind[here] == "n" else ()


def _is_place(line: Line, place: int) -> bool:
    return "place" in line.words[place].traits


def _joined(line: Line, found: list[Phrase]) -> list[Phrase]:
    """Members of a list, and a name with what is said of him, as one phrase."""
    made: list[Phrase] = []
    for phrase in found:
        last = made[-1] if made else None
        if last is not None and phrase.before in INCLUDING:
            inner = last.inner or ((last.first, last.last),)
            made[-1] = last._replace(last=phrase.last, cases=phrase.cases, inner=inner)
        elif last is not None and (_named_so(line, last, phrase) or _explains(line, last, phrase)):
            made[-1] = _explained(line, last, phrase)
        elif last is not None and _lists(line, last, phrase):
            inner = (*(last.inner or ((last.first, last.last),)), *(phrase.inner or ((phrase.first, phrase.last),)))
            made[-1] = Phrase(last.first, phrase.last, last.head, last.before, phrase.cases, "", "", inner)
        else:
            made.append(phrase)
    return made


def _between(line: Line, one: Phrase, other: Phrase) -> str:
    return "".join(line.kind[n] for n in range(one.last, other.first))


def _named_so(line: Line, one: Phrase, other: Phrase) -> bool:
    """ "a teacher by the name of Ana Belim"."""
    return line.has(other.first - 1, "naming") and other.first - one.last <= 2


def _lists(line: Line, one: Phrase, other: Phrase) -> bool:
    if (one.cases == OBJECT) or (other.before and other.before != one.before):
        return False
    between = _between(line, one, other)
    if other.before:
        between = between.rstrip("p")
    if between not in {"c", ",c", ","}:
        return False
    alike = _people(line, one) == _people(line, other)
    if "c" in between:
        return alike
    return _is_name(line, one) and _is_name(line, other) and alike


def _people(line: Line, phrase: Phrase) -> bool:
    places = _is_place(line, phrase.head)
    return line.has(phrase.head, *PEOPLE, "force", "pronoun") or (line.kind[phrase.head] in "N#" and not places)


def _is_name(line: Line, phrase: Phrase) -> bool:
    return line.kind[phrase.head] == "N" and _people(line, phrase)


def _explains(line: Line, one: Phrase, other: Phrase) -> bool:
    """ "Ana Belim, teacher of the village,": who he is, between commas or up to the verb."""
    if one.cases == OBJECT or other.before or len(one.inner) > 1 or len(other.inner) > 1:
        return False
    counted = any(line.kind[n] == "#" and not _of_age(line, n) for n in range(other.first, other.last))
    if _between(line, one, other) != "," or counted:
        return False
    if not line.has(other.head, "person", "title", "attribute", "kin") or line.kind[other.head] == "N":
        return False
    titled = line.has(one.head, "title") and line.kind[one.last - 1] == "N"
    titled = titled or _nameless(line, one, other)
    named = _is_name(line, one) or titled or (bool(one.inner) and line.kind[one.inner[0][0]] == "N")
    closed = other.last >= len(line.words) or line.kind[other.last] in ",veD" or other.cases == OBJECT
    return named and closed


def _nameless(line: Line, one: Phrase, other: Phrase) -> bool:
    """A short phrase of words that no table knows, with what he is between commas: a name from elsewhere."""
    words = line.words[one.first : one.last]
    beside = line.kind[other.last : other.last + 1] == [","]
    first = 1 if words[0].tags & {"title", "honorific"} else 0
    return beside and 0 < len(words) - first <= 4 and all(not word.tags and not word.date for word in words[first:])


def _explained(line: Line, one: Phrase, other: Phrase) -> Phrase:
    """Both as one, the name as who is meant."""
    name = other if other.before else one
    inner = name.inner or ((name.first, name.last),)
    head = one.head if other.before else name.head
    return Phrase(one.first, other.last, head, one.before, other.cases, "", "", inner)
