"""Where and when the acts of an article happened: the country, the town and the day that its claims speak for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from guvoh.model import Claim

HERE = Path(__file__).parent
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEIGHT = {
    "killing": 1.0, "arrest": 1.0, "detention": 1.0, "abduction_or_rendition": 1.0, "enforced_disappearance": 1.0,
    "torture_or_ill_treatment": 0.8, "physical_attack": 0.8, "conviction": 0.5,
}  # fmt: skip
FADES = 1500  # characters after which a word weighs half of one at the top
NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|al|el|de|da|do|of|la|del))*(?<![.,])")
DATELINE = re.compile(
    r"^\s*(?:[A-Z][a-z]+ \d{1,2}, \d{4}\s*)?"
    r"([A-Z][A-Za-z.' -]{2,30}?)(?:, [A-Z][\w. ]{2,25})?\s*(?:\([^)]{2,25}\)\s*)?[-–—:]\s"
)
KINDS = re.compile(
    r"\b(?:the |city of |town of |village of )|"
    r"(?: (?:city|district|province|region|state|county|village|town))$", re.I
)
NO_TOWN = re.compile(
    r"^(?:[A-Z]{2,5}|"
    r".*(?:Prison|Court|University|Ministry|Street|Square|Airport|Hospital|Police|Station|Centre|"
    r"Center|Road|Avenue|Parliament|Embassy|School|Camp|State|Province|Region|Africa|Asia|Europe|East|West|Islam\w*|"
    r"Internet|Facebook|Twitter|Jail|House|Church|Mosque))$"
)


@cache
def countries() -> dict[str, str]:
    """Every name and people of `countries.tsv` by the country that it speaks of."""
    known: dict[str, str] = {}
    for line in (HERE / "countries.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, others, peoples = (*line.split("\t"), "", "")[:3]
            for word in (name, *others.split(";"), *(people.replace("-", " ") for people in peoples.split())):
                if word:
                    known.setdefault(word, name)
    return known


@cache
def _mentions() -> re.Pattern[str]:
    return re.compile(r"\b(" + "|".join(map(re.escape, sorted(countries(), key=len, reverse=True))) + r")(?![\w-])")


def country(text: str, claims: Sequence[Claim]) -> str | None:
    """The country named most, early words and the places of claims before others; None where none is named."""
    counted: dict[str, float] = defaultdict(float)
    for match in _mentions().finditer(text):
        counted[countries()[match.group()]] += 1 / (1 + match.start() / FADES)
    for claim in claims:
        if claim.place:
            for match in _mentions().finditer(claim.place.text):
                counted[countries()[match.group()]] += 1 / (1 + claim.start / FADES)
    return max(counted, key=counted.__getitem__) if counted else None


def town(text: str, title: int, claims: Sequence[Claim]) -> str | None:
    """The named place of the claims that is no country, early ones first; else that of the dateline."""
    counted: dict[str, float] = defaultdict(float)
    dateline = DATELINE.match(text[title : title + 120])
    if dateline:
        counted[dateline.group(1).strip().title()] += 1.0
    for claim in claims:
        if claim.place and claim.act != "statement_or_condemnation":
            for match in NAME.finditer(claim.place.text):
                name = re.sub(r"['’]s?$", "", KINDS.sub("", match.group())).strip()
                if name and not NO_TOWN.match(name):
                    counted[name] += claim.score / (1 + claim.start / FADES)
    named = [name for name in counted if name not in countries() or name == "Hong Kong"]
    return max(named, key=counted.__getitem__) if named else None


def day(claims: Sequence[Claim], published: str) -> tuple[str, str | None, str | None]:
    """Year, month and day of the act that is dated best; the year of publication where none is dated.

    How the training articles are answered: a year or a figure in the words of a date weighs more than "on Monday", what
    is done to people more than the rest, what is long past a little more than news, what is told early more than late.
    """
    best: tuple[float, tuple[str, str | None, str | None]] | None = None
    for claim in claims:
        if claim.date is None or claim.date.start is None or claim.act in {"statement_or_condemnation", "protest"}:
            continue
        start, end = claim.date.start, claim.date.end or claim.date.start
        month = MONTHS[int(start[5:7]) - 1] if start[:7] == end[:7] else None
        parts = (start[:4], month, str(int(start[8:])) if start == end else None)
        worth = sum(part is not None for part in parts) + claim.score - claim.start / FADES
        worth += bool(re.search(r"\d{4}", claim.date.text)) - 0.5 * (not re.search(r"\d", claim.date.text))
        worth += WEIGHT.get(claim.act, 0.0) + 0.2 * min(5, max(0, int(published[:4]) - int(start[:4])))
        if best is None or worth > best[0]:
            best = worth, parts
    return best[1] if best else (published[:4], None, None)
