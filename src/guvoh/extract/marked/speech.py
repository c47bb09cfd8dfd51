"""Who says so: verbs and phrases of speakers, what each of them covers, and what passes on to the next sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from guvoh.extract.marked.arguments import stands_in, subject
from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.people import may_act, named
from guvoh.extract.marked.scope import scope
from guvoh.extract.marked.verbs import verb_at
from guvoh.model import Span

BODIES = ("force", "organisation", "group", "speaker", "media", "jailhouse", "page")
SAYING = ("say", "tell", "denied", "hypothetical", "demand", "written")
FIRST = 3  # words or marks of a list before him
HEAD = 10  # words before a colon that can name a speaker


class Cue(NamedTuple):
    """One speaker, and the words from `low` up to `high` that are his. `backwards`: the sentence before is his too;
    `whole`: he passes on the whole sentence."""

    speaker: Span
    place: int
    low: int
    high: int
    denies: bool = False
    fears: bool = False
    backwards: bool = False
    whole: bool = False
    pronoun: bool = False
    cited: bool = False


@dataclass(slots=True)
class Memory:
    """`last`: who was named as a speaker; `quoting`: whose open quotation goes on; `carried`: who speaks in the rest of
    a paragraph."""

    last: Span | None = None
    quoting: Span | None = None
    carried: Span | None = None
    paragraph: int = -1
    opens: bool = False  # whether the sentence read is the first of its paragraph


def cues(line: Line, memory: Memory) -> list[Cue]:
    """The speakers of a sentence, in order."""
    found = [*_phrases(line, memory), *_heading(line)]
    for place, kind in enumerate(line.kind):
        if kind in "veig" and (not line.cues(place).isdisjoint(SAYING) or _quotes(line, place)):
            cue = _verb(line, place, memory)
            if cue is not None:
                found.append(cue)
    return sorted(found, key=lambda cue: cue.place)


def _phrases(line: Line, memory: Memory) -> list[Cue]:
    """ "according to X", "in his words"."""
    found = []
    by, size = line.tables.cues.get("by", frozenset()), len(line.words)
    for phrase in line.phrases:
        if phrase.before in by:
            speaker, pronoun = _speaker(line, phrase, memory)
            if speaker is not None:
                cited = line.said_before(phrase, "cited")
                found.append(Cue(speaker, phrase.first, 0, size, whole=True, pronoun=pronoun, cited=cited))
    for place, word in enumerate([] if line.meant.isdisjoint(line.tables.his) else line.words):
        for words in line.tables.his.get(word.low, ()):
            if tuple(w.low for w in line.words[place : place + len(words)]) == words and memory.last is not None:
                found.append(Cue(memory.last, place, 0, size, whole=True, pronoun=True))
                break
    return found


def _heading(line: Line) -> list[Cue]:
    """ "Ombudsman Name Surname: 200 people complained"."""
    for here in range(1, min(len(line.words), HEAD)):
        if line.words[here].text == ":":
            said = [p for p in line.phrases if p.last <= here and not p.before and "n" in p.cases]
            timed = bool(said) and line.tables.chained and "#" in line.kind[said[0].first : said[0].last]
            if said and said[0].first <= FIRST and said[-1].last == here and may_act(line, said[0]) and not timed:
                begin, end = line.span(said[0].first, here)
                return [Cue(Span(line.text[begin:end], begin, end), 0, here + 1, len(line.words))]
            return []
        if line.kind[here] in "ve,":
            return []
    return []


def _verb(line: Line, place: int, memory: Memory) -> Cue | None:
    verb = verb_at(line, place)
    if verb is None or verb.flags & {"order"}:
        return None
    clause, size = line.within[place], len(line.words)
    first = line.clauses[clause].first
    says = any(line.said(place, name) for name in ("say", "tell", "denied", "written")) or _quotes(line, place)
    low, high, backwards = scope(line, place, clause)
    if low >= high and not backwards:
        return None
    opened = low < size and (line.kind[low] == "s" or line.words[low - 1].text == ":")
    feared = low == 0 and place == first and line.said(place, "hypothetical")  # "..., fears his lawyer"
    if not (says or (opened and line.kind[low] == "s") or (feared and not line.tables.chained)):
        return None  # what asks or fears speaks only with a clause of its own
    if not line.tables.chained and not opened and not backwards and line.kind[place] == "i":
        return None  # "refused to pass it on"
    if backwards and line.said(place, "learnt"):
        return None  # "the editors learnt of this from readers"
    carried = {place - 1} if line.has(place, "light") and line.kind[place - 1 : place] in (["n"], ["x"]) else set()
    said = subject(line, clause, verb, frozenset(carried) if line.tables.chained else frozenset())
    if "not" in verb.flags and line.tables.says_joints and line.tables.chained and not line.said(place, "denied"):
        return None  # "(I) do not know his name"
    shared = said is not None and line.tables.chained and not stands_in(line, said, clause)
    if said is None or shared or not may_act(line, said):
        said = _in_page(line, clause, place) or said
    if not line.tables.chained and not (said is not None and stands_in(line, said, clause)):
        if "first" in verb.reading.traits:
            return None  # "we recall that ..."
        said = _in_body(line, clause) if verb.reading.number == "p" else said
        if said is None and verb.reading.number == "p" and verb.reading.part == "v":
            return None  # "they say that ..."
    quoted = said is not None and line.kind[said.first] == "q" and not line.tables.chained  # "The Valley" writes
    if said is not None and not quoted and not may_act(line, said) and not line.any_of(said.first, said.last, "page"):
        return None
    if said is None and line.kind[place] in "ig":
        return None
    speaker, pronoun = (memory.last, True) if said is None else _speaker(line, said, memory)
    if speaker is None or (pronoun and says and line.said(place, "written") and not line.said(place, "say")):
        return None
    whole = line.has(first, "as_said") or line.has(first - 1, "as_said")
    if whole:
        low, high = 0, size
    denies, fears = line.said(place, "denied"), line.said(place, "hypothetical") and "not" not in verb.flags
    return Cue(speaker, place, low, high, denies, fears, backwards, whole, pronoun)


def _quotes(line: Line, place: int) -> bool:
    """ "my brother rang: "(quotation)": any verb of a person speaks right before a quotation with a colon."""
    if line.tables.chained or line.kind[place] not in "v":
        return False
    for here in range(place + 1, min(len(line.words) - 1, place + HEAD)):
        if line.words[here].text == ":":
            return line.kind[here + 1] == "q"
        if line.kind[here] in "veis,:":
            return False
    return False


def _in_page(line: Line, clause: int, place: int) -> Phrase | None:
    """ "it says in the statement of X": X, else the statement."""
    pages = [
        p for p in line.phrases
        if line.said_before(p, "in_page") and line.within[p.head] == clause
        and (p.head < place or (line.tables.says_joints and line.tables.chained and not line.has(p.head, "page")))
        and (line.has(p.head, "page") or (line.tables.chained and line.has(p.head, "organisation", "force")))
    ]  # fmt: skip
    if not pages:
        return None
    page = pages[-1]
    if not line.has(page.head, "page"):
        return page
    body = Phrase(page.head + 1, page.last, page.head + 1, "", "g", "", "")
    return body if body.first < body.last and may_act(line, body) else page


def _in_body(line: Line, clause: int) -> Phrase | None:
    """ "in the ministry (they) said": the body."""
    return next((
        p for p in line.phrases
        if p.before in line.tables.cues.get("in_body", ()) and stands_in(line, p, clause)
        and line.any_of(p.first, p.last, *BODIES)
    ), None)  # fmt: skip


def _speaker(line: Line, phrase: Phrase, memory: Memory) -> tuple[Span | None, bool]:
    """The speaker as a span; a pronoun becomes the speaker named before."""
    thing = line.tables.chained and line.has(phrase.head, "thing_pronoun")
    if (line.kind[phrase.head] in "or" or thing) and phrase.last - phrase.first == 1:
        if line.has(phrase.head, "first_person"):
            return None, True
        if memory.last is not None or thing or not line.tables.chained:
            return memory.last, True
    phrase = _apposed(line, phrase)
    begin, end = line.span(phrase.first, phrase.last)
    return Span(line.text[begin:end], begin, end), False


def _apposed(line: Line, phrase: Phrase) -> Phrase:
    """ "Ana Belim, head of the union, said", "in the words of his lawyer, Ana Belim,": the name beside what he is."""
    if line.tables.says_joints or named(line, phrase) or not line.has(phrase.head, "person", "kin", "title", "one"):
        return phrase
    beside = line.kind[phrase.last : phrase.last + 1] == [","]
    after = next((p for p in line.phrases if p.first == phrase.last + 1 and not p.before), None) if beside else None
    if after is not None and named(line, after) and line.kind[after.last : after.last + 1] == [","]:
        return after
    before = next((p for p in line.phrases if p.last == phrase.first - 1 and line.kind[p.last] == ","), None)
    opens = before is not None and not before.before and before.last - before.first > 1 and before.first <= 1
    plain = before is not None and not line.has(before.head, "person", "kin", "force", "organisation", "place", "page")
    return before if beside and opens and plain and before is not None else phrase


def chain(line: Line, place: int, found: list[Cue], memory: Memory, acting: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Who says what stands at a place: nearest speaker first, then those who pass it on."""
    inside = [c for c in found if not c.whole and c.low <= place < c.high and c.place != place]
    inside.sort(key=lambda cue: (cue.high - cue.low, abs(cue.place - place)))
    speakers = [cue.speaker for cue in inside] + [c.speaker for c in _nearest_first(found) if c.place != place]
    if not speakers and acting and not line.tables.chained:
        speakers.append(acting[0])
    if memory.quoting is not None:
        speakers.append(memory.quoting)
    if not speakers and memory.carried is not None:
        speakers.append(memory.carried)
    distinct: list[Span] = []
    for speaker in speakers:
        if all(speaker.text != other.text for other in distinct):
            distinct.append(speaker)
    return tuple(distinct)


def _nearest_first(found: list[Cue]) -> list[Cue]:
    """Those who hold for the whole sentence; "as X writes, citing Y": Y before X."""
    return sorted((cue for cue in found if cue.whole), key=lambda cue: not cue.cited)


def enter(line: Line, memory: Memory) -> None:
    """Before a sentence is read."""
    memory.opens = line.paragraph != memory.paragraph
    if memory.opens:
        memory.paragraph, memory.carried = line.paragraph, None
        if not any(word.text in '«“"' for word in line.words[:1]):
            memory.quoting = None


def label_end(line: Line, cue: Cue) -> int:
    """The word after the name of a speaker."""
    return next((n for n, start in enumerate(line.starts) if start >= cue.speaker.end), 0)


def leave(line: Line, found: list[Cue], memory: Memory) -> None:
    """After a sentence: who spoke, and whether his quotation is still open."""
    named = [cue for cue in found if not cue.pronoun]
    if named:
        memory.last = named[0].speaker
    marks = [word.text for word in line.words if word.part == "q"]
    opened = sum([mark in "«“„" for mark in marks])
    closed = sum([mark in "»”" for mark in marks])
    if opened > closed and found:
        memory.quoting = found[0].speaker
    elif closed > opened or (memory.quoting is not None and closed):
        memory.quoting = None
    if line.words and line.words[-1].text == ":" and found:
        memory.carried = found[0].speaker
    label = next((c for c in found if memory.opens and c.place == 0 and c.speaker.start == line.starts[0]), None)
    if label is not None and not line.tables.chained and line.words[label_end(line, label)].text == ":":
        memory.carried = label.speaker  # "Name: it was so. They came at night.": a turn of a talk
    whole = [cue for cue in found if cue.whole and cue.place <= 3]
    if whole and not line.tables.chained:
        memory.carried = whole[0].speaker
