"""Phrases of a language whose words agree: preposition, numbers, adjectives, head, what hangs on it in the genitive,
and the name that stands beside it."""

from __future__ import annotations

from collections.abc import Collection

from guvoh.extract.marked.begun import begun_by
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.listed import joined, shared, titular
from guvoh.extract.marked.words import Word

ALL = "ngdail"
BLOCK = frozenset("veigcbrs,:xpd")  # what no phrase goes over


def phrases(line: Line, taken: Collection[int]) -> list[Phrase]:
    """The phrases from left to right, lists joined; none holds a word of `taken`."""
    found: list[Phrase] = []
    here, before, opened = 0, "", -1
    loose = "particle" in line.tags
    while here < len(line.words):
        kind = line.kind[here]
        if kind == "p" and here not in taken:
            size, before = preposition(line, here)
            opened = opened if opened >= 0 and line.kind[here - 1] == "p" else here
            here += size
            continue
        blocked = here in taken or (kind in BLOCK and not (loose and line.has(here, "particle")))
        made = None if blocked else _phrase(line, here, taken, before, governed(line, before))
        if made is None:
            if kind not in "qd" and not (loose and line.has(here, "particle")):
                before, opened = "", -1
            here += 1
            continue
        found.append(made)
        here, before, opened = made.last, "", -1
    return joined(line, found)


def preposition(line: Line, here: int) -> tuple[int, str]:
    """How many words the preposition at a place has, and its words."""
    listed = line.tables.phrases.get(line.words[here].low)
    if listed is None or here + 1 >= len(line.words):
        return 1, line.words[here].low
    second = line.words[here + 1].low
    for phrase in listed:
        size = len(phrase)
        if phrase[1] == second and tuple(w.low for w in line.words[here : here + size]) == phrase:
            return size, " ".join(phrase)
    return 1, line.words[here].low


def before_it(line: Line, place: int) -> str:
    """The preposition in front of a word, over what describes the word."""
    back = place - 1
    while back >= 0 and line.kind[back] in "aox#" and place - back < 5:
        back -= 1
    return line.words[back].low if back >= 0 and line.kind[back] == "p" else ""


def governed(line: Line, before: str) -> str:
    """The cases that a preposition allows; a phrase of several words ("in the words of") takes the genitive."""
    if not before:
        return ALL
    return line.tables.governs.get(before) or ("g" if " " in before else ALL)


def _phrase(line: Line, first: int, taken: Collection[int], before: str, allowed: str) -> Phrase | None:
    here, head, size = first, -1, len(line.words)
    cases, number, gender = allowed, "", ""
    counted = line.kind[first] == "#"
    while here < size and line.kind[here] == "#" and here not in taken:
        here += 1
    numeral = "".join(sorted({c for w in line.words[first:here] for c in w.cases})) if counted else ""
    if counted and line.words[first].part in "pdx" and not before:
        numeral = "na"  # "about two hundred workers": the bound governs the number, not its place in the sentence
    while here < size and here not in taken:
        word, kind = line.words[here], line.kind[here]
        if kind == "q" or (kind == "D" and head >= 0):
            closed = _quoted(line, here, taken) if kind == "q" else None
            if closed is None or (head < 0 and here != first):
                break
            head = head if head >= 0 else here + 1
            here = closed
            continue
        if head >= 0 and word.text == "№" and line.kind[here + 1 : here + 2] == ["#"]:
            here += 2  # "school No. 5"
            continue
        if head < 0 and here > first and line.has(here, "particle"):
            here += 1
            continue
        if kind in BLOCK or kind in "D#":
            if kind == "#" and head >= 0 and line.words[here].text.isdigit() and line.words[head].part == "N":
                here += 1  # "Group 24"
            elif kind == "#" and head >= 0 and _genitive(word) and _noun_after(line, here):
                here += 1  # "the return of three refugees"
                continue
            break
        if kind == "o" and not _possessive(line, here, before):
            if head < 0 and here == first:
                return _pronoun(word, here, before, allowed)
            break
        if head >= 0 and before and kind in "anN" and _released(line, here, head):
            break  # "free from custody the former mayor"
        if head < 0 and kind in "ao":
            own = _agreeing(word)
            if own and kind == "a":
                common = shared(cases, own)
                if not common:
                    break
                cases = common
                number, gender = _features(word, cases, number, gender)
            here += 1
            continue
        if head < 0:
            got = _head(line, here, cases, counted, numeral)
            if not got:
                break
            cases, head = got, here
            if not counted:
                number, gender = _features(word, cases, number, gender)
            here += 1
            continue
        if before and kind == "N" and _given(word) and line.kind[here - 1] == "N" and not _given(line.words[here - 1]):
            break  # "returned to P Anna Belim": the place, then the person
        kept = _beside(line, here, head, cases)
        if kept is None:
            break
        cases = kept
        here += 1
    if head < 0:
        return _headless(line, first, here, cases, number, gender, before, counted)
    if line.kind[head] == "N" and _of_both(line, head + 1, here, cases):
        gender = ""  # a given name that the dictionary does not know says nothing
    while here > head + 1 and line.kind[here - 1] in "ao":
        here -= 1
    if line.kind[head] == "n" and line.has(head, "person", "title", "speaker") and not line.has(head, "kin"):
        gender = ""  # "the editor (he) said (she)"
    return Phrase(first, here, head, before, cases, "" if counted else number, "" if counted else gender)


def _possessive(line: Line, here: int, before: str) -> bool:
    """ "his brother": the pronoun belongs to the noun after it; not where a verb before it takes it ("beat him men in
    masks")."""
    if not line.has(here, "possessive"):
        return False
    ahead = here + 1
    while ahead < len(line.words) and line.kind[ahead] in "a#":
        ahead += 1
    if ahead >= len(line.words) or line.kind[ahead] not in "nN":
        return False
    if ahead > here + 1 and line.has(ahead, "not_quantity"):
        return False  # "him two days they beat"
    takes = not before and here > 0 and line.kind[here - 1] == "v" and line.has(here, "him")
    takes = takes and bool(begun_by(line.tables, line.words[here - 1].keys).listed) and not line.said(here - 1, "say")
    return not (takes and "n" in line.words[ahead].cases and "a" not in line.words[ahead].cases)


def _pronoun(word: Word, here: int, before: str, allowed: str) -> Phrase:
    reading = word.as_part("o") or word.readings[0]
    cases = "".join(sorted({c for r in word.readings if r.part == reading.part for c in r.cases})) or ALL
    cases = shared(cases, allowed) or cases
    return Phrase(here, here + 1, here, before, cases, reading.number, reading.gender)


def _agreeing(word: Word) -> str:
    return word.adjectival


def _nominal(word: Word) -> str:
    """The cases of a noun; a name that the dictionary has as another word can have any."""
    return word.nominal or ALL


def _head(line: Line, here: int, cases: str, counted: bool, numeral: str) -> str:
    own = _nominal(line.words[here])
    if not counted:
        return shared(cases, own)
    governed = "na" if "g" in own and (not numeral or "n" in numeral or "a" in numeral) else ""
    plain = shared(own, numeral or ALL)
    plain = plain.replace("n", "").replace("a", "") if governed else plain
    return "".join(sorted({*governed, *plain})) or own


def _features(word: Word, cases: str, number: str, gender: str) -> tuple[str, str]:
    """Number and gender, where all readings that fit say the same."""
    fitting = [r for r in word.readings if r.part in "nNa" and set(r.cases) & set(cases)]
    numbers, genders = {r.number for r in fitting if r.number}, {r.gender for r in fitting if r.gender}
    number = numbers.pop() if len(numbers) == 1 else number
    return number, genders.pop() if len(genders) == 1 else gender


def _beside(line: Line, here: int, head: int, cases: str) -> str | None:
    """The cases of a phrase that goes on with this word, or None where it ends before it."""
    word, kind = line.words[here], line.kind[here]
    own = _nominal(word)
    previous = line.words[here - 1]
    if kind == "N" and (line.kind[here - 1] == "N" or previous.text[-1] == "."):
        return shared(cases, own) or cases
    if kind == "N" and titular(line, here - 1):
        own = _of_one(word) if _single(previous) else own
        if shared(cases, own):
            return shared(cases, own)
    named = kind == "N" and line.has(head, "person", "title", "kin") and "place" not in _traits(word)
    named = named and "#" not in line.kind[head:here]  # "teachers of thirty schools of the P zone"
    if named and shared(cases, own):
        return shared(cases, own)
    if kind == "o":
        return cases
    if kind == "a":
        reading = word.as_part("a")
        if reading is not None and "participle" in reading.traits and not _noun_after(line, here):
            return None
        return cases if "g" in _agreeing(word) and _noun_after(line, here) else None
    alive = kind == "n" and any("alive" in reading.traits for reading in word.readings[:1])
    if line.kind[head] == "N" and (alive or line.has(here, "person", "kin", "title")) and kind == "n":
        return None  # "to hand over to P the blogger X"
    if kind in "nN" and "g" in own:
        return cases
    if kind == "N" and here - head <= 2 and len(own) > 4:
        return cases
    return None


def _genitive(word: Word) -> bool:
    """Whether a numeral stands in the genitive."""
    reading = word.as_part("#")
    return "g" in word.cases and (reading is None or any("g" in r.cases for r in word.readings if r.part == "#"))


def _of_both(line: Line, first: int, last: int, cases: str) -> bool:
    """Whether a family name shows another gender than the name before it."""
    own = {line.words[n].readings[0].gender for n in range(first - 1, first) if line.words[n].readings}
    for n in range(first, last):
        own |= {r.gender for r in line.words[n].readings if r.part == "N" and r.gender and set(r.cases) & set(cases)}
    return len(own) > 1


def _released(line: Line, here: int, head: int) -> bool:
    """Whether people follow the place or the state that they are put in or let out of: they are no part of it."""
    if not line.has(head, "jailhouse", "holding"):
        return False
    while here < len(line.words) and line.kind[here] == "a":
        here += 1
    if here >= len(line.words) or line.has(here, "organisation", "force", "jailhouse", "site", "place", "place_kind"):
        return False
    reading = line.words[here].as_part("nN")
    return reading is not None and ("alive" in reading.traits or not reading.traits.isdisjoint({"surname", "given"}))


def _given(word: Word) -> bool:
    return any("given" in reading.traits for reading in word.readings)


def _single(word: Word) -> bool:
    reading = word.as_part("nN")
    return reading is not None and reading.number == "s"


def _of_one(word: Word) -> str:
    """The cases that a name of one person can have."""
    return "".join(sorted({c for r in word.readings if r.part == "N" and r.number != "p" for c in r.cases})) or ALL


def _traits(word: Word) -> frozenset[str]:
    reading = word.as_part("N")
    return reading.traits if reading is not None else frozenset()


def _noun_after(line: Line, here: int) -> bool:
    for ahead in range(here + 1, min(len(line.words), here + 4)):
        if line.kind[ahead] in "nN":
            return True
        if line.kind[ahead] not in "aoq":
            return False
    return False


def _quoted(line: Line, here: int, taken: Collection[int]) -> int | None:
    """The end of a short quoted name."""
    for ahead in range(here + 1, min(len(line.words), here + 9)):
        if ahead in taken or line.kind[ahead] in "ve:":
            return None
        if line.kind[ahead] == "q":
            return ahead + 1 if ahead > here + 1 and line.words[here + 1].text[0].isupper() else None
    return None


def _headless(
    line: Line, first: int, last: int, cases: str, number: str, gender: str, before: str, counted: bool
) -> Phrase | None:
    """A number, or an adjective that stands for people ("the detained"), without a noun."""
    while last > first and line.kind[last - 1] == "q":
        last -= 1
    if last <= first:
        return None
    if counted and line.words[first].part in "pdx":
        cases = "na"
    if counted and all(line.kind[n] == "#" for n in range(first, last)):
        own = "".join(sorted({c for w in line.words[first:last] for c in w.cases}))
        return Phrase(first, last, last - 1, before, own or "na", "", "")
    word = line.words[last - 1]
    reading = word.as_part("a")
    people = reading is not None and ("participle" in reading.traits or not word.tags.isdisjoint({"person", "kin"}))
    stands = (people and line.kind[last - 1] == "a") or (counted and line.has(last - 1, "others"))
    if counted and stands and (line.has(last - 1, "others") or line.words[first].part == "#"):
        cases = "".join(sorted({c for n in range(first, last) if line.kind[n] == "#" for c in line.words[n].cases}))
        cases = cases or "na"
        cases = cases or "na"
    if counted:
        number = gender = ""  # "freed was more than 60 held": one or many, as the verb likes
    return Phrase(first, last, last - 1, before, cases, number, gender) if stands else None
