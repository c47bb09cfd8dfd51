"""Sentences with their places. Abbreviations are data (`words/<language>/abbreviations.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guvoh.text.tables import table

# An end: marks, closing quotes or brackets, white space; or a line break. It begins with one class of characters, so
# that the search runs over all others at once. No branch can overlap another: linear.
END = re.compile(r"[.!?…؟۔\n](?:(?<!\n)[.!?…؟۔]*[\"'”’»\)\]]{0,3}(?:[^\S\n]+|\s*\n\s*)|(?<=\n)\s*)")
BEFORE_WORD = re.compile(r"[\s(“\"«]")
LAST_WORD = 24  # how far back an abbreviation can begin
WRAPPED = 40  # a line at least this long that ends in mid-sentence was wrapped, not ended


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(row[0].lower() for row in table(language, "abbreviations"))


def sentences(text: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[tuple[int, int]]:
    """The sentences between `start` and `end`: half-open, in order, never empty, without white space at either side."""
    stop = len(text) if end is None else end
    known = _abbreviations(language)
    begin = before = start
    for match in END.finditer(text, start, stop):
        floor, before = before, match.end()
        if not _ends(text, begin, floor, match, stop, known):
            continue
        if body := text[begin:before].strip():
            left = text.index(body[0], begin)
            yield left, left + len(body)
        begin = before
    if body := text[begin:stop].strip():
        left = text.index(body[0], begin)
        yield left, left + len(body)


def _ends(text: str, begin: int, floor: int, match: re.Match[str], stop: int, known: frozenset[str]) -> bool:
    """`floor`: the end of the match before, beyond which no white space belongs to this one."""
    end = match.group()
    after = match.end()
    following = text[after] if after < stop else ""
    if "\n" in end:
        last = match.start() if end[0] != "\n" else floor + len(text[floor : match.start()].rstrip())
        wrapped = end.count("\n") == 1 and last - begin >= WRAPPED and following.islower()
        return not (wrapped and text[match.start()] not in ".!?…؟۔")
    if following.islower() or following in ",;:":
        return False
    if end[0] != "." or end.startswith(("..", ".”", '."')):
        return True
    word = BEFORE_WORD.split(text[max(begin, match.start() - LAST_WORD) : match.start()])[-1].lower()
    initial = len(word) == 1 and word.isalpha() and not following.isdigit()
    return not (initial or word in known)
