"""Whether somebody who is held could be among those whom a claim says were let go. Only what contradicts leaves out:
what is not known of the claim or of the person speaks against nobody.

    scope(claims, organisations, own)      what the claims say, read once
    held_elsewhere(scope, place, holder), left_out(scope, known)     "" or why not, of `model.release.LEFT_OUT`
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from guvoh.model.claim import Claim
from guvoh.model.derive.ladder import key
from guvoh.model.places import Located, locate

_WORD = re.compile(r"[^\W_]+")
_NUMBER = frozenset(("no", "nr", "number", "n", "номер", "раками", "شماره"))  # between a prison and its number, folded
_APART = 50.0  # km between two towns that somebody put on the map; nearer ones may be one place
_ARTICLE = re.compile(r"\d{2,4}")
_SEXES = {"woman": "female", "man": "male"}


@dataclass(frozen=True, slots=True)
class Scope:
    """`numbers`: of the prisons that are named; `places` those with coordinates of a town; `sexes` and `child`: said of
    all who were let go; `organisations` and `articles` that the claims name."""

    numbers: frozenset[str]
    places: tuple[Located, ...]
    countries: frozenset[str]
    sexes: frozenset[str]
    child: bool
    organisations: frozenset[str]
    articles: frozenset[str]
    own: Mapping[str, Mapping[str, Any]]

    @property
    def where(self) -> bool:
        """Whether they say from where anybody was let go."""
        return bool(self.numbers or self.places or self.countries)

    @property
    def whom(self) -> bool:
        """Whether they say who, besides the number."""
        return bool(self.sexes or self.child or self.organisations or self.articles)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person. `reasons`: as they were given when he was taken."""

    sex: str = ""
    age: str = ""
    organisations: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()


def scope(
    claims: Sequence[Claim], organisations: Iterable[tuple[str, Sequence[str]]], own: Mapping[str, Mapping[str, Any]]
) -> Scope:
    """`organisations`: (id, names) of the case; `own`: places that somebody set on it."""
    quotes = " ".join(f"{c.quote} {c.place.text if c.place else ''}" for c in claims)
    whom = [_sorts(" ".join(v.text for v in c.victims) + f" {c.count.text if c.count else ''}") for c in claims]
    located = [found for c in claims if c.place and (found := locate(c.place.text, own))]
    said = key(quotes + " " + " ".join(c.reason.text for c in claims if c.reason))
    sexes = frozenset(_SEXES[sort] for sorts in whom for sort in sorts if sort in _SEXES)
    return Scope(
        prison_numbers(quotes), tuple(p for p in located if p.precision in ("exact", "town") and p.lat is not None),
        frozenset(p.country for p in located if p.country), sexes if len(sexes) == 1 else frozenset(),
        bool(whom) and all("child" in sorts for sorts in whom),
        frozenset(id for id, names in organisations if any(f" {key(n)} " in f" {said} " for n in names)),
        articles(c.reason.text for c in claims if c.reason), own,
    )  # fmt: skip


def held_elsewhere(scope: Scope, place: str, holder: str) -> str:
    """Whether the place in which somebody was held contradicts: "state", "place" or ""."""
    held_at = locate(place, scope.own) or locate(holder, scope.own)
    if held_at and held_at.country and scope.countries and held_at.country not in scope.countries:
        return "state"
    numbers = prison_numbers(place) if scope.numbers else frozenset()
    return "place" if (numbers and numbers.isdisjoint(scope.numbers)) or _far(scope.places, held_at) else ""


def left_out(scope: Scope, known: Known) -> str:
    """The first thing besides the place that contradicts; "" for nothing."""
    if scope.sexes and known.sex in ("female", "male") and known.sex not in scope.sexes:
        return "sex"
    if scope.child and known.age == "adult":
        return "age"
    if scope.organisations and known.organisations and known.organisations.isdisjoint(scope.organisations):
        return "group"
    charged = articles(known.reasons) if scope.articles else frozenset()
    return "charge" if charged and charged.isdisjoint(scope.articles) else ""


def _far(places: Sequence[Located], held_at: Located | None) -> bool:
    if held_at is None or held_at.lat is None or held_at.precision not in ("exact", "town") or not places:
        return False
    return all(_km(place, held_at) > _APART for place in places)


def _km(a: Located, b: Located) -> float:
    lat_a, lon_a, lat_b, lon_b = (math.radians(x or 0.0) for x in (a.lat, a.lon, b.lat, b.lon))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def prison_numbers(text: str) -> frozenset[str]:
    """The numbers of the prisons that a text names: "remand prison 2" and "colony No. 5" give 2 and 5."""
    words = _WORD.findall(key(text))
    found = set()
    for at, word in enumerate(words[:-1]):
        if "prison" in _sorts_of(word):
            behind = at + 2 if words[at + 1] in _NUMBER else at + 1
            found.update(words[behind : behind + 1])
    return frozenset(number.lstrip("0") or "0" for number in found if number.isdigit())


def articles(reasons: Iterable[str]) -> frozenset[str]:
    """The numbers of the articles that reasons name, without their parts."""
    return frozenset(n for reason in reasons for n in _ARTICLE.findall(key(reason)))


def _sorts(text: str) -> frozenset[str]:
    return frozenset(sort for word in _WORD.findall(key(text)) for sort in _sorts_of(word))


def _sorts_of(word: str) -> tuple[str, ...]:
    return tuple(sort for sort, whole, begins in _words() if word in whole or word.startswith(begins))


@cache
def _words() -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    rows = []
    for line in files("guvoh.book").joinpath("release_words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sort, _language, words = line.split("\t")
            listed = [key(word) for word in words.split()]
            whole = frozenset(w[1:] for w in listed if w.startswith("="))
            rows.append((sort, whole, tuple(w for w in listed if not w.startswith("="))))
    return tuple(rows)
