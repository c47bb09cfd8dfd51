"""What a form is among its neighbours, in a language whose words have few forms: the noun in "made an arrest" or the
verb "arrested"; the adverb of a verb or the adjective of a noun; "who" or "that"."""

from __future__ import annotations

from guvoh.extract.marked.line import Line
from guvoh.extract.marked.people import is_name

LIGHT = ("light", "light_passive")
KNOWN = ("person", "kin", "force", "organisation", "group", "thing", "place_kind", "site", "abstract", "title", "page",
         "speaker", "common", "jailhouse")  # fmt: skip
ENDS = frozenset(",:q")


def settle(line: Line) -> None:
    """Gives each word of `line.kind` the part of speech that its neighbours leave it."""
    _opening(line)
    for place, word in enumerate(line.words):
        kind = line.kind[place]
        if kind == "v" and _is_noun(line, place):
            line.kind[place] = "n"
        elif kind == "i" and _spoken(line, place):
            line.kind[place] = "v"
        elif (kind == "a" and word.as_part("g") is not None and not _hangs(line, place)) or kind == "g":
            line.kind[place] = "e"
        elif kind == "s" and line.has(place, "that") and _is_relative(line, place):
            line.kind[place] = "r"


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
    after = place + 1
    if after < len(line.words) and line.has(after, *LIGHT):
        return True
    return place > 0 and (line.kind[place - 1] == "p" or line.has(place - 1, "determiner"))


def _spoken(line: Line, place: int) -> bool:
    """An infinitive that ends a sentence is the spoken "they took"."""
    if not any(r.part == "v" for r in line.words[place].readings):
        return False
    after = place + 1
    ends = after >= len(line.words) or line.kind[after] in ENDS
    return ends and not any(kind in "ve" for kind in line.kind[max(0, place - 6) : place])


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
    if following >= len(line.words) or any(reading.cases == "a" for reading in line.words[place].readings):
        return False
    word = line.words[place]
    shut = word.text[-1] in line.tables.closes
    if not shut and any("joins" in reading.traits for reading in word.readings):
        return True
    if plain:
        return False
    if line.kind[place] == "#" or line.has(place, "determiner", "attribute"):
        return True
    if line.kind[place] == "q":
        return True
    if not line.tables.says_joints and line.kind[following] != "o":
        return True
    if line.kind[following] == "#":
        return line.kind[place] == "N" and line.words[following].text[0].isdigit()
    if line.kind[following] != "N":
        return False
    if is_name(line, place):
        return not _place_name(line, place)
    return line.has(place, "person", "kin", "title")


def _place_name(line: Line, place: int) -> bool:
    """ "the district of P": the name after the kind of a place ends it."""
    return place > 0 and line.has(place - 1, "place_kind") and not line.has(place, "person", "kin", "title")
