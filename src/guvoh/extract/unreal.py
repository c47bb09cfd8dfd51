"""Sentences that tell of no act although they use its words: matches, films, law texts, instructions, old times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from guvoh.extract.lexicon import Lexicon, lexicon
from guvoh.extract.line import Line
from guvoh.extract.people import core
from guvoh.extract.phrases import Range

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
PLAYED = {"sport": 6, "fiction": 8}  # so many different words of a class make a whole text one of it
TOLD_OF_ART = frozenset({"censorship", "ban_or_designation", "dismissal", "statement_or_condemnation", "protest"})
LATELY = "1950"  # what is older is history
YEAR = re.compile(r"1[0-8]\d\d|19[0-4]\d")
SCORE = re.compile(r"(?<![\d/-])\d{1,2}[-–]\d{1,2}(?![\d/-])")  # 3-1
RULE = "shall"
HARMS = frozenset({"killing", "physical_attack"})
SUFFERED = HARMS | {"enforced_disappearance"}
CALLED_OFF = frozenset({"censorship", "ban_or_designation", "protest", "threat_or_harassment"})
BODILY = HARMS | {"detention", "arrest", "torture_or_ill_treatment", "interrogation", "abduction_or_rendition"}


def kinds_of(text: str, stretches: Sequence[tuple[int, int]], known: Lexicon) -> frozenset[str]:
    """Whether a text as a whole is a report of a match or tells a story."""
    words = {word for low, high in stretches for word in WORD.findall(text[low:high].lower())}
    scored = 2 if SCORE.search(text) else 0
    told = _words_of_play(known.language)
    counts = {kind: len(words & told[kind]) + scored * (kind == "sport") for kind in PLAYED}
    return frozenset(kind for kind, least in PLAYED.items() if counts[kind] >= least)


@cache
def _words_of_play(language: str) -> dict[str, frozenset[str]]:
    known = lexicon(language)
    tags = known.tags if known is not None else {}
    return {kind: frozenset(word for word, kinds in tags.items() if kind in kinds) for kind in PLAYED}


def is_unreal(line: Line, act: str, kinds: frozenset[str]) -> bool:
    """Whether nothing in the sentence can be told as an act of this class."""
    if _figurative(line) or _instructs(line) or _rules(line) or _long_ago(line) or _teaches(line):
        return True
    if act in SUFFERED and _by_accident(line):
        return True
    if act == "release" and "rescuing" in line.classes and line.classes.isdisjoint({"custody", "captor"}):
        return True
    if act in CALLED_OFF and _by_weather(line):
        return True
    return _played(line, kinds, "sport") or (act not in TOLD_OF_ART and _played(line, kinds, "fiction"))


def _by_accident(line: Line) -> bool:
    if "accident" in line.classes:  # officers may tell of it
        return line.classes.isdisjoint({"weapon", "faceless"})
    return _by_weather(line)


def _by_weather(line: Line) -> bool:
    return "natural" in line.classes and line.classes.isdisjoint(
        {"coercive", "custody", "weapon", "acting", "faceless"}
    )


def to_animals(line: Line, act: str, patient: Range | None) -> bool:
    """Whether it is done to no human being: to animals, or to a thing that only people could suffer it."""
    if patient is None or act not in BODILY or line.classes.isdisjoint({"animal", "lifeless", "phone", "machine"}):
        return False
    head = core(line, patient)[1] - 1
    while line.kind[head] == "p" and head + 1 < len(line.kind) and line.kind[head + 1] in "npdg#":
        head += 1 + (line.kind[head + 2 : head + 3] in (["n"], ["g"]))  # "his first drawing was killed"
    return line.has(head, "animal", "lifeless") or (act == "killing" and line.has(head, "phone", "machine"))


def told_as_rule(act: str, flags: frozenset[str]) -> bool:
    """ "children may not be questioned", "we will not be silenced": a rule or a vow, and nobody's denial."""
    if act == "threat_or_harassment":
        return bool(flags & {"future", "possible"})
    return "possible" in flags and act in BODILY


def by_nature(line: Line, last: int, agent: Range | None) -> bool:
    """Whether nobody does it who could be held to it: "detained by fog", "the toddler staged a sit-in"."""
    if line.classes.isdisjoint({"natural", "infant"}):
        return False
    if agent is not None and line.has(core(line, agent)[1] - 1, "natural", "infant"):
        return True
    for here in range(max(0, last - 1), min(len(line.words), last + 2)):
        if line.has(here, "by"):
            return any(line.has(n, "natural") for n in range(here + 1, min(len(line.words), here + 5)))
    return False


def _played(line: Line, kinds: frozenset[str], kind: str) -> bool:
    if kind not in line.classes or not line.classes.isdisjoint({"coercive", "prosecutor", "jailer"}):
        return kind in kinds and line.classes.isdisjoint({"coercive", "prosecutor", "jailer", "custody"})
    if kind in kinds:
        return True
    words = {low for n, low in enumerate(line.lows) if line.has(n, kind)}
    inside = kind == "fiction" and any(line.has(n, kind) for n in range(1, 4)) and line.has(0, "preposition")
    return len(words) > 1 or inside


def _figurative(line: Line) -> bool:
    if "figure" not in line.classes:
        return False
    return any(
        line.has(n, "figure") and line.lows[n - 2 : n] in (["so", "to"], ["as", "it"]) for n in range(2, len(line.lows))
    )


def _instructs(line: Line) -> bool:
    """ "Stop ...", "Do not ...": a base form that opens a sentence without a subject tells nobody's deed."""
    first = next((n for n, word in enumerate(line.words) if word.text[0].isalpha()), 0)
    if line.lows[first] in {"please", "never"}:
        first += 1
    if line.has(first, "do") and line.has(first + 1, "not"):
        return True
    if line.has(first, "supposing") and (line.has(first + 1, "that") or line.kind[first + 1 : first + 2] == ["o"]):
        return True  # "Imagine that you are taken at night."
    if first >= len(line.words) or line.words[-1].text == "?":
        return False
    forms = line.words[first].forms
    return "b" in forms and forms.isdisjoint("pd") and first + 1 < len(line.kind) and line.kind[first + 1] in "dpg"


def _teaches(line: Line) -> bool:
    """Courses, guides, offers and links: "How to ...", "Workshop on ...", "Related: ..."."""
    lows = line.lows
    if lows[:2] in (["how", "to"], ["read", "also"], ["see", "also"], ["related", ":"]) and lows[-1] != "?":
        return True
    if "advert" in line.classes and "we" in line.classes:
        return True
    return line.has(0, "lesson") and not any(kind in "xv" for kind in line.kind)


def _rules(line: Line) -> bool:
    """Laws and forms: "a person who ... shall", "Can somebody be arrested?", "have you ever been convicted"."""
    if RULE in line.lows and "first_person" not in line.classes:
        return True
    if line.lows[0] == "under" and any(line.has(n, "statute") for n in range(1, 5)) and not _past(line):
        return True
    if line.lows[-1] == "?" and "you" in line.lows and "if" in line.classes and line.has(0, "relative", "opens"):
        return True
    if line.lows[:2] == ["if", "you"]:
        return True
    if line.has(0, "whoever") or (line.has(0, "determiner") and len(line.lows) > 2 and line.lows[1] == "person"):
        return line.has(0, "whoever") or line.kind[2] == "r"
    first = line.begin()
    if line.lows[-1] == "?" and line.has(first, "possible", "duty", "do", "have", "be"):
        return line.has(first + 1, "pronoun", "determiner") and line.lows[first + 1] not in {"he", "she", "they", "the"}
    return "ever" in line.lows and "you" in line.lows


def _past(line: Line) -> bool:
    """Whether anything is told in a past or perfect: a statute is not."""
    return any(kind == "v" and line.is_form(n, "p") for n, kind in enumerate(line.kind)) or any(
        line.has(n, "have") or line.lows[n] in {"was", "were"} for n in range(len(line.kind))
    )


def _long_ago(line: Line) -> bool:
    """The sentence dates itself before anybody's memory."""
    if not line.moments and ("olden" in line.classes or any(YEAR.fullmatch(low) for low in line.lows)):
        return True
    ends = [moment.last for moment in line.moments if moment.last is not None]
    return bool(ends) and all(last.isoformat() < LATELY for last in ends)
