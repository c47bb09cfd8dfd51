"""The sentences of a text that are no headings, with their words, dates and numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from guvoh.extract.marked import unjoined_words
from guvoh.extract.marked.grouped import grouped
from guvoh.extract.marked.line import Line, line_of
from guvoh.extract.marked.tables import Tables
from guvoh.extract.marked.words import Word
from guvoh.text.calendar import Calendar
from guvoh.text.sentences import sentences
from guvoh.text.spelling import spelled
from guvoh.text.tokens import looked_up

LONGEST = 1500  # characters of one sentence that are looked at
MARKS = 9  # characters of a sentence that can be without a word: "...", "12."
MOST_MUTE = 20  # such sentences in a row that are read; what follows in the row tells nothing
CLOSING = "\"”»'’)"
OPENING = "\"“«'‘("
HELD = frozenset({"jailhouse", "custodial"})


def lines(
    text: str,
    stretches: Sequence[tuple[int, int]],
    known: Tables,
    published: str | None,
    names: Collection[str] = (),
) -> Iterator[Line]:
    """The sentences that are no headings, with their dates and numbers."""
    names = frozenset(spelled(name, known.language) for name in names)
    calendar = Calendar(known.language, published)
    look_up = known.chunks.__getitem__
    paragraph = previous = 0
    surnames: set[str] = set()
    opening = len(text) - len(text.lstrip())
    held = -1  # the paragraph in which the last sentence tells of somebody held
    mute = 0
    for low, high in stretches:
        for start, end in sentences(text, low, high, known.language):
            paragraph += "\n" in text[previous:start]
            previous = end
            mute = mute + 1 if end - start < MARKS and not any(map(str.isalpha, text[start:end])) else 0
            if mute > MOST_MUTE:
                continue
            stop = min(end, start + LONGEST)
            words, starts = looked_up(text, start, stop, look_up)
            if not known.says_joints:
                words, starts = unjoined_words.together(text, words, starts, known)
            if known.chained:
                words, starts = grouped(text, words, starts)
            opens = start == opening and len(text) - end > 2 * (end - start)
            if _alone(text, start, end) and _heading(words, opens=opens):
                continue
            moments = calendar.read(text, start, stop, [word.date for word in words], starts)
            line = line_of(text, known, words, starts, moments, paragraph, names)
            line.surnames = surnames
            line.held = held == paragraph and not known.says_joints
            if not line.tags.isdisjoint(HELD):
                held = paragraph
            yield line


def _alone(text: str, start: int, end: int) -> bool:
    return (start == 0 or "\n" in text[max(0, start - 3) : start]) and (end >= len(text) or "\n" in text[end : end + 3])


def _heading(words: list[Word], *, opens: bool) -> bool:
    """A line of its own without a final stop: its acts are told again below it. `opens`: the first of the text; in a
    script without capitals another one has no verb."""
    last = len(words) - 1
    while last > 0 and words[last].text in CLOSING and words[0].text not in OPENING:
        last -= 1
    if words[last].text[-1] in ".!?…:;,،؛؟۔" or words[last].text in CLOSING or len(words) >= 22:
        return False
    first = words[0].text[0]
    if first.isalpha() and first.upper() == first.lower() and not opens and any(w.as_part("v") for w in words):
        return False
    return (first.isupper() or not first.isalpha() or first == first.upper()) and not any(
        "first_person" in word.tags for word in words
    )  # fmt: skip
