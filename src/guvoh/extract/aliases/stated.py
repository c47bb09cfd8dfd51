"""What a text says of two names of one person, as claims of the kind IDE."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guvoh.extract.aliases import cues as tables
from guvoh.extract.aliases.beside import beside
from guvoh.extract.aliases.brackets import bracketed, may_bracket
from guvoh.extract.aliases.cues import cues_of
from guvoh.extract.aliases.speakers import speakers
from guvoh.extract.paragraphs import Stretches, by_language
from guvoh.model import Claim, Span

KIND = "IDE"
CODES = (*tables.CODES, "other_script", "bracket")
SCORES = {"other_script": 0.6, "bracket": 0.3}
SAID = 0.7  # of whatever is said in words
MOST = 40  # of one text: a list of hundreds of names in brackets is a table, and keeps nobody waiting


def aliases_in(text: str, main: Sequence[tuple[int, int]] | None = None, language: str | None = None) -> list[Claim]:
    """The names that a text says to be one person's, in their order. Spans are exact and lie inside `main` (default:
    the whole text). `victims` holds the name that stands first, `actors` the other."""
    stretches = [(0, len(text))] if main is None else list(main)
    if not _may(text):
        return []
    parts = [(language, stretches)] if language else by_language(text, stretches)
    return sorted((claim for tongue, own in parts for claim in stated_in(text, own, tongue)), key=lambda c: c.start)


def stated_in(text: str, stretches: Stretches, language: str) -> list[Claim]:
    """The same in the stretches of one language. One that has no table of phrases is read for brackets alone."""
    found: dict[tuple[int, int], Claim] = {}
    for name, other, code, low, high in _pairs(text, stretches, language):
        key = name.start, other.start
        if key not in found and len(found) < MOST:
            start, end = min(name.start, other.start), max(name.end, other.end)
            who = speakers(text, low, high, start, language)
            who = tuple(one for one in who if not (one.start < end and one.end > start))
            found[key] = Claim(
                start, end, text[start:end], "", code=code, kind=KIND, victims=(name,), actors=(other,),
                attribution=who, language=language, rule=f"alias:{code}", score=SCORES.get(code, SAID),
            )  # fmt: skip
    return list(found.values())


def _pairs(text: str, stretches: Stretches, language: str) -> Iterator[tuple[Span, Span, str, int, int]]:
    known = cues_of(language)
    plain = tables.plain(text) if known else ""
    for low, high in stretches if known else ():
        assert known is not None
        for match in tables.phrases_in(plain, low, high, known):
            code = tables.code_of(match)
            two = beside(text, low, high, match.start(), match.end(), known, language)
            for other in two.others if two else ():
                if two is not None and (code != "born_name" or _born(match, other)):
                    yield two.name, other, code, low, high
    if may_bracket(text):
        for low, high in stretches:
            for one in bracketed(text, low, high, language):
                yield one.name, one.other, one.code, low, high


def _born(phrase: re.Match[str], other: Span) -> bool:
    """ "born" alone is said of places too: there it takes a whole name."""
    return len(phrase.group().split()) > 1 or phrase.group() != "born" or " " in other.text


def _may(text: str) -> bool:
    """Whether a phrase of any language, or a name in brackets, can stand in a text: asked first of every text."""
    plain = tables.plain(text)
    languages = ("en",) if text.isascii() else ("en", "ru", "tg", "fa")
    return may_bracket(text) or any(tables.may_say(plain, known) for known in map(cues_of, languages) if known)
