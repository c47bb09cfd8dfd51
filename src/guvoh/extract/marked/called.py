"""The personal names in the words of a slot, in a language whose names have endings. A name agrees with the title
before it ("the president (he) Varin", not "the president of Varia"); what is quoted, and what follows "in", is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.words import Word
from guvoh.extract.names import PARTICLES, person_names
from guvoh.model import Span
from guvoh.text.fold import fold

PART = re.compile(r"[^\W\d_]\.|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[\s«\"„]*$")
QUOTED = re.compile(r"[«„“\"][^»“”\"]*[»”“\"]")
OWN = frozenset({"given", "surname", "father"})
BODIES = (
    "organisation", "group", "force", "page", "place_kind", "site", "jailhouse", "place", "month", "weekday", "thing",
)  # fmt: skip
SAYS = ("title", "person", "kin", "one")
NUMBERED = re.compile(r"\s*(?:№|N)?\s?\d")


def called(text: str, known: Tables, places: Collection[str] = (), ours: Collection[str] = ()) -> list[Span]:
    """The names in their order. `places`: words used as places by the same source, folded; `ours`: names of countries
    and towns, folded."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    found = []
    for run in person_names(text):
        if run.text.isascii() or any(low <= run.start < high for low, high in quoted):
            continue
        name = _name(text, run, known)
        if name is not None and fold(name.text).text not in {*places, *ours}:
            found.append(name)
    return found


def _name(text: str, run: Span, known: Tables) -> Span | None:
    parts = [(run.start + m.start(), run.start + m.end(), m.group()) for m in PART.finditer(run.text)]
    run_words = [_word(part, known) for _s, _e, part in parts if not _initial(part)]
    if not any(map(_personal, run_words)) and any(not word.tags.isdisjoint(BODIES) for word in run_words[1:]):
        return None  # "Red Cross"
    behind = LAST.search(text[: run.start])
    said = _word(behind[1], known) if behind else None
    while parts and not _initial(parts[0][2]):
        word = _word(parts[0][2], known)
        if not word.tags.isdisjoint(BODIES) and not _personal(word):
            return None  # "Ministry of ...", "Court of ..."
        if _personal(word) or word.low in PARTICLES or (len(parts) == 1 and said is None) or not _common(word):
            break
        said, parts = word, parts[1:]
    if not parts or NUMBERED.match(text, parts[-1][1]):
        return None
    words = [_word(part, known) for _s, _e, part in parts if not _initial(part)]
    sited = said is not None and said.part == "p" and said.low in known.cues.get("in_place", ())
    if sited and len(words) > 1 and not _personal(words[0]) and _personal(words[1]):
        words, parts = words[1:], parts[1:]  # "from Velmar Anna Tolan"
    if not words or not _somebody(words, said, initials=len(words) < len(parts), known=known):
        return None
    start, end = parts[0][0], parts[-1][1]
    return Span(text[start:end], start, end)


def _somebody(words: list[Word], said: Word | None, *, initials: bool, known: Tables) -> bool:
    """Whether the words, after what stands before them, are somebody's name."""
    titled = said is not None and not said.tags.isdisjoint(SAYS)
    if initials or any(not _traits(word).isdisjoint({"given", "father"}) for word in words):
        return True
    if any(word.text.isupper() and len(word.text) > 1 for word in words):
        return False
    first = words[0]
    if said is not None and said.part == "p" and said.low in known.cues.get("in_place", ()) and not _personal(first):
        return False
    if said is not None and not said.tags.isdisjoint(BODIES) and not titled:
        return False
    if titled and said is not None and said.cases and first.cases and not set(said.cases) & set(first.cases):
        return False
    if len(words) == 1 and titled and _of_place(first, known) and not _personal(first):
        return False  # "the president of Orvania"
    if len(words) == 1 and not titled:
        return _personal(first) or not (_common(first) or _of_place(first, known))
    return not all(_common(word) for word in words) or titled


def _word(text: str, known: Tables) -> Word:
    return known.chunks[text][0][0]


def _initial(part: str) -> bool:
    return len(part) == 2 and part[1] == "."


def _traits(word: Word) -> frozenset[str]:
    """What its readings as a name say; that it is a given name only where the dictionary has it."""
    names = [r.traits for r in word.readings if r.part == "N"]
    return frozenset(t for traits in names for t in traits if t != "given" or "guessed" not in traits)


def _personal(word: Word) -> bool:
    return not _traits(word).isdisjoint(OWN)


def _common(word: Word) -> bool:
    """Whether the dictionary has the word, and not as a name."""
    return all(r.part != "N" for r in word.readings) or "pronoun" in word.tags or "preposition" in word.tags


def _of_place(word: Word, known: Tables) -> bool:
    if "place" in _traits(word):
        return True
    ends = known.cues.get("place_endings", frozenset())
    return any(reading.lemma.endswith(end) or word.low.endswith(end) for reading in word.readings for end in ends)
