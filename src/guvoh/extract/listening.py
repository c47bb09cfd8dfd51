"""What one sentence leaves to the next: who spoke, whose words a quotation goes on with, who "they" are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from guvoh.extract import phrases
from guvoh.extract.line import Line, Sentence, line_of
from guvoh.extract.words import Word
from guvoh.model import Span, When

CUSTODY = frozenset({"arrest", "detention", "interrogation", "torture_or_ill_treatment"})
HELD = 3  # sentences after one that tells of custody in which blows are struck there too
OPENING = ("“", "«", "„", '"', "”", "‟")
CLOSING = ("”", "»", '"', "“")


class Cue(NamedTuple):
    """One speaker and what he governs: the words from `low` up to `high`. `lemma` is empty for "according to"."""

    speaker: Span
    place: int
    low: int
    high: int
    lemma: str
    pronoun: bool


@dataclass(slots=True)
class Memory:
    """What a sentence leaves to the next: the last named speaker, an open quotation, a speaker of the paragraph."""

    last: Span | None = None
    quoting: Span | None = None
    pending: Span | None = None
    carried: Span | None = None
    spoke: Span | None = None  # who was quoted in the sentence before
    paragraph: int = -1
    in_quotes: bool = False
    before: Line | Sentence | None = None  # the sentence before
    kinds: frozenset[str] = frozenset()  # what the whole text is: a report of a match, a story
    entry: When | None = None  # the day that heads the paragraph
    day: When | None = None  # the day of the act told last in it
    order: tuple[str, date] | None = None  # how the entries of a log write their days
    day_of: int = -1  # the paragraph of these two
    held: int = 0  # for how many sentences more people are still in custody


def enter(line: Line | Sentence, memory: Memory) -> None:
    """Before a sentence is read: paragraph and quotation that it stands in."""
    if line.paragraph != memory.paragraph:
        memory.carried = memory.spoke = None
        memory.paragraph = line.paragraph
        if not memory.in_quotes and memory.pending is None:
            memory.quoting = None
    begins = line.words[0].text in OPENING if line.words else False
    if memory.pending is not None:
        memory.quoting = memory.pending
        memory.in_quotes = begins
        memory.pending = None
    elif not memory.in_quotes and not begins:
        memory.quoting = None
    elif begins and memory.quoting is None:
        memory.quoting = memory.spoke or memory.carried


def keep_held(memory: Memory, acts: list[str]) -> None:
    """After a sentence: whether those whom the next one tells of are in custody still."""
    memory.held = max(0, memory.held - 1) if CUSTODY.isdisjoint(acts) else HELD


def leave(line: Line, found: list[Cue], memory: Memory) -> None:
    """After a sentence: who spoke last, and whether a quotation is still open."""
    named = [cue for cue in found if not cue.pronoun]
    if named:
        memory.last = named[0].speaker
    memory.before = line
    outer = found[0].speaker if found else None
    ends_open = bool(line.words) and line.words[-1].text == ":"
    if ends_open:
        page = _page_speaker(line, memory)
        memory.pending = page or outer
    elif outer is not None:
        trailing = next((cue for cue in found if cue.low == 0 and cue.lemma and cue.high <= cue.place), None)
        if trailing is not None:
            memory.carried = trailing.speaker
    opening = next((cue for cue in found if not cue.lemma and cue.place <= 2), None)
    if opening is not None and not ends_open:
        memory.carried = opening.speaker  # "According to X, ...": the paragraph goes on with what X says
    marks = [line.words[n].text for n, kind in enumerate(line.kind) if kind == "q"] if "q" in line.kind else []
    memory.spoke = (outer or memory.quoting) if any(mark in CLOSING for mark in marks) else None
    if memory.in_quotes:
        memory.in_quotes = not closes(line.words)
    elif marks and outer is not None:
        opened = sum(mark in {"“", "«", "„"} for mark in marks)
        if opened > sum(mark in {"”", "»"} for mark in marks):
            memory.in_quotes, memory.quoting = True, outer


def pass_by(sentence: Sentence, memory: Memory) -> None:
    """What `enter` and `leave` do for a sentence that names no speaker and holds no colon."""
    enter(sentence, memory)
    memory.before = sentence
    closing = memory.quoting is not None and any([word.text in CLOSING for word in sentence.words])
    memory.spoke = memory.quoting if closing else None
    memory.in_quotes = memory.in_quotes and not closes(sentence.words)


def closes(words: Sequence[Word]) -> bool:
    """Whether a quotation ends with this sentence."""
    return any(word.text in CLOSING for word in words[-3:])


def people(sentence: Line | Sentence) -> Span | None:
    """The first people that a sentence speaks of: who "they" are in the next."""
    line = sentence if isinstance(sentence, Line) else line_of(sentence)
    for place in range(len(line.words)):
        if line.has(place, "person", "kin") and line.kind[place] == "n" and not line.words[place].text[0].isdigit():
            first = place
            while first > 0 and line.kind[first - 1] in "dpnN#" and place - first < 6:
                first -= 1
            said = phrases.after(line, first)
            if said is not None:
                begin, end = line.span(*said)
                return Span(line.text[begin:end], begin, end)
    return None


def _page_speaker(line: Line, memory: Memory) -> Span | None:
    """ "His post reads below:" - the text that follows is his."""
    for place, word in enumerate(line.words):
        if word.low in line.lexicon.cues["page"]:
            for owner in range(place - 1, max(-1, place - 4), -1):
                if line.kind[owner] == "p" and line.has(owner, "he"):
                    return memory.last
                if line.kind[owner] == "'" and owner:
                    said = phrases.before(line, owner)
                    if said is not None:
                        begin, end = line.span(*said)
                        return Span(line.text[begin:end], begin, end)
    return None
