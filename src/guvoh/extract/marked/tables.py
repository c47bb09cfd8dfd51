"""The tables of one language whose words carry their roles: the same files as for English (lexicon/README.md), with
lemmas in place of forms. What differs is said under "Languages with marked roles" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from guvoh.extract.conditions import Conditions, conditions
from guvoh.extract.marked.conjugated import endings, reader_of
from guvoh.extract.marked.words import LIGHT, NOTHING, Reader, Word, known, unjoined
from guvoh.text.calendar import date_codes
from guvoh.text.numbers import beginnings
from guvoh.text.remembered import MOST, Remembered
from guvoh.text.spelling import spelled
from guvoh.text.tables import read_table
from guvoh.text.tokens import words_in

HERE = Path(__file__).parents[1] / "lexicon"
NO_ACT = "-"
MANY = 100_000  # more than all patterns of a language: of two of the same weight the first in the tables holds
SPOKEN_OF = {"person", "kin", "thing", "home", "force"}
SPEAKING = ("say", "tell", "denied", "written", "by", "his_words", "hypothetical", "demand")
SAYING = (*SPEAKING[:4], "threat", "announces", "refused", "hypothetical", "demand", "planned", "begins")
Part = tuple[frozenset[str], ...]  # words that stand side by side, each one of several
Chunks = Remembered[tuple[tuple[Word, ...], tuple[int, ...]]]


class Trigger(NamedTuple):
    """What says that an act happened. `parts` must stand in the same clause, in any order, each without a break.
    `frames`: who suffers, the first that fits holds. `rank`: the higher holds where several fit."""

    act: str
    code: str
    kind: str
    frames: tuple[str, ...]
    marks: frozenset[str]
    first: Part
    parts: tuple[Part, ...]
    name: str
    rank: int
    order: int  # in the tables; of equal rank the first holds
    needs: tuple[frozenset[str], ...]  # of each a word must stand in the sentence
    light: bool  # whether a light verb is one of its parts
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class Tables:
    language: str
    tags: dict[str, frozenset[str]]
    triggers: dict[str, tuple[Trigger, ...]]  # by the first word
    begun: dict[frozenset[str], Any]  # by the keys of a word: what it can begin (`begun.Begun`), once it was asked for
    governs: dict[str, str]  # the cases that a preposition takes (classes takes_g, takes_d ... of words.tsv)
    cues: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]  # the rows of cues.tsv that a word stands in
    heard: dict[frozenset[str], frozenset[str]]  # the same by the keys of a word, once it was asked for
    carried: dict[str, frozenset[tuple[str, str]]]  # of a noun: kind of cue and the light verb that makes it one
    his: dict[str, tuple[tuple[str, ...], ...]]  # "in his words", by the first word
    speaking: frozenset[str]  # every word that can make somebody speak
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # prepositions of several words, by the first
    reasons: dict[str, tuple[tuple[str, ...], ...]]
    future: dict[str, str]
    chunks: Chunks
    chained: bool  # a phrase begins with its head, and what follows hangs on it; else its words agree
    says_joints: bool  # of a chained phrase: each word shows whether the next hangs on it
    closes: frozenset[str]  # letters at the end of a word after which the next does not hang on it
    verb_last: bool
    families: tuple[str, ...]  # endings of family names

    def kinds_of(self, keys: frozenset[str]) -> frozenset[str]:
        """The rows of cues.tsv that a word with these keys stands in; remembered."""
        found = self.heard.get(keys)
        if found is None:
            if len(self.heard) >= MOST:
                self.heard.clear()
            found = self.heard[keys] = NOTHING.union(*[self.kinds[key] for key in keys if key in self.kinds])
        return found


@cache
def tables(language: str, home: Path = HERE) -> Tables | None:
    """The tables of a language with marked roles, from its folder in `home`; None where it has none (or where they
    are those of the rules of order, as for English)."""
    folder = home / language
    if not language.isalpha() or not (folder / "grammar.tsv").is_file():
        return None
    grammar = {row[0]: row[1] for row in read_table(folder / "grammar.tsv")}
    tags: dict[str, set[str]] = defaultdict(set)
    for kind, listed in _rows(folder / "words.tsv", language):
        for word in listed.split():
            tags[word.replace("_", " ")].add(kind)
    classes = {word: frozenset(kinds) for word, kinds in tags.items()}
    cues: dict[str, set[str]] = defaultdict(set)
    for kind, listed in _rows(folder / "cues.tsv", language):
        cues[kind].update(listed.split("|"))
    for phrase in (p for kind in ("by", "by_whom", "from_whom") for p in cues[kind]):
        classes[phrase] = classes.get(phrase, frozenset()) | {"preposition"}
    small = {"preposition", "adverb"}
    long = [tuple(word.split()) for word, kinds in classes.items() if " " in word and not small.isdisjoint(kinds)]
    triggers = _triggers(folder, language, classes)
    return Tables(
        language=language,
        tags=classes,
        triggers=triggers,
        begun={},
        governs={
            word: said
            for word, kinds in classes.items()
            if (said := "".join(c for c in "ngdail" if "takes_" + c in kinds))
        },
        cues={kind: frozenset(words) for kind, words in cues.items()},
        kinds=_kinds(cues),
        heard={},
        carried=_pairs(cues),
        his=_by_first([tuple(phrase.split()) for phrase in cues["his_words"]]),
        speaking=frozenset(_telling(w, kind) for kind in SPEAKING for w in cues[kind]),
        phrases=_by_first(long),
        reasons=_by_first([tuple(row[0].split()) for row in _rows(folder / "reasons.tsv", language)]),
        future={row[0]: row[1] for row in read_table(folder / "acts.tsv")},
        chunks=_chunks(language, _reader(language, folder, grammar, classes), classes),
        chained=grammar["phrases"] == "chained",
        says_joints=grammar.get("joints") != "unsaid",
        closes=frozenset(grammar.get("closes", "")),
        verb_last=grammar.get("verb") == "last",
        families=tuple(end for row in _rows(folder / "families.tsv", language) for end in row[0].split()),
    )


def _reader(language: str, folder: Path, grammar: dict[str, str], tags: dict[str, frozenset[str]]) -> Reader:
    """How forms are read: by a module of the language (`tongues/`), or by the tables of its endings."""
    if grammar["forms"] == "module":
        read: Reader = import_module(f"guvoh.extract.tongues.{language}").read
        return read
    return reader_of(endings(folder, language, frozenset(w for w, kinds in tags.items() if kinds & SPOKEN_OF)))


def _rows(path: Path, language: str) -> list[tuple[str, ...]]:
    """The rows of a table, its words in the one spelling of the language."""
    return [tuple(unjoined(spelled(cell, language)) for cell in row) for row in read_table(path)]


def _chunks(language: str, read: Reader, tags: dict[str, frozenset[str]]) -> Chunks:
    dates, numbers = date_codes(language), beginnings(language)
    words = Remembered(lambda word: known(word, language, read, tags, dates.__getitem__, numbers.__getitem__))

    def work_out(chunk: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
        said = words_in(chunk)
        steps = [len(word) for word in said]
        steps[-1] += 1
        return tuple(words[word] for word in said), tuple(steps)

    return Remembered(work_out)


def _telling(phrase: str, kind: str) -> str:
    """The word of a cue that a sentence is searched for: of "in the words of" the longest, of "news give" the noun."""
    words = phrase.split()
    return words[0] if kind in SAYING else max(words, key=len)


def _kinds(cues: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, words in cues.items():
        for word in words:
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _pairs(cues: dict[str, set[str]]) -> dict[str, frozenset[tuple[str, str]]]:
    """ "news give": the kinds of each pair of a noun and a verb, by the noun."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind in SAYING:
        for noun, verb in (phrase.split() for phrase in cues[kind] if phrase.count(" ") == 1):
            found[noun].add((kind, verb))
    return {noun: frozenset(pairs) for noun, pairs in found.items()}


def _by_first(phrases: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]].append(phrase)
    return {word: tuple(listed) for word, listed in found.items()}


def _triggers(folder: Path, language: str, tags: dict[str, frozenset[str]]) -> dict[str, tuple[Trigger, ...]]:
    listed: list[Trigger] = []
    for row in (row for path in sorted((folder / "triggers").glob("*.tsv")) for row in _rows(path, language)):
        act, code, kind, marks, patterns = (*row, "", "", "", "")[:5]
        frame, *more = marks.split(",")
        for pattern in _shapes(patterns):
            first, *rest = (_part(words) for words in pattern.split())
            refused = kind == "verb" and len(first) > 1 and all("not" in tags.get(word, ()) for word in first[0])
            if refused:  # "not_let go": the verb begins the pattern, the word before it is asked for by a mark
                first = first[1:]
            weight = 100 * (len(first) + sum(map(len, rest))) + (50 if act == NO_ACT else 0) + len(more)
            marked = frozenset([*more, "negated"] if refused else more)
            needs = (*first[1:], *(side for part in rest for side in part))
            listed.append(Trigger(
                act, code, kind, tuple(frame.split("/")), marked, first, tuple(rest), pattern, weight, len(listed),
                needs, any(part[0] == {LIGHT} for part in rest), conditions(more),
            ))  # fmt: skip
    found: dict[str, list[Trigger]] = defaultdict(list)
    for trigger in sorted(listed, key=lambda t: -t.rank):
        for word in trigger.first[0]:
            found[word].append(trigger)
    return {word: tuple(of) for word, of in found.items()}


def _shapes(patterns: str) -> Iterator[str]:
    """Each pattern, and of one with `/` ("in_prison/arrested") each way to say it."""
    for pattern in filter(None, (p.strip() for p in patterns.split(";"))):
        for shape in product(*(part.split("/") for part in pattern.split())):
            yield " ".join(shape)


def _part(words: str) -> Part:
    return tuple(frozenset(side.split("|")) for side in words.split("_"))
