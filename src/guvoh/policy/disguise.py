"""Names that are written so that no search finds them: letters apart, cut in two, backwards, inside another word, in
another script. Places are numbers of words; nothing here is sure, so a hit is only ever taken out, never printed."""

from __future__ import annotations

from collections.abc import Iterator

from guvoh.policy.forms import LONG, NOBODY, Index, fits, stems_of
from guvoh.policy.letters import Token

Hit = tuple[int, int, frozenset[str], bool]
APART = 4  # single letters in a row that may spell a name
BACKWARDS = 5  # letters; shorter words read backwards are too often words
INSIDE = 7  # letters of a part inside a plain word; in an account's name fewer are enough
PIECES = 3


def disguised(text: str, words: list[Token], index: Index, done: set[int]) -> Iterator[Hit]:
    """(first word, word after the last, whose, False) for each protected name in disguise; `done` is passed over."""
    if not index.alone:
        return
    yield from _letters_apart(text, words, index)
    for place, token in enumerate(words):
        if place in done:
            continue
        yield from _in_pieces(text, words, place, index)
        owners = frozenset(
            part.owner for part in index.sounding(token.word)
            if (token.capital or not text[token.start].islower()) and not (part.needs_capital and not token.capital)
        )  # fmt: skip
        end = place + 1
        if not owners:
            end, owners = _backwards(words, place, index)
        if not owners and len(token.word) > INSIDE:
            owners = frozenset(
                owner for part, people in index.long.items() if len(part) >= INSIDE and part in token.word
                for owner in (*people, NOBODY)
            )  # fmt: skip
        if owners:
            yield place, end, owners, False


def _letters_apart(text: str, words: list[Token], index: Index) -> Iterator[Hit]:
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and len(words[end].word) == 1 and (
            end == place or len(text[words[end - 1].end : words[end].start]) < 4
        ):
            end += 1
        if end - place >= APART:
            said = "".join(token.word for token in words[place:end])
            parts = [p for known in index.alone.values() for p in known if len(p.word) >= APART and p.word in said]
            longest = max((len(part.word) for part in parts), default=0)
            if owners := frozenset(part.owner for part in parts if len(part.word) == longest):
                yield place, end, owners, False
        place = max(end, place + 1)


def _backwards(words: list[Token], place: int, index: Index) -> tuple[int, frozenset[str]]:
    """Read from its end; the capital that then stands last had parted it."""
    said, end = words[place].word, place + 1
    if end < len(words) and words[end].glued and len(words[end].word) == 1:
        said, end = said + words[end].word, end + 1
    return end, _whose(said[::-1], index) if len(said) >= BACKWARDS else frozenset()


def _in_pieces(text: str, words: list[Token], place: int, index: Index) -> Iterator[Hit]:
    """A long part of a name cut by spaces."""
    said = words[place].word
    for end in range(place + 1, min(place + PIECES, len(words))):
        if text[words[end - 1].end : words[end].start].strip() or words[end].word.isdigit():
            return
        said += words[end].word
        if len(said) >= LONG and (owners := _whose(said, index, LONG)):
            yield place, end + 1, owners, False


def _whose(word: str, index: Index, least: int = 0) -> frozenset[str]:
    return frozenset(
        part.owner for base in stems_of(word) for part in index.alone.get(base, ())
        if not part.needs_capital and len(part.word) >= least and fits(word, part.word)
    )  # fmt: skip
