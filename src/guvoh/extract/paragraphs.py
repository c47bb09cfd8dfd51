"""A text in several languages, parted paragraph by paragraph: posts quote, answer and repeat themselves in two."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.text.language import language_of

Stretches = list[tuple[int, int]]
LEAST = 30  # letters of a paragraph that can say its language; a shorter one is taken as the one before it
# Letters that it takes between languages of one script; those with letters of their own are known by them.
SURE = {"tg": LEAST, "ru": 60, "uk": 60, "kk": 60, "fa": 60, "ar": 60}
OTHERS = 200
ENOUGH = 300  # characters that nearly always hold as many letters


def by_language(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[str, Stretches]]:
    """The stretches of each language, in the order in which the languages begin. A stretch is only cut between
    paragraphs of two languages. Text without any letter beyond ASCII is of one. What is too short to say its language
    is tried as English, the only one in Latin letters that is read."""
    if text.isascii():
        return [(_whole(text, stretches), list(stretches))]
    found: dict[str, Stretches] = {}
    before = ""
    for low, high in stretches:
        start = low
        while start < high:
            end = text.find("\n", start, high) + 1 or high
            said, sure = _told(text[start:end])
            tongue = said if said and sure else _tongue(said, before or _whole(text, stretches))
            runs = found.setdefault(tongue, [])
            if tongue == before and runs and runs[-1][1] == start and start > low:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
            before, start = tongue, end
    return list(found.items())


def _whole(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    return language_of("".join(text[low:high] for low, high in stretches)) or "en"


def _told(paragraph: str) -> tuple[str | None, bool]:
    """The language of a paragraph, and whether it is long enough to say so whatever stands around it."""
    letters = sum(map(str.isalpha, paragraph[:ENOUGH]))
    if letters < OTHERS and len(paragraph) > ENOUGH:
        letters = sum(map(str.isalpha, paragraph))
    said = language_of(paragraph) if letters >= LEAST else None
    return said, said is not None and letters >= SURE.get(said, OTHERS)


def _tongue(said: str | None, otherwise: str) -> str:
    """Another script says another language at once; in the same script it takes a longer paragraph to say so."""
    return otherwise if said is None or _script(said) == _script(otherwise) else said


def _script(language: str) -> str:
    return "arabic" if language in {"fa", "ar"} else "cyrillic" if language in {"ru", "tg", "uk", "kk"} else "latin"
