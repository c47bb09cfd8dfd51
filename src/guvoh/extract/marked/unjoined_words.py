"""What words are among their neighbours, in a language that joins endings loosely and has no capitals: endings written
apart, names, "who" or "that", participles that stand for verbs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from guvoh.extract.marked.agreeing import preposition
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.tables import Tables, tables
from guvoh.extract.marked.words import Word

SMALL = frozenset({"duty", "possible"})
PLAIN = frozenset({"common"})
WHOLE = frozenset({"person", "force", "media", "group", "thing", "light", "title", "reason"})
LONG = 6  # letters of a word that is read as one where it is written as two
NEXT = frozenset({"،", ","})
MOST_NAMES = 4  # words of one name
SETTLED = frozenset("N#D,:qxredb")  # what its neighbours leave as it is
NAMELIKE = frozenset("nNav")
JOINED = frozenset({"goes_joined", "ends_joined"})


def together(text: str, words: list[Word], starts: list[int], known: Tables) -> tuple[list[Word], list[int]]:
    """Words with the endings and beginnings of verbs that are written apart from them joined to them."""
    halves = _halves(known.language)
    if not any([word.low in halves or not word.tags.isdisjoint(JOINED) for word in words]):
        return words, starts
    made: list[Word] = []
    places: list[int] = []
    here = 0
    while here < len(words):
        word, size = words[here], 1
        if "goes_joined" in word.tags and here + 1 < len(words):
            whole = _whole(text, words, starts, here, known)
            if whole.as_part("v") is not None:
                word, size = whole, 2
        elif here + 1 < len(words) and (_ended(word, words[here + 1]) or _compound(words, here, known)):
            word, size = _whole(text, words, starts, here, known), 2
        made.append(word)
        places.append(starts[here])
        here += size
    return made, [*places, *starts[len(words) :]]


def _ended(word: Word, following: Word) -> bool:
    return "ends_joined" in following.tags and word.part in "naN" and not word.date


def _compound(words: list[Word], here: int, known: Tables) -> bool:
    """ "news man" for "newsman"."""
    if words[here].low not in _halves(known.language):
        return False
    whole = words[here].low + words[here + 1].low
    if words[here + 1].as_part("g") is not None:
        return False
    loose = words[here].tags & {"kin", "preposition", "and"}
    return len(whole) > LONG and bool(known.tags.get(whole, PLAIN) & WHOLE) and not loose


@cache
def _halves(language: str) -> frozenset[str]:
    """What the words begin with that may be written as two."""
    known = tables(language)
    longer = [word for word, kinds in known.tags.items() if len(word) > LONG and kinds & WHOLE] if known else []
    return frozenset(word[:cut] for word in longer for cut in range(2, len(word) - 1))


def _whole(text: str, words: list[Word], starts: list[int], here: int, known: Tables) -> Word:
    said = text[starts[here] : starts[here + 1] + len(words[here + 1].text)]
    read = known.chunks[words[here].text + words[here + 1].text][0][0]
    return replace(read, text=said, date=0, number=0)


def settle(line: Line) -> None:
    """Gives each word of `line.kind` the part of speech that its neighbours leave it."""
    for place, word in enumerate(line.words):
        kind = line.kind[place]
        if kind in SETTLED and "object_mark" not in word.tags:
            continue
        if kind in "na" and word.low in line.tables.phrases and preposition(line, place)[0] > 1:
            line.kind[place] = "p"
        elif "object_mark" in word.tags:
            line.kind[place] = "x" if word.low == "را" or line.kind[place - 1] in "nNo" else "n"
        elif kind in "pc" and 0 < place < len(line.words) - 1 and _fixed(line, place):
            line.kind[place] = "n"
        elif kind == "s" and "that" in word.tags:
            spans = line.kind[max(0, place - 1)] == "d" and line.has(place - 1, "be")  # "it is three weeks that ..."
            line.kind[place] = "d" if spans else "r" if _is_relative(line, place) else "s"
        elif kind == "p" and "purpose" in word.tags and _wishes(line, place):
            line.kind[place] = "s"
        elif (kind in "nv" and _is_small(line, place)) or (kind == "v" and _lasts(line, place)):
            line.kind[place] = "d"
        elif kind == "v" and _is_people(line, place):
            line.kind[place] = "n"
        elif kind in "ag" and word.as_part("g") is not None and _stands_alone(line, place):
            line.kind[place] = "e"
        elif kind == "i" and word.as_part("v") is not None and _spoken(line, place):
            line.kind[place] = "v"
        elif kind == "v" and " " in word.text and word.low.endswith("شدن") and not _spoken(line, place):
            line.kind[place] = "i"
    _names(line)
    for place, word in enumerate(line.words):
        if line.kind[place] == "n" and (word.tags <= PLAIN or "naming" in word.tags) and _is_predicate(line, place):
            line.kind[place] = "x"


def _fixed(line: Line, place: int) -> bool:
    """A small word inside a name: "Promotion of Virtue"."""
    around = " ".join(word.low for word in line.words[place - 1 : place + 2])
    return "fixed" in line.tables.tags.get(around, PLAIN)


def _is_small(line: Line, place: int) -> bool:
    """ "must", "may"; "has" before the verb that it helps."""
    tags = line.words[place].tags
    if line.kind[place] == "n":
        return not SMALL.isdisjoint(tags)
    return line.kind[place] == "v" and "goes_on" in tags and _goes_on_doing(line, place)


def _goes_on_doing(line: Line, place: int) -> bool:
    """ "has (them) is-taking": a verb that only says that another goes on."""
    ahead = next((n for n in range(place + 1, min(len(line.words), place + 9)) if line.kind[n] in "v,:sr"), -1)
    return ahead >= 0 and line.kind[ahead] == "v" and line.words[ahead].low.startswith(("می", "نمی"))


def _lasts(line: Line, place: int) -> bool:
    """ "three weeks is (that) he in prison is": the verb of a span of time, where another follows."""
    if not line.has(place, "be") or not line.has(place - 1, "not_quantity") or not line.has(place - 1, "moment"):
        return False
    before = max(0, place - 2)
    counted = line.kind[before] in "#D" or line.words[before].number != 0 or line.has(before, "determiner")
    after = next((n for n in range(place + 1, len(line.words)) if line.kind[n] in ":,v"), -1)
    return counted and after > 0 and line.kind[after] == "v"


def _is_people(line: Line, place: int) -> bool:
    """A verb form that is a people too ("Kurd"): behind who he is, before the verb of the clause."""
    before, after = line.words[place - 1] if place else None, line.kind[place + 1 : place + 2]
    if before is None or "people_too" not in line.words[place].tags or not after or after[0] not in "nNvp,r":
        return False
    return line.has(place - 1, "person", "group", "people") and not before.keys & line.tables.triggers.keys()


def _is_predicate(line: Line, place: int) -> bool:
    """The noun that a light verb carries, or one of two: "(object mark) halt and (...) close made"."""
    if line.has(place, "naming") and line.kind[place + 1 : place + 2] == ["v"]:
        return True
    if line.has(place + 1, "light", "light_passive") and line.kind[place + 1] in "vie":
        return line.kind[place - 1 : place] != ["p"]
    return line.kind[place + 1 : place + 2] == ["c"] and line.has(place - 1, "object_mark")


def _is_relative(line: Line, place: int) -> bool:
    back = place - 1
    while back >= 0 and line.kind[back] in ",q":
        back -= 1
    if back >= 0 and line.has(back, "object_mark"):
        return True
    return back >= 0 and line.kind[back] in "nNo#" and not line.has(back, "opens_that", "thing_pronoun", "verbal_noun")


def _wishes(line: Line, place: int) -> bool:
    """Whether "until" is "in order to": a wish follows."""
    for ahead in range(place + 1, min(len(line.words), place + 14)):
        if line.kind[ahead] in ":,":
            return False
        if line.kind[ahead] == "v":
            reading = line.words[ahead].as_part("v")
            return reading is not None and reading.time == "wish"
    return False


def _stands_alone(line: Line, place: int) -> bool:
    after = place + 1
    return after >= len(line.words) or line.kind[after] in ",:c"


def _spoken(line: Line, place: int) -> bool:
    """An infinitive that ends a sentence is the spoken "they took"."""
    after = place + 1
    ends = after >= len(line.words) or line.kind[after] in ",:csqb" or line.has(after, "goal", "home")
    return ends and not any(kind == "v" for kind in line.kind[max(0, place - 5) : place])


def _names(line: Line) -> None:
    """A given name, the family name behind it; a family name behind a title or met before."""
    here = 0
    while here < len(line.words):
        first = here
        if line.kind[here] in NAMELIKE and _opens_name(line, here):
            line.kind[here] = "N"
            here += 1
            while here < len(line.words) and here - first < MOST_NAMES and _goes_on(line, first, here):
                line.kind[here] = "N"
                line.surnames.add(line.words[here].low)
                here += 1
        here = max(here, first + 1)


def _opens_name(line: Line, place: int) -> bool:
    word = line.words[place]
    given = "given" in word.traits
    if given and line.kind[place] == "N":
        return True
    if given and line.kind[place] == "n":  # a common word too: "Hope"
        if line.has(place - 1, "naming"):
            return True
        after = place + 1 < len(line.words) and _unknown(line, place + 1)
        return after and (line.has(place - 1, "person", "title", "kin", "naming") or _family(line, place + 1))
    if not _unknown(line, place):
        return False
    if line.has(place + 1, "naming") and line.kind[place + 2 : place + 3] == ["v"]:
        return True  # "(he) Belim name had"
    return line.has(place - 1, "honorific") or word.low in line.surnames or _family(line, place)


def _goes_on(line: Line, first: int, place: int) -> bool:
    word = line.words[place]
    if "given" in word.traits and line.kind[place] == "N":
        return True
    if not _unknown(line, place):
        behind = line.words[place + 1].text if place + 1 < len(line.words) else ""
        trade = place == first + 1 and line.has(place, "person") and behind in NEXT  # "Ana Teacher, ..."
        return line.has(place, "family_end") or trade
    givens = sum("given" in line.words[n].traits for n in range(first, place))
    titled = not givens and line.has(first - 1, "honorific")
    return place - first <= givens + titled or _family(line, place)


def _unknown(line: Line, place: int) -> bool:
    """Whether no table knows the word."""
    word = line.words[place]
    if line.kind[place] not in "nN" or word.tags or len(word.low) < 3 or not word.low[0].isalpha():
        return False
    if "place" in word.traits or any(r.part in "vaig" for r in word.readings):
        return False
    return not any(key in line.tables.triggers or key in line.tables.speaking for key in word.keys)


def _family(line: Line, place: int) -> bool:
    """Whether a word ends as family names do."""
    word = line.words[place].low
    return word.endswith(line.tables.families) and word not in line.tables.families and _unknown(line, place)
