"""The words of one language as the rules need them, read once from `lexicon/<language>/*.tsv`.

An organisation can edit these tables with a text editor; nothing in the engine knows a word of any language.
  verbs.tsv      every verb with its forms            triggers/      what says that an act happened (README says how)
  words.tsv      small words and nouns by class       slots.tsv      more of them, for places and times
  cues.tsv       who says so, and what governs an act
  reasons.tsv    openings of the ground given         acts.tsv       what "will" makes of each class of acts
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from guvoh.extract.conditions import Conditions, conditions
from guvoh.text.remembered import Remembered
from guvoh.text.tables import read_table

HERE = Path(__file__).parent / "lexicon"
GAP = frozenset({".."})  # an object lies here
MOVABLE = frozenset({"~"})  # an object lies here or after the pattern
GAPS = frozenset({GAP, MOVABLE})
NO_ACT = "-"
NOTHING: frozenset[str] = frozenset()
PERSONAL = frozenset({"person", "thing", "group", "place", "force", "coercive", "prosecutor"})  # have their own rules
CUSTODIAL = frozenset({"custody", "coercive"})  # where one of these words stands, people are held
SMALL = frozenset({"preposition", "to", "determiner", "possessive", "pronoun", "and", "that", "relative", "opens"})
FORMS = "b3pdg"  # base, third person, past, participle, -ing


class Form(NamedTuple):
    lemma: str
    kinds: str


class Trigger(NamedTuple):
    """`rest` is what must follow the first word: sets of words, or GAP. `frame` and `marks`: lexicon/README.md."""

    act: str
    code: str
    kind: str
    frame: str
    marks: frozenset[str]
    rest: tuple[frozenset[str], ...]
    name: str
    gap: bool  # whether an object may lie within the pattern
    rank: int  # the higher holds: by number of words, no act before acts, classes asked for, place in the tables
    asked: tuple[frozenset[str], ...]  # `rest` without its gaps
    further: tuple[frozenset[str], ...] = ()  # of these, those under which it is not filed
    conditions: Conditions = ()


Openings = dict[str, tuple[Trigger, ...]]  # what words of one sentence can begin


class Bundle(NamedTuple):
    """What one word can begin: `alone` needs no further word, `keyed` is filed under words of which one must stand in
    the same sentence (the next of the pattern, or those of the class that it is done to)."""

    alone: tuple[Trigger, ...]  # the best of them first
    keyed: dict[str, tuple[Trigger, ...]]
    keys: frozenset[str]
    acts: bool  # whether an act is among those that need no further word


class Speech(NamedTuple):
    """`lemma`: the verb that says, tells or denies, else one that asks; `asks`: it does no more than ask."""

    lemma: str
    news: bool
    asks: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    language: str
    tags: dict[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    person_endings: tuple[str, ...]
    abstract_endings: tuple[str, ...]
    required: frozenset[str]  # classes of words.tsv that a mark of triggers/ can ask for
    forms: dict[str, tuple[Form, ...]]
    verbs: dict[str, list[Trigger]]  # by base form
    words: dict[str, list[Trigger]]  # by the first word itself
    starts: frozenset[str]  # every word that can begin an act: where none stands, there is nothing to do
    by_start: Remembered[Bundle]  # what each of them can begin
    cues: dict[str, frozenset[str]]
    by: dict[str, tuple[tuple[str, ...], ...]]  # by the first word of each
    speaking: frozenset[str]  # every word that can make somebody speak
    speech: Remembered[Speech]  # how a word can make somebody speak, as a verb
    denied_next: tuple[tuple[str, ...], ...]
    reasons: dict[str, tuple[tuple[str, ...], ...]]
    future: dict[str, str]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The tables of one language, or None where nobody has written them yet."""
    folder = HERE / language
    if not language.isalpha() or not (folder / "triggers").is_dir():
        return None
    forms = _forms(folder)
    tags = _tags(folder)
    classes = _classes(tags)
    verbs, words = _triggers(folder, classes, tags)
    inflected = {word for word, known in forms.items() if any(f.lemma in verbs for f in known)}
    cues: dict[str, set[str]] = defaultdict(set)
    phrases: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for kind, listed in read_table(folder / "cues.tsv"):
        for phrase in listed.split("|"):
            cues[kind].add(phrase)
            phrases[kind].append(tuple(phrase.split()))
    reasons = [tuple(row[0].split()) for row in read_table(folder / "reasons.tsv")]
    says = cues["say"] | cues["tell"] | cues["denied"] | cues["news_verb"] | cues["demand"]
    speaking = {word for word, known in forms.items() if any(f.lemma in says for f in known)}
    sets = {kind: frozenset(listed) for kind, listed in cues.items()}
    return Lexicon(
        language=language,
        tags=tags,
        adverb_endings=tuple(word for word, kinds in tags.items() if "adverb_ending" in kinds),
        required=frozenset(kind for kinds in tags.values() for kind in kinds) - PERSONAL,
        person_endings=tuple(word for word, kinds in tags.items() if "person_ending" in kinds),
        abstract_endings=tuple(word for word, kinds in tags.items() if "abstract_ending" in kinds),
        forms=forms,
        verbs=verbs,
        words=words,
        starts=frozenset(inflected | words.keys()),
        by_start=Remembered(_starting(forms, verbs, words, tags, classes)),
        cues=sets,
        by=_by_first(phrases["by"] + phrases["deep"]),
        speaking=frozenset(speaking | {phrase[0] for phrase in phrases["by"] + phrases["deep"]}),
        speech=Remembered(partial(_speech, forms=forms, cues=sets)),
        denied_next=tuple(phrases["denied_next"]),
        reasons=_by_first(reasons),
        future={row[0]: row[1] for row in read_table(folder / "acts.tsv")},
    )


def _speech(word: str, forms: dict[str, tuple[Form, ...]], cues: dict[str, frozenset[str]]) -> Speech:
    lemmas = [form.lemma for form in forms.get(word, ())]
    said = next((lemma for kind in ("say", "tell", "denied") for lemma in lemmas if lemma in cues[kind]), "")
    asked = next((lemma for lemma in lemmas if lemma in cues["demand"]), "")
    news = any(lemma in cues["news_verb"] for lemma in lemmas)
    return Speech(said or asked, news, bool(asked) and not said and not news)


def _starting(
    forms: dict[str, tuple[Form, ...]],
    verbs: dict[str, list[Trigger]],
    words: dict[str, list[Trigger]],
    tags: dict[str, frozenset[str]],
    classes: dict[str, set[str]],
) -> Callable[[str], Bundle]:
    """All that a word can begin, as a form of verbs and by itself; worked out when a text first has the word."""
    small = {word for word, kinds in tags.items() if not kinds.isdisjoint(SMALL)}

    def starting(word: str) -> Bundle:
        as_verb = [trigger for form in forms.get(word, ()) for trigger in verbs.get(form.lemma, ())]
        return _bundle([*as_verb, *words.get(word, ())], classes, small)

    return starting


def _bundle(triggers: list[Trigger], classes: dict[str, set[str]], small: set[str]) -> Bundle:
    """Files a trigger under the words of that part which says most: most sentences have an "in", few a "custody"."""
    keyed: dict[str, list[Trigger]] = defaultdict(list)
    alone = []
    for trigger in triggers:
        asked = [*trigger.asked] or [frozenset(classes[mark]) for mark in sorted(trigger.marks) if mark in classes]
        if not asked:
            alone.append(trigger)
            continue
        chosen = min(asked, key=lambda part: not small.isdisjoint(part))
        under = trigger._replace(further=tuple(part for part in trigger.asked if part != chosen))
        for word in chosen:
            keyed[word].append(under)
    acts = any(trigger.act != NO_ACT for trigger in alone)
    filed = {word: tuple(listed) for word, listed in keyed.items()}
    return Bundle(by_rank(alone), filed, frozenset(keyed), acts)


def by_rank(triggers: list[Trigger]) -> tuple[Trigger, ...]:
    """Each once, the one that holds over the others first."""
    ranked = {trigger.rank: trigger for trigger in triggers}
    return tuple([ranked[rank] for rank in sorted(ranked, reverse=True)])


def _by_first(phrases: list[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[0]].append(phrase)
    return {word: tuple(listed) for word, listed in found.items()}


def _forms(folder: Path) -> dict[str, tuple[Form, ...]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for base, *rest in read_table(folder / "verbs.tsv"):
        columns = [base, *rest[:4]]
        others = rest[4].split() if len(rest) > 4 else []
        for kind, word in zip(FORMS, columns, strict=False):
            found[word][base] = found[word].get(base, "") + kind
        for word in others:
            kinds = "g" if word.endswith(columns[4][-3:]) and len(columns) > 4 else "pd"
            found[word][base] = found[word].get(base, "") + kinds
    return {word: tuple(Form(lemma, kinds) for lemma, kinds in known.items()) for word, known in found.items()}


def _tags(folder: Path) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, listed in (*read_table(folder / "words.tsv"), *read_table(folder / "slots.tsv")):
        for word in listed.split():
            found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _classes(tags: dict[str, frozenset[str]]) -> dict[str, set[str]]:
    """The words of each class that a trigger can ask for."""
    classes: dict[str, set[str]] = defaultdict(set)
    for word, kinds in tags.items():
        for kind in kinds - PERSONAL:
            classes[kind].add(word)
        if not kinds.isdisjoint(CUSTODIAL):
            classes["custodial"].add(word)
    return classes


def _triggers(
    folder: Path, classes: Collection[str], tags: dict[str, frozenset[str]]
) -> tuple[dict[str, list[Trigger]], dict[str, list[Trigger]]]:
    """By the base forms of verbs, and by the first word itself. `classes`: those that a trigger can ask for."""
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    words: dict[str, list[Trigger]] = defaultdict(list)
    asking = frozenset(classes)
    found: list[tuple[tuple[int, bool, int, int], Trigger, str]] = []
    for row in (row for path in sorted((folder / "triggers").glob("*.tsv")) for row in read_table(path)):
        act, code, kind, marks, patterns = (*row, "", "", "", "")[:5]
        frame, *more = marks.split(",")
        for pattern in filter(None, (p.strip() for p in patterns.split(" ; "))):
            first, *rest = pattern.split()
            parts = tuple(_alternatives(part, tags) for part in rest)
            asked = tuple(part for part in parts if part not in GAPS)
            asked_of = conditions(more)
            asks = len(asking.intersection(more)) + (frame == "enough") + len(asked_of)
            weight = (len(asked), act == NO_ACT, asks, -len(found))
            trigger = Trigger(act, code, kind, frame, frozenset(more), parts, pattern, asked != parts, 0, asked,
                              conditions=asked_of)  # fmt: skip
            found.append((weight, trigger, first))
    for rank, (_weight, ranked, first) in enumerate(sorted(found, key=itemgetter(0))):
        trigger = ranked._replace(rank=rank)
        for word in first.split("|"):
            if trigger.kind == "verb" or trigger.act == NO_ACT:
                verbs[word].append(trigger)
            if trigger.kind != "verb":
                words[word].append(trigger)
    return dict(verbs), dict(words)


def _alternatives(part: str, tags: dict[str, frozenset[str]]) -> frozenset[str]:
    """What one part of a pattern allows: words, and with `@` every word of a class."""
    found: set[str] = set()
    for word in part.split("|"):
        found.update((w for w, kinds in tags.items() if word[1:] in kinds) if word[0] == "@" else (word,))
    return frozenset(found)
