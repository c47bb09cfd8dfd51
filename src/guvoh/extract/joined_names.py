"""Names in a language that writes endings onto them: Tajik "Ana Belimro" (object), "Anau Bela" (Ana and Bela), "the
village of P" with its joint on the common word. What is cut off a name stays in the text; every span is still exact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from guvoh.extract.marked.conjugated import Endings, endings, noun_readings
from guvoh.extract.marked.tables import HERE, tables
from guvoh.model import Span
from guvoh.text.spelling import spelled

OBJECT, AND = ("ро",), ("у", "ю")  # what may end a name; longer stems only, for names that end so themselves
LONG = 4
BODIES = frozenset({"organisation", "group", "site", "force"})
QUOTES = '«“"„'


class Tags(NamedTuple):
    """Classes of a word under any of its endings, looked up as in a dictionary."""

    language: str
    known: dict[str, frozenset[str]]
    forms: Endings

    def get(self, word: str, otherwise: frozenset[str] = frozenset()) -> frozenset[str]:
        low = spelled(word.lower(), self.language)
        found = [self.known[r.lemma] for r in noun_readings(low, self.forms, name=True) if r.lemma in self.known]
        return frozenset().union(*found) if found else otherwise


@cache
def tags_of(language: str) -> Tags | None:
    """The words of a language that joins its phrases by endings; None for every other."""
    known = tables(language)
    if known is None or not known.chained or not known.says_joints:
        return None
    return Tags(language, known.tags, endings(HERE / language, language))


def apart(text: str, runs: list[Span], tags: Tags) -> Iterator[Span]:
    """Runs of capitals as names: no places and bodies that the word before says, no endings."""
    for run in runs:
        for part in _listed(run):
            named = _after(text, part, tags)
            if named is not None:
                yield _bare(named)


def _listed(run: Span) -> Iterator[Span]:
    """ "Anau Bela" is two."""
    start = 0
    words = run.text.split(" ")
    here = 0
    for number, word in enumerate(words):
        end = here + len(word)
        last = number == len(words) - 1
        if last or (word.endswith(AND) and len(word) > LONG and words[number + 1][:1].isupper()):
            stop = end if last else end - 1
            yield Span(run.text[start:stop], run.start + start, run.start + stop)
            start = end + 1
        here = end + 1


def _after(text: str, run: Span, tags: Tags) -> Span | None:
    """What the common word before a name says of it: "the village of P" is no person; after P one may follow."""
    before = text[: run.start].rstrip(" ")
    if before[-1:] in QUOTES and before:
        return None
    word = before.split()[-1] if before and before[-1].isalpha() else ""
    classes = tags.get(word) if word and word[-1].isalpha() else frozenset()
    place = "place_kind" in classes and "person" not in classes
    body = bool(classes & BODIES) and not classes & {"person", "kin", "title"}
    if not place and not body:
        return run
    first, _, rest = run.text.partition(" ")
    if not rest:
        return None
    start = run.start + len(first) + 1
    return Span(rest, start, run.end)


def _bare(run: Span) -> Span:
    for mark, least in ((OBJECT, LONG), (AND, LONG)):
        last = run.text.rsplit(" ", 1)[-1]
        if last.endswith(mark) and len(last) - len(mark[0]) >= least:
            cut = len(mark[0])
            return Span(run.text[:-cut], run.start, run.end - cut)
    return run
