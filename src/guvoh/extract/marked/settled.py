"""What a form is among its neighbours, in a language whose words have few forms: the noun in "made an arrest" or the
verb "arrested"; the adverb of a verb or the adjective of a noun; "who" or "that"."""

from __future__ import annotations

from guvoh.extract.marked.agreeing import preposition
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.people import is_name

LIGHT = ("light", "light_passive")
KNOWN = ("person", "kin", "force", "organisation", "group", "thing", "place_kind", "site", "abstract", "title", "page",
         "speaker", "common", "jailhouse")  # fmt: skip
ENDS = frozenset(",:q")


def settle(line: Line) -> None:
    """Gives each word of `line.kind` the part of speech that its neighbours leave it."""
    _opening(line)
    _long(line)
    for place, word in enumerate(line.words):
        kind = line.kind[place]
        if kind == "v" and _is_noun(line, place):
            line.kind[place] = "n"
        elif kind == "i" and _spoken(line, place):
            line.kind[place] = "v"
        elif (kind == "a" and word.as_part("g") is not None and not _hangs(line, place)) or kind == "g":
            line.kind[place] = "e"
        elif kind == "p" and word.text[-1] in line.tables.closes and _hangs(line, place):
            line.kind[place] = "n"  # "the ministry of the interior": no "inside", whose last letter is another
        elif kind == "s" and line.has(place, "that") and _is_relative(line, place):
            line.kind[place] = "r"
        elif kind == "n" and line.has(place, "are_in") and line.kind[place - 1] == "p":
            line.kind[place] = "v"  # "(they) are in prison", where the ending of the noun is the verb
        elif kind in "na" and _is_carried(line, place):
            line.kind[place] = "x"
        elif kind == "n" and line.has(place, "alias") and line.kind[place + 1 : place + 2] == ["p"]:
            line.kind[place] = "d"  # "known as X"


def _long(line: Line) -> None:
    """Prepositions and adverbs of several words."""
    index, here = line.tables.phrases, 0
    while here < len(line.words):
        size = 1
        if line.words[here].low in index:
            size, said = preposition(line, here)
            if size > 1:
                line.kind[here : here + size] = ("d" if "adverb" in line.tables.tags[said] else "p") * size
        here += size


def _opening(line: Line) -> None:
    """A capital at the head of a sentence says nothing."""
    first = next((n for n, kind in enumerate(line.kind) if kind not in "q:,x#D"), -1)
    if first >= 0 and line.kind[first] == "N" and line.has(first, *KNOWN):
        follows = line.words[first].text[1:]
        if not follows.isupper():
            line.kind[first] = "n"


def _is_noun(line: Line, place: int) -> bool:
    word = line.words[place]
    if word.as_part("n") is None or any(r.part == "v" and r.number != "s" for r in word.readings[:1]):
        return False
    if line.has(place, *LIGHT):
        return False
    if word.text[-1] in line.tables.closes and _hangs(line, place):
        return True  # "the marks of burning"
    after = place + 1
    if after < len(line.words) and line.has(after, *LIGHT):
        return True
    if after < len(line.words) and line.kind[after] == "c" and line.has(after + 2, *LIGHT):
        return True
    return place > 0 and (line.kind[place - 1] == "p" or line.has(place - 1, "determiner"))


def _is_carried(line: Line, place: int) -> bool:
    """The bare noun of "gave news", "made a denial": nobody and nothing by itself."""
    after = place + 1
    if after >= len(line.words) or line.kind[after] not in "vei" or not line.has(after, *LIGHT):
        return False
    if line.words[after].as_part("v") is None:
        return False
    if line.words[after].readings[0].lemma not in line.tables.cues.get("empty", ()):
        return False
    if line.words[place].readings[0].cases == "a" or line.has(place, "person", "kin", "force"):
        return False
    return place == 0 or (line.kind[place - 1] not in "#" and not goes_on(line, place - 1, place, plain=True))


def _spoken(line: Line, place: int) -> bool:
    """An infinitive that ends a sentence is the spoken "they took"."""
    if not any(r.part == "v" for r in line.words[place].readings):
        return False
    after = place + 1
    ends = after >= len(line.words) or line.kind[after] in ENDS
    back = place - 1
    while back >= 0 and place - back < 7 and line.kind[back] not in ",:ve":
        back -= 1
    return ends and (back < 0 or line.kind[back] not in "ve")


def _hangs(line: Line, place: int) -> bool:
    """Whether a participle explains the noun before it."""
    return place > 0 and line.kind[place - 1] in "nNa" and goes_on(line, place - 1, place, plain=True)


def _is_relative(line: Line, place: int) -> bool:
    back = place - 1
    while back >= 0 and line.kind[back] in ",q":
        back -= 1
    if back < 0 or line.kind[back] not in "nNao#":
        return False
    return not line.has(back, "thing_pronoun", "opens", "conjunction")


def goes_on(line: Line, place: int, following: int, *, plain: bool = False) -> bool:
    """Whether the word after this one belongs to the same phrase. `plain`: only where an ending says so."""
    word = line.words[place]
    if following >= len(line.words) or "a" in word.cases:
        return False
    shut = word.text[-1] in line.tables.closes
    if not shut and any("joins" in reading.traits for reading in word.readings):
        return True
    if plain:
        return False
    if line.has(place, "determiner", "attribute"):
        return not _closes_phrase(line, place, following)
    if line.kind[place] == "q":
        return True
    if not line.tables.says_joints and line.kind[following] != "o":
        return True
    if line.kind[following] == "#":
        measure = line.has(following + 1, "not_quantity")  # "Ana Belim 14 years": no part of a name as in "Group 24"
        return line.kind[place] == "N" and line.words[following].text[0].isdigit() and not measure
    if line.kind[following] != "N":
        return False
    if line.kind[place] == "o":
        return line.has(place - 1, "kin", "title", "person")  # "the husband of me Ana"
    if is_name(line, place):
        return not _place_name(line, place)
    return line.has(place, "person", "kin", "title")


def _closes_phrase(line: Line, place: int, following: int) -> bool:
    """ "the unknown people (took) the journalist": what describes the noun before it, with a noun of another behind."""
    if not line.tables.says_joints or line.has(place, "determiner") or line.kind[following] == "N" or not place:
        return False
    return line.kind[place - 1] in "nN" and goes_on(line, place - 1, place, plain=True)


def _place_name(line: Line, place: int) -> bool:
    """ "the district of P": the name after the kind of a place ends it."""
    return place > 0 and line.has(place - 1, "place_kind") and not line.has(place, "person", "kin", "title")
