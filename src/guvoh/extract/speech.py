"""Who says so: the speakers of a sentence, nearest first, and what passes from one sentence to the next."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from guvoh.extract import apposed, phrases
from guvoh.extract.groups import group_of
from guvoh.extract.line import Line
from guvoh.extract.listening import Cue, Memory, people
from guvoh.extract.words import COLON, MUTE, PERHAPS, SPEAKS, Word
from guvoh.model import Span

HEADED = "headed"
HEAD = 12  # words before a colon that can name a speaker
SPEAKERS = ("person", "kin", "force", "organisation", "group", "speaker")
BY_PLACE = attrgetter("place")
DEEP = "deep"  # the source behind the speaker: "the agency reports, citing a newspaper"


def may_speak(words: Sequence[Word], voices: Sequence[int]) -> bool:
    """Whether `cues` can find any speaker among these words: where not, it need not look."""
    if SPEAKS in voices or COLON in voices:
        return True
    for place in [n for n, voice in enumerate(voices[:-1]) if voice == PERHAPS]:
        following = words[place + 1]
        if "that" in following.tags and words[place].lemmas:
            return True
        for phrase in words[place].by:
            if phrase[1] == following.low and phrase == tuple([w.low for w in words[place : place + len(phrase)]]):
                return True
    return False


def cues(line: Line, memory: Memory) -> list[Cue]:
    """The speakers named in the sentence, in order."""
    places = [n for n, word in enumerate(line.words) if word.voice not in MUTE]
    found = _heading(line)
    if places:
        found += [*_phrases(line, places, memory), *_verbs(line, places, memory)]
    return sorted([cue for cue in found if cue.speaker.text.lower() not in _own(line)], key=BY_PLACE)


def _own(line: Line) -> frozenset[str]:
    """The words for "we": who writes is no source beside the document itself."""
    return line.lexicon.cues["own"]


def _heading(line: Line) -> list[Cue]:
    """ "Ombudsman Name Surname: 200 people complained": who stands before the colon says what stands after it."""
    for here in range(1, min(len(line.words), HEAD)):
        if line.kind[here] in "xvers,":
            return []
        if line.words[here].text == ":":
            first = next((n for n in range(here) if line.kind[n] not in {"D", ",", "q"}), here)
            news = line.lexicon.cues["news"]
            speaks = any(line.has(n, *SPEAKERS) and line.words[n].low not in news for n in range(first, here))
            if not speaks or here + 1 >= len(line.words):
                return []
            begin, end = line.span(first, here)
            return [Cue(Span(line.text[begin:end], begin, end), here, here + 1, len(line.words), HEADED, False)]
    return []


def _phrases(line: Line, places: list[int], memory: Memory) -> list[Cue]:
    found = []
    by = line.lexicon.by
    for place in places:
        low = line.lows[place]
        for phrase in by.get(low, ()):
            size = len(phrase)
            if tuple(line.lows[place : place + size]) != phrase:
                continue
            said = phrases.after(line, place + size)
            if said is None or not (_can_speak(line, said) or line.kind[said[0]] in "dp"):
                continue
            if size == 1 and said[1] < len(line.kind) and line.kind[said[1]] in "xve":
                continue  # "his lawyer says he was beaten": he says nothing
            speaker, pronoun = _resolved(line, _apposed(line, said), memory)
            deep = low in line.lexicon.cues["deep"]
            found.append(Cue(speaker, place, 0, len(line.words), DEEP if deep else "", pronoun))
            break
    return found


def _apposed(line: Line, said: tuple[int, int]) -> tuple[int, int]:
    """ "according to a leader, Name Surname, ...": the name speaks."""
    here = said[1] + 1
    if here >= len(line.words) or line.kind[said[1]] != "," or line.kind[said[1] - 1] == "N":
        return said
    last = here
    while last < len(line.words) and line.kind[last] == "N":
        last += 1
    closed = last < len(line.words) and line.kind[last] in {",", ":"}
    return (here, last) if last > here and closed else said


def _verbs(line: Line, places: list[int], memory: Memory) -> list[Cue]:
    found = []
    for place in places:
        if line.kind[place] not in {"v", "e", "g"}:
            continue
        lemma, news, asks = line.lexicon.speech[line.lows[place]]
        if not (lemma or news) or (asks and not _asks(line, place)):
            continue
        if line.has(place - 1, "determiner"):
            continue  # "I have no claims"
        cue = _verb(line, place, lemma, memory)
        if cue is not None:
            found.append(cue)
    return found


def _asks(line: Line, place: int) -> bool:
    """ "asked that he be freed", "moved that she be sentenced": a demand with its own clause."""
    return line.has(place + 1, "that") and line.kind[place + 1] == "s"


def _verb(line: Line, place: int, lemma: str, memory: Memory) -> Cue | None:
    size = len(line.words)
    group = group_of(line, place, place + 1, transitive=lemma in line.lexicon.cues["heard"])
    if line.kind[place] == "e" and line.has(place - 1, "be") and lemma not in line.lexicon.cues["heard"]:
        return None
    opens = _opens_clause(line, place)
    heard = group.passive and lemma in line.lexicon.cues["heard"] and opens is not None
    says_that = lemma in line.lexicon.cues["say"] and line.has(place + 1, "that")
    if group.flags & {"to", "reduced"} and not heard and not (says_that and "to" in group.flags):
        return None  # but "rang the family to say that ..."
    if group.passive and not heard and _object_after(line, place):
        return None
    if group.passive and not heard:
        return None
    subject = group.subject
    told_from = _news_from(line, subject)
    if told_from is not None:
        subject = told_from
    elif not lemma:
        return None
    subject = (subject and apposed.beside(line, subject, place)) or subject
    if subject is not None and subject[0] > 1 and line.words[subject[0] - 1].text == ".":
        initial = line.words[subject[0] - 2].text
        subject = (subject[0] - 2, subject[1]) if len(initial) == 1 and initial.isupper() else subject
    inverted = _inverted(line, place)
    told = lemma in line.lexicon.cues["tell"] and subject is not None  # ", Surname, a lawyer, told reporters"
    if inverted is not None and opens is None and not told:
        speaker, pronoun = _resolved(line, inverted, memory)
        return Cue(speaker, place, 0, place, lemma, pronoun)
    if subject is None or not _can_speak(line, subject) or line.words[subject[0]].low in line.lexicon.by:
        return None
    speaker, pronoun = _resolved(line, subject, memory)
    if opens is not None:
        return Cue(speaker, place, opens, size, lemma or "news", pronoun)
    if subject[0] > 0 and line.words[subject[0] - 1].low in line.lexicon.cues["as_said"]:
        return Cue(speaker, place, 0, size, "", pronoun)
    if subject[0] > 0 and line.kind[subject[0] - 1] in {",", "q"} and place + 12 > size - 1:
        return Cue(speaker, place, 0, subject[0], lemma, pronoun)
    if subject[0] > 2 and line.kind[subject[0] - 1] in {",", "q"}:
        return Cue(speaker, place, 0, subject[0], lemma, pronoun)
    return None


def _news_from(line: Line, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "From the families news has come that ...": the families speak."""
    news = line.lexicon.cues["news"]
    if subject is None or not any(line.words[n].low in news for n in range(*subject)):
        return None
    for here in range(len(line.words)):
        if line.words[here].low in line.lexicon.cues["news_from"] and line.kind[here] == "P":
            said = phrases.after(line, here + 1)
            if said is not None and _can_speak(line, said):
                return said
    return None


def _opens_clause(line: Line, place: int) -> int | None:
    """Where the words begin that a verb of saying carries, or None when it carries none."""
    size = len(line.words)
    here = place + 1
    if here < size and line.words[here].low in line.lexicon.cues["of_it"]:
        return here if not line.lexicon.cues["speaks_of"].isdisjoint(line.lemmas(place)) else None
    while here < size and here - place < 14:
        kind = line.kind[here]
        if kind in {"s", ":"}:
            return here if kind == "s" or line.words[here].text == ":" else None
        if kind == "q":
            return here
        if kind in {"x", "v"}:
            return place + 1
        if kind == "e" and line.kind[here - 1] in {"n", "N", "o", "'"}:
            return place + 1
        if kind in {",", "r", "b"} or (kind == "c" and here == place + 1):
            if kind == "," and here == place + 1:
                return None
            if kind == "," and here + 1 < size and line.kind[here + 1] in "q":
                return here + 1
            if kind != "," or here + 1 >= size or line.kind[here + 1] not in "dNnp":
                return None
        here += 1
    return None


def _object_after(line: Line, place: int) -> bool:
    return place + 1 < len(line.kind) and line.kind[place + 1] in "nNdpo"


def _inverted(line: Line, place: int) -> tuple[int, int] | None:
    """ ", said X": the speaker stands after the verb."""
    if place == 0 or line.kind[place - 1] not in {",", "q"}:
        return None
    said = phrases.after(line, place + 1)
    if said is None or not _can_speak(line, said):
        return None
    return said


def _can_speak(line: Line, said: tuple[int, int]) -> bool:
    if line.has(said[0], "nobody", "unnamed") or (said[1] - said[0] == 1 and line.has(said[0], "thing_pronoun")):
        return False
    return any(
        line.kind[n] in {"N", "o"} or line.has(n, *SPEAKERS) or line.words[n].low in line.lexicon.cues["page"]
        for n in range(*said)
    )


def _resolved(line: Line, said: tuple[int, int], memory: Memory) -> tuple[Span, bool]:
    """The speaker as a span; a pronoun becomes the speaker named before it, when there was one."""
    first, last = said
    if last - first == 1 and line.has(first, "he", "me") and not line.has(first, "we") and line.kind[first] == "o":
        those = people(memory.before) if memory.before is not None and line.has(first, "plural") else None
        if those is not None:
            return those, True
        if memory.last is not None:
            return memory.last, True
    elif last - first == 1 and line.has(first, "relative") and memory.last is not None:
        return memory.last, True
    page = next((n for n in range(first, last) if line.words[n].low in line.lexicon.cues["page"]), None)
    if page is not None and line.has(first, "he") and line.kind[first] == "p" and memory.last is not None:
        return memory.last, True
    if page is not None:
        owned = next((n for n in range(first + 1, page) if line.kind[n] == "'"), None)
        last = owned or last  # "the group's statement says": the group does
    begin, end = line.span(first, last)
    return Span(line.text[begin:end], begin, end), line.kind[first] == "o"


def chain(line: Line, place: int, found: list[Cue], memory: Memory, acting: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Who says what stands at `place`: nearest speaker first, then those who pass it on. `acting`: who does an act
    that is itself something said."""
    deep = [cue for cue in found if cue.lemma == DEEP]
    inside = [c for c in found if c.low <= place < c.high and c.place != place and c.lemma and c.lemma != DEEP]
    inside.sort(key=lambda cue: (cue.place > place, -cue.place))
    whole = [cue for cue in found if not cue.lemma and cue.place != place]
    speakers = [cue.speaker for cue in (*deep, *inside, *whole)]
    if not speakers and acting and acting[0].text.lower() not in _own(line):
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
