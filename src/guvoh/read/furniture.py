"""What on a page is not the text: menus, share lines, lists of other stories, author boxes, captions.

By shape and by words (`words/furniture.tsv`, any language). A doubtful paragraph stays main: a line of furniture that
is read costs a moment, a paragraph that is left out is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guvoh.model import Block
from guvoh.text.tables import read_table

WORDS = Path(__file__).parent / "words" / "furniture.tsv"
SHORT = 90  # characters of a line that can be a headline or a menu entry
HEADLINE = 220  # characters of the longest entry in a list of other stories
BOX = 420  # characters of the longest author box
WORDED = 160  # characters of the longest line that is judged by its words
LINE = re.compile(r"[^\n]+")
FINAL = (".", "!", "?", "…", ":", ";", "”", '"', "»", "؟", "۔", "’")
BULLET = re.compile(r"^\s*(?:[-–—•*▪·►»]|\d{1,2}\))\s*")
APART = re.compile(r"\s*[|•·›»/]\s+|\s{2,}|\t")
NUMBERED = re.compile(r"^\s*\d{1,2}\.\s")


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    text: str
    main: bool = True

    @property
    def headline(self) -> bool:
        """Looks like a headline or a menu entry: short, and no sentence ends in it."""
        return len(self.text) <= SHORT and not self.text.endswith(FINAL)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in read_table(WORDS):
        found.setdefault(row[0], []).extend(row[1].split("|"))
    return {kind: tuple(words) for kind, words in found.items()}


def main_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs of a plain text in order, each marked main content or furniture. Linear in the length."""
    pieces = _pieces(text)
    _by_words(pieces)
    _before_the_text(pieces)
    _after_the_text(pieces)
    return tuple(Block(p.start, p.end, None, number, p.main) for number, p in enumerate(pieces, 1))


def _pieces(text: str) -> list[_Piece]:
    """Lines, with a line that was wrapped in mid-sentence joined to the one before it."""
    pieces: list[_Piece] = []
    for match in LINE.finditer(text):
        body = match.group().strip()
        if not body:
            continue
        start = match.start() + match.group().index(body)
        last = pieces[-1] if pieces else None
        if (
            last is not None
            and "\n\n" not in text[last.end : start]
            and len(last.text) >= 40
            and body[0].islower()
            and not last.text.endswith(FINAL)
        ):
            last.end = start + len(body)
            last.text = text[last.start : last.end]
        else:
            pieces.append(_Piece(start, start + len(body), body))
    return pieces


def _by_words(pieces: list[_Piece]) -> None:
    words = _words()
    listing = False
    for piece in pieces:
        if not listing and len(piece.text) > WORDED and piece.text[0].isalpha():
            continue  # a paragraph, as most are
        low = BULLET.sub("", piece.text).lower()
        if len(low) <= SHORT and low.startswith(words["list"]):
            piece.main, listing = False, True
        elif listing and _entry(piece):
            piece.main = False
        else:
            listing = False
            if _menu(piece.text) or (len(low) <= SHORT + 40 and _begins(low, words["line"]) and _no_sentence(low)):
                piece.main = False


def _begins(low: str, words: tuple[str, ...]) -> bool:
    """A short line begins with such words; a longer one only if they fill a good part of it."""
    for word in words:
        if low.startswith(word):
            rest = low[len(word) :]
            if not rest or not word[-1].isalnum() or (not rest[0].isalnum() and len(low) <= SHORT + 40):
                return len(low) <= len(word) + 90
    return False


def _no_sentence(low: str) -> bool:
    """No full sentence of a story: captions and notices may end in a stop, but are few words."""
    return not low.endswith(".") or len(low.split()) <= 16


def _entry(piece: _Piece) -> bool:
    """An entry in a list of other stories: a headline, a bullet, or a teaser that breaks off."""
    if piece.text.endswith(("...", "…")):
        return True
    return len(piece.text) <= HEADLINE and (bool(BULLET.match(piece.text)) or not piece.text.endswith(FINAL))


def _menu(body: str) -> bool:
    """Entries side by side, kept apart by bars or wide gaps."""
    if len(body) > WORDED or body.endswith("."):
        return False
    parts = [p for p in APART.split(body) if p]
    return len(parts) >= 3 and max(map(len, parts)) <= 30


def _before_the_text(pieces: list[_Piece]) -> None:
    """Short lines before the headline: the last headline before the first paragraph stays."""
    first = next((n for n, p in enumerate(pieces) if p.main and not p.headline), None)
    if first is None or first > 12:
        return
    for piece in pieces[: max(0, first - 1)]:
        if len(piece.text) <= 45:
            piece.main = False


def _after_the_text(pieces: list[_Piece]) -> None:
    """From the end backwards: teasers under headlines, lists of headlines, an author box before them."""
    words = _words()
    last = len(pieces) - 1
    while last > 0:
        piece, above = pieces[last], pieces[last - 1]
        boxed = any(not p.main for p in pieces[last + 1 : last + 2])
        if not piece.main:
            pass
        elif above.headline and not _numbered_near(pieces, last) and _listed(piece, last):
            piece.main = above.main = False
        elif len(piece.text) <= BOX and any(word in piece.text.lower() for word in words["author"]):
            if not (boxed or last == len(pieces) - 1):
                return
            piece.main = False
            if above.headline and len(above.text.split()) <= 5:
                above.main = False
        elif boxed and piece.headline and last == len(pieces) - 1:
            piece.main = False
        else:
            return
        last -= 1


def _listed(piece: _Piece, place: int) -> bool:
    """Under a headline: a teaser that breaks off, or one more headline."""
    return piece.text.endswith(("...", "…")) or (piece.headline and place > 2)


def _numbered_near(pieces: list[_Piece], place: int) -> bool:
    return any(NUMBERED.match(p.text) for p in pieces[max(0, place - 1) : place + 1])
