"""Phrases of a language whose phrases begin with their head: each word says, or lets guess, that the next hangs on it;
a mark at the end says that all of it is an object."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.extract.marked.agreeing import preposition
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.people import is_name
from guvoh.extract.marked.settled import goes_on
from guvoh.extract.marked.words import Word

NOMINAL = frozenset("nNao#")
BEGINS = NOMINAL | {"q"}
SUBJECT, EITHER, OBJECT = "ng", "nga", "a"
BODIES = ("force", "organisation", "place", "place_kind", "attribute")
PEOPLE = ("person", "kin", "title", "determiner")


def phrases(line: Line, taken: Collection[int]) -> list[Phrase]:
    """The phrases from left to right, lists joined; none holds a word of `taken`."""
    found: list[Phrase] = []
    here, before = 0, ""
    while here < len(line.words):
        kind = line.kind[here]
        if kind == "p":
            size, before = preposition(line, here)
            here += size
            continue
        made = _phrase(line, here, taken, before) if kind in BEGINS and here not in taken else None
        if made is None:
            if kind not in "qd":
                before = ""
            here += 1
            continue
        found.append(made)
        here, before = made.last, ""
    parts = [part for phrase in found for part in _parted(line, phrase)]
    return _joined(line, [part for part in parts if not _leads(line, part, taken)])


def _phrase(line: Line, first: int, taken: Collection[int], before: str) -> Phrase | None:
    here, size, head = first, len(line.words), -1
    while here < size and here not in taken:
        kind = line.kind[here]
        if kind == "q":
            closed = _quoted(line, here, taken)
            if closed is None or (here > first and not goes_on(line, here - 1, here + 1)):
                break
            head = here + 1 if head < 0 else head
            here = closed
            continue
        if kind == "p" and _in_name(line, here, first):
            here += 1
            continue
        if kind not in NOMINAL or (here > first and not _continues(line, here, head)):
            break
        if head < 0 and kind != "#" and not line.has(here, "determiner"):
            head = here
        here += 1
        if _marked(line, here - 1):
            break
    if here == first:
        return None
    last = here
    marked = _marked(line, last - 1)
    apart = last + (last + 1 < size and line.words[last].text == "-")  # the name in quotes, then its mark
    if apart < size and line.has(apart, "object_mark"):
        marked, here = True, apart + 1
    head = last - 1 if head < 0 else head
    number = _number(line, first, last, head)
    return Phrase(first, here, head, before, OBJECT if marked else _cases(line, head), number, "")


def _continues(line: Line, here: int, head: int) -> bool:
    kind = line.kind[here - 1]
    if kind == "#":
        return head < 0 or not line.words[here - 1].text.isdigit()  # "prison number 4" ends with its number
    return kind == "p" or goes_on(line, here - 1, here) or _office(line, here, head)


def _office(line: Line, here: int, head: int) -> bool:
    """ "the head of the station Ana Belim": two names after a body, where its officer begins the phrase."""
    if not line.tables.says_joints or head < 0 or line.kind[here - 1] != "n" or not line.has(head, "title", "person"):
        return False
    return line.has(here - 1, *BODIES, "abstract") and line.kind[here : here + 2] == ["N", "N"]


def _leads(line: Line, phrase: Phrase, taken: Collection[int]) -> bool:
    """ "an organisation of terror (declared)": what the words of an act hang on is no one's role."""
    last = phrase.last
    return (
        line.tables.says_joints and last in taken and not phrase.before and line.kind[last - 1] != "#"
        and goes_on(line, last - 1, last, plain=True) and "object_mark" not in line.words[last - 1].tags
    )  # fmt: skip


def _cases(line: Line, head: int) -> str:
    """A common noun without the mark can be an object still; a name, a body and a pronoun not."""
    if line.kind[head] in "No" or line.has(head, "force", "organisation"):
        return SUBJECT
    return EITHER


def _in_name(line: Line, here: int, first: int) -> bool:
    """ "Committee of Aid to Refugees": a preposition between capitals of a body's name."""
    return (
        here > first and line.words[here - 1].text[0].isupper() and line.kind[here - 1] == "N"
        and here + 1 < len(line.words) and line.kind[here + 1] == "N"
        and any(line.has(n, "organisation") for n in range(first, here))
    )  # fmt: skip


def _marked(line: Line, place: int) -> bool:
    """Whether a word ends an object."""
    return OBJECT in line.words[place].cases


def _number(line: Line, first: int, last: int, head: int) -> str:
    if any(line.kind[n] == "#" for n in range(first, last)) or head < 0:
        return ""
    reading = line.words[head].as_part("nNao")
    return reading.number if reading is not None and reading.number == "p" else ""


def _quoted(line: Line, here: int, taken: Collection[int]) -> int | None:
    """The end of a short quoted name."""
    for ahead in range(here + 1, min(len(line.words), here + 9)):
        if ahead in taken or line.kind[ahead] in "v:":
            return None
        if line.kind[ahead] == "q":
            return ahead + 1 if ahead > here + 1 else None
    return None


def _parted(line: Line, phrase: Phrase) -> list[Phrase]:
    """ "the police Ana Belim (object mark)": who does it and whom, run together where nothing shows the joint."""
    if phrase.before and phrase.cases == OBJECT:
        return [phrase] if line.has(phrase.first - 2, "alias") else _from_preposition(line, phrase)
    if line.tables.says_joints or phrase.cases != OBJECT or phrase.before or not line.has(phrase.head, "force"):
        return [phrase]
    cut = phrase.head + 1
    while cut < phrase.last and line.has(cut, *BODIES):
        cut += 1
    if cut >= phrase.last or not (is_name(line, cut) or line.has(cut, *PEOPLE) or line.kind[cut] in "o#"):
        return [phrase]
    head = next((n for n in range(cut, phrase.last) if line.kind[n] != "#"), cut)
    return [
        Phrase(phrase.first, cut, phrase.head, "", SUBJECT, phrase.number, ""),
        Phrase(cut, phrase.last, head, "", OBJECT, "", ""),
    ]


def _from_preposition(line: Line, phrase: Phrase) -> list[Phrase]:
    """ "in the town of P Ana Belim (object mark)": the place ends where the object, without preposition, begins."""
    names = [n for n in range(phrase.first, phrase.last) if is_name(line, n)]
    cut = next((n for n in names if n > phrase.head and is_name(line, n - 1)), names[0] if names else phrase.last - 1)
    if not phrase.first < cut < phrase.last:
        return [phrase]
    return [
        Phrase(phrase.first, cut, phrase.head, phrase.before, SUBJECT, phrase.number, ""),
        Phrase(cut, phrase.last, cut, "", OBJECT, "", ""),
    ]


def _joined(line: Line, found: list[Phrase]) -> list[Phrase]:
    """Members of a list as one phrase: the mark of an object stands only at the last."""
    made: list[Phrase] = []
    for phrase in found:
        last = made[-1] if made else None
        if last is not None and _alias(line, last, phrase):
            both = (*(last.inner or ((last.first, last.last),))[:1], (phrase.first, phrase.last))
            both = both if is_name(line, last.last - 1) else both[1:]
            made[-1] = Phrase(last.first, phrase.last, last.head, last.before, phrase.cases, "s", "", both)
        elif last is not None and _explains(line, last, phrase):
            made[-1] = _explained(line, last, phrase)
        elif last is not None and _lists(line, last, phrase):
            inner = (*(last.inner or ((last.first, last.last),)), (phrase.first, phrase.last))
            made[-1] = Phrase(last.first, phrase.last, last.head, last.before, phrase.cases, "", "", inner)
        else:
            made.append(phrase)
    return made


def _lists(line: Line, one: Phrase, other: Phrase) -> bool:
    between = [line.kind[n] for n in range(one.last, other.first) if line.kind[n] != "p"]
    joined = one.last == other.first and any("and" in r.traits for r in line.words[one.last - 1].readings)
    if one.cases == OBJECT or (other.before and other.before != one.before):
        return False
    if one.before and not other.before and between == [","]:
        return False  # "according to A, B did it"
    measured = line.has(one.head, "not_quantity") or line.has(one.last - 1, "not_quantity")
    if one.before and not other.before and (measured or "#" in line.kind[one.first : one.last]):
        return False  # "A to 10 years and B to 7"
    if joined:
        return True
    if not between or len(between) > 2 or not all(kind in ",c" for kind in between):
        return False
    people = [line.has(p.head, "person", "kin") or is_name(line, p.last - 1) for p in (one, other)]
    return "c" in between or (is_name(line, one.head) and is_name(line, other.head)) or (
        all(people) and line.words[other.last - 1].part not in "c" and line.kind[other.last : other.last + 1] == ["c"]
    )  # fmt: skip


def _alias(line: Line, one: Phrase, other: Phrase) -> bool:
    """ "Ana Belim, known as Belka"."""
    between = range(one.last, other.first)
    if not other.before:
        return False
    known = any(line.has(n, "alias") for n in between) or line.has(other.first - 2, "alias")
    if known and other.before and not between and line.has(one.head, "person") and is_name(line, other.head):
        return not is_name(line, one.last - 1)
    names = is_name(line, other.head) and is_name(line, one.last - 1)
    return known and len(between) <= 4 and bool(other.before) and names


def _explains(line: Line, one: Phrase, other: Phrase) -> bool:
    """ "Ana Belim, teacher of the village,": who he is, after a comma, or the name after who he is."""
    if one.cases == OBJECT or other.before or one.inner or other.inner or one.number or other.number:
        return False
    if [line.kind[n] for n in range(one.last, other.first)] != [","] or line.words[one.last].text not in ",–—":
        return False
    words = line.words
    names = [_is_person_name(line, one), _is_person_name(line, other)]
    who = ("person", "title", "kin", "attribute")
    common = [line.kind[p.head] == "n" and line.has(p.head, *who) for p in (one, other)]
    follows = words[other.last] if other.last < len(words) else None
    if names[0] and common[1]:
        return other.cases == OBJECT or _closes(follows)
    return not one.before and common[0] and names[1] and not line.has(one.head, "attribute") and _singular(line, one)


def _closes(word: Word | None) -> bool:
    return word is not None and (word.part == "," or word.part in "ve")


def _singular(line: Line, phrase: Phrase) -> bool:
    return "#" not in line.kind[phrase.first : phrase.last]


def _is_person_name(line: Line, phrase: Phrase) -> bool:
    names = [n for n in range(phrase.first, phrase.last) if is_name(line, n)]
    return bool(names) and names[-1] == phrase.last - 1 and not line.any_of(phrase.first, phrase.last, *BODIES)


def _explained(line: Line, one: Phrase, other: Phrase) -> Phrase:
    named = one if _is_person_name(line, one) else other
    return Phrase(
        one.first, other.last, named.head, one.before, other.cases if other.cases == OBJECT else SUBJECT, "", "",
        ((named.first, named.last),),
    )  # fmt: skip
