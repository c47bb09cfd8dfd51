"""Articles of law that a ground or a charge names: "under Article 307 (2) of the Criminal Code"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guvoh.extract.beyond.marks import folded, words_of
from guvoh.model import Claim

NUMBERS = r"\d{1,4}(?:[.\-–]\d{1,3})*(?:\s?\(\d{1,2}\))?"
MORE = rf"(?:(?:\s?,\s?|\s(?:and|or|и|или|ва|ё|و|یا)\s){NUMBERS})*"


def articles(text: str, stretches: Sequence[tuple[int, int]], language: str) -> Iterator[Claim]:
    """Each mention of articles of a law, with its numbers as `code`."""
    pattern = _pattern(language)
    if pattern is None:
        return
    for low, high in stretches:
        said = folded(text[low:high], language)
        if not any(word in said for word in words_of(language, "article")):
            continue
        for match in pattern.finditer(said):
            start, end = low + match.start(), low + match.end()
            numbers = ",".join(re.findall(NUMBERS, match.group("numbers")))
            yield Claim(
                start, end, text[start:end], "", code=f"art:{numbers}", kind="REA", language=language, rule="article",
                score=0.4,
            )  # fmt: skip


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """ "part 4 of Article 247", "Articles 179 and 307 of the Criminal Code"."""
    words, parts, laws = (_listed(language, row) for row in ("article", "part", "law"))
    if not words:
        return None
    part = rf"(?:{parts})\s{NUMBERS}{MORE}" if parts else "(?!)"
    joint = r"\s?,?\s(?:of\s)?"
    law = rf"(?:\s(?:[^\W\d_]+\s){{0,3}}?(?:{laws})\b)?" if laws else ""
    return re.compile(rf"\b(?P<numbers>(?:{part}{joint})?(?:{words})\s{NUMBERS}{MORE}(?:{joint}{part})?){law}")


def _listed(language: str, row: str) -> str:
    return "|".join(sorted(map(re.escape, words_of(language, row)), key=len, reverse=True))
