"""What a figure counts: its unit, and whether it is only part of what another figure counts (domain model 7 d, 8.1).

Words are data: `parts.tsv`. A part never adds to a whole and never widens its range; units are never compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path

from guvoh.model.claim import Claim
from guvoh.text.fold import fold
from guvoh.text.tables import read_table

PERSONS, FAMILIES, CASES, ACTS, UNSAID = "person", "family", "case", "act", ""  # words/count_units.yaml
UNITS = (PERSONS, FAMILIES, CASES, ACTS, UNSAID)  # which one makes the range, where the sources count several
# Acts whose figures are not people: an organisation is banned, a page is blocked. Of the last two nobody can say what.
OF_ACTS = frozenset({"ban_or_designation", "censorship", "search_or_seizure"})
NOT_PEOPLE = OF_ACTS | {"statement_or_condemnation", "other"}
OWN_KIN = 9  # people; so many kin of one's own are some of the kin of many
MANY = 4  # times: a whole is so much more than those few
BEHIND = 3  # words behind a number in which its unit is looked for


def unit(claim: Claim) -> str:
    """The unit of the claim's figure (`UNITS`), by the words at the number: "12 families", "8 criminal cases", "3
    raids"; without such words by the act: a search or a ban counts acts, all else people. A protest counts those who
    come; an arrest or a detention counted is a person taken. "" where neither tells."""
    if claim.count is None:
        return PERSONS
    said = _folded(claim.count.text)
    here = _folded(claim.quote).find(said)
    after = _folded(claim.quote)[here + len(said) :].split()[:BEHIND] if here >= 0 and said else []
    behind = list(takewhile(lambda word: word not in _words("break"), after))
    near = f" {' '.join([said or _folded(claim.quote), *behind])} "
    places = [(at, kind) for kind in (FAMILIES, ACTS, CASES, PERSONS) if (at := _first(near, kind)) >= 0]
    if places:
        return min(places, key=lambda place: place[0])[1]  # of two in one place ("cases of") the one that stands first
    return PERSONS if claim.act not in NOT_PEOPLE else ACTS if claim.act in OF_ACTS else UNSAID


def _first(near: str, kind: str) -> int:
    """Where the first word of a unit begins, -1 for none."""
    words = [*(f" {begin}" for begin in _words(kind)), *(f" {word} " for word in _words(f"{kind} alone"))]
    return min((at for word in words if (at := near.find(word)) >= 0), default=-1)


def parts_among(claims: Sequence[Claim]) -> list[bool]:
    """Which of the figures of one incident only count some of those whom another counts, in the same order. By words
    ("including two women", "three of them", "his two brothers"), and few kin of one's own beside many. Where all are
    parts, none is."""
    wholes = [not _says_part(claim) for claim in claims]
    most = max(
        (n for c, whole in zip(claims, wholes, strict=True) if whole and (n := _least(c)) is not None), default=0
    )
    found = [
        _few_kin(claim, most) or (not whole and (_most(claim) or 0) <= most)
        for claim, whole in zip(claims, wholes, strict=True)
    ]
    return [False] * len(claims) if all(found) else found


def _says_part(claim: Claim) -> bool:
    if claim.count is None:
        return False
    quote, said = f" {_folded(claim.quote)} ", _folded(claim.count.text)
    at = quote.find(said) if said else -1
    near = quote[: at + len(said) + 12] if at >= 0 else quote  # "three of them": behind the number
    people = " ".join(f" {_folded(v.text)} " for v in claim.victims)
    if said and f" {said} " in people and not any(c.isdigit() for c in said) and _is_listed(claim):
        return True
    if any(f" {word} " in quote for word in _words("alone")):
        return True
    phrases = _words("part")
    return any(f" {p} " in near or f" {p} " in people for p in phrases) or (
        any(f" {own} " in people for own in _words("own")) and _is_kin(people)
    )


def _is_listed(claim: Claim) -> bool:
    """Whether the figure is not a number that was said but people who were named, one, or one after the other."""
    said = claim.count.text if claim.count else ""
    return any(word[:1].isupper() for word in said.split()[1:]) or said in {v.text for v in claim.victims}


def _most(claim: Claim) -> int | None:
    return None if claim.count is None else claim.count.high if claim.count.high is not None else claim.count.low


def _few_kin(claim: Claim, most: int) -> bool:
    high = claim.count.high if claim.count else None
    if high is None or high > OWN_KIN or most < MANY * high:
        return False
    return _is_kin(" ".join(_folded(v.text) for v in claim.victims))


def _is_kin(people: str) -> bool:
    return any(word.startswith(begin) for word in people.split() for begin in _words("kin"))


def _least(claim: Claim) -> int | None:
    return None if claim.count is None else claim.count.low if claim.count.low is not None else claim.count.high


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text).text).split())


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table(Path(__file__).parent / "parts.tsv")
    return frozenset(_folded(word) for row in rows if row[0] == kind for word in row[2].split("|"))
