"""Where names stand in a text. Pure: a text and an index in, places with their owners out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from guvoh.policy.disguise import disguised
from guvoh.policy.forms import GIVEN, NOBODY, SURNAME, Index, fits, stems_of
from guvoh.policy.letters import APOSTROPHES, Token, listed, script, tokens

MONTHS = listed("may april june august май мая август июль")
BEFORE_MONTH = listed("in since until till during last next early late mid by from в к с до по")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, half-open; `owners` are the persons it may mean, `whole` when more than one part is said."""

    start: int
    end: int
    owners: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What to look for. `protected` is hidden; `named` may be printed whole, and its parts where nobody else has them;
    `allowed` are places and organisations; `unknown` is what nobody has classified."""

    protected: Index = field(default_factory=Index)
    named: Index = field(default_factory=Index)
    allowed: Index = field(default_factory=Index)
    unknown: Index = field(default_factory=Index)
    small_words: frozenset[str] = frozenset()


def find(text: str, names: Names, in_address: bool = False) -> list[Found]:
    """Every protected or unclassified name in the text, longest first where they overlap, in order of place.

    In an address (`in_address`) capitals mean nothing, so words of everyday language count only in whole names.
    """
    words = tokens(text)
    if not words:
        return []
    named = _rows(text, words, names.named)
    hits: list[tuple[int, int, frozenset[str], bool]] = []
    for first, last, owners in _rows(text, words, names.protected):
        # A named person's whole name stands, unless a protected name is as long or longer and covers it.
        if not any(a <= first and last <= b and b - a > last - first for a, b, _ in named):
            hits.append((first, last, owners, True))
    kept = {n for a, b, _ in named if not any(f <= a and b <= e for f, e, _, _ in hits) for n in range(a, b)}
    shielded = kept | {n for a, b, _ in _rows(text, words, names.allowed) for n in range(a, b)}
    for first, last, owners in _rows(text, words, names.unknown):
        said = range(first, last)
        small = not in_address and all(text[words[n].start].islower() for n in said)
        small = small and not any(_sure(words[n].word, names.unknown) for n in said)
        if not small and not any(n in kept for n in said) and not all(n in shielded for n in said):
            hits.append((first, last, owners, True))
    hits += _together(words, names.protected, kept)
    for position in range(len(words)):
        hits += _alone(text, words, position, names, kept, shielded, in_address)
    plainly = {n for first, last, _owners, _whole in hits for n in range(first, last)}
    hits += disguised(text, words, names.protected, shielded | plainly)
    return _joined(text, words, hits)


def _rows(text: str, words: list[Token], index: Index) -> list[tuple[int, int, frozenset[str]]]:
    """Names of several parts: (first word, word after the last, owners), every length."""
    found: dict[tuple[int, int], set[str]] = {}
    for position, token in enumerate(words):
        seen = set()
        for base in stems_of(token.word):
            for row, owner in index.rows.get(base, ()):
                if (row, owner) in seen:
                    continue
                seen.add((row, owner))
                end = position + len(row)
                if end <= len(words) and _stands(text, words[position:end], row):
                    found.setdefault((position, end), set()).add(owner)
    return [(first, last, frozenset(owners)) for (first, last), owners in found.items()]


def _stands(text: str, said: list[Token], row: tuple[str, ...]) -> bool:
    for token, part in zip(said, row, strict=True):
        if not fits(token.word, part) or (len(part) == 1 and not _initial(token)):
            return False
    gaps = (text[a.end : b.start] for a, b in pairwise(said))
    return all(len(gap) < 12 and not any(sign in gap for sign in "!?;:()[]") for gap in gaps)


def _together(
    words: list[Token], index: Index, kept: set[int]
) -> Iterator[tuple[int, int, frozenset[str], bool]]:
    """Whole names run together, as in a hashtag or the name of an account."""
    if not index.together:
        return
    for position, token in enumerate(words):
        if len(token.word) > 5 and position not in kept and (owners := index.whole_names_in(token.word)):
            yield position, position + 1, owners, True


def _alone(
    text: str, words: list[Token], position: int, names: Names, kept: set[int], shielded: set[int], in_address: bool
) -> Iterator[tuple[int, int, frozenset[str], bool]]:
    """One part of a name by itself; with a hyphen inside it too ("Al-Din" for Aldin)."""
    token = words[position]
    if position in kept:
        return
    yield from _one(text, words, position, position + 1, token, names, shielded, in_address)
    if position + 1 < len(words) and words[position + 1].glued:
        after = words[position + 1]
        both = Token(token.word + after.word, token.start, after.end, token.capital)
        yield from _one(text, words, position, position + 2, both, names, shielded, in_address)


def _one(
    text: str, words: list[Token], first: int, last: int, token: Token, names: Names, shielded: set[int],
    in_address: bool,
) -> Iterator[tuple[int, int, frozenset[str], bool]]:  # fmt: skip
    owners = set()
    for base in stems_of(token.word):
        for part in names.protected.alone.get(base, ()):
            if not fits(token.word, part.word):
                continue
            if part.needs_capital and (in_address or not token.capital or _is_month(words, first, token)):
                continue
            if part.strength == GIVEN and first in shielded:
                continue
            owners.add(part.owner)
        if not owners and first not in shielded:
            name_like = token.capital and token.word not in names.small_words
            for part in names.unknown.alone.get(base, ()):
                if fits(token.word, part.word) and (part.sure or (name_like and not _is_month(words, first, token))):
                    owners.add(part.owner)
    if not owners:
        return
    for base in stems_of(token.word):
        for part in names.named.alone.get(base, ()):
            if fits(token.word, part.word):
                if owners == {NOBODY} and part.strength == SURNAME:
                    return
                owners.add(part.owner)
        # The same part in a name that is allowed, or that nobody classified: then no code name may stand here, for it
        # would say something of the wrong person ("President Rahim" is not the pupil Rahim).
        for part in (*names.allowed.alone.get(base, ()), *names.unknown.alone.get(base, ())):
            if fits(token.word, part.word):
                owners.add(NOBODY)
    yield first, last, frozenset(owners), False


def _sure(word: str, index: Index) -> bool:
    return any(part.sure and fits(word, part.word) for base in stems_of(word) for part in index.alone.get(base, ()))


def _is_month(words: list[Token], position: int, token: Token) -> bool:
    """Whether a name of a month stands in a date: "12 May", "May 2024", "in May"."""
    if token.word not in MONTHS:
        return False
    before = words[position - 1].word if position else ""
    after = words[position + 1].word if position + 1 < len(words) else ""
    return before.isdigit() or after.isdigit() or before in BEFORE_MONTH


def _joined(text: str, words: list[Token], hits: list[tuple[int, int, frozenset[str], bool]]) -> list[Found]:
    """Overlapping and neighbouring hits become one; initials beside a name belong to it."""
    hits.sort(key=lambda hit: (hit[0], -(hit[1] - hit[0]), not hit[3]))
    groups: list[tuple[int, int, frozenset[str], bool]] = []
    for first, last, owners, whole in hits:
        if groups:
            a, b, known, known_whole = groups[-1]
            beside = first < b or _next_to(text, words, b, first)
            shared = _together_owners(known, known_whole, owners, whole)
            if first < b or (beside and shared):
                groups[-1] = (a, max(b, last), shared or known | owners, known_whole or whole)
                continue
        groups.append((first, last, owners, whole))
    out = []
    for first, last, owners, whole in groups:
        begin, end = words[first].start, words[last - 1].end
        if text[end - 2 : end - 1] in APOSTROPHES and text[end - 1 : end] in {"s", "S"}:
            end -= 2  # the possessive stays with the code name
        back = first - 1
        while back >= 0 and _initial(words[back]) and text[words[back].end : begin].strip() in {"", "."} \
                and len(text[words[back].end : begin]) < 4 and "." in text[words[back].end : begin]:
            begin = words[back].start
            back -= 1
        ahead = last
        while ahead < len(words) and _initial(words[ahead]) and not text[end : words[ahead].start].strip(" .,") \
                and text[words[ahead].end : words[ahead].end + 1] == ".":
            end = words[ahead].end + 1
            ahead += 1
        out.append(Found(begin, end, owners, whole))
    return out


def _next_to(text: str, words: list[Token], end: int, begin: int) -> bool:
    """Whether nothing but spaces, hyphens or initials parts two hits: "Hope M. Aldin"."""
    between = words[end:begin]
    gap = text[words[end - 1].end : words[begin].start]
    if not between:
        return not gap.strip(" \n\r\t\xa0-‐")
    return len(between) < 3 and all(map(_initial, between)) and len(gap) < 4 * len(between) + 3


def _together_owners(a: frozenset[str], a_whole: bool, b: frozenset[str], b_whole: bool) -> frozenset[str]:
    """Whom two hits mean together; empty when they mean different people. A whole name outweighs a part."""
    if a_whole and not b_whole:
        return a if a & b or (len(a) == 1 and a <= b) else frozenset()
    if b_whole and not a_whole:
        return b if a & b else frozenset()
    return a & b


def _initial(token: Token) -> bool:
    return len(token.word) == 1 and not token.word.isdigit() and (token.capital or script(token.word) == "Arabic")
