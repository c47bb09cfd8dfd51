"""Who says a sentence that names somebody twice: the same rules as for acts, asked of this sentence alone."""

from __future__ import annotations

from guvoh.extract import listening, speech
from guvoh.extract.lexicon import lexicon
from guvoh.extract.line import Sentence, line_of
from guvoh.extract.marked import speech as marked_speech
from guvoh.extract.marked import walk
from guvoh.extract.marked.lines import lines
from guvoh.extract.marked.tables import tables
from guvoh.extract.words import chunks_of
from guvoh.model import Span
from guvoh.text.sentences import sentences
from guvoh.text.tokens import looked_up

LONGEST = 1500  # characters of one sentence that are looked at


def speakers(text: str, low: int, high: int, start: int, language: str) -> tuple[Span, ...]:
    """The speakers of the words at `start`, the nearest first; none where the document itself says them."""
    first, last = max(low, text.rfind("\n", low, start) + 1), text.find("\n", start, high)
    for begins, ends in sentences(text, first, last if last >= 0 else high, language):
        if begins <= start < ends:
            return _of_sentence(text, begins, min(ends, begins + LONGEST), start, language)
    return ()


def _of_sentence(text: str, begins: int, ends: int, start: int, language: str) -> tuple[Span, ...]:
    marked = tables(language)
    if marked is not None:
        for said in lines(text, [(begins, ends)], marked, None):
            walk.taken_apart(said, always=True)
            at = next((n for n in range(len(said.words)) if said.span(n, n + 1)[1] > start), 0)
            found = marked_speech.cues(said, marked_speech.Memory()) if said.clauses else []
            return tuple([cue.speaker for cue in found if cue.low <= at < cue.high and not cue.pronoun][:1])
        return ()
    known = lexicon(language)
    if known is None:
        return ()
    words, starts = looked_up(text, begins, ends, chunks_of(language).__getitem__)
    voices = [word.voice for word in words]
    if not speech.may_speak(words, voices):
        return ()
    line = line_of(Sentence(text, known, words, starts, voices, [], 0, {}))
    at = next((n for n, place in enumerate(starts) if place >= start), 0)
    memory = listening.Memory()
    return speech.chain(line, at, speech.cues(line, memory), memory)
