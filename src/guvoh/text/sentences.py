"""Sentences with their places. Abbreviations are data (`words/<language>/abbreviations.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guvoh.text.tables import table

# An end: marks, closing quotes or brackets, white space; or a line break; or, as in hasty posts, a mark with no space
# behind it, between two words that are no address of a page. It begins with one class of characters, so that the
# search runs over all others at once. No branch can overlap another, and of a row of marks only the first begins an
# end: linear.
END = re.compile(
    r"[.!?…؟۔\n](?:(?<!\n)(?<![.!?…؟۔]{2})[.!?…؟۔]*+[\"'”’»\)\]]{0,3}(?:[^\S\n]+|\s*\n\s*)|(?<=\n)\s*"
    r"|(?<=[آ-غف-يپچژکگی]{2}[.!?؟])(?=[آ-غف-يپچژکگی]{2})|(?<=[а-яёӣӯҳқғҷ]{2}[.!?])(?=[А-ЯЁӢӮҲҚҒҶ][а-яёӣӯҳқғҷ ]))"
)
BEFORE_WORD = re.compile(r"[\s(“\"«]")
LAST_WORD = 24  # how far back an abbreviation can begin
DASH = re.compile(r"[—–]\s*([^\W\d_])")  # "No!" — said she
JOINED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # initials without a space between them
MEASURED = re.compile(r"\d\s?[^\W\d_]+$")
OPENING = 30  # "In 2030 г. the court…": so near to its beginning no sentence ends at a measure
BLOCK, WIDEST = 600, 100  # characters looked at for the width of lines, and the widest that are wrapped by hand
WRAPPED = 40  # a line at least this long that ends in mid-sentence was wrapped, not ended


@cache
def _abbreviations(language: str) -> dict[str, str]:
    """By abbreviation what is special about it. `measure`: behind figures it can be the last word. `initials`: the
    language writes initials without a space between them."""
    return {row[0].lower(): row[1] if len(row) > 1 else "" for row in table(language, "abbreviations")}


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


def _goes_on(text: str, last: int, after: int, stop: int) -> bool:
    """Whether the line that begins at `after` goes on with the one that ends at `last`. In a script without capitals:
    whether the first word of it was too long for the line before, as wide as the lines around are."""
    first = text[after : after + 1]
    if first.islower() or not first.isalpha() or first.upper() != first.lower():
        return first.islower()
    ahead = text.rfind("\n\n", max(0, last - BLOCK), last) + 2
    behind = text.find("\n\n", after, min(stop, after + BLOCK))
    block = text[max(ahead, last - BLOCK) : behind if behind >= 0 else min(stop, after + BLOCK)]
    widest = max(map(len, block.split("\n")))
    word = text[after : after + WRAPPED].split(maxsplit=1)[0]
    return widest <= WIDEST and last - text.rfind("\n", 0, last) + len(word) > widest


def _ends(text: str, begin: int, floor: int, match: re.Match[str], stop: int, known: dict[str, str]) -> bool:
    """`floor`: the end of the match before, beyond which no white space belongs to this one."""
    end = match.group()
    after = match.end()
    following = text[after] if after < stop else ""
    if "\n" in end:
        last = match.start() if end[0] != "\n" else floor + len(text[floor : match.start()].rstrip())
        wrapped = end.count("\n") == 1 and last - begin >= WRAPPED and _goes_on(text, last, after, stop)
        return not (wrapped and text[match.start()] not in ".!?…؟۔")
    if following.islower() or following in ",;:":
        return False
    if following in "—–" and (said := DASH.match(text, after, stop)) and said.group(1).islower():
        return False
    if end[0] != "." or end.startswith(("..", ".”", '."')):
        return True
    before = text[max(begin, match.start() - LAST_WORD) : match.start()]
    written = BEFORE_WORD.split(before)[-1]
    word = written.lower()
    if known.get(word) == "measure" and MEASURED.search(before):
        return following.isupper() and match.start() - begin > OPENING
    initial = len(word) == 1 and word.isalpha() and not following.isdigit()
    joined = "?.?" in known and written.isupper() and JOINED.fullmatch(written)
    return not (initial or joined or word in known)
