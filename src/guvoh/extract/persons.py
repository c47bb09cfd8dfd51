"""Which words of a victim, actor or speaker are a person's name: a proposal that a reader confirms with the claim.

Stricter than `names.person_names`, which serves papers and rather takes too many. What is left out here is still
blanked there, until somebody says that it may stand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

from guvoh.extract.joined_names import Tags, apart, tags_of
from guvoh.extract.lexicon import lexicon
from guvoh.extract.marked import named
from guvoh.extract.marked.called import called
from guvoh.extract.marked.tables import tables
from guvoh.extract.marked.unfamiliar import unfamiliar
from guvoh.extract.names import person_names
from guvoh.model import Span
from guvoh.text.fold import fold

WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
# Classes of the lexicon whose words begin a noun phrase or stand for people without naming them.
NOBODY = (
    "determiner", "possessive", "pronoun", "number", "person", "kin", "force", "organisation", "group", "place",
    "month", "weekday", "preposition", "and", "but", "opens", "adverb", "thing", "certainty", "report",
)  # fmt: skip
GROUPS = ("organisation", "group", "force", "place", "report")
NUMBERED = re.compile(r"\s*-?\s?\d")


@cache
def _geographic() -> frozenset[str]:
    lines = files("guvoh.extract").joinpath("geographic/geographic.tsv").read_text("utf-8").splitlines()
    return frozenset(fold(line.split("\t")[1]).text for line in lines if line and not line.startswith("#"))


@cache
def _everyday(language: str) -> frozenset[str]:
    """Words of headings and beginnings of sentences: with a capital, and still nobody's name (everyday/renew.py)."""
    at = files("guvoh.extract").joinpath(f"everyday/{language}.txt")
    return frozenset(_words_of(f"everyday/{language}.txt")) if at.is_file() else frozenset()


@cache
def _also_names() -> frozenset[str]:
    return frozenset(_words_of("everyday/also_names.txt"))


def _words_of(name: str) -> Iterator[str]:
    lines = files("guvoh.extract").joinpath(name).read_text("utf-8").split("\n")
    return (word for line in lines if line[:1] != "#" for word in line.split())


def persons_in(text: str, language: str = "en", places: Collection[str] = ()) -> list[Span]:
    """The personal names in the words of a slot. `places` are words that the same source uses as places."""
    marked = tables(language)
    if marked is not None and not marked.says_joints:  # no capitals to go by
        return named.names(text, marked, places)
    marked = tables(language)
    if marked is not None and not marked.chained:
        own = called(text, marked, {fold(p).text for p in places}, _geographic())
        latin = [name for name in persons_in(text, "en", places) if name.text.isascii() and len(name.text.split()) == 2]
        return sorted([*own, *latin], key=lambda name: name.start)
    words = lexicon(language)
    tags = words.tags if words is not None else {}
    known_places = {fold(p).text for p in places}
    found = []
    runs = person_names(text)
    joined = tags_of(language)
    if joined is not None:
        runs = list(apart(text, runs, joined))
    for run in runs:
        name = _name(text, run, joined or tags, known_places, words.forms if words is not None else {}, language)
        if name is not None and not _all_everyday(name.text, language):
            found.append(name)
    return found


def may_name_persons(text: str, language: str = "en", places: Collection[str] = ()) -> list[Span]:
    """What papers must not print before somebody has looked: the names that `persons_in` proposes and, in languages of
    marked roles, every other run of capitals too, but for lone words that only begin a sentence. Where there are no
    capitals, every word that neither the tables nor the list of everyday words have."""
    found = persons_in(text, language, places)
    marked = tables(language)
    if marked is None:
        return found
    if not marked.says_joints:
        return _widest([*found, *unfamiliar(text, marked, _everyday(language), places)])
    known_places = {fold(p).text for p in places}
    for run in person_names(text):
        opens = not text[: run.start].strip() or text[: run.start].rstrip()[-1] in ".!?…:"
        name = None if opens and " " not in run.text else _name(text, run, {}, known_places, (), language)
        if name is not None:
            found.append(name)
    return sorted(set(found), key=lambda name: (name.start, name.end))


def _widest(names: list[Span]) -> list[Span]:
    """In order, without what lies inside another."""
    return [name for name in sorted(set(names), key=lambda name: (name.start, name.end)) if not any(
        other.start <= name.start and name.end <= other.end and other != name for other in names)]  # fmt: skip


def _name(
    text: str,
    run: Span,
    tags: dict[str, frozenset[str]] | Tags,
    places: set[str],
    forms: Collection[str],
    language: str,
) -> Span | None:
    parts = [(run.start + m.start(), run.start + m.end(), m.group()) for m in WORD.finditer(run.text)]
    # "Police Colonel Rustam Dorvan", "Interior Minister ...": what stands before a title belongs to it
    behind = [n for n, (_s, _e, word) in enumerate(parts[:-1], 1) if _of(tags, word, ("title",))]
    titled, parts = bool(behind), parts[behind[-1] if behind else 0 :]
    while parts and (_of(tags, parts[0][2], ("title",)) or _of(tags, parts[0][2], NOBODY) or is_earthly(parts[0][2])):
        titled = titled or _of(tags, parts[0][2], ("title",))
        if not titled and _of(tags, parts[0][2], GROUPS) and len(parts) > 1:
            return None
        parts.pop(0)
    if not parts or any(_of(tags, word, GROUPS) for _s, _e, word in parts):
        return None
    start, end = parts[0][0], parts[-1][1]
    name = text[start:end].rstrip(".") if len(parts[-1][2]) > 2 else text[start:end]
    folded = fold(name).text
    if folded in places or folded in _geographic() or any(is_earthly(w) for _s, _e, w in parts[-1:]):
        return None
    if NUMBERED.match(text, end):  # "Group 24", "School 5"
        return None
    if all(word.rstrip(".").isupper() and len(word) > 1 for _s, _e, word in parts):
        return None
    known = _verb(folded, forms, language) or any(folded in place.split() for place in places)
    if len(parts) == 1 and not titled and known:
        return None
    return Span(text[start : start + len(name)], start, start + len(name))


def _verb(word: str, forms: Collection[str], language: str) -> bool:
    """Whether a lone word is one that the rules know. Of the longer ones the list of everyday words decides."""
    return word in forms and word not in _also_names() and not (len(word) > 3 and _everyday(language))


def _all_everyday(name: str, language: str) -> bool:
    words = _everyday(language)
    parts = [part for word in WORD.findall(name.replace("’", "'")) for part in word.removesuffix("'s").split("-")]
    return bool(words) and all(part.lower().rstrip("'.") in words or is_earthly(part) for part in parts)


def _of(tags: dict[str, frozenset[str]] | Tags, word: str, classes: tuple[str, ...]) -> bool:
    of = tags.get(word.lower().rstrip("."), frozenset()) | tags.get(word.lower(), frozenset())
    if "report" in of and word[:1].isupper() and word.lower() in _also_names():
        return False  # "Said" is a name before it is a verb
    return any(c in of for c in classes)


def is_earthly(word: str) -> bool:
    """Whether a word or a name is that of a country, a town or a region."""
    return fold(word.removesuffix("'s").removesuffix("’s")).text in _geographic()
